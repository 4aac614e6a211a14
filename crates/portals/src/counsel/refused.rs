//! Why a proposal or a decision was refused, as a part of a sentence.

use clearline_counsel::{Decision, Refusal};
use clearline_report::{Argument, Message, message};

/// The reason in words.
pub(super) fn told(refusal: &Refusal) -> Message {
    match refusal {
        Refusal::NotAlone => message!("counsel-refused-not-alone"),
        Refusal::Decided { decision } => match decision {
            Decision::Approved => message!("counsel-refused-approved"),
            Decision::Refused => message!("counsel-refused-refused"),
            Decision::Withdrawn => message!("counsel-refused-withdrawn"),
        },
        Refusal::NotYours { by } => message!("counsel-refused-not-yours", by = Argument::name(by)),
        Refusal::NothingToEnd => message!("counsel-refused-nothing-to-end"),
        Refusal::ReasonMissing => message!("counsel-refused-reason"),
        Refusal::TooLong { limit } => message!("counsel-refused-too-long", limit = *limit),
        Refusal::EvidenceMissing => message!("counsel-refused-evidence"),
        Refusal::DocumentMissing => message!("counsel-refused-document"),
        Refusal::DocumentEmpty => message!("counsel-refused-document-empty"),
        Refusal::DocumentTooLarge { limit } => message!("counsel-refused-document-large", limit = *limit),
        Refusal::DaysBackwards => message!("counsel-refused-days-backwards"),
        Refusal::Past { day } => message!("counsel-refused-past", day = *day),
        Refusal::TooFar { days } => message!("counsel-refused-too-far", days = *days),
        Refusal::NoSuchAgency { id } => message!("counsel-refused-no-agency", agency = Argument::exact(id)),
        Refusal::NotForThisClass => message!("counsel-refused-class"),
        Refusal::NoSuchBasis { ordinal } => message!("counsel-refused-no-basis", ordinal = *ordinal),
        Refusal::NoSuchPolicy { policy } => {
            message!("counsel-refused-no-policy", policy = Argument::exact(policy))
        }
        Refusal::NoSuchRuling => message!("counsel-refused-no-ruling"),
        Refusal::NoSuchEntry { entry } => {
            message!("counsel-refused-no-entry", entry = Argument::exact(entry))
        }
        Refusal::Blocks => message!("counsel-refused-blocks"),
        Refusal::Twice { id } => message!("counsel-refused-twice", id = Argument::exact(id)),
    }
}
