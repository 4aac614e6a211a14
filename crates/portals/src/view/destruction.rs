//! Pages for the destruction of what an agency notifies: where it notifies, where another objects, where counsel decides,
//! and where those who check look. None shows what a file holds.

use askama::Template;
use clearline_report::Message;

use super::{Choice, Event, Fact, FieldError, Moment, Page, Pager, State, Words};

/// `/agency/referrals/{id}/destruction`: where an agency notifies that a depiction must be destroyed here.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/destroy.html")]
pub struct Destroy {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The referral's id.
    pub referral: String,
    /// What will happen, sentence by sentence.
    pub follows: Vec<Message>,
    /// The files it may be about (fields `file`, `reference` and `password`).
    pub files: Vec<Choice>,
    /// The reference as it was typed.
    pub reference: String,
    /// What was wrong with the last attempt, by the field.
    pub error: Option<FieldError>,
    /// What this agency notified before.
    pub told: Vec<DestructionRow>,
}

impl Destroy {
    fn error(&self, field: &str) -> Option<&Words> {
        self.error.as_ref().filter(|error| error.field == field).map(|error| &error.words)
    }
}

/// `/agency/referrals/{id}/objection`: where an agency objects to a destruction that waits.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/object.html")]
pub struct Object {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The referral's id.
    pub referral: String,
    /// The files that await destruction (fields `file` and `reason`).
    pub files: Vec<Choice>,
    /// The reason as it was typed.
    pub reason: String,
    /// What was wrong with the last attempt.
    pub error: Option<Words>,
}

/// The page at `/auditor/destructions`.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/destructions.html")]
pub struct Destructions {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The notifications, the newest first.
    pub rows: Vec<DestructionRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}

/// One notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DestructionRow {
    /// The report number.
    pub number: String,
    /// The file's key.
    pub file: String,
    /// Where it is decided; absent for those who do not.
    pub href: Option<String>,
    /// The agency's key.
    pub agency: String,
    /// The moment of the notification.
    pub at: Moment,
    /// Its state, or its result.
    pub state: State,
    /// What that means, and when it ends; absent where it has.
    pub detail: Option<Words>,
    /// What else the reader must see, such as objections and a life at risk.
    pub notes: Vec<State>,
}

/// `/counsel/destructions`: what waits, the oldest first.
#[derive(Debug, Clone, Template)]
#[template(path = "counsel/destructions.html")]
pub struct WaitingDestructions {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The notifications that wait.
    pub rows: Vec<DestructionRow>,
    /// The waiting time, with what it rests on.
    pub policy: Vec<Fact>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}

/// `/counsel/destructions/{number}/{file}`: one notification, and what may be done with it.
#[derive(Debug, Clone, Template)]
#[template(path = "counsel/destruction.html")]
pub struct CasePage {
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
pub struct ObjectionRow {
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
pub struct OrderRow {
    /// What it is, with its reference.
    pub what: Message,
    /// Is it in force, waiting for a second person, or over?
    pub state: State,
}

/// What may be done with a notification by the reader.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseActs {
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
pub struct Confirm {
    /// What follows.
    pub follows: Message,
    /// Its words.
    pub button: Message,
    /// Does it destroy?
    pub danger: bool,
}

/// A proposal to take a notification back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// Who proposed it.
    pub by: String,
    /// The moment of the proposal.
    pub at: Moment,
    /// The reason for the proposal, as the person typed it.
    pub why: String,
    /// The reader proposed it, and so cannot agree.
    pub own: bool,
}
