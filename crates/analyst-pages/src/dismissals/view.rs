//! The page at `/desk/dismissals`: bulk dismissals, and which can still be undone.

use askama::Template;
use clearline_frame::view::{Moment, Page, Pager, State};

/// One bulk dismissal. Its form posts `csrf` to `/desk/dismissals/{id}/undo`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DismissalRow {
    /// Its part of the address.
    pub id: String,
    /// The group's part of the address.
    pub group: String,
    /// Who ordered it.
    pub by: String,
    /// The moment of the dismissal.
    pub at: Moment,
    /// The reason that the person gave.
    pub reason: String,
    /// How far it is.
    pub state: State,
    /// Until when it can be undone; none where it cannot any more.
    pub undo_until: Option<Moment>,
}

/// `/desk/dismissals`: what was dismissed together.
#[derive(Debug, Clone, Template)]
#[template(path = "dismissals/page.html")]
pub(super) struct Dismissals {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The dismissals, the newest first.
    pub rows: Vec<DismissalRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}
