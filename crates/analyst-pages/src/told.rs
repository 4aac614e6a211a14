//! Words that several pages of the review share.

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
