//! Pages for what must follow a report.

use clearline_i18n::Language;
use clearline_law::HoldKind;
use clearline_report::{Argument, Country, Message, message};

use super::{Rendered, at, page, pager, work_in};
use crate::view::follow_up::{ClockForm, ClockRow, Clocks, LetterLine, LetterPage, RequestRow, Requests};
use crate::view::{Audience, Choice, Fact, State, Tone, Words};
use crate::words;

const NUMBER: &str = "891012771093118";

pub(super) fn pages() -> Vec<Rendered> {
    pages_in(Language::ENGLISH)
}

/// The pages in one language.
pub(super) fn pages_in(language: Language) -> Vec<Rendered> {
    vec![
        page("auditor-requests", &requests(language, rows())),
        page("auditor-requests-empty", &requests(language, vec![])),
        page("provider-clocks", &clocks(language, Audience::Provider)),
        page("desk-clocks", &clocks(language, Audience::Analyst)),
        page("agency-clocks", &clocks(language, Audience::Agency)),
        page("desk-letter", &letter(language)),
    ]
}

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

fn left() -> State {
    State::new(Tone::Plain, message!("left-days", days = 365))
}

fn clocks(language: Language, audience: Audience) -> Clocks {
    let row = |what: Message, clause: Option<&str>, by: Words, end: Option<&str>, lift: bool| ClockRow {
        what: what.into(),
        clause: clause.map(str::to_owned),
        start: at("2026-11-23"),
        by,
        end: end.map(at),
        left: if end.is_some() { left() } else { State::new(Tone::Plain, message!("clocks-in-force")) },
        lift: lift.then(|| "/desk/reports/891012771093118/preservation/3/lift".to_owned()),
        confirm: None,
    };
    let by = |who: &str, reference: &str| -> Words {
        message!("clocks-by", who = Argument::exact(who), reference = Argument::words(reference)).into()
    };
    let desk = audience == Audience::Analyst;
    let action = "/desk/reports/891012771093118/preservation".to_owned();
    let number = || Argument::exact(NUMBER);
    let title = message!("clocks-window-report", report = number());
    let year = Some("2027-11-23");
    let abroad = message!("clocks-abroad", length = message!("term-own-end"));
    let own_law = Some("18 U.S.C. § 2258A(h)(1)");
    Clocks {
        page: work_in(language, &title, audience, ""),
        about: message!("follow-up-report", report = number()),
        back: "/desk/reports/891012771093118".to_owned(),
        end: Some((at("2027-11-23"), left())),
        rows: vec![
            row(message!("clocks-duty"), own_law, message!("clocks-recorded-here").into(), year, false),
            row(
                HoldKind::Request.message(),
                Some("18 U.S.C. § 2703(f)"),
                Words::data("FD-302-118"),
                Some("2027-02-21"),
                false,
            ),
            row(HoldKind::Litigation.message(), None, by("counsel:moreau", "1:26-cv-118"), None, desk),
            ClockRow {
                left: State::new(Tone::Waiting, message!("clocks-proposed")),
                confirm: desk.then(|| "/desk/reports/891012771093118/preservation/4/confirm".to_owned()),
                ..row(message!("hold-order-on-us"), None, by("supervisor:okafor", "1:26-mj-7"), None, desk)
            },
            row(abroad, Some("S.I. 2026/268 reg. 8"), message!("clocks-recorded-here").into(), year, false),
        ],
        letter: desk.then(|| "/desk/reports/891012771093118/preservation/letter".to_owned()),
        form: Some(match audience {
            Audience::Provider => ClockForm::Keep { action, until: String::new(), error: None },
            Audience::Agency => ClockForm::Ask { action, wish: false },
            _ => ClockForm::Record { action, kinds: vec![Choice::new("order", HoldKind::Order.message())] },
        }),
    }
}

fn letter(language: Language) -> LetterPage {
    let line = |name: &str, value: &str, clause: Option<&str>| LetterLine {
        name: Words::data(name),
        value: Words::data(value),
        clause: clause.map(str::to_owned),
    };
    LetterPage {
        page: work_in(language, &message!("letter-back"), Audience::Analyst, ""),
        back: "/desk/reports/891012771093118/preservation".to_owned(),
        title: Words::data("Request to preserve longer"),
        head: vec![
            Fact::new(message!("letter-from"), Words::data("clearline.example.com")),
            Fact::new(message!("letter-to"), Words::data("Harbour Messenger")),
            Fact::new(message!("letter-date"), Words::data("2026-11-23")),
        ],
        paragraphs: vec![Words::data("We ask you to preserve them longer, and to tell us until when.")],
        lines: vec![
            line("Report", NUMBER, None),
            line("Duty to preserve ends", "2027-11-23", Some("18 U.S.C. § 2258A(h)(1)")),
        ],
    }
}
