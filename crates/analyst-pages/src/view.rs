//! What several pages of those who review show.

use clearline_frame::view::{Moment, Tone, Words};
use clearline_report::{Message, Priority};

/// One waiting report. Its page is `/desk/reports/{number}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QueueRow {
    /// The report number.
    pub number: String,
    /// Our order of work.
    pub priority: Priority,
    /// The incident type in words.
    pub kind: Words,
    /// Who filed it.
    pub from: Words,
    /// How long it has waited, such as `2 h 10 min`.
    pub age: Message,
    /// When it was received.
    pub received: Moment,
    /// Why rules did not decide it.
    pub why: Message,
    /// What distinguishes it from others: the first line of a story, or the account reported.
    pub line: Option<Words>,
    /// What it has of its own besides the text of its group, each as a sentence.
    pub signs: Vec<Message>,
    /// Of the sandbox.
    pub sandbox: bool,
}

impl QueueRow {
    /// True where the row itself must call.
    pub(super) fn is_urgent(&self) -> bool {
        self.priority == Priority::P0
    }
}

/// The first of many alerts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Alerts {
    /// How many there are.
    pub all: i64,
    /// Are there more than these?
    pub more: bool,
    /// Where all of them are listed.
    pub href: String,
    /// The first of them.
    pub rows: Vec<Alert>,
}

/// Something that needs somebody. Its form posts `csrf` to `/desk/alerts/{id}/acknowledge`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alert {
    /// Its part of the address.
    pub id: String,
    /// How urgent.
    pub tone: Tone,
    /// What is the matter.
    pub words: Message,
    /// Since when.
    pub at: Moment,
    /// The report it is about.
    pub report: Option<String>,
    /// The group of posts it is about, and how many wait in it.
    pub group: Option<(String, i64)>,
}

/// One row of the list of posts that came above the usual rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FloodRow {
    /// One post.
    Post(QueueRow),
    /// Many posts of one text.
    Group(GroupRow),
}

/// Posts of one text. Its page is `/desk/groups/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GroupRow {
    /// Its part of the address: the number of its first post.
    pub id: String,
    /// How many wait behind this row.
    pub waiting: i64,
    /// When the first came.
    pub first: Moment,
    /// When the newest came.
    pub last: Moment,
    /// How long the first has waited.
    pub age: Message,
}
