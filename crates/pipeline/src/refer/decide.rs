//! What refer decides: pure, from the referral as it stands.

use clearline_records::dossier::routed::Referral;
use clearline_report::{AgencyId, ReferralState};

use clearline_disclosure::Refusal;
use clearline_disclosure::referral::{FeedbackCode, HOPS_MAX, NOTE_CHARS_MAX};

/// What state the first opening leads to; none where it was opened before. An agency that answered before it opened the
/// referral here keeps its answer.
pub(super) fn opened(referral: &Referral) -> Option<ReferralState> {
    match (referral.opened_at, referral.state) {
        (Some(_), _) => None,
        (None, ReferralState::MadeAvailable | ReferralState::Delivered) => Some(ReferralState::Opened),
        (None, answered) => Some(answered),
    }
}

/// An agency takes on what it has in hand. It may have read it elsewhere: a package is opened where we do not see it.
pub(super) fn may_accept(referral: &Referral) -> Result<(), Refusal> {
    in_turn(referral.state, &[ReferralState::Delivered, ReferralState::Opened, ReferralState::Declined])
}

/// An agency may say no at any time before it has handed the report on.
pub(super) fn may_decline(referral: &Referral) -> Result<(), Refusal> {
    let from = [
        ReferralState::MadeAvailable,
        ReferralState::Delivered,
        ReferralState::Opened,
        ReferralState::Accepted,
    ];
    in_turn(referral.state, &from)
}

/// To propose another agency one must have read the report, or have said no to it.
pub(super) fn may_hand_on(referral: &Referral) -> Result<(), Refusal> {
    let from =
        [ReferralState::Delivered, ReferralState::Opened, ReferralState::Accepted, ReferralState::Declined];
    in_turn(referral.state, &from)
}

/// Where a re-referral would lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Onward {
    /// To an agency that never had it: a ruling is made.
    Fresh,
    /// Back to one that already transferred it, or too often: an analyst decides.
    Loop,
}

/// Checks every referral of the report before it is transferred to `to`.
pub(super) fn onward(from: &Referral, all: &[Referral], to: &AgencyId) -> Result<Onward, Refusal> {
    let there = || all.iter().filter(|referral| referral.agency == *to);
    if there().any(|referral| referral.state.has_access()) {
        return Err(Refusal::AlreadyThere { agency: to.clone() });
    }
    if from.hop >= HOPS_MAX || there().next().is_some() {
        return Ok(Onward::Loop);
    }
    Ok(Onward::Fresh)
}

/// Feedback: at least one code, each once, and words where a code asks for them.
pub(super) fn feedback(codes: &[FeedbackCode], note: &str) -> Result<Vec<FeedbackCode>, Refusal> {
    let mut codes = codes.to_vec();
    codes.sort_unstable();
    codes.dedup();
    if codes.is_empty() {
        return Err(Refusal::NoCode);
    }
    match codes.iter().find(|code| code.asks_for_note() && note.trim().is_empty()) {
        Some(code) => Err(Refusal::NoteMissing { code: code.to_string(), words: code.message() }),
        None => Ok(codes),
    }
}

/// Words as they are kept: trimmed, without the one character no database keeps.
pub(super) fn words(text: &str) -> Result<String, Refusal> {
    let text = text.trim().replace('\0', "");
    if text.chars().count() > NOTE_CHARS_MAX {
        return Err(Refusal::TooLong { limit: NOTE_CHARS_MAX });
    }
    Ok(text)
}

/// Words that must be there.
pub(super) fn reason(text: &str) -> Result<String, Refusal> {
    let text = words(text)?;
    if text.is_empty() { Err(Refusal::ReasonMissing) } else { Ok(text) }
}

fn in_turn(state: ReferralState, from: &[ReferralState]) -> Result<(), Refusal> {
    if from.contains(&state) { Ok(()) } else { Err(Refusal::OutOfTurn { state }) }
}
