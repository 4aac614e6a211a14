//! A referral: what can happen to it, what an agency may answer, and why an act on it is refused.

use clearline_core::Trouble;
use clearline_law::access::Denied;
use clearline_records::dossier::routed::happened;
use clearline_report::{message, words};

use crate::refusal::Refusal;
use crate::standing::{ACCESS_ENDED, Barred};

/// How often a report may be handed on from agency to agency before the desk must look at it.
pub const HOPS_MAX: i64 = 3;

/// Characters of a note, a reason or a hand-over's description.
pub const NOTE_CHARS_MAX: usize = 4_000;

words! {
    /// What can happen to a referral, in the words kept with it.
    pub enum EventKind of "event of a referral" {
        /// The agency may read it from now on: the statute's act.
        MadeAvailable = "made_available" => message!("event-made-available"),
        /// A package's manifest was recorded; nothing is sealed yet.
        Sealing = "sealing" => message!("event-sealing"),
        /// The package is sealed and can be fetched.
        Sealed = "sealed" => message!("event-package-sealed"),
        /// The agency receives packages, and has no key to seal one to.
        NoKey = "no_key" => message!("event-no-key"),
        /// It reached the agency.
        Delivered = "delivered" => message!("event-delivered"),
        /// A person there took note of the conditions.
        Acknowledged = "acknowledged" => message!("event-acknowledged"),
        /// A person there opened it.
        Opened = "opened" => message!("event-opened"),
        /// A person there fetched a file.
        FileFetched = "file_fetched" => message!("event-file-fetched"),
        /// A person there fetched the package.
        PackageFetched = "package_fetched" => message!("event-package-fetched"),
        /// The agency takes it.
        Accepted = "accepted" => message!("event-accepted"),
        /// The agency does not take it.
        Declined = "declined" => message!("event-was-declined"),
        /// It was handed on; access ended.
        ReReferred = "re_referred" => message!("event-re-referred"),
        /// It was to be handed on, and the law withheld: nothing changed.
        ReReferralWithheld = "re_referral_withheld" => message!("event-re-referral-withheld"),
        /// It was to be handed on too often, or in a circle: the desk was told.
        ReReferralStopped = "re_referral_stopped" => message!("event-re-referral-stopped"),
        /// The agency told what became of it.
        Feedback = "feedback" => message!("event-feedback-given"),
        /// The agency lost what qualified it: access ended.
        AccessEnded = ACCESS_ENDED => message!("event-access-ended"),
        /// The agency recorded a warrant for a file.
        WarrantRecorded = "warrant_recorded" => message!("event-warrant-recorded"),
        /// A person of ours took the package out, to hand it over.
        PackageTaken = "package_taken" => message!("event-package-taken"),
        /// The package that was taken out was handed over.
        HandedOver = "handed_over" => message!("event-handed-over"),
        /// The package that was taken out came back.
        PackageReturned = "package_returned" => message!("event-package-returned"),
        /// The agency notified that a file must be destroyed.
        DestructionNotified = happened::DESTRUCTION_NOTIFIED => message!("event-notified"),
        /// Another agency did: nobody can open the file, and it awaits its destruction.
        DestructionAwaited = happened::DESTRUCTION_AWAITED => message!("event-awaited"),
        /// The agency said something against a destruction, or that its own notification was a mistake.
        DestructionObjected = happened::DESTRUCTION_OBJECTED => message!("event-objected"),
        /// The notification was taken back: the file can be opened again.
        DestructionReleased = happened::DESTRUCTION_RELEASED => message!("event-released"),
        /// The file was destroyed.
        DestructionDone = happened::DESTRUCTION_DONE => message!("event-destroyed"),
    }
}

words! {
    /// Why an agency does not take a report.
    pub enum DeclineReason of "decline reason" {
        /// The place is another's.
        WrongJurisdiction = "wrong_jurisdiction" => message!("decline-wrong-jurisdiction"),
        /// It works the same case already.
        AlreadyOurs = "already_ours" => message!("decline-already-ours"),
        /// Its law does not forbid it.
        NotIllegalHere = "not_illegal_here" => message!("decline-not-illegal-here"),
        /// There is too little to begin with.
        InsufficientData = "insufficient_data" => message!("decline-insufficient-data"),
        /// The data has gone, or its preservation has.
        Stale = "stale" => message!("decline-stale"),
        /// It cannot open what is unviewed, or lacks a warrant.
        CannotOpen = "cannot_open" => message!("decline-cannot-open"),
        /// Nobody has time.
        NoCapacity = "no_capacity" => message!("decline-no-capacity"),
        /// Another service of the same place would.
        NotOurRemit = "not_our_remit" => message!("decline-not-our-remit"),
        /// Something did not work.
        TechnicalFailure = "technical_failure" => message!("decline-technical-failure"),
    }
}

words! {
    /// What became of a referral, by code. Several may be given at once, and later ones stand beside earlier ones. The
    /// list is ours; no public list of such codes was found.
    pub enum FeedbackCode of "feedback code" {
        /// A new case was opened.
        NewCase = "F1" => message!("feedback-new-case"),
        /// It was added to a case.
        AddedToCase = "F2" => message!("feedback-added-to-case"),
        /// A victim was identified.
        VictimIdentified = "F3" => message!("feedback-victim-identified"),
        /// A victim was safeguarded.
        VictimSafeguarded = "F4" => message!("feedback-victim-safeguarded"),
        /// The person reported was identified.
        PersonIdentified = "F5" => message!("feedback-person-identified"),
        /// Somebody was arrested.
        Arrest = "F6" => message!("feedback-arrest"),
        /// Somebody was charged.
        Charged = "F7" => message!("feedback-charged"),
        /// Somebody was convicted.
        Convicted = "F8" => message!("feedback-convicted"),
        /// Somebody was acquitted.
        Acquitted = "F9" => message!("feedback-acquitted"),
        /// Child welfare was told.
        ChildWelfare = "F10" => message!("feedback-child-welfare"),
        /// An innocent family or medical picture: whoever was reported is cleared.
        Innocent = "F11" => message!("feedback-innocent"),
        /// The person shown is an adult.
        Adult = "F12" => message!("feedback-adult"),
        /// It was known already.
        Duplicate = "F13" => message!("feedback-duplicate"),
        /// It belongs to another country.
        WrongCountry = "F14" => message!("feedback-wrong-country"),
        /// Which field was missing is said in the note.
        Insufficient = "F15" => message!("feedback-insufficient"),
        /// The data had gone.
        Stale = "F16" => message!("feedback-stale"),
        /// Nobody had time.
        Resources = "F17" => message!("feedback-resources"),
        /// It would have compromised an investigation.
        Compromised = "F18" => message!("feedback-compromised"),
        /// Which legal process is said in the note.
        LegalProcess = "F19" => message!("feedback-legal-process"),
        /// The data were destroyed.
        DataDestroyed = "F20" => message!("feedback-data-destroyed"),
    }
}

impl FeedbackCode {
    /// Must the note say more?
    pub fn asks_for_note(self) -> bool {
        matches!(self, FeedbackCode::Insufficient | FeedbackCode::LegalProcess)
    }
}

words! {
    /// How a package that was taken out reached its agency, or that it did not.
    pub enum HandOver of "way of hand-over" {
        /// A person of ours gave it to a person there.
        InPerson = "in_person" => message!("handed-in-person"),
        /// A courier carried it.
        Courier = "courier" => message!("handed-courier"),
        /// It went by post.
        Post = "post" => message!("handed-post"),
        /// It went over a police network.
        PoliceNetwork = "police_network" => message!("handed-police-network"),
        /// Nobody received it.
        Returned = "returned" => message!("handed-returned"),
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
