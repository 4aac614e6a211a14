//! The pages of analysts: what rules could not decide alone, and what is needed to decide it.

use askama::Template;
use clearline_report::{Message, Priority};

use super::group::FloodRow;
use super::{
    Bars, Choice, Event, Fact, FieldError, FileRow, Gate, Moment, NavItem, Page, Pager, Passage, Section,
    State, Subject, Tone, Words,
};

/// The page at `/desk`.
#[derive(Debug, Clone, Template)]
#[template(path = "analyst/desk.html")]
pub struct Desk {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// How much waits, by priority; empty where nothing does.
    pub waiting: Vec<Fact>,
    /// Posts that came above the usual rate, and their groups; empty on a usual day.
    pub flood: Vec<FloodRow>,
    /// The text above them.
    pub flood_words: Message,
    /// The reports that wait, most urgent first.
    pub queue: Vec<QueueRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
    /// What needs somebody now; empty when all is well.
    pub alerts: Alerts,
    /// What agencies answered that somebody should look at; kept folded.
    pub answers: Alerts,
    /// How many reports are at each stage.
    pub stages: Bars,
}

/// One waiting report. Its page is `/desk/reports/{number}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRow {
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

impl Desk {
    /// Is there a group that may be chosen?
    pub fn has_groups(&self) -> bool {
        self.flood.iter().any(|row| matches!(row, FloodRow::Group(_)))
    }
}

impl QueueRow {
    /// True where the row itself must call.
    pub fn is_urgent(&self) -> bool {
        self.priority == Priority::P0
    }
}

/// The first of many alerts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alerts {
    /// How many there are.
    pub all: i64,
    /// Are there more than these?
    pub more: bool,
    /// Where all of them are listed.
    pub href: String,
    /// The first of them.
    pub rows: Vec<Alert>,
}

/// `/desk/alerts`: every alert that waits, a page at a time.
#[derive(Debug, Clone, Template)]
#[template(path = "analyst/alerts.html")]
pub struct AlertsPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The two lists, with their counts.
    pub lists: Vec<NavItem>,
    /// The alerts of this page.
    pub alerts: Vec<Alert>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}

/// Something that needs somebody. Its form posts `csrf` to `/desk/alerts/{id}/acknowledge`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
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

/// `/desk/alerts/{id}`: one alert by itself, with the same form.
#[derive(Debug, Clone, Template)]
#[template(path = "analyst/alert.html")]
pub struct AlertPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The alert.
    pub alert: Alert,
}

/// `/desk/reports/{number}`: what the sender said, what sources said, what analysts said; never mixed.
#[derive(Debug, Clone, Template)]
#[template(path = "analyst/report.html")]
pub struct ReportPage {
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
pub struct FileEntry {
    /// Its part of the address.
    pub id: String,
    /// What is said of it.
    pub row: FileRow,
    /// May it be opened here?
    pub gate: Gate,
}

/// One statement of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceSaid {
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
pub struct LinkedReport {
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
pub struct AnalystSaid {
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
pub struct Tally {
    /// The parts, in the order they were counted.
    pub parts: Vec<Factor>,
    /// The sum.
    pub sum: Words,
    /// What the sum means, such as `60 and more is P1`.
    pub meaning: Message,
}

/// One part of a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// What was found.
    pub words: Message,
    /// What it counts, with its sign, such as `+40`.
    pub points: String,
}

/// One ruling of the law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulingRow {
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
pub struct ReferralRow {
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

/// `/desk/referrals/{id}/hand-over`: a package that our staff hand over. It is downloaded by a post of `csrf` to
/// `…/package`; who received it is recorded by a post of `ordinal`, `way`, `received_by` and `on` to the page itself.
#[derive(Debug, Clone, Template)]
#[template(path = "analyst/hand_over.html")]
pub struct HandOverPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The referral.
    pub id: String,
    /// The report's number.
    pub number: String,
    /// The agency's name.
    pub agency: String,
    /// The state of the referral.
    pub state: State,
    /// May anything be given to the agency today?
    pub stands: bool,
    /// The size and digest of the sealed package; absent where there is none.
    pub package: Option<Message>,
    /// The packages that were taken out and wait for a record, by number.
    pub waiting: Vec<Choice>,
    /// The ways of handing over.
    pub ways: Vec<Choice>,
    /// All that were taken out.
    pub rows: Vec<HandOverRow>,
}

/// A package that was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOverRow {
    /// Its number.
    pub ordinal: String,
    /// When it was taken out.
    pub taken: Moment,
    /// By whom.
    pub by: String,
    /// The beginning of its SHA-256.
    pub package: String,
    /// How it was handed over, to whom, and on which day; absent until that is recorded.
    pub became: Option<(Message, String, Moment)>,
}

/// The decision. Posts `designation`, `priority`, `reason` and `csrf` to `/desk/reports/{number}/decide`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decide {
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
    pub fn error(&self, field: &str) -> Option<&Words> {
        self.errors.iter().find(|error| error.field == field).map(|error| &error.words)
    }
}
