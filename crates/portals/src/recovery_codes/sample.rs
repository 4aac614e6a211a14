//! Invented recovery codes.

use clearline_frame::sample::{Rendered, entrance, page};
use clearline_i18n::Language;
use clearline_report::message;

use super::view::RecoveryCodes;

/// The page in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let code = |number: u8| format!("0000-0000-0000-00{number:02}");
    let codes = RecoveryCodes {
        page: entrance(language, &message!("codes-window")),
        codes: (1..=10).map(code).collect(),
        to: "/home".to_owned(),
    };
    vec![page("recovery-codes", &codes)]
}
