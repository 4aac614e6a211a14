//! The page of one file whose destruction waits or stands still.

use askama::Template;
use clearline_frame::view::{Event, Fact, Moment, Page, State, Words};
use clearline_report::Message;

/// `/counsel/destructions/{number}/{file}`: one notification, and what may be done with it.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/counsel_destruction/page.html")]
pub(super) struct CasePage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The report number.
    pub number: String,
    /// The file's key.
    pub file: String,
    /// Its state.
    pub state: State,
    /// What that means, and when it ends; absent where it has.
    pub detail: Option<Words>,
    /// Who notified what, when, and when it is destroyed.
    pub facts: Vec<Fact>,
    /// What agencies said.
    pub objections: Vec<ObjectionRow>,
    /// Process of a court to us for this report, in words.
    pub orders: Vec<OrderRow>,
    /// Papers of others whose effect is an open question.
    pub open_question: Vec<Message>,
    /// What happened so far.
    pub history: Vec<Event>,
    /// What the reader may do.
    pub acts: CaseActs,
}

impl CasePage {
    fn address(&self) -> String {
        format!("/counsel/destructions/{}/{}", self.number, self.file)
    }
}

/// What one agency said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ObjectionRow {
    /// Its key.
    pub agency: String,
    /// The moment of the objection.
    pub at: Moment,
    /// The reason for the objection, as the officer typed it.
    pub reason: String,
    /// It is the agency that notified: it says that it was a mistake.
    pub own: bool,
}

/// Process of a court to us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OrderRow {
    /// What it is, with its reference.
    pub what: Message,
    /// Is it in force, waiting for a second person, or over?
    pub state: State,
}

/// What may be done with a notification by the reader.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct CaseActs {
    /// The button that lets it take effect, or destroys the file now, with the consequences; posted to `…/confirm`.
    pub confirm: Option<Confirm>,
    /// May an order of a court that demands the destruction be entered? Posted to `…/order` (fields `reference`, `court`,
    /// `day`), with what was typed.
    pub order: Option<[String; 3]>,
    /// May it be proposed to take it back? Posted to `…/release` (field `why`), with what was typed.
    pub propose: Option<String>,
    /// What was proposed, where the reader may agree (`…/agree`) or not (`…/refuse`, field `why`).
    pub proposed: Option<Proposed>,
}

/// The one button that destroys, or begins to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Confirm {
    /// What follows.
    pub follows: Message,
    /// Its words.
    pub button: Message,
    /// Does it destroy?
    pub danger: bool,
}

/// A proposal to take a notification back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Proposed {
    /// Who proposed it.
    pub by: String,
    /// The moment of the proposal.
    pub at: Moment,
    /// The reason for the proposal, as the person typed it.
    pub why: String,
    /// The reader proposed it, and so cannot agree.
    pub own: bool,
}
