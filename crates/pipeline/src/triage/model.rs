use std::collections::BTreeSet;
use std::fmt;

use clearline_core::Trouble;
use clearline_law::access::Denied;
use clearline_records::dossier::triaged::Factor;
use clearline_report::{
    Classification, Designation, FileAnnotation, IncidentType, Message, Priority, ProviderId,
    ReportAnnotation, ReportKind, ReportNumber, World, message, words,
};
use jiff::Timestamp;

/// Characters of an analyst's reason.
pub(super) const REASON_MAX: usize = 2_000;
/// Outcomes of one report; far more than a desk ever needs, so that a list of them stays a list.
pub(super) const OUTCOMES_MAX: usize = 200;
/// Groups that are looked at and dismissed together.
pub const GROUPS_AT_ONCE_MAX: usize = 20;

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
    /// There is something that leads to the victim.
    VictimIdentifiable,
    /// The age of the youngest victim.
    VictimAge(AgeBand),
    /// The person reported and the victim share a telephone number, a street address or a device.
    SharesHousehold,
    /// A reported file is on no list and is not stated to be widely spread.
    NovelFile,
    /// Every reported file is on a list, by the bytes received.
    AllFilesKnown,
    /// A reported file holds nothing.
    EmptyFile,
    /// A reported file holds other files, so that no list can be asked about it as a whole.
    HoldsOtherFiles,
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
    /// Exactly one earlier report.
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
    /// For each reported file, the industry's grade.
    Graded,
    /// An e-mail address of the person who reports for the provider.
    ReporterEmail,
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
    pub because: Message,
    /// The order of work.
    pub priority: Priority,
    /// The factors; their sum and [`Assessment::floor`] give the priority.
    pub factors: Vec<Factor>,
    /// The rule that makes it P0 whatever the sum is.
    pub floor: Option<Message>,
    /// 0 to 100. Never counts for the priority.
    pub completeness: u8,
    /// What is missing, for the sender.
    pub missing: Vec<Message>,
    /// Why a person must decide; `None` where the rules may.
    pub desk: Option<Message>,
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

/// Why an analyst is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such report.
    NoSuchReport,
    /// It does not wait in the review queue (any more).
    NotAtDesk,
    /// Only what was triaged can be decided otherwise.
    NotTriaged,
    /// The reason is missing or too long.
    Reason {
        /// The bound.
        limit: usize,
    },
    /// Nothing of the group can be dismissed in bulk.
    NothingToDismiss,
    /// Somebody dismissed the group before, and nothing came since that can be dismissed with it.
    DismissedAlready {
        /// When that was.
        at: Timestamp,
    },
    /// More groups at once than are looked at together.
    TooManyGroups {
        /// The bound that was met.
        limit: usize,
    },
    /// The dismissal cannot be undone any more.
    TooLateToUndo,
    /// It has been decided too often.
    TooManyOutcomes {
        /// The bound that was met.
        limit: usize,
    },
}

impl Refusal {
    /// What the analyst is told, and what to do, as a part of a sentence.
    pub fn message(&self) -> Message {
        match self {
            Refusal::NoSuchReport => message!("triage-no-such-report"),
            Refusal::NotAtDesk => message!("triage-not-in-queue"),
            Refusal::NotTriaged => message!("triage-not-triaged"),
            Refusal::Reason { limit } => message!("triage-reason", limit = *limit),
            Refusal::NothingToDismiss => message!("triage-nothing-to-dismiss"),
            Refusal::DismissedAlready { at } => message!("triage-dismissed-already", at = *at),
            Refusal::TooManyGroups { limit } => message!("triage-too-many-groups", limit = *limit),
            Refusal::TooLateToUndo => message!("triage-too-late-to-undo"),
            Refusal::TooManyOutcomes { limit } => message!("triage-too-many-outcomes", limit = *limit),
        }
    }
}

/// For a log: the id of what the analyst is told.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().id())
    }
}

impl std::error::Error for Refusal {}

/// Why triage did nothing.
#[derive(Debug, thiserror::Error)]
pub enum TriageError {
    /// The analyst's request cannot be fulfilled.
    #[error("refused")]
    Refused(#[source] Refusal),
    /// The caller may not do this.
    #[error("not permitted")]
    Denied(#[source] Denied),
    /// An internal fault; it is logged for the operator.
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

/// Where a page of a list of the review queue begins: after this row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueuePlace {
    /// Its rank: in the queue the number of its priority, among posts that look alike how many came before it.
    pub rank: i64,
    /// Its order within the rank.
    pub sort: i64,
    /// The report's number; the number with a minus before it for the group that this report began.
    pub tie: i64,
}

words! {
    /// The lists of the review queue.
    pub(super) enum List of "list of the review queue" {
        /// Rows of their own, the most urgent first, then the oldest.
        Queue = "queue",
        /// Rows of their own among posts that came above the usual rate.
        Flood = "flood",
        /// Posts behind the row of their group.
        Group = "group",
        /// Dismissed in bulk, until that can no longer be undone.
        Dismissed = "dismissed",
    }
}

/// What a post has of its own beside the text of its group. With any of them it is never dismissed in bulk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Signs {
    /// It leaves a way to reach the person who sent it.
    pub contact: bool,
    /// An identifier in it is known from an earlier report elsewhere.
    pub known: bool,
    /// It says something that the group's first post does not.
    pub own: bool,
}

impl Signs {
    /// Does it say nothing of its own?
    pub fn is_empty(self) -> bool {
        self == Signs::default()
    }

    /// As one column.
    pub(super) fn text(self) -> String {
        let all = [(self.contact, "contact"), (self.known, "known"), (self.own, "own")];
        let words: Vec<&str> = all.into_iter().filter(|(there, _)| *there).map(|(_, word)| word).collect();
        words.join(" ")
    }

    /// From its column; an unknown word is an error.
    pub(super) fn of(text: &str) -> Result<Signs, Trouble> {
        let mut signs = Signs::default();
        for word in text.split_whitespace() {
            match word {
                "contact" => signs.contact = true,
                "known" => signs.known = true,
                "own" => signs.own = true,
                other => return Err(Trouble::row(format!("unknown sign of a post: {other}"))),
            }
        }
        Ok(signs)
    }
}

/// How a report stands in its group, by the number of the group's first post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouped {
    /// Behind the row of its group.
    Behind(ReportNumber),
    /// Dismissed together with others of its group, and that can still be undone.
    Dismissed(ReportNumber),
}

/// Posts of one text that share one row of the review queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostGroup {
    /// Its name: the number of its first post.
    pub id: ReportNumber,
    /// How many posts it ever had, also those that have a row of their own or were decided.
    pub posts: i64,
    /// How many share its row now.
    pub waiting: i64,
    /// When its first post came.
    pub first_at: Timestamp,
    /// When its newest post came.
    pub last_at: Timestamp,
    /// The place of its row.
    pub place: QueuePlace,
}

/// One row of the list of posts that came above the usual rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FloodRow {
    /// One post.
    Post(QueueRow),
    /// Many posts of one text.
    Group(PostGroup),
}

impl FloodRow {
    /// Where the page after this row begins.
    pub fn place(&self) -> QueuePlace {
        match self {
            FloodRow::Post(row) => row.place(),
            FloodRow::Group(group) => group.place,
        }
    }
}

words! {
    /// How far a bulk dismissal is.
    pub enum DismissalState of "state of a dismissal" {
        /// Posts are being dismissed, step by step.
        Dismissing = "dismissing",
        /// All are dismissed; it can be undone until its time is over.
        Dismissed = "dismissed",
        /// Posts are being put back.
        Undoing = "undoing",
        /// All are back.
        Undone = "undone",
        /// It can no longer be undone: each post has its outcome.
        Settled = "settled",
    }
}

/// What somebody dismissed in bulk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dismissal {
    /// Its key.
    pub id: i64,
    /// The group, by the number of its first post.
    pub group: ReportNumber,
    /// How far it is.
    pub state: DismissalState,
    /// Why, as the person wrote it.
    pub reason: String,
    /// Who ordered it, as `role:user`.
    pub ordered_by: String,
    /// The moment at which the dismissal was ordered; the day to undo it begins here.
    pub ordered_at: Timestamp,
    /// Until when it can be undone.
    pub until: Timestamp,
    /// The last report that was looked at.
    pub(super) place: i64,
    /// How many posts it dismissed.
    pub dismissed: i64,
    /// How many were put back.
    pub restored: i64,
    /// How many got their outcome when its time was over.
    pub settled: i64,
    /// Who undid it.
    pub undone_by: Option<String>,
}

impl Dismissal {
    /// Can it be undone at `now`?
    pub fn can_be_undone(&self, now: Timestamp) -> bool {
        matches!(self.state, DismissalState::Dismissing | DismissalState::Dismissed) && now < self.until
    }
}

/// A report that waits in the review queue.
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
    pub because: Message,
    /// Since when.
    pub held_at: Timestamp,
    /// What it has of its own beside the text of its group.
    pub signs: Signs,
    /// Its place in its list.
    pub place: QueuePlace,
}

impl QueueRow {
    /// Where the page after this row begins.
    pub fn place(&self) -> QueuePlace {
        self.place
    }
}

/// How many reports wait for a decision.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QueueCounts {
    /// In the queue, by priority: P0 first.
    pub queue: [i64; 4],
    /// Above the usual rate, each with a row of its own.
    pub flood: i64,
    /// Rows of groups.
    pub groups: i64,
    /// Behind the rows of groups.
    pub behind_groups: i64,
    /// Dismissed with others, for as long as that can be undone.
    pub dismissed: i64,
}

impl QueueCounts {
    /// Where rows of a list and rank are counted.
    pub(super) fn place(&mut self, list: Option<List>, rank: i64) -> Option<&mut i64> {
        match list? {
            List::Queue => self.queue.get_mut(usize::try_from(rank).ok()?),
            List::Flood => Some(&mut self.flood),
            List::Group => Some(&mut self.behind_groups),
            List::Dismissed => Some(&mut self.dismissed),
        }
    }

    /// How many rows the review queue has.
    pub fn rows(&self) -> i64 {
        self.queue.iter().sum::<i64>() + self.flood + self.groups
    }
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
