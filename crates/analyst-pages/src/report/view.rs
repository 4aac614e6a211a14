//! The page of one report: what it is, whom it concerns, and what must be decided.

use askama::Template;
use clearline_frame::view::{
    Choice, Event, FieldError, FileRow, Gate, Moment, Page, Passage, Section, State, Subject, Words,
};
use clearline_report::{Message, Priority};

/// `/desk/reports/{number}`: what the sender said, what sources said, what analysts said; never mixed.
#[derive(Debug, Clone, Template)]
#[template(path = "report/page.html")]
pub(super) struct ReportPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The report number.
    pub number: String,
    /// The incident type in words, as the provider gave it.
    pub kind: Words,
    /// Our order of work; absent until it is ranked.
    pub priority: Option<Priority>,
    /// Its state.
    pub state: State,
    /// Who filed it.
    pub from: Words,
    /// When it was received.
    pub received: Moment,
    /// What the sender said.
    pub said: Vec<Section>,
    /// What it said in words that may be hard to read.
    pub passages: Vec<Passage>,
    /// The files and their gates.
    pub files: Vec<FileEntry>,
    /// What sources said.
    pub sources: Vec<SourceSaid>,
    /// The text where no source found anything.
    pub no_sources: Message,
    /// Reports that are linked to this one, whichever came first.
    pub links: Vec<LinkedReport>,
    /// Are there more of them than are shown?
    pub more_links: bool,
    /// What follows for the whereabouts of each subject.
    pub subjects: Vec<Subject>,
    /// What analysts said.
    pub analysts: Vec<AnalystSaid>,
    /// What adds up to the priority.
    pub factors: Tally,
    /// How complete the report is; never part of the priority.
    pub completeness: Tally,
    /// What the law answered for each agency.
    pub rulings: Vec<RulingRow>,
    /// What was referred.
    pub referrals: Vec<ReferralRow>,
    /// The form; absent where nothing is left to decide.
    pub decide: Option<Decide>,
    /// What has happened to it.
    pub history: Vec<Event>,
}

/// A file of the report. Its page is `/desk/reports/{number}/files/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileEntry {
    /// Its part of the address.
    pub id: String,
    /// What is said of it.
    pub row: FileRow,
    /// May it be opened here?
    pub gate: Gate,
}

/// One statement of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SourceSaid {
    /// Who says so, with the date of its data.
    pub source: Words,
    /// About what: an address, a number, a digest.
    pub about: Words,
    /// What it says.
    pub statement: Words,
    /// When it was asked.
    pub at: Moment,
}

/// A report that is linked to another. Its page is `/desk/reports/{number}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LinkedReport {
    /// The report number.
    pub number: String,
    /// Is it held here? Only then it has a page.
    pub held: bool,
    /// What is shared, and why that may mislead.
    pub why: Words,
    /// Who says so.
    pub source: Words,
    /// Who filed it; nobody where it is not held here.
    pub from: Words,
    /// When it was received.
    pub received: Option<Moment>,
    /// Did it come before this one?
    pub earlier: bool,
    /// Its priority.
    pub priority: Option<Priority>,
}

/// One statement of one analyst.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AnalystSaid {
    /// The name of the person, as it is shown.
    pub who: String,
    /// The moment of the statement.
    pub at: Moment,
    /// What was decided.
    pub what: Message,
    /// The reason that the person gave.
    pub reason: Words,
}

/// Parts and their sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    /// The parts, in the order they were counted.
    pub parts: Vec<Factor>,
    /// The sum.
    pub sum: Words,
    /// What the sum means, such as `60 and more is P1`.
    pub meaning: Message,
}

/// One part of a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Factor {
    /// What was found.
    pub words: Message,
    /// What it counts, with its sign, such as `+40`.
    pub points: String,
}

/// One ruling of the law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RulingRow {
    /// For which agency.
    pub agency: String,
    /// *Disclose* or *withhold*.
    pub outcome: State,
    /// The clauses that determined it.
    pub clauses: Vec<Words>,
    /// The moment of the ruling.
    pub at: Moment,
    /// The version of the register, and the digest of the facts.
    pub basis: Message,
}

/// One referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReferralRow {
    /// Its id.
    pub id: String,
    /// To whom.
    pub agency: String,
    /// Its state.
    pub state: State,
    /// When it was made available.
    pub made_available: Moment,
    /// May this person hand its package over?
    pub hand_over: bool,
}

/// The decision. Posts `designation`, `priority`, `reason` and `csrf` to `/desk/reports/{number}/decide`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Decide {
    /// *Referral* and *informational*, with the one proposed.
    pub designations: Vec<Choice>,
    /// *P0* to *P3*, with the one proposed.
    pub priorities: Vec<Choice>,
    /// The reason as typed.
    pub reason: String,
    /// What is wrong with it.
    pub errors: Vec<FieldError>,
}

impl Decide {
    /// What is wrong with one field.
    pub(super) fn error(&self, field: &str) -> Option<&Words> {
        self.errors.iter().find(|error| error.field == field).map(|error| &error.words)
    }
}
