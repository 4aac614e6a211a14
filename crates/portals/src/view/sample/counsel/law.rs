//! Instruments and obligations.

use clearline_report::{Argument, Message, message};

use super::super::{Rendered, page, pager};
use super::{Counsel, choices, day, in_force, paths, reviewed, source, unreviewed, versions};
use crate::view::counsel::Link;
use crate::view::counsel::instruments::{ClauseRow, InstrumentPage, InstrumentRow, Instruments};
use crate::view::counsel::obligations::{Held, ObligationPage, ObligationRow, Obligations};
use crate::view::{Fact, Pager, State, Tone, Words};
use crate::words;

const TODAY: &str = "2026-11-23";

pub(super) fn pages(counsel: Counsel) -> Vec<Rendered> {
    vec![
        page("counsel-instruments", &instruments(counsel, "", rows())),
        page("counsel-instruments-empty", &instruments(counsel, "nothing <like> this", vec![])),
        page("counsel-instrument", &instrument(counsel)),
        page("counsel-instrument-lapsed", &lapsed(counsel)),
        page("counsel-obligations", &obligations(counsel, obligation_rows())),
        page("counsel-obligations-empty", &obligations(counsel, vec![])),
        page("counsel-obligation", &obligation(counsel)),
    ]
}

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

fn ended() -> State {
    State::new(Tone::Alarm, message!("counsel-state-ended"))
}

fn rows() -> Vec<InstrumentRow> {
    let row =
        |id: &str, title: &str, kind: &str, citation: &str, standing: State, review: State| InstrumentRow {
            id: id.to_owned(),
            title: title.to_owned(),
            kind: kind.to_owned(),
            citation: citation.to_owned(),
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

fn law(name: Message, text: &str) -> Fact {
    Fact::new(name, Words::law(text))
}

fn instrument(counsel: Counsel) -> InstrumentPage {
    let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    let article = |name: &str, about: &str| Fact::new(Words::law(name), Words::law(about));
    let title = Argument::from(&Words::law("Convention on Cybercrime"));
    InstrumentPage {
        page: counsel.page(&message!("counsel-window-instrument", title = title), "/counsel/instruments"),
        id: "budapest".to_owned(),
        title: "Convention on Cybercrime".to_owned(),
        kind: "Convention".to_owned(),
        on: TODAY.to_owned(),
        known: String::new(),
        standing: in_force(),
        facts: vec![
            law(message!("counsel-citation"), "ETS No. 185, Budapest, 23 November 2001"),
            Fact::new(
                message!("counsel-applies"),
                message!("counsel-applied-known-to", from = day("2004-07-01"), to = day("2027-01-01")),
            ),
            law(message!("counsel-what-may-travel"), "police to police, and evidence"),
            law(message!("counsel-speaks-to-clearinghouse"), "States that are parties; not us"),
            Fact::new(message!("counsel-entered-here"), Words::value(day(TODAY))),
        ],
        permits: texts(&["Art. 26: an authority may tell another party of its own accord what it found."]),
        forbids: texts(&["Disclosure by a private body: its ground is the law where it is."]),
        articles: vec![article("26", "spontaneous information"), article("35", "24/7 network")],
        clauses: vec![ClauseRow {
            id: "BUD-29".to_owned(),
            citation: "Art. 29(7)".to_owned(),
            says: "Preserve for at least 60 days, so that a request may follow.".to_owned(),
            dates: message!("counsel-applied-from", from = day("2004-07-01")),
            standing: in_force(),
        }],
        paths: paths().into_iter().take(2).collect(),
        history: versions(),
        sources: vec![
            source(
                "Council of Europe, chart of signatures",
                Some("https://www.coe.int/"),
                "2024-11",
                message!("confidence-high"),
            ),
            source("general knowledge, to be verified", None, TODAY, message!("confidence-medium")),
        ],
        review: unreviewed(),
        review_due: Some(message!("counsel-review-due-override", day = day("2027-01-31"))),
        note: Some("80 parties are recorded; two of 2025 are not identified.".to_owned()),
    }
}

fn lapsed(counsel: Counsel) -> InstrumentPage {
    InstrumentPage {
        id: "eu-interim".to_owned(),
        title: "Interim regulation on the fight against child sexual abuse online".to_owned(),
        kind: "Regulation".to_owned(),
        standing: ended(),
        permits: vec![],
        forbids: vec![],
        articles: vec![],
        clauses: vec![],
        paths: vec![],
        history: vec![],
        review: reviewed(),
        review_due: None,
        note: None,
        ..instrument(counsel)
    }
}

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

fn by_clock() -> Held {
    Held {
        state: State::new(Tone::Good, message!("counsel-held-clock")),
        code: Some("clock::preservation".to_owned()),
        words: message!("counsel-held-clock-about"),
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

fn obligation(counsel: Counsel) -> ObligationPage {
    let citation = Argument::from(&Words::law("18 U.S.C. \u{a7} 2258A(h)(1)"));
    let before = message!("counsel-before-it", clause = Argument::exact("US-2258A-h1-2018"));
    ObligationPage {
        page: counsel
            .page(&message!("counsel-window-obligation", citation = citation), "/counsel/obligations"),
        id: "US-2258A-h1".to_owned(),
        citation: "18 U.S.C. \u{a7} 2258A(h)(1)".to_owned(),
        instrument: Link::new(
            "/counsel/instruments/us-2258a",
            Words::law("Reporting requirements of providers, 18 U.S.C. \u{a7} 2258A"),
        ),
        on: TODAY.to_owned(),
        known: String::new(),
        standing: in_force(),
        facts: vec![
            law(message!("counsel-binds"), "provider"),
            law(message!("counsel-force"), "shall"),
            law(message!("counsel-when"), "a report was completed"),
            law(message!("counsel-by-when"), "1 year from the report"),
        ],
        says: "Keep the content of a report, and what goes with it, for one year.".to_owned(),
        held: by_clock(),
        neighbours: vec![Link::new("/counsel/obligations/US-2258A-h1-2018", before)],
        history: versions(),
        sources: vec![source(
            "REPORT Act, Pub. L. 118-59",
            Some("https://www.congress.gov/"),
            TODAY,
            message!("confidence-high"),
        )],
        review: reviewed(),
        note: None,
    }
}
