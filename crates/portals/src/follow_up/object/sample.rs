//! An agency objects, with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Choice, Words};
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{Argument, Message, message};

use super::view::Object;
use crate::follow_up::sample::FILE;
use clearline_frame::sample::work_in;

fn object(language: Language, error: Option<Message>) -> Object {
    let until = message!("object-until", until = Argument::name("2026-11-26 16:31 UTC"));
    Object {
        page: work_in(language, &message!("object-window"), Audience::Agency, ""),
        referral: "R-891012771093118-2".to_owned(),
        files: vec![Choice {
            hint: Some(until.into()),
            ..Choice::new(FILE, message!("object-file", file = Argument::exact(FILE)))
        }],
        reason: String::new(),
        error: error.map(Words::from),
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let nothing = Object { files: Vec::new(), ..object(language, None) };
    vec![
        page("agency-objection", &object(language, None)),
        page("agency-objection-error", &object(language, Some(message!("destroy-choose-file")))),
        page("agency-objection-none", &nothing),
    ]
}
