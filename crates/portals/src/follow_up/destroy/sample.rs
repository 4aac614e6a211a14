//! An agency notifies of a destruction, with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Choice, FieldError, Words};
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{Argument, message};

use super::view::Destroy;
use crate::follow_up::sample::rows;
use clearline_frame::sample::work_in;

fn destroy(language: Language, error: Option<FieldError>) -> Destroy {
    let title = message!("destroy-window", referral = Argument::exact("R-891012771093118-1"));
    let hint =
        message!("destroy-file", digest = Argument::exact("9f2c1e0b"), size = Argument::Bytes(214_000));
    Destroy {
        page: work_in(language, &title, Audience::Agency, ""),
        referral: "R-891012771093118-1".to_owned(),
        follows: vec![
            message!("destroy-follows-closed"),
            message!("destroy-follows-after", hours = 72),
            message!("destroy-follows-wait", hours = 72),
            message!("destroy-follows-told"),
            message!("destroy-follows-often", most = 5),
        ],
        files: vec![Choice {
            hint: Some(hint.into()),
            ..Choice::new("2123456789abcdef0123456789abcdef", Words::data("chat-0071.png"))
        }],
        reference: error.as_ref().map(|_| "letter 4".to_owned()).unwrap_or_default(),
        error,
        told: rows(false),
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let wrong = FieldError::new("password", message!("destroy-password-wrong"));
    let none = Destroy { files: Vec::new(), ..destroy(language, None) };
    vec![
        page("agency-destruction", &destroy(language, None)),
        page("agency-destruction-password", &destroy(language, Some(wrong))),
        page("agency-destruction-none", &none),
    ]
}
