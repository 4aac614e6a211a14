//! Pages for what must follow a report.

use super::{Rendered, at, page, pager, work};
use crate::view::follow_up::{ClockForm, ClockRow, Clocks, LetterLine, LetterPage, RequestRow, Requests};
use crate::view::{Audience, Choice, Fact, State, Tone};

pub(super) fn pages() -> Vec<Rendered> {
    vec![
        page("auditor-requests", &requests(rows())),
        page("auditor-requests-empty", &requests(vec![])),
        page("provider-clocks", &clocks(Audience::Provider)),
        page("desk-clocks", &clocks(Audience::Analyst)),
        page("agency-clocks", &clocks(Audience::Agency)),
        page("desk-letter", &letter()),
    ]
}

fn requests(rows: Vec<RequestRow>) -> Requests {
    Requests {
        page: work("Foreign requests", Audience::Auditor, "/auditor/requests"),
        rows,
        pager: pager("3 shown", "/auditor/requests?after=ended.1.891012771092377"),
    }
}

fn rows() -> Vec<RequestRow> {
    let row = |number: &str, clock: State, ending: Option<&str>, clauses: &[&str]| RequestRow {
        number: number.to_owned(),
        provider: "harbour-messenger".to_owned(),
        asked_by: "National Police, Sylvania".to_owned(),
        opened: at("2026-11-23 16:31"),
        clock,
        ending: ending.map(str::to_owned),
        clauses: clauses.iter().map(|clause| (*clause).to_owned()).collect(),
        decline: None,
    };
    let today = ["18 U.S.C. § 2258A(d)(5)(A)-(B)", "18 U.S.C. § 2258A(d)(5)(C)"];
    vec![
        row("891012771093118", State::new(Tone::Waiting, "18 h 2 min left"), None, &today),
        RequestRow {
            decline: Some("/auditor/requests/271012771093012/decline".to_owned()),
            ..row(
                "271012771093012",
                State::new(Tone::Alarm, "overdue for 3 h 0 min"),
                None,
                &["18 U.S.C. § 2258A(d)(6) as enacted 2008"],
            )
        },
        row(
            "891012771092377",
            State::new(Tone::Good, "answered after 1 min"),
            Some("Forwarded in part"),
            &today,
        ),
    ]
}

fn clocks(audience: Audience) -> Clocks {
    let row = |what: &str, clause: Option<&str>, by: &str, end: Option<&str>, lift: bool| ClockRow {
        what: what.to_owned(),
        clause: clause.map(str::to_owned),
        start: at("2026-11-23"),
        by: by.to_owned(),
        end: end.map(at),
        left: State::new(Tone::Plain, if end.is_some() { "365 days left" } else { "in force" }),
        lift: lift.then(|| "/desk/reports/891012771093118/preservation/3/lift".to_owned()),
        confirm: None,
    };
    let desk = audience == Audience::Analyst;
    let action = "/desk/reports/891012771093118/preservation".to_owned();
    Clocks {
        page: work("Preservation", audience, ""),
        about: "Report 891012771093118".to_owned(),
        back: "/desk/reports/891012771093118".to_owned(),
        end: Some((at("2027-11-23"), State::new(Tone::Plain, "365 days left"))),
        rows: vec![
            row(
                "Duty of the provider",
                Some("18 U.S.C. § 2258A(h)(1)"),
                "completed submission",
                Some("2027-11-23"),
                false,
            ),
            row(
                "Request to preserve (18 U.S.C. 2703(f))",
                Some("18 U.S.C. § 2703(f)"),
                "FD-302-118",
                Some("2027-02-21"),
                false,
            ),
            row("Our own litigation hold", None, "counsel:moreau: 1:26-cv-118", None, desk),
            ClockRow {
                left: State::new(Tone::Waiting, "entered by one person; a second must confirm it"),
                confirm: desk.then(|| "/desk/reports/891012771093118/preservation/4/confirm".to_owned()),
                ..row("Order to us", None, "supervisor:okafor: 1:26-mj-7", None, desk)
            },
            row(
                "Beside it: 1 year: the content and the user data",
                Some("S.I. 2026/268 reg. 8"),
                "completed submission",
                Some("2027-11-23"),
                false,
            ),
        ],
        letter: desk.then(|| "/desk/reports/891012771093118/preservation/letter".to_owned()),
        form: Some(match audience {
            Audience::Provider => ClockForm::Keep { action, until: String::new(), error: None },
            Audience::Agency => ClockForm::Ask { action, wish: false },
            _ => ClockForm::Record { action, kinds: vec![Choice::new("order", "Order to the provider")] },
        }),
    }
}

fn letter() -> LetterPage {
    let line = |name: &str, value: &str, clause: Option<&str>| LetterLine {
        name: name.to_owned(),
        value: value.to_owned(),
        clause: clause.map(str::to_owned),
    };
    LetterPage {
        page: work("Request to preserve longer", Audience::Analyst, ""),
        back: "/desk/reports/891012771093118/preservation".to_owned(),
        title: "Request to preserve longer".to_owned(),
        head: vec![
            Fact::new("From", "clearline.example.com"),
            Fact::new("To", "Harbour Messenger"),
            Fact::new("Date", "2026-11-23"),
        ],
        paragraphs: vec!["We ask you to preserve them longer, and to tell us until when.".to_owned()],
        lines: vec![
            line("Report", "891012771093118", None),
            line("Duty to preserve ends", "2027-11-23", Some("18 U.S.C. § 2258A(h)(1)")),
        ],
    }
}
