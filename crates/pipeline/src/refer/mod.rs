//! Refer: one report, one or many agencies, each its own referral with its own fields and its own files by ruling.
//!
//! *Made available* is the statute's act (18 U.S.C. 2258A(c)); *delivered* and *opened* are other events, each recorded
//! when it happens. What an agency may see is cut once, in [`clearline_disclosure::disclosed`], for the portal, the API and the package alike.
//! Handing a report on asks the law anew, ends the first agency's access, and leaves it its own history.

mod already;
mod also;
mod brief;
mod carry;
mod commands;
mod decide;
mod deliver;
pub mod drafts;
mod hand_over;
mod inbox;
mod line;
mod onward;
pub mod queries;
mod reconsider;
pub mod seen;
#[cfg(test)]
mod tests;
mod warrant;

pub use also::{Also, SentAgain};
pub use brief::{for_desk, for_review, of_agency};
pub use commands::{
    accept, acknowledge_conditions, acknowledge_shown, decline, give_feedback, open, open_file, open_package,
};
pub use hand_over::{
    HandOvers, Handed, NewHanded, TakenOut, first_page, first_page_set, hand_overs, record_hand_over,
    take_package,
};
pub use inbox::{
    COUNTED_MAX, Count, Counts, Cursor, Inbox, InboxLine, List, ListPlace, Listed, inbox, listed,
};
pub use line::{Beside, beside};
pub use onward::re_refer;
pub use warrant::record_warrant;

pub(crate) use brief::{clocks, provider};
pub(crate) use carry::carry;
pub(crate) use deliver::deliver;
pub(crate) use reconsider::reconsider;
