//! The list of obligations with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Fact, Pager, State, Tone, Words};
use clearline_frame::words;
use clearline_report::message;

use super::view::{ObligationRow, Obligations};
use crate::sample::{Counsel, TODAY, by_clock, choices, day, in_force};
use crate::view::Held;
use clearline_frame::sample::pager;

fn obligations(counsel: Counsel, rows: Vec<ObligationRow>) -> Obligations {
    let pager = if rows.is_empty() {
        Pager::default()
    } else {
        pager(words::shown(rows.len()), "/counsel/obligations?after=US-2258A-h1")
    };
    let actors = ["provider", "clearinghouse"].map(|actor| (actor, Words::law(actor)));
    let holds = vec![
        ("clock", Words::Heading(message!("counsel-held-clock"))),
        ("recorded", Words::Heading(message!("counsel-held-recorded"))),
    ];
    Obligations {
        page: counsel.page(&message!("counsel-window-obligations"), "/counsel/obligations"),
        q: String::new(),
        actors: choices(actors.into(), "provider"),
        holds: choices(holds, ""),
        on: TODAY.to_owned(),
        known: String::new(),
        figures: vec![
            Fact::new(message!("counsel-held-clock"), Words::value(11)),
            Fact::new(message!("counsel-held-gate"), Words::value(23)),
            Fact::new(message!("counsel-held-recorded"), Words::value(37)),
        ],
        rows,
        pager,
    }
}

fn recorded() -> Held {
    Held {
        state: State::new(Tone::Plain, message!("counsel-held-recorded")),
        code: None,
        words: message!("counsel-not-our-statute"),
    }
}

fn obligation_rows() -> Vec<ObligationRow> {
    let row = |id: &str, citation: &str, modality: &str, deadline: Option<&str>, held: Held| ObligationRow {
        id: id.to_owned(),
        citation: citation.to_owned(),
        actor: "provider".to_owned(),
        modality: modality.to_owned(),
        says: "Keep the content of a report for one year.".to_owned(),
        deadline: deadline.map(str::to_owned),
        dates: message!("counsel-applied-from", from = day("2024-05-07")),
        standing: in_force(),
        held,
    };
    vec![
        row(
            "US-2258A-h1",
            "18 U.S.C. \u{a7} 2258A(h)(1)",
            "shall",
            Some("1 year from the report"),
            by_clock(),
        ),
        row("US-2258A-f", "18 U.S.C. \u{a7} 2258A(f)", "need not", None, recorded()),
    ]
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    vec![
        page("counsel-obligations", &obligations(counsel, obligation_rows())),
        page("counsel-obligations-empty", &obligations(counsel, vec![])),
    ]
}
