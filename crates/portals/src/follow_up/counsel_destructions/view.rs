//! The page at `/counsel/destructions`: files that wait for their destruction.

use askama::Template;
use clearline_frame::view::{Fact, Page, Pager};

use crate::follow_up::view::DestructionRow;

/// `/counsel/destructions`: what waits, the oldest first.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/counsel_destructions/page.html")]
pub(super) struct WaitingDestructions {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The notifications that wait.
    pub rows: Vec<DestructionRow>,
    /// The waiting time, with what it rests on.
    pub policy: Vec<Fact>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}
