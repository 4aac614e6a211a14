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

/// Why the sender is refused. Each has its documented code on the wire.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such report, or it is somebody else's: the two are not told apart.
    #[error("report does not exist")]
    NoSuchReport,
    /// The report has no such file.
    #[error("file does not exist")]
    NoSuchFile,
    /// It was retracted, or expired unfinished.
    #[error("report already retracted")]
    Retracted,
    /// It was finished.
    #[error("report already finished")]
    Finished,
    /// The document or the report as a whole breaks a rule.
    #[error("validation failed")]
    Invalid(Vec<Finding>),
    /// Another document already describes the file.
    #[error("the file was already described by another document")]
    AlreadyDescribed,
    /// More bytes than a file may have.
    #[error("the file is larger than {limit} bytes")]
    FileTooLarge {
        /// The bound that was met.
        limit: u64,
    },
    /// More files than a report may have.
    #[error("the report already has {limit} files")]
    TooManyFiles {
        /// The bound that was met.
        limit: i64,
    },
    /// The file's name is too long.
    #[error("the file's name has {characters} characters; it may have at most {limit}")]
    NameTooLong {
        /// How many it has.
        characters: usize,
        /// The bound that was met.
        limit: usize,
    },
    /// The provider has as many unfinished reports as it may.
    #[error("{limit} reports are open and not finished, which is as many as you may have")]
    TooManyOpen {
        /// The bound that was met.
        limit: i64,
    },
    /// The provider's unfinished reports hold as many bytes as they may.
    #[error("your unfinished reports may hold at most {limit} bytes together")]
    NoRoom {
        /// The bound that was met.
        limit: i64,
    },
    /// The file's name holds what no name can.
    #[error("the file's name holds the character U+0000, which no name can have")]
    NameUnfit,
    /// The sender broke off.
    #[error("the upload ended early")]
    Torn,
    /// The upload holds more than one file, or one that cannot be taken as it is.
    #[error("{0}")]
    NotOneFile(String),
    /// The upload names two reports.
    #[error("the upload names two reports; nothing of it was kept")]
    TwoReports,
}

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
