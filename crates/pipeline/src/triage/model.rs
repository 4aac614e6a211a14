use std::collections::BTreeSet;

use clearline_law::access::Denied;
use clearline_report::{
    Classification, Designation, FileAnnotation, IncidentType, Priority, ProviderId, ReportAnnotation,
    ReportKind, ReportNumber, World,
};
use jiff::Timestamp;

use crate::command::Trouble;
use crate::dossier::triaged::Factor;
use crate::rows::Rows;

/// Characters of an analyst's reason.
pub(super) const REASON_MAX: usize = 2_000;
/// Outcomes of one report; far more than a desk ever needs, so that a list of them stays a list.
pub(super) const OUTCOMES_MAX: usize = 200;

/// One thing the report or a source states that bears on the rank. Each counts for itself alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// The sender's type of incident.
    Incident(Kind),
    /// The sender marked it as urgent, or a member of the public says that a child is in danger now.
    Escalated,
    /// The sender's flag on the report.
    Annotated(ReportAnnotation),
    /// One widely shared file, reported once for many accounts.
    Batched,
    /// A victim is described.
    VictimDescribed,
    /// There is something by which the victim can be found.
    VictimIdentifiable,
    /// The age of the youngest victim.
    VictimAge(AgeBand),
    /// The person reported and the victim share a telephone number, a street address or a device.
    SharesHousehold,
    /// A reported file is on no list and nobody calls it widely spread.
    NovelFile,
    /// Every reported file is on a list.
    AllFilesKnown,
    /// Every reported file is called widely spread, or shared as a joke.
    AllFilesViral,
    /// The sender's flag on a reported file.
    FileAnnotated(FileAnnotation),
    /// The gravest of the industry's grades among the reported files.
    Graded(Classification),
    /// How many earlier reports share an identifier other than a file.
    EarlierReports(Earlier),
}

/// The incident types in the order of their points; [`IncidentType`] itself has no order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(usize);

impl Kind {
    /// The type itself.
    pub fn incident(self) -> IncidentType {
        IncidentType::ALL.get(self.0).copied().unwrap_or(IncidentType::Csam)
    }
}

impl From<IncidentType> for Kind {
    fn from(kind: IncidentType) -> Kind {
        Kind(IncidentType::ALL.iter().position(|one| *one == kind).unwrap_or_default())
    }
}

/// How young.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgeBand {
    /// Under six.
    Under6,
    /// Six to twelve.
    Under13,
    /// Thirteen to seventeen.
    Under18,
}

/// How many earlier reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Earlier {
    /// One.
    One,
    /// Two or more.
    Several,
}

/// Something a report can hold that helps whoever receives it. Only completeness looks at these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What the time of the incident means.
    TimeMeaning,
    /// Where it happened: platform or service.
    Platform,
    /// The page, chat, game or other place.
    Place,
    /// An account of the person reported that its service can find.
    Account,
    /// E-mail or telephone of the person reported.
    Contact,
    /// A network address with its time.
    AddressAndTime,
    /// The source port of such an address.
    Port,
    /// Where the person reported is thought to be.
    Location,
    /// Anything about a victim or recipient.
    Victim,
    /// A file or words that show what happened.
    Content,
    /// For each file, whether a person at the sender viewed it.
    ViewedStated,
    /// For each file, the industry's grade.
    Graded,
}

/// What triage looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Who filed.
    pub kind: ReportKind,
    /// What bears on the rank.
    pub weighed: BTreeSet<Fact>,
    /// What is there of what a report can hold.
    pub stated: BTreeSet<Field>,
    /// Is there any identifier of anybody: an account, a contact, an address on the network?
    pub names_anybody: bool,
    /// Is there neither a file nor a web address, only words?
    pub only_words: bool,
}

impl Facts {
    /// Does `fact` hold?
    pub fn has(&self, fact: Fact) -> bool {
        self.weighed.contains(&fact)
    }
}

/// What the rules make of the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Referral or informational.
    pub designation: Designation,
    /// Why that designation.
    pub because: String,
    /// The order of work.
    pub priority: Priority,
    /// The factors; their sum and [`Assessment::floor`] give the priority.
    pub factors: Vec<Factor>,
    /// The rule that makes it P0 whatever the sum is.
    pub floor: Option<&'static str>,
    /// 0 to 100. Never counts for the priority.
    pub completeness: u8,
    /// What is missing, in plain words for the sender.
    pub missing: Vec<&'static str>,
    /// Why a person must decide; `None` where the rules may.
    pub desk: Option<&'static str>,
}

impl Assessment {
    /// The sum of the factors.
    pub fn score(&self) -> i32 {
        self.factors.iter().map(|factor| factor.points).sum()
    }
}

/// What an analyst decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Referral or informational.
    pub designation: Designation,
    /// The order of work.
    pub priority: Priority,
    /// Why, in 1 to 2,000 characters.
    pub reason: String,
}

/// Why an analyst is refused. Each says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such report.
    #[error("there is no such report")]
    NoSuchReport,
    /// It does not wait at the desk (any more).
    #[error("the report does not wait at the desk: it may have been decided meanwhile")]
    NotAtDesk,
    /// Only what was triaged can be decided otherwise.
    #[error("the report has not been triaged: there is no outcome to override")]
    NotTriaged,
    /// The reason is missing or too long.
    #[error("a reason of 1 to {limit} characters is needed")]
    Reason {
        /// The bound.
        limit: usize,
    },
    /// It has been decided too often.
    #[error("the report already has {limit} outcomes")]
    TooManyOutcomes {
        /// The bound that was met.
        limit: usize,
    },
}

/// Why triage did nothing.
#[derive(Debug, thiserror::Error)]
pub enum TriageError {
    /// The analyst asked for what cannot be.
    #[error("refused")]
    Refused(#[source] Refusal),
    /// The caller may not do this.
    #[error("not permitted")]
    Denied(#[source] Denied),
    /// The house is in trouble; the operator is told.
    #[error("triage failed")]
    Trouble(#[source] Trouble),
}

impl From<Trouble> for TriageError {
    fn from(trouble: Trouble) -> Self {
        TriageError::Trouble(trouble)
    }
}

impl From<Refusal> for TriageError {
    fn from(refusal: Refusal) -> Self {
        TriageError::Refused(refusal)
    }
}

impl From<Denied> for TriageError {
    fn from(denied: Denied) -> Self {
        TriageError::Denied(denied)
    }
}

/// Where a page of the queue begins: after this report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueuePlace {
    /// Its priority.
    pub priority: Priority,
    /// When it was finished.
    pub finished_at: Timestamp,
    /// Its number.
    pub number: ReportNumber,
}

/// A report that waits at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRow {
    /// Its number.
    pub number: ReportNumber,
    /// Who filed.
    pub kind: ReportKind,
    /// Real, or sandbox.
    pub world: World,
    /// The provider; none for the public.
    pub provider: Option<ProviderId>,
    /// The sender's incident type, as on the wire.
    pub incident: String,
    /// How many files it has.
    pub files: i64,
    /// The rules' proposal for the order of work.
    pub priority: Priority,
    /// When its sender finished it.
    pub finished_at: Timestamp,
    /// Why it waits.
    pub because: String,
    /// Since when.
    pub held_at: Timestamp,
}

impl QueueRow {
    /// Where the page after this row begins.
    pub fn place(&self) -> QueuePlace {
        QueuePlace { priority: self.priority, finished_at: self.finished_at, number: self.number }
    }
}

/// One page of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// Its rows.
    pub rows: Rows<T, QueuePlace>,
    /// Where the next page begins, if there is more.
    pub next: Option<QueuePlace>,
}

/// How many reports are on their way, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waiting {
    /// Being filed.
    pub open: i64,
    /// Finished, and not yet augmented.
    pub received: i64,
    /// Augmented, and not yet triaged.
    pub augmented: i64,
    /// Waiting for an analyst.
    pub at_desk: i64,
    /// Triaged, and not yet routed.
    pub triaged: i64,
    /// Routed, and not yet made available.
    pub routed: i64,
}
