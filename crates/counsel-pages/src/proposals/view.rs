//! The page at `/counsel/proposals`.

use askama::Template;
use clearline_frame::view::{Moment, NavItem, Page, Pager, State};
use clearline_report::Message;

/// The page at `/counsel/proposals`.
#[derive(Debug, Clone, Template)]
#[template(path = "proposals/page.html")]
pub(super) struct Proposals {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Which proposals are listed, and which others can be: those that wait, those that are settled,
    /// and the rulings that wait for an approval (`/counsel/approvals`).
    pub parts: Vec<NavItem>,
    /// The proposals.
    pub rows: Vec<ProposalRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}

/// One proposal. Its page is `/counsel/proposals/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ProposalRow {
    /// Its id.
    pub id: String,
    /// What kind of change, such as `Basis of an agency`.
    pub kind: Message,
    /// What it is about.
    pub subject: Message,
    /// Who proposed it.
    pub by: String,
    /// The moment of the proposal.
    pub at: Moment,
    /// Waiting, approved, refused or withdrawn.
    pub state: State,
    /// True where the reader proposed it.
    pub own: bool,
}
