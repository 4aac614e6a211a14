//! Pages for anyone, with invented words.

use clearline_i18n::Language;

use clearline_frame::sample::Rendered;

use super::{home, report, sent};

/// The pages in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    [home::sample::pages(language), report::sample::pages(language), sent::sample::pages(language)]
        .into_iter()
        .flatten()
        .collect()
}

/// Those that are looked at from right to left as well.
pub(crate) fn turned() -> Vec<Rendered> {
    vec![home::sample::turned(), report::sample::turned()]
}
