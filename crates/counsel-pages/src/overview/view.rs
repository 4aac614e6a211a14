//! The law in force here: what waits, what is stale, what will lapse, and what would be decided otherwise today.

use askama::Template;
use clearline_frame::view::{Fact, Moment, Page, State, Words};
use clearline_report::Message;

use crate::view::Link;

/// The page at `/counsel`.
#[derive(Debug, Clone, Template)]
#[template(path = "overview/page.html")]
pub(super) struct Overview {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The register's version, whence it comes, when it was read.
    pub register: Vec<Fact>,
    /// A few counts: instruments, clauses in force, countries, agencies with a basis.
    pub figures: Vec<Fact>,
    /// What waits for a second person, the oldest first.
    pub waiting: Vec<WaitingRow>,
    /// Entries past their end or their review, the worst first.
    pub stale: Vec<StaleRow>,
    /// Entries that lapse within 90 days, the next first.
    pub lapsing: Vec<LapsingRow>,
    /// Facts that are older than their kind allows, those that most reports rest on first.
    pub old: Vec<OldRow>,
    /// Overrides of stale entries that are in use.
    pub overrides: Vec<OverrideRow>,
    /// Open referrals whose ruling would now differ.
    pub differing: Vec<DifferingRow>,
    /// Where the next open referrals are asked about again; absent where none are left.
    pub more: Option<Link>,
    /// How many files agencies notified that they must be destroyed, and that wait; absent where none does, or the reader
    /// may not know.
    pub awaiting: Option<Message>,
    /// May the reader see foreign requests?
    pub requests: bool,
}

/// Something that one person proposed and a second must decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WaitingRow {
    /// What it is.
    pub what: Link,
    /// Who proposed it.
    pub by: String,
    /// Since when it waits.
    pub since: Moment,
    /// True where the reader proposed it, and so cannot decide it.
    pub own: bool,
}

/// An entry that may not be relied on in its present state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StaleRow {
    /// The entry.
    pub what: Link,
    /// Why, such as `lapsed 2026-04-03` or `review was due 2026-10-01`.
    pub why: Message,
    /// What follows: it blocks, or an override is needed.
    pub effect: State,
    /// Where it is written: the file and the line.
    pub touches: String,
    /// Where an override is proposed; absent where none is possible, or the reader may not.
    pub rely_href: Option<String>,
}

/// An entry that will lapse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LapsingRow {
    /// The entry.
    pub what: Link,
    /// Its end, or the day its review is due.
    pub day: Moment,
    /// The time left.
    pub left: State,
    /// What will follow.
    pub then: Message,
}

/// Facts of one kind, as of one day, that may no longer be so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OldRow {
    /// What they say.
    pub what: Message,
    /// As of when their source says it.
    pub as_of: String,
    /// How old they are, and how old they may be.
    pub age: Message,
    /// How many rows say it.
    pub rows: Words,
    /// How many reports of 2023 rest on them.
    pub reports: Words,
}

/// A stale entry that is used all the same, with a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OverrideRow {
    /// The entry.
    pub what: Link,
    /// The reason given.
    pub reason: String,
    /// Who gave it and who approved it.
    pub by: String,
    /// Until when it holds.
    pub until: Moment,
    /// How often a ruling has rested on it.
    pub uses: Message,
}

/// An open referral that would be decided otherwise today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DifferingRow {
    /// The referral's id.
    pub referral: String,
    /// Where its brief is.
    pub brief: Link,
    /// The agency.
    pub agency: String,
    /// What was ruled.
    pub then: State,
    /// What would be ruled.
    pub now: State,
    /// Which change makes the difference.
    pub because: Message,
}

impl Overview {
    /// True where nothing needs attention.
    pub(super) fn is_calm(&self) -> bool {
        self.waiting.is_empty()
            && self.stale.is_empty()
            && self.differing.is_empty()
            && self.more.is_none()
            && self.awaiting.is_none()
    }
}
