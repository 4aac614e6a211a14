//! Requests of foreign police, all invented.

#![expect(clippy::unwrap_used, reason = "invented values are as fixed as those of a test")]

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{State, Tone};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{Argument, Country, Message, message};

use super::view::{RequestRow, Requests};
use crate::follow_up::sample::NUMBER;
use clearline_frame::sample::{at, pager, work_in};

fn requests(language: Language, rows: Vec<RequestRow>) -> Requests {
    Requests {
        page: work_in(language, &message!("requests-window"), Audience::Auditor, "/auditor/requests"),
        rows,
        pager: pager(words::shown(3), "/auditor/requests?after=ended.1.891012771092377"),
    }
}

fn rows() -> Vec<RequestRow> {
    let agencies = Argument::each([Argument::words("National Police")]);
    let country = "FR".parse::<Country>().unwrap();
    let row = |number: &str, clock: State, ending: Option<Message>, clauses: &[&str]| RequestRow {
        number: number.to_owned(),
        provider: "harbour-messenger".to_owned(),
        asked_by: message!("requests-agencies", agencies = agencies.clone(), country = country),
        opened: at("2026-11-23 16:31"),
        clock,
        ending,
        clauses: clauses.iter().map(|clause| (*clause).to_owned()).collect(),
        decline: None,
    };
    let today = ["18 U.S.C. § 2258A(d)(5)(A)-(B)", "18 U.S.C. § 2258A(d)(5)(C)"];
    let span = |hours: i64, minutes: i64| message!("age-hours", hours = hours, minutes = minutes);
    let left = message!("requests-left-of", span = span(18, 2));
    let overdue = message!("requests-overdue", span = span(3, 0));
    let answered = message!("requests-answered", span = message!("age-minutes", minutes = 1));
    vec![
        row(NUMBER, State::new(Tone::Waiting, left), None, &today),
        RequestRow {
            asked_by: message!("part-value", value = message!("requests-country-not-named")),
            decline: Some("/auditor/requests/271012771093012/decline".to_owned()),
            ..row(
                "271012771093012",
                State::new(Tone::Alarm, overdue),
                None,
                &["18 U.S.C. § 2258A(d)(6) as enacted 2008"],
            )
        },
        row(
            "891012771092377",
            State::new(Tone::Good, answered),
            Some(message!("ending-forwarded-partly")),
            &today,
        ),
    ]
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    vec![
        page("auditor-requests", &requests(language, rows())),
        page("auditor-requests-empty", &requests(language, vec![])),
    ]
}
