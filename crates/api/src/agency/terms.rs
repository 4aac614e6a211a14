//! Closed words, keys and digests of the interface for programs, as its OpenAPI document tells them. They are made from the
//! values themselves, so that a word that is added there is told here.

use clearline_disclosure::papers::draft::DraftKind;
use clearline_disclosure::referral::{DeclineReason, EventKind, FeedbackCode};
use clearline_law::{Field, Mark};
use clearline_report::{Channel, Designation, Priority, ReferralState, ReportKind};

use crate::terms::{all, terms};

/// How a referral is written. Its report number is below 2^53.
pub(super) const REFERRAL_PATTERN: &str = "^R-[1-9][0-9]{0,14}-[1-9][0-9]{0,3}$";
/// How the key of a file is written.
pub(super) const FILE_PATTERN: &str = "^[0-9a-f]{32}$";

terms! {
    /// Where a referral stands.
    StateTerm as "ReferralState": all(ReferralState::ALL, ReferralState::word);
    /// How an agency receives.
    ChannelTerm as "Channel": all(Channel::ALL, Channel::word);
    /// The order of work: P0 is life at risk, P3 is the rest.
    PriorityTerm as "Priority": all(Priority::ALL, Priority::word);
    /// Enough to act on, or known and widely spread.
    DesignationTerm as "Designation": all(Designation::ALL, Designation::word);
    /// Who filed.
    FiledByTerm as "FiledBy": all(ReportKind::ALL, ReportKind::word);
    /// Why a referral is not taken.
    DeclineTerm as "DeclineReason": all(DeclineReason::ALL, DeclineReason::word);
    /// What came of a referral. F15 and F19 ask for a note.
    FeedbackTerm as "FeedbackCode": all(FeedbackCode::ALL, FeedbackCode::word);
    /// What can happen to a referral.
    EventTerm as "EventKind": all(EventKind::ALL, EventKind::word);
    /// A group of what a report says, which the law lets go or keeps back as a whole.
    FieldTerm as "Field": all(Field::ALL, Field::word);
    /// How a line of a brief is marked.
    MarkTerm as "Mark": all(Mark::ALL, Mark::word);
    /// What an agency asks a provider for: to keep data, to give records of its own will, to help in an emergency.
    DraftTerm as "DraftKind": all(DraftKind::ALL, DraftKind::word);
}
