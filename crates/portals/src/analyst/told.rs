//! Words that several pages of the review share.

use clearline_pipeline::triage::Refusal;
use clearline_records::dossier::augmented::Doubt;
use clearline_report::{Argument, Message, message};

/// What a source said, with why it may mislead.
pub(super) fn with_doubts(value: &Message, doubts: &[Doubt]) -> Message {
    if doubts.is_empty() {
        return value.clone();
    }
    let doubts = Argument::each(doubts.iter().map(|doubt| doubt.message()));
    message!("analyst-with-doubts", value = value.clone(), doubts = doubts)
}

/// Why nothing was decided, as a part of a sentence.
pub(super) fn refusal_told(refusal: &Refusal) -> Message {
    match refusal {
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
