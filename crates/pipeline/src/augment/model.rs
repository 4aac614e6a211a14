use std::fmt;

use clearline_core::Trouble;
use clearline_law::access::Denied;
use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_report::{Argument, ListId, Message, Party, PartyRole, Said, Subject, message};
use jiff::Timestamp;

/// A line that was not taken: its number, from 1, and why, with what to write instead.
pub type RefusedLine = (usize, Message);

/// Statements kept for one report. What goes beyond is counted in a statement of its own.
pub(super) const STATEMENTS_MAX: usize = 1_000;
/// Identifiers by which later reports are linked to one report.
pub(super) const IDENTIFIERS_MAX: usize = 1_000;
/// Bytes of one imported hash list.
pub(super) const LIST_BYTES_MAX: usize = 256 << 20;
/// Refused lines named in the answer to one import.
pub(super) const REFUSED_LINES_MAX: usize = 100;
/// Days for which one import may hold, at most.
pub(super) const HELD_DAYS_MAX: i64 = 400;
/// Hash lists held at once.
pub(super) const LISTS_MAX: i64 = 1_000;

/// Why augment did nothing.
#[derive(Debug, thiserror::Error)]
pub enum AugmentError {
    /// The import cannot be done as requested; the message is for the administrator.
    #[error("refused")]
    Refused(#[source] ImportRefusal),
    /// The caller may not do this.
    #[error("not permitted")]
    Denied(#[source] Denied),
    /// An internal fault; it is logged for the operator.
    #[error("augment failed")]
    Trouble(#[source] Trouble),
}

impl From<Trouble> for AugmentError {
    fn from(trouble: Trouble) -> Self {
        AugmentError::Trouble(trouble)
    }
}

impl From<Denied> for AugmentError {
    fn from(denied: Denied) -> Self {
        AugmentError::Denied(denied)
    }
}

impl From<ImportRefusal> for AugmentError {
    fn from(refusal: ImportRefusal) -> Self {
        AugmentError::Refused(refusal)
    }
}

/// Why a hash list is not imported at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportRefusal {
    /// The text is longer than a list may be.
    TooLong {
        /// The bound that was met.
        limit: usize,
    },
    /// The name is missing or too long.
    Name {
        /// The bound.
        limit: usize,
    },
    /// The source is missing or too long.
    Source {
        /// The bound.
        limit: usize,
    },
    /// There is no more room for lists.
    TooManyLists {
        /// The bound that was met.
        limit: i64,
    },
    /// Not one line could be read.
    Nothing {
        /// What was met first, with its line and what to write instead.
        why: Message,
    },
    /// A list cannot hold for this time.
    Time,
    /// There is no such list.
    NoSuchList {
        /// The key that was given.
        id: ListId,
    },
}

impl ImportRefusal {
    /// What the administrator is told, and what to do.
    pub fn message(&self) -> Message {
        match self {
            ImportRefusal::TooLong { limit } => message!("list-too-long", limit = *limit),
            ImportRefusal::Name { limit } => message!("list-name", limit = *limit),
            ImportRefusal::Source { limit } => message!("list-source", limit = *limit),
            ImportRefusal::TooManyLists { limit } => message!("list-too-many", limit = *limit),
            ImportRefusal::Nothing { why } => message!("list-nothing", why = why.clone()),
            ImportRefusal::Time => message!("list-time", days = HELD_DAYS_MAX),
            ImportRefusal::NoSuchList { id } => {
                message!("list-unknown", list = Argument::exact(id.to_string()))
            }
        }
    }
}

/// For a log: the id of what the administrator is told.
impl fmt::Display for ImportRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().id())
    }
}

impl std::error::Error for ImportRefusal {}

/// What became of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// What the list did not have before.
    pub added: u64,
    /// What it had already, or the text holds twice.
    pub known: u64,
    /// Hashes of a file without a byte, which were left out: every such file has them.
    pub of_nothing: u64,
    /// The first hundred lines that cannot be used: the line's number, from 1, and what is wrong with it.
    pub refused: Vec<RefusedLine>,
    /// How many further lines cannot be used.
    pub refused_more: usize,
}

/// A hash list that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HashList {
    /// Its key.
    pub id: ListId,
    /// Its name.
    pub name: String,
    /// Who gave it.
    pub source: String,
    /// How many hashes it has.
    pub entries: i64,
    /// When it was last imported.
    pub imported_at: Timestamp,
}

/// A list of proxies and exits that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExitList {
    /// Its key.
    pub id: ListId,
    /// Its name.
    pub name: String,
    /// Who gave it.
    pub source: String,
    /// How many entries it has.
    pub entries: i64,
    /// The lengths of its networks, such as `4/32 6/128`.
    pub(super) lengths: String,
    /// When it was last imported.
    pub imported_at: Timestamp,
}

/// What an operator calls a list.
#[derive(Debug, Clone, Copy)]
pub struct Labels<'a> {
    /// Its key.
    pub id: &'a ListId,
    /// The name that is shown.
    pub name: &'a str,
    /// Who made it.
    pub source: &'a str,
}

/// A party or a linked account, with whom it stands for and what makes its facts doubtful.
pub(super) struct Told<'a> {
    pub(super) subject: Option<Subject>,
    pub(super) doubts: Vec<Doubt>,
    /// The service a linked account belongs to, where it is not the sender's own.
    pub(super) platform: Option<&'a str>,
    pub(super) party: &'a Party,
}

/// Every party and linked account of the report, in document order.
pub(super) fn told(said: &Said) -> Vec<Told<'_>> {
    let mut all = Vec::new();
    for party in &said.parties {
        let subject = subject_of(party.role);
        let compromised = party.compromised == clearline_report::Answer::Yes;
        let doubts: Vec<Doubt> = compromised.then_some(Doubt::Compromised).into_iter().collect();
        all.push(Told { subject, doubts: doubts.clone(), platform: None, party });
        for linked in &party.associated {
            // A parent's address is not the child's, nor the other way round, though often it is the same.
            let same_person = linked.relation != "Parent/Guardian";
            let mut doubts = doubts.clone();
            doubts.push(Doubt::LinkedAccount);
            all.push(Told {
                subject: subject.filter(|_| same_person),
                doubts,
                platform: Some(linked.platform.as_deref().unwrap_or("")),
                party: &linked.party,
            });
        }
    }
    all
}

/// An intended recipient may be a victim or an offender: until somebody states which, its place counts for neither.
fn subject_of(role: PartyRole) -> Option<Subject> {
    match role {
        PartyRole::Reported => Some(Subject::Reported),
        PartyRole::Victim => Some(Subject::Victim),
        PartyRole::IntendedRecipient => None,
    }
}

/// A statement that names no country and nobody yet; its weight is given when all are gathered.
pub(super) fn heard(
    source: Message,
    matter: Matter,
    about: String,
    value: Message,
    at: Timestamp,
) -> Statement {
    Statement {
        ordinal: 0,
        source,
        source_as_of: None,
        subject: None,
        matter,
        about,
        value,
        country: None,
        state: None,
        weight: 0,
        doubts: Vec::new(),
        event_at: None,
        said_at: at,
    }
}
