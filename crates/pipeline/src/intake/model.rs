use std::fmt;

use clearline_core::Trouble;
use clearline_law::access::Denied;
use clearline_report::{Answer, FileId, ReportNumber};
use clearline_wire::Finding;

/// What a finish answers with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// The report.
    pub number: ReportNumber,
    /// Its files in the order of upload.
    pub files: Vec<FileId>,
}

/// What became of a page of the public form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicFiled {
    /// Its report is held; the same page sent again has the same number.
    Arrived(ReportNumber),
    /// The page sent another text before: nothing was filed.
    SentBefore,
}

/// What the sender of a report is shown about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Received {
    /// The report.
    pub number: ReportNumber,
    /// Did they leave a name or a way to reach them?
    pub reachable: bool,
    /// May agencies learn it?
    pub agreed_to_be_named: Answer,
}

/// What an upload answers with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The key the sender describes the file by.
    pub file: FileId,
    /// MD5 of the bytes received, lower-case hexadecimal.
    pub md5: String,
}

/// Why the sender is refused. Each has its documented code on the wire, and the reporting API writes what the sender
/// reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such report, or it is somebody else's: the two are not told apart.
    NoSuchReport,
    /// The report has no such file.
    NoSuchFile,
    /// It was retracted, or expired unfinished.
    Retracted,
    /// It was finished.
    Finished,
    /// The document or the report as a whole breaks a rule.
    Invalid(Vec<Finding>),
    /// Another document already describes the file.
    AlreadyDescribed,
    /// More bytes than a file may have.
    FileTooLarge {
        /// The bound that was met.
        limit: u64,
    },
    /// More files than a report may have.
    TooManyFiles {
        /// The bound that was met.
        limit: i64,
    },
    /// The file's name is too long.
    NameTooLong {
        /// How many it has.
        characters: usize,
        /// The bound that was met.
        limit: usize,
    },
    /// The provider has as many unfinished reports as it may.
    TooManyOpen {
        /// The bound that was met.
        limit: i64,
    },
    /// The provider's unfinished reports hold as many bytes as they may.
    NoRoom {
        /// The bound that was met.
        limit: i64,
    },
    /// The file's name holds what no name can.
    NameUnfit,
    /// The sender broke off.
    Torn,
    /// The upload holds more than one file, or one that cannot be taken as it is.
    NotOneFile(String),
    /// The upload names two reports.
    TwoReports,
}

/// For a log: which refusal it is.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::NoSuchReport => "no_such_report",
            Refusal::NoSuchFile => "no_such_file",
            Refusal::Retracted => "retracted",
            Refusal::Finished => "finished",
            Refusal::Invalid(_) => "invalid",
            Refusal::AlreadyDescribed => "already_described",
            Refusal::FileTooLarge { .. } => "file_too_large",
            Refusal::TooManyFiles { .. } => "too_many_files",
            Refusal::NameTooLong { .. } => "name_too_long",
            Refusal::TooManyOpen { .. } => "too_many_open",
            Refusal::NoRoom { .. } => "no_room",
            Refusal::NameUnfit => "name_unfit",
            Refusal::Torn => "torn",
            Refusal::NotOneFile(_) => "not_one_file",
            Refusal::TwoReports => "two_reports",
        })
    }
}

impl std::error::Error for Refusal {}

/// Why an intake command did nothing.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The request cannot be fulfilled; the refusal is returned to the sender.
    #[error("refused")]
    Refused(#[source] Refusal),
    /// The caller may not do this.
    #[error("not permitted")]
    Denied(Denied),
    /// An internal fault; it is logged for the operator.
    #[error("intake failed")]
    Trouble(#[source] Trouble),
}

impl From<Trouble> for IntakeError {
    fn from(trouble: Trouble) -> Self {
        IntakeError::Trouble(trouble)
    }
}

impl From<Refusal> for IntakeError {
    fn from(refusal: Refusal) -> Self {
        IntakeError::Refused(refusal)
    }
}

impl From<Denied> for IntakeError {
    /// Another sender's report does not exist for this one; whatever else is denied is said to be.
    fn from(denied: Denied) -> Self {
        IntakeError::Denied(denied)
    }
}
