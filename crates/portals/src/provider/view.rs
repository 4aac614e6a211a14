//! What several pages of a provider show.

use clearline_frame::view::{Moment, State, Tone, Words};
use clearline_report::message;

/// What kind of notice it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoticeKind {
    /// A foreign request was forwarded.
    Forwarded,
    /// A foreign request was forwarded to another agency of that country.
    ForwardedToAnother,
    /// A foreign request was forwarded in part.
    ForwardedPartly,
    /// A foreign request could not be forwarded (18 U.S.C. 2258A(d)(5)(C)).
    UnableToForward,
    /// A foreign request was declined after the Attorney General was consulted ((d)(6) as enacted in 2008).
    Declined,
    /// Preservation ends in 30 days.
    PreservationIn30Days,
    /// Preservation ends in 7 days.
    PreservationIn7Days,
    /// Preservation ends tomorrow.
    PreservationIn1Day,
    /// A kind that this page does not know; its words are shown.
    Other,
}

impl NoticeKind {
    /// What it says, with how it is meant.
    pub(super) fn state(self) -> State {
        let ends = |days: i64| message!("notice-preservation-ends", days = days);
        match self {
            NoticeKind::Forwarded => State::new(Tone::Good, message!("notice-forwarded")),
            NoticeKind::ForwardedToAnother => State::new(Tone::Good, message!("notice-forwarded-to-another")),
            NoticeKind::ForwardedPartly => State::new(Tone::Caution, message!("notice-forwarded-partly")),
            NoticeKind::Declined => State::new(Tone::Alarm, message!("notice-declined")),
            NoticeKind::UnableToForward => State::new(Tone::Alarm, message!("notice-unable")),
            NoticeKind::PreservationIn30Days => State::new(Tone::Waiting, ends(30)),
            NoticeKind::PreservationIn7Days => State::new(Tone::Caution, ends(7)),
            NoticeKind::Other => State::new(Tone::Caution, message!("notice-of-another-kind")),
            NoticeKind::PreservationIn1Day => State::new(Tone::Alarm, ends(1)),
        }
    }
}

/// One notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoticeRow {
    /// Which kind.
    pub kind: NoticeKind,
    /// When it was sent.
    pub at: Moment,
    /// The report it is about.
    pub number: String,
    /// What it says.
    pub words: Words,
}
