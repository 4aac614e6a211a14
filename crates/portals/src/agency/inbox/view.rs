//! The lists of an agency: what was made available to it.

use askama::Template;
use clearline_frame::view::{Fact, Moment, NavItem, Page, Pager, State, Words};
use clearline_report::{Message, Priority};

/// The page at `/agency`.
#[derive(Debug, Clone, Template)]
#[template(path = "agency/inbox/page.html")]
pub(super) struct Inbox {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The agency's name.
    pub agency: String,
    /// How much waits, and how much of it is urgent.
    pub figures: Vec<Fact>,
    /// Every list with its count.
    pub parts: Vec<NavItem>,
    /// The referrals, most urgent first.
    pub rows: Vec<InboxRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}

/// One referral of the inbox. Its page is `/agency/referrals/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InboxRow {
    /// Its id.
    pub id: String,
    /// Our order of work.
    pub priority: Priority,
    /// The incident type in words; who filed it, where the type may not be shown yet.
    pub kind: Message,
    /// What distinguishes it from others; absent until it was opened.
    pub told: Option<Told>,
    /// How many files the report has.
    pub files: i64,
    /// Why this agency.
    pub why: Words,
    /// When it was made available.
    pub made_available: Moment,
    /// How long ago that was.
    pub age: Message,
    /// Its state.
    pub state: State,
    /// The time left of the provider's duty to keep the content.
    pub preservation: State,
    /// Of the sandbox.
    pub sandbox: bool,
}

/// What the row shows of an opened report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// The incident type in words.
    pub kind: Option<Message>,
    /// The account complained of.
    pub who: Option<String>,
    /// The victims, by their age.
    pub whom: Option<Message>,
    /// The likeliest place of the person reported.
    pub place: Option<Words>,
}

impl InboxRow {
    /// True where the row itself must call.
    pub(super) fn is_urgent(&self) -> bool {
        self.priority == Priority::P0
    }
}
