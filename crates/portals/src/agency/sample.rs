//! Pages of an agency with invented words.

use clearline_i18n::Language;

use clearline_frame::sample::Rendered;

use super::{draft, inbox, referral};

pub(super) const AGENCY: &str = "National Police, Sweden";

/// The pages in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let pages =
        [inbox::sample::pages(language), referral::sample::pages(language), draft::sample::pages(language)];
    pages.into_iter().flatten().collect()
}

/// Those that are looked at from right to left as well.
pub(crate) fn turned() -> Vec<Rendered> {
    vec![inbox::sample::turned()]
}
