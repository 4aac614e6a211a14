//! The page of one referral: its conditions first, then the report; and what is left of it when access has ended.

use askama::Template;
use clearline_frame::view::{
    Choice, Event, Fact, FieldError, FileRow, Gate, Moment, Page, Passage, Preservation, Section, State,
    Subject, Words,
};
use clearline_report::{Message, Priority};

/// What must be read before a referral opens. Posts `acknowledged=yes` and `csrf` to
/// `/agency/referrals/{id}/conditions`.
#[derive(Debug, Clone, Template)]
#[template(path = "agency/referral/conditions.html")]
pub(super) struct Conditions {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The referral's id.
    pub id: String,
    /// Our order of work.
    pub priority: Priority,
    /// The incident type in words.
    pub kind: Message,
    /// Each condition, with the clause it rests on.
    pub conditions: Vec<Condition>,
    /// SHA-256 of the conditions as they are shown, hexadecimal; posted as `conditions`.
    pub digest: String,
    /// What is wrong with the last attempt.
    pub error: Option<Words>,
}

/// A condition under which information is made available.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Condition {
    /// What it asks.
    pub words: Message,
    /// The clause it rests on.
    pub clause: Words,
}

/// The page at `/agency/referrals/{id}`.
#[derive(Debug, Clone, Template)]
#[template(path = "agency/referral/page.html")]
pub(super) struct Referral {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The referral's id.
    pub id: String,
    /// The number of the report it comes from.
    pub number: String,
    /// The incident type in words.
    pub kind: Message,
    /// Our order of work.
    pub priority: Priority,
    /// Its state.
    pub state: State,
    /// When it was made available.
    pub made_available: Moment,
    /// Why this agency.
    pub why: Words,
    /// What the law let us tell.
    pub sections: Vec<Section>,
    /// Words that may be hard to read.
    pub passages: Vec<Passage>,
    /// Evidence for the whereabouts of each subject.
    pub subjects: Vec<Subject>,
    /// The files that the ruling includes.
    pub files: Vec<FileEntry>,
    /// Does one of them await its destruction? An objection is made at `/agency/referrals/{id}/objection`.
    pub awaits_destruction: bool,
    /// The size of the sealed package, where there is one. It is fetched at `/agency/referrals/{id}/package`.
    pub package: Option<Message>,
    /// What else the agency has that belongs to it.
    pub related: Vec<Related>,
    /// On what ground it was made available.
    pub ground: Ground,
    /// The provider's duty to keep the content; absent where none arose.
    pub preservation: Option<Preservation>,
    /// Drafts of what it can ask the provider, each with its address: `/agency/referrals/{id}/drafts/{kind}`.
    pub drafts: Vec<(String, Message)>,
    /// What has happened.
    pub history: Vec<Event>,
    /// What the agency can do now.
    pub actions: Actions,
}

/// Another referral of the same agency, or a report that was sent more than once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Related {
    /// The referral, where the agency has one: its page is `/agency/referrals/{id}`.
    pub referral: Option<String>,
    /// What it has to do with this one.
    pub words: Message,
}

/// A file. It is fetched at `/agency/referrals/{referral}/files/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileEntry {
    /// Its part of the address.
    pub id: String,
    /// What is said of it.
    pub row: FileRow,
    /// May the agency fetch it?
    pub gate: Gate,
}

/// The legal ground of a referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ground {
    /// In one sentence.
    pub words: Message,
    /// The clauses that determined it, with what each says.
    pub clauses: Vec<Fact>,
    /// What was left out, and on which clause.
    pub without: Vec<Fact>,
    /// The version of the register, and the digest of the facts.
    pub basis: Message,
}

/// What the agency can do. Each form posts its fields and `csrf`:
/// `accept` nothing else; `decline` a `reason` and a `note`; `re-refer` an `agency` and a `reason`;
/// `warrant` a `file`, a `reference` and an `issued` day; `feedback` any number of `code` and a `note`; to `/agency/referrals/{id}/{action}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Actions {
    /// True until it is accepted or declined.
    pub can_accept: bool,
    /// The reasons to decline; empty where it can no longer be declined.
    pub decline_reasons: Vec<Choice>,
    /// The agencies it may be handed to; empty where it cannot.
    pub agencies: Vec<Choice>,
    /// The feedback codes, those already given chosen; empty where none can be given.
    pub feedback: Vec<Choice>,
    /// The note as it was typed, where the form comes back.
    pub note: String,
    /// The note to a refusal as it was typed, where the form comes back.
    pub decline_note: String,
    /// The reason to hand it on as it was typed, where the form comes back.
    pub reason: String,
    /// The closed files for which the agency may record a warrant; empty where there are none.
    pub closed_files: Vec<Choice>,
    /// Court and number as they were typed, where the form comes back.
    pub warrant: String,
    /// The day of issue as it was typed, where the form comes back.
    pub issued: String,
    /// What is wrong with the last attempt, by form: `decline`, `re-refer`, `warrant` or `feedback`.
    pub errors: Vec<FieldError>,
}

impl Actions {
    /// What is wrong with one form.
    pub(super) fn error(&self, form: &str) -> Option<&Words> {
        self.errors.iter().find(|error| error.field == form).map(|error| &error.words)
    }

    /// True where nothing can be done any more.
    pub(super) fn is_empty(&self) -> bool {
        !self.can_accept
            && self.decline_reasons.is_empty()
            && self.agencies.is_empty()
            && self.feedback.is_empty()
            && self.closed_files.is_empty()
    }
}

/// `/agency/referrals/{id}` after access has ended or while it is paused: the agency's own history stays, the report does
/// not.
#[derive(Debug, Clone, Template)]
#[template(path = "agency/referral/ended.html")]
pub(super) struct Ended {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The referral's id.
    pub id: String,
    /// Its state.
    pub state: State,
    /// Has access ended, or is it paused?
    pub heading: Message,
    /// Why, in a sentence or two.
    pub why: Message,
    /// What the agency did.
    pub history: Vec<Event>,
}
