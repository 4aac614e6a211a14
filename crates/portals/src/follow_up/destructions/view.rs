//! The page at `/auditor/destructions`.

use askama::Template;
use clearline_frame::view::{Page, Pager};

use crate::follow_up::view::DestructionRow;

/// The page at `/auditor/destructions`.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/destructions/page.html")]
pub(super) struct Destructions {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The notifications, the newest first.
    pub rows: Vec<DestructionRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}
