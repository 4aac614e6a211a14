//! The first page with invented words.

use clearline_frame::sample::{Rendered, open_to_all, page};
use clearline_i18n::Language;
use clearline_report::message;

use super::view::Home;
use crate::public::view::EMERGENCIES;

fn home(language: Language) -> Home {
    Home { page: open_to_all(language, &message!("home-window")), emergencies: EMERGENCIES.to_vec() }
}

/// The page in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    vec![page("home", &home(language))]
}

/// The page in a language that is written from right to left.
pub(crate) fn turned() -> Rendered {
    page("home-rtl", &home(Language::PSEUDO_RTL))
}
