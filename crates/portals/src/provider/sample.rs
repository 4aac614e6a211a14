//! Pages of a provider with invented words.

use clearline_frame::sample::Rendered;
use clearline_frame::view::{State, Tone, Words};
use clearline_i18n::Language;
use clearline_report::message;

use super::view::{NoticeKind, NoticeRow};
use super::{overview, report};
use clearline_frame::sample::at;

pub(super) fn left(days: i64, tone: Tone) -> State {
    State::new(tone, message!("left-days", days = days))
}

pub(super) fn open() -> State {
    State::new(Tone::Waiting, message!("provider-state-open"))
}

pub(super) fn finished() -> State {
    State::new(Tone::Good, message!("provider-state-finished"))
}

pub(super) fn notices() -> Vec<NoticeRow> {
    let notice = |kind, number: &str, words: &str| NoticeRow {
        kind,
        at: at("2026-11-23 14:05"),
        number: number.to_owned(),
        words: Words::data(words),
    };
    vec![
        notice(
            NoticeKind::UnableToForward,
            "891012771092840",
            "The authority in Freedonia could not be reached by any lawful way. This notice is given under 18 U.S.C. 2258A(d)(5)(C).",
        ),
        notice(
            NoticeKind::Forwarded,
            "891012771092377",
            "Forwarded to the National Police of Sylvania on 2026-11-22.",
        ),
        notice(NoticeKind::PreservationIn7Days, "762383012277120", "The duty ends on 2026-11-30."),
    ]
}

/// The pages in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    [overview::sample::pages(language), report::sample::pages(language)].into_iter().flatten().collect()
}
