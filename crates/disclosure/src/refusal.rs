//! Why a command of an agency, or of those who hand a package over, did nothing.

use std::fmt;

use clearline_report::{AgencyId, Argument, Message, ReferralState, message};
use jiff::civil::Date;

/// Why an agency is refused. The words are for the person who asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The conditions come first.
    ConditionsFirst,
    /// The report must be opened first.
    OpenFirst,
    /// The conditions that were acknowledged are not those of the referral.
    OtherConditions,
    /// Nobody is said to have received it.
    ReceiverMissing,
    /// It cannot have been handed over on that day.
    NotThatDay {
        /// The first day that can be.
        from: Date,
        /// The last.
        to: Date,
    },
    /// The package was not taken out, or what became of it is recorded already.
    NotTakenOut,
    /// The package was taken out too often.
    TooManyHandOvers {
        /// The bound that was met.
        limit: usize,
    },
    /// The referral does not stand where this could be done.
    OutOfTurn {
        /// Where it stands.
        state: ReferralState,
    },
    /// No code was given.
    NoCode,
    /// A code needs words beside it.
    NoteMissing {
        /// The code.
        code: String,
        /// What it says.
        words: Message,
    },
    /// More words than are kept.
    TooLong {
        /// The bound that was met.
        limit: usize,
    },
    /// A reason is needed.
    ReasonMissing,
    /// There is no such agency, or it is suspended.
    NoSuchAgency,
    /// It is with that agency already.
    AlreadyThere {
        /// Which agency.
        agency: AgencyId,
    },
    /// The law does not let it go there; nothing changed.
    Withheld {
        /// Each reason.
        because: Vec<Message>,
    },
    /// It would go in a circle, or was handed on too often; our team was told.
    Loop {
        /// How often it was handed on.
        hops: i64,
    },
    /// The ruling opens no such file to this agency.
    FileClosed {
        /// The reason why the file does not open, for the officer.
        why: Message,
    },
    /// The file needs no warrant.
    FileOpen,
    /// No package was made for this referral.
    NoPackage,
    /// An agency of its class may not ask a provider for that without legal process.
    NotAskedByDraft,
}

impl Refusal {
    /// What the caller is told, and what to do.
    pub fn message(&self) -> Message {
        match self {
            Refusal::ConditionsFirst => message!("unfit-acknowledge-first"),
            Refusal::OpenFirst => message!("unfit-open-first"),
            Refusal::OtherConditions => message!("refused-other-conditions"),
            Refusal::ReceiverMissing => message!("refused-receiver-missing"),
            Refusal::NotThatDay { from, to } => message!("refused-not-that-day", from = *from, to = *to),
            Refusal::NotTakenOut => message!("refused-not-taken-out"),
            Refusal::TooManyHandOvers { limit } => message!("refused-too-many-hand-overs", limit = *limit),
            Refusal::OutOfTurn { state } => message!("refused-out-of-turn", state = state.message()),
            Refusal::NoCode => message!("refused-no-code"),
            Refusal::NoteMissing { code, words } => {
                message!("refused-note-missing", code = Argument::exact(code), words = words.clone())
            }
            Refusal::TooLong { limit } => message!("refused-too-long", limit = *limit),
            Refusal::ReasonMissing => message!("refused-reason-missing"),
            Refusal::NoSuchAgency => message!("refused-no-such-agency"),
            Refusal::AlreadyThere { agency } => message!("refused-already-there", agency = agency),
            Refusal::Withheld { because } => {
                message!("refused-by-law", because = Argument::each(because.clone()))
            }
            Refusal::Loop { hops } => message!("refused-loop", hops = *hops),
            Refusal::FileClosed { why } => message!("refused-file-closed", why = why.clone()),
            Refusal::FileOpen => message!("refused-file-open"),
            Refusal::NoPackage => message!("refused-no-package"),
            Refusal::NotAskedByDraft => message!("refused-not-asked-by-draft"),
        }
    }
}

/// For a log: the id of what is told.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().id())
    }
}

impl std::error::Error for Refusal {}
