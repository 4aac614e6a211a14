use std::fmt;
use std::str::FromStr;

use clearline_core::Trouble;
use clearline_law::access::Denied;
use clearline_records::dossier::routed::happened;
use clearline_report::{AgencyId, IdError, Message, message};
use jiff::civil::Date;

use crate::standing::{ACCESS_ENDED, Barred};

/// How often a report may be handed on from agency to agency before the desk must look at it.
pub const HOPS_MAX: i64 = 3;

/// Characters of a note, a reason or a hand-over's description.
pub const NOTE_CHARS_MAX: usize = 4_000;

/// What can happen to a referral, in the words kept with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// The agency may read it from now on: the statute's act.
    MadeAvailable,
    /// A package's manifest was recorded; nothing is sealed yet.
    Sealing,
    /// The package is sealed and can be fetched.
    Sealed,
    /// The agency receives packages, and has no key to seal one to.
    NoKey,
    /// It reached the agency.
    Delivered,
    /// A person there took note of the conditions.
    Acknowledged,
    /// A person there opened it.
    Opened,
    /// A person there fetched a file.
    FileFetched,
    /// A person there fetched the package.
    PackageFetched,
    /// The agency takes it.
    Accepted,
    /// The agency does not take it.
    Declined,
    /// It was handed on; access ended.
    ReReferred,
    /// It was to be handed on, and the law withheld: nothing changed.
    ReReferralWithheld,
    /// It was to be handed on too often, or in a circle: the desk was told.
    ReReferralStopped,
    /// The agency told what became of it.
    Feedback,
    /// The agency lost what qualified it: access ended.
    AccessEnded,
    /// The agency recorded a warrant for a file.
    WarrantRecorded,
    /// A person of ours took the package out, to hand it over.
    PackageTaken,
    /// The package that was taken out was handed over.
    HandedOver,
    /// The package that was taken out came back.
    PackageReturned,
    /// The agency notified that a file must be destroyed.
    DestructionNotified,
    /// Another agency did: nobody can open the file, and it awaits its destruction.
    DestructionAwaited,
    /// The agency said something against a destruction, or that its own notification was a mistake.
    DestructionObjected,
    /// The notification was taken back: the file can be opened again.
    DestructionReleased,
    /// The file was destroyed.
    DestructionDone,
}

impl EventKind {
    const ALL: [(EventKind, &'static str, &'static str); 25] = [
        (EventKind::MadeAvailable, "made_available", "made available"),
        (EventKind::Sealing, "sealing", "manifest recorded, sealing begins"),
        (EventKind::Sealed, "sealed", "package sealed"),
        (EventKind::NoKey, "no_key", "no key to seal a package to"),
        (EventKind::Delivered, "delivered", "delivered"),
        (EventKind::Acknowledged, "acknowledged", "conditions acknowledged"),
        (EventKind::Opened, "opened", "opened"),
        (EventKind::FileFetched, "file_fetched", "file fetched"),
        (EventKind::PackageFetched, "package_fetched", "package fetched"),
        (EventKind::Accepted, "accepted", "accepted"),
        (EventKind::Declined, "declined", "declined"),
        (EventKind::ReReferred, "re_referred", "transferred to another agency"),
        (EventKind::ReReferralWithheld, "re_referral_withheld", "transfer not permitted by law"),
        (
            EventKind::ReReferralStopped,
            "re_referral_stopped",
            "transfer stopped: the report was there before",
        ),
        (EventKind::Feedback, "feedback", "feedback given"),
        (EventKind::AccessEnded, ACCESS_ENDED, "access ended: the legal basis ended"),
        (EventKind::WarrantRecorded, "warrant_recorded", "warrant recorded"),
        (EventKind::PackageTaken, "package_taken", "package taken out to be handed over"),
        (EventKind::HandedOver, "handed_over", "package handed over"),
        (EventKind::PackageReturned, "package_returned", "package not handed over: it came back"),
        (
            EventKind::DestructionNotified,
            happened::DESTRUCTION_NOTIFIED,
            "notified that a file must be destroyed",
        ),
        (
            EventKind::DestructionAwaited,
            happened::DESTRUCTION_AWAITED,
            "a file awaits destruction: a law enforcement agency notified that it must be destroyed",
        ),
        (EventKind::DestructionObjected, happened::DESTRUCTION_OBJECTED, "objected to a destruction"),
        (
            EventKind::DestructionReleased,
            happened::DESTRUCTION_RELEASED,
            "a file that awaited destruction can be opened again",
        ),
        (EventKind::DestructionDone, happened::DESTRUCTION_DONE, "a file was destroyed"),
    ];

    /// The word kept in the store.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, word, _)| word)
    }

    /// The words people read.
    pub fn words(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(.., words)| words)
    }

    /// Every kind.
    pub fn all() -> impl Iterator<Item = EventKind> {
        Self::ALL.into_iter().map(|(kind, ..)| kind)
    }

    /// The kind of a kept word.
    pub fn of(word: &str) -> Option<EventKind> {
        Self::ALL.iter().find(|(_, known, _)| *known == word).map(|(kind, ..)| *kind)
    }
}

/// Why an agency does not take a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeclineReason {
    /// The place is another's.
    WrongJurisdiction,
    /// It works the same case already.
    AlreadyOurs,
    /// Its law does not forbid it.
    NotIllegalHere,
    /// There is too little to begin with.
    InsufficientData,
    /// The data has gone, or its preservation has.
    Stale,
    /// It cannot open what is unviewed, or lacks a warrant.
    CannotOpen,
    /// Nobody has time.
    NoCapacity,
    /// Another service of the same place would.
    NotOurRemit,
    /// Something did not work.
    TechnicalFailure,
}

impl DeclineReason {
    /// All reasons, each with the word kept.
    pub const ALL: [(DeclineReason, &'static str); 9] = [
        (DeclineReason::WrongJurisdiction, "wrong_jurisdiction"),
        (DeclineReason::AlreadyOurs, "already_ours"),
        (DeclineReason::NotIllegalHere, "not_illegal_here"),
        (DeclineReason::InsufficientData, "insufficient_data"),
        (DeclineReason::Stale, "stale"),
        (DeclineReason::CannotOpen, "cannot_open"),
        (DeclineReason::NoCapacity, "no_capacity"),
        (DeclineReason::NotOurRemit, "not_our_remit"),
        (DeclineReason::TechnicalFailure, "technical_failure"),
    ];

    /// The word kept in the store.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(reason, _)| *reason == self).map_or("", |(_, word)| word)
    }

    /// The words people read.
    pub fn words(self) -> Message {
        match self {
            DeclineReason::WrongJurisdiction => message!("decline-wrong-jurisdiction"),
            DeclineReason::AlreadyOurs => message!("decline-already-ours"),
            DeclineReason::NotIllegalHere => message!("decline-not-illegal-here"),
            DeclineReason::InsufficientData => message!("decline-insufficient-data"),
            DeclineReason::Stale => message!("decline-stale"),
            DeclineReason::CannotOpen => message!("decline-cannot-open"),
            DeclineReason::NoCapacity => message!("decline-no-capacity"),
            DeclineReason::NotOurRemit => message!("decline-not-our-remit"),
            DeclineReason::TechnicalFailure => message!("decline-technical-failure"),
        }
    }
}

impl FromStr for DeclineReason {
    type Err = IdError;

    fn from_str(word: &str) -> Result<Self, IdError> {
        DeclineReason::ALL.iter().find(|(_, known)| *known == word).map(|(reason, _)| *reason).ok_or(
            IdError {
                what: "decline reason",
                expected: "one of the listed reasons, such as wrong_jurisdiction",
            },
        )
    }
}

/// What became of a referral, by code: `F1` to `F20`. Several may be given at once, and later ones stand beside
/// earlier ones. The list is ours; no public list of such codes was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FeedbackCode(u8);

impl FeedbackCode {
    /// An innocent family or medical picture: whoever was reported is cleared.
    pub const INNOCENT: FeedbackCode = FeedbackCode(11);
    /// Which field was missing is said in the note.
    pub const INSUFFICIENT: FeedbackCode = FeedbackCode(15);
    /// Which legal process is said in the note.
    pub const LEGAL_PROCESS: FeedbackCode = FeedbackCode(19);

    const WORDS: [&'static str; 20] = [
        "Useful: new case",
        "Useful: added to a case",
        "Victim identified",
        "Victim safeguarded",
        "Person reported identified",
        "Arrest",
        "Charged",
        "Convicted",
        "Acquitted or dismissed",
        "Referred to child welfare",
        "Not illegal: innocent family or medical picture",
        "Not illegal: adult, nudist or age unknown",
        "Duplicate or viral",
        "Wrong country",
        "Insufficient: name the missing field",
        "Too old: subscriber data gone",
        "Closed for lack of resources",
        "Compromised account or malicious upload",
        "Legal process sent: name its type",
        "Data destroyed",
    ];

    /// All twenty, in order.
    pub fn all() -> impl Iterator<Item = FeedbackCode> {
        (1..=20).map(FeedbackCode)
    }

    /// The words people read.
    pub fn words(self) -> &'static str {
        Self::WORDS.get(usize::from(self.0.saturating_sub(1))).copied().unwrap_or("")
    }

    /// Must the note say more?
    pub fn asks_for_note(self) -> bool {
        self == Self::INSUFFICIENT || self == Self::LEGAL_PROCESS
    }
}

impl fmt::Display for FeedbackCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "F{}", self.0)
    }
}

impl FromStr for FeedbackCode {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        FeedbackCode::all()
            .find(|code| code.to_string() == text)
            .ok_or(IdError { what: "feedback code", expected: "F1 to F20" })
    }
}

/// How a package that was taken out reached its agency, or that it did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HandOver {
    /// A person of ours gave it to a person there.
    InPerson,
    /// A courier carried it.
    Courier,
    /// It went by post.
    Post,
    /// It went over a police network.
    PoliceNetwork,
    /// Nobody received it.
    Returned,
}

impl HandOver {
    /// All ways, each with the word kept.
    pub const ALL: [(HandOver, &'static str); 5] = [
        (HandOver::InPerson, "in_person"),
        (HandOver::Courier, "courier"),
        (HandOver::Post, "post"),
        (HandOver::PoliceNetwork, "police_network"),
        (HandOver::Returned, "returned"),
    ];

    /// The word kept in the store.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(way, _)| *way == self).map_or("", |(_, word)| word)
    }

    /// The words people read.
    pub fn words(self) -> Message {
        match self {
            HandOver::InPerson => message!("handed-in-person"),
            HandOver::Courier => message!("handed-courier"),
            HandOver::Post => message!("handed-post"),
            HandOver::PoliceNetwork => message!("handed-police-network"),
            HandOver::Returned => message!("handed-returned"),
        }
    }
}

impl FromStr for HandOver {
    type Err = IdError;

    fn from_str(word: &str) -> Result<Self, IdError> {
        HandOver::ALL.iter().find(|(_, known)| *known == word).map(|(way, _)| *way).ok_or(IdError {
            what: "way of hand-over",
            expected: "in_person, courier, post, police_network or returned",
        })
    }
}

/// Why an agency is refused. The words are for the person who asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The conditions come first.
    #[error("acknowledge the conditions first")]
    ConditionsFirst,
    /// The report must be opened first.
    #[error("open the referral first")]
    OpenFirst,
    /// The conditions that were acknowledged are not those of the referral.
    #[error("the conditions you name are not those of this referral")]
    OtherConditions,
    /// Nobody is said to have received it.
    #[error("say who received it: a person or an office")]
    ReceiverMissing,
    /// It cannot have been handed over on that day.
    #[error("give a day from {from}, when it was taken out, to {to}, which is today")]
    NotThatDay {
        /// The first day that can be.
        from: Date,
        /// The last.
        to: Date,
    },
    /// The package was not taken out, or what became of it is recorded already.
    #[error("no package that was taken out waits for this record")]
    NotTakenOut,
    /// The package was taken out too often.
    #[error("the package of a referral can be taken out {limit} times at most")]
    TooManyHandOvers {
        /// The bound that was met.
        limit: usize,
    },
    /// The referral does not stand where this could be done.
    #[error("the referral is {state}: this cannot be done now")]
    OutOfTurn {
        /// Where it stands, in words.
        state: &'static str,
    },
    /// No code was given.
    #[error("choose at least one code")]
    NoCode,
    /// A code needs words beside it.
    #[error("{code} needs a note: {words}")]
    NoteMissing {
        /// The code.
        code: String,
        /// What it asks.
        words: &'static str,
    },
    /// More words than are kept.
    #[error("at most {limit} characters can be kept")]
    TooLong {
        /// The bound that was met.
        limit: usize,
    },
    /// A reason is needed.
    #[error("say why")]
    ReasonMissing,
    /// There is no such agency, or it is suspended.
    #[error("the directory has no such agency that can receive")]
    NoSuchAgency,
    /// It is with that agency already.
    #[error("{agency} already has this report")]
    AlreadyThere {
        /// Which agency.
        agency: AgencyId,
    },
    /// The law does not let it go there; nothing changed.
    #[error("the law does not permit this transfer: {}", .because.join("; "))]
    Withheld {
        /// Each reason, in words.
        because: Vec<String>,
    },
    /// It would go in a circle, or was handed on too often; the desk was told.
    #[error(
        "the report was transferred {hops} times already, or would come back to an agency that had it: our team has been told"
    )]
    Loop {
        /// How often it was handed on.
        hops: i64,
    },
    /// The ruling opens no such file to this agency.
    #[error("this file is not open to you: {why}")]
    FileClosed {
        /// The reason why the file does not open, for the officer.
        why: String,
    },
    /// The file needs no warrant.
    #[error("this file is open to you already")]
    FileOpen,
    /// No package was made for this referral.
    #[error("there is no sealed package for this referral")]
    NoPackage,
}

/// Why a command of an agency did nothing.
#[derive(Debug, thiserror::Error)]
pub enum ReferError {
    /// There is no such thing for this caller: it does not exist, or is another agency's.
    #[error("not found")]
    NotFound,
    /// It was this agency's, and its access has ended. To outsiders it no longer exists; its own history stays.
    #[error("access has ended")]
    AccessEnded,
    /// The agency is suspended: its access is paused, and all is as it was once it is resumed.
    #[error("access is paused")]
    Suspended,
    /// The caller may not do this.
    #[error("not permitted")]
    Denied(Denied),
    /// The refusal is returned to the caller.
    #[error("refused")]
    Refused(#[source] Refusal),
    /// An internal fault; it is logged for the operator.
    #[error("the referral could not be handled")]
    Trouble(#[source] Trouble),
}

impl From<Trouble> for ReferError {
    fn from(trouble: Trouble) -> Self {
        ReferError::Trouble(trouble)
    }
}

impl From<Refusal> for ReferError {
    fn from(refusal: Refusal) -> Self {
        ReferError::Refused(refusal)
    }
}

impl From<Barred> for ReferError {
    fn from(barred: Barred) -> Self {
        match barred {
            Barred::NotFound => ReferError::NotFound,
            Barred::Denied(denied) => ReferError::Denied(denied),
            Barred::AccessEnded => ReferError::AccessEnded,
            Barred::Suspended => ReferError::Suspended,
            Barred::NotAcknowledged => Refusal::ConditionsFirst.into(),
            Barred::NotOpened => Refusal::OpenFirst.into(),
            Barred::Trouble(trouble) => ReferError::Trouble(trouble),
        }
    }
}
