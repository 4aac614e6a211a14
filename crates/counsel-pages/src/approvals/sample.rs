//! What rulings wait for, with invented words.

#![expect(clippy::unwrap_used, reason = "invented values are as fixed as those of a test")]

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Pager, State, Tone, Words};
use clearline_frame::words;
use clearline_report::{Country, message};
use jiff::Timestamp;

use super::view::{Approvals, AwaitedRow};
use crate::sample::{Counsel, choices, parts};
use crate::view::Link;
use clearline_frame::sample::at;

fn approvals(counsel: Counsel, rows: Vec<AwaitedRow>) -> Approvals {
    Approvals {
        page: counsel.page(&message!("counsel-window-approvals"), "/counsel/proposals"),
        parts: parts("/counsel/approvals"),
        rows,
        pager: Pager::default(),
    }
}

fn awaited() -> Vec<AwaitedRow> {
    let waits = |tone, minutes: i64| {
        let later = Timestamp::from_second(minutes * 60).unwrap_or_default();
        State::new(tone, message!("counsel-waits-for", span = words::span(Timestamp::UNIX_EPOCH, later)))
    };
    let mut answers = choices(
        vec![("approve", message!("counsel-may-go").into()), ("refuse", message!("counsel-stays").into())],
        "",
    );
    for answer in &mut answers {
        answer.hint = Some(message!("counsel-may-go-about").into());
    }
    let first = AwaitedRow {
        id: "891012771093118-se-1".to_owned(),
        number: "891012771093118".to_owned(),
        agency: "Federal Police".to_owned(),
        country: Words::value("SE".parse::<Country>().unwrap()),
        policy: Words::law("Review of human rights"),
        why: Words::law("The country is not recorded as a party to the Convention against Torture."),
        enter: vec![],
        since: at("2026-11-23 16:40"),
        waits: waits(Tone::Alarm, 80),
        proposed: None,
        answers: answers.clone(),
        reason: String::new(),
        error: None,
    };
    vec![
        first.clone(),
        AwaitedRow {
            id: "891012771093001-xx-2".to_owned(),
            number: "891012771093001".to_owned(),
            waits: waits(Tone::Waiting, 180),
            error: Some(message!("counsel-choose-answer").into()),
            ..first.clone()
        },
        AwaitedRow {
            id: "891012771092004-xx-2".to_owned(),
            number: "891012771092004".to_owned(),
            waits: waits(Tone::Waiting, 540),
            proposed: Some(Link::new("/counsel/proposals/p-32", message!("counsel-proposal-and-evidence"))),
            answers: vec![],
            ..first.clone()
        },
        AwaitedRow {
            id: "891012771092005-xx-1".to_owned(),
            number: "891012771092005".to_owned(),
            policy: Words::Sentence(message!("gap-no-basis")),
            why: message!("counsel-entry-missing").into(),
            enter: vec![Link::new("/counsel/agencies/se-1#propose", message!("counsel-enter-basis"))],
            answers: vec![],
            ..first
        },
    ]
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    vec![
        page("counsel-approvals", &approvals(counsel, awaited())),
        page("counsel-approvals-empty", &approvals(counsel, vec![])),
    ]
}
