//! A form of counsel with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Fact, Words};
use clearline_report::message;

use super::view::{Ask, AskFields};
use crate::sample::{Counsel, choices, day, treaties};

fn rely(counsel: Counsel, wrong: bool) -> Ask {
    let errors =
        ["answer", "countries", "given_by", "given_on", "from", "to", "evidence", "document", "reason"]
            .map(|field| crate::sample::error(field, message!("counsel-choose-one")));
    let answers = vec![
        ("yes", message!("counsel-investigates-yes").into()),
        ("no", message!("counsel-investigates-no").into()),
    ];
    Ask {
        page: counsel.page(&message!("counsel-window-rely"), "/counsel"),
        back: treaties(),
        title: message!("counsel-rely-title"),
        remarks: vec![message!("counsel-rely-remark", days = 90)],
        facts: vec![
            Fact::new(message!("counsel-what-it-is"), Words::law("List of treaties")),
            Fact::new(
                message!("counsel-review-was-due"),
                message!("counsel-review-due-override", day = day("2026-10-01")),
            ),
        ],
        action: "/counsel/rely".to_owned(),
        hidden: vec![("entry".to_owned(), "us-mlat".to_owned())],
        fields: AskFields {
            answer: wrong.then(|| (message!("counsel-does-it"), choices(answers, ""))),
            countries: wrong.then(String::new),
            given: wrong.then(Default::default),
            from: Some(String::new()),
            to: Some(String::new()),
            evidence: wrong.then(String::new),
            document: wrong.then(|| message!("counsel-document-hint", most = 10)),
            reason: String::new(),
        },
        button: message!("counsel-propose"),
        errors: if wrong { errors.into() } else { vec![] },
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    vec![page("counsel-rely", &rely(counsel, false)), page("counsel-rely-errors", &rely(counsel, true))]
}
