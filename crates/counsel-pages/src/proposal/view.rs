//! The page of one proposal, with what would change.

use askama::Template;
use clearline_frame::view::{Event, Fact, Page, State, Words};
use clearline_report::Message;

use crate::view::{ByTwo, Document, Link};

/// The page at `/counsel/proposals/{id}`.
#[derive(Debug, Clone, Template)]
#[template(path = "proposal/page.html")]
pub(super) struct ProposalPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Its id.
    pub id: String,
    /// What kind of change.
    pub kind: Message,
    /// What it is about.
    pub subject: Link,
    /// Its state.
    pub state: State,
    /// What is proposed, field by field.
    pub facts: Vec<Fact>,
    /// Why, in the words of who proposed it.
    pub reason: String,
    /// Its evidence.
    pub document: Option<Document>,
    /// The two people.
    pub by: ByTwo,
    /// The rows of the register that it changes.
    pub changes: Vec<ChangeRow>,
    /// What would follow, one line each, such as `Reports may go to it directly from 2026-12-01 on`.
    pub follows: Vec<Message>,
    /// What the reader can do.
    pub decide: Decide,
    /// What has happened to it.
    pub history: Vec<Event>,
}

/// One field of the register, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ChangeRow {
    /// The row and its field.
    pub what: Message,
    /// As it is; absent where there is none.
    pub before: Option<Words>,
    /// As it would be; absent where it would end.
    pub after: Option<Words>,
}

/// What the reader can do. The forms post `reason` to `/counsel/proposals/{id}/` and one of `approve` (where it may be
/// empty), `refuse`, `withdraw` and `end`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decide {
    /// Approve or refuse it.
    Can {
        /// The reason to refuse, as it was typed.
        reason: String,
        /// What is wrong with the last attempt.
        error: Option<Words>,
    },
    /// Withdraw it, because the reader proposed it: somebody else must decide.
    Own {
        /// The reason to withdraw, as it was typed.
        reason: String,
        /// What is wrong with the last attempt.
        error: Option<Words>,
    },
    /// End what was approved. One person may: less leaves by it, never more.
    End {
        /// The reason to end it, as it was typed.
        reason: String,
        /// What is wrong with the last attempt.
        error: Option<Words>,
    },
    /// Nothing, for another reason, such as the reader's role; absent words where it is settled.
    Cannot(Option<Message>),
}
