//! Pages of what follows a referral, with invented words.

use clearline_frame::sample::{Rendered, at, work_in};
use clearline_frame::view::{Page, State, Tone};
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{Argument, Message, message};

use super::view::DestructionRow;
use super::{
    counsel_destruction, counsel_destructions, destroy, destructions, letter, object, preservation, requests,
};

pub(crate) const NUMBER: &str = "891012771093118";

pub(super) fn left() -> State {
    State::new(Tone::Plain, message!("left-days", days = 365))
}

pub(crate) const FILE: &str = "0123456789abcdef0123456789abcdef";

pub(crate) fn rows(counsel: bool) -> Vec<DestructionRow> {
    let row = |(state, detail): (State, Message), notes: Vec<State>| DestructionRow {
        number: NUMBER.to_owned(),
        file: FILE.to_owned(),
        href: counsel.then(|| format!("/counsel/destructions/{NUMBER}/{FILE}")),
        agency: "us-fbi".to_owned(),
        at: at("2026-11-23 16:31"),
        state,
        detail: Some(detail.into()),
        notes: if counsel { notes } else { Vec::new() },
    };
    vec![
        row(waits(), vec![State::new(Tone::Alarm, message!("destruction-life"))]),
        row(noted_state(), vec![State::new(Tone::Caution, message!("destruction-objections", count = 1))]),
        row(forbidden(), Vec::new()),
    ]
}

pub(crate) fn waits() -> (State, Message) {
    let words = message!("destruction-awaits-about", until = Argument::name("2026-11-26 16:31 UTC"));
    (State::new(Tone::Caution, message!("destruction-awaits")), words)
}

pub(crate) fn noted_state() -> (State, Message) {
    let words = message!("destruction-only-recorded-about");
    (State::new(Tone::Waiting, message!("destruction-only-recorded")), words)
}

pub(crate) fn forbidden() -> (State, Message) {
    (State::new(Tone::Alarm, message!("destruction-stopped")), message!("destruction-stopped-about"))
}

/// A page of counsel.
pub(super) fn of_counsel(language: Language, title: &Message) -> Page {
    work_in(language, title, Audience::Counsel, "/counsel/destructions")
}

/// The pages in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let pages = [
        requests::sample::pages(language),
        preservation::sample::pages(language),
        letter::sample::pages(language),
        destroy::sample::pages(language),
        object::sample::pages(language),
        destructions::sample::pages(language),
        counsel_destructions::sample::pages(language),
        counsel_destruction::sample::pages(language),
    ];
    pages.into_iter().flatten().collect()
}
