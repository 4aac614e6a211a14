//! The list of instruments with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{State, Words};
use clearline_report::message;

use super::view::{InstrumentRow, Instruments};
use crate::sample::{Counsel, TODAY, choices, ended, in_force, reviewed, unreviewed};

fn instruments(counsel: Counsel, q: &str, rows: Vec<InstrumentRow>) -> Instruments {
    let kinds = ["statute", "convention", "policy"].map(|kind| (kind, Words::law(kind)));
    Instruments {
        page: counsel.page(&message!("counsel-window-instruments"), "/counsel/instruments"),
        q: q.to_owned(),
        kinds: choices(kinds.into(), ""),
        on: TODAY.to_owned(),
        known: if q.is_empty() { String::new() } else { "2026-11-01".to_owned() },
        rows,
    }
}

fn rows() -> Vec<InstrumentRow> {
    let row =
        |id: &str, title: &str, kind: &str, citation: &str, standing: State, review: State| InstrumentRow {
            id: id.to_owned(),
            title: title.to_owned(),
            kind: kind.to_owned(),
            citation: citation.to_owned(),
            state: if citation.contains("2021/1232") {
                message!("state-lapsed")
            } else {
                message!("state-in-force")
            },
            standing,
            confidence: message!("confidence-high"),
            review,
        };
    vec![
        row(
            "us-2258a",
            "Reporting requirements of providers",
            "statute",
            "18 U.S.C. \u{a7} 2258A",
            in_force(),
            reviewed(),
        ),
        row("budapest", "Convention on Cybercrime", "convention", "ETS No. 185", in_force(), unreviewed()),
        row(
            "eu-interim",
            "Interim regulation on the fight against child sexual abuse online",
            "regulation",
            "Regulation (EU) 2021/1232",
            ended(),
            unreviewed(),
        ),
    ]
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    vec![
        page("counsel-instruments", &instruments(counsel, "", rows())),
        page("counsel-instruments-empty", &instruments(counsel, "nothing <like> this", vec![])),
    ]
}
