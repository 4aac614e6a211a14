//! The entries of the ledger as a list.

use askama::Template;
use clearline_frame::view::{Page, Pager};

use crate::auditor::view::EntryRow;

/// The page at `/auditor/entries`.
#[derive(Debug, Clone, Template)]
#[template(path = "auditor/entries/page.html")]
pub(super) struct Entries {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The entries, newest first.
    pub rows: Vec<EntryRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}
