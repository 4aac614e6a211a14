//! A referral: what can happen to it, what an agency may answer, and why an act on it is refused.

use std::fmt;
use std::str::FromStr;

use clearline_core::Trouble;
use clearline_law::access::Denied;
use clearline_records::dossier::routed::happened;
use clearline_report::{IdError, Message, message};

use crate::refusal::Refusal;
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
        (EventKind::MadeAvailable, "made_available", "event-made-available"),
        (EventKind::Sealing, "sealing", "event-sealing"),
        (EventKind::Sealed, "sealed", "event-package-sealed"),
        (EventKind::NoKey, "no_key", "event-no-key"),
        (EventKind::Delivered, "delivered", "event-delivered"),
        (EventKind::Acknowledged, "acknowledged", "event-acknowledged"),
        (EventKind::Opened, "opened", "event-opened"),
        (EventKind::FileFetched, "file_fetched", "event-file-fetched"),
        (EventKind::PackageFetched, "package_fetched", "event-package-fetched"),
        (EventKind::Accepted, "accepted", "event-accepted"),
        (EventKind::Declined, "declined", "event-was-declined"),
        (EventKind::ReReferred, "re_referred", "event-re-referred"),
        (EventKind::ReReferralWithheld, "re_referral_withheld", "event-re-referral-withheld"),
        (EventKind::ReReferralStopped, "re_referral_stopped", "event-re-referral-stopped"),
        (EventKind::Feedback, "feedback", "event-feedback-given"),
        (EventKind::AccessEnded, ACCESS_ENDED, "event-access-ended"),
        (EventKind::WarrantRecorded, "warrant_recorded", "event-warrant-recorded"),
        (EventKind::PackageTaken, "package_taken", "event-package-taken"),
        (EventKind::HandedOver, "handed_over", "event-handed-over"),
        (EventKind::PackageReturned, "package_returned", "event-package-returned"),
        (EventKind::DestructionNotified, happened::DESTRUCTION_NOTIFIED, "event-notified"),
        (EventKind::DestructionAwaited, happened::DESTRUCTION_AWAITED, "event-awaited"),
        (EventKind::DestructionObjected, happened::DESTRUCTION_OBJECTED, "event-objected"),
        (EventKind::DestructionReleased, happened::DESTRUCTION_RELEASED, "event-released"),
        (EventKind::DestructionDone, happened::DESTRUCTION_DONE, "event-destroyed"),
    ];

    /// The word kept in the store.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, word, ..)| word)
    }

    /// What happened, for people.
    pub fn message(self) -> Message {
        Message::new(Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(.., id)| *id))
    }

    /// Every kind.
    pub fn all() -> impl Iterator<Item = EventKind> {
        Self::ALL.into_iter().map(|(kind, ..)| kind)
    }

    /// The kind of a kept word.
    pub fn of(word: &str) -> Option<EventKind> {
        Self::ALL.iter().find(|(_, known, ..)| *known == word).map(|(kind, ..)| *kind)
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

    /// What each says.
    const MESSAGES: [&'static str; 20] = [
        "feedback-new-case",
        "feedback-added-to-case",
        "feedback-victim-identified",
        "feedback-victim-safeguarded",
        "feedback-person-identified",
        "feedback-arrest",
        "feedback-charged",
        "feedback-convicted",
        "feedback-acquitted",
        "feedback-child-welfare",
        "feedback-innocent",
        "feedback-adult",
        "feedback-duplicate",
        "feedback-wrong-country",
        "feedback-insufficient",
        "feedback-stale",
        "feedback-resources",
        "feedback-compromised",
        "feedback-legal-process",
        "feedback-data-destroyed",
    ];

    /// All twenty, in order.
    pub fn all() -> impl Iterator<Item = FeedbackCode> {
        (1..=20).map(FeedbackCode)
    }

    /// What it says.
    pub fn message(self) -> Message {
        let [first, ..] = Self::MESSAGES;
        Message::new(Self::MESSAGES.get(usize::from(self.0.saturating_sub(1))).copied().unwrap_or(first))
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
