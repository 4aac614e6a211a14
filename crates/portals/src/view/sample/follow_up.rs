//! Pages for what must follow a report.

use super::{Rendered, at, page, pager, work};
use crate::view::follow_up::{RequestRow, Requests};
use crate::view::{Audience, State, Tone};

pub(super) fn pages() -> Vec<Rendered> {
    vec![page("auditor-requests", &requests(rows())), page("auditor-requests-empty", &requests(vec![]))]
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
