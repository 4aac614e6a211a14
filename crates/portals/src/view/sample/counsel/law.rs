//! Instruments and obligations.

use super::super::{Rendered, page, pager};
use super::{choices, counsel, in_force, paths, reviewed, source, unreviewed, versions};
use crate::view::counsel::Link;
use crate::view::counsel::instruments::{ClauseRow, InstrumentPage, InstrumentRow, Instruments};
use crate::view::counsel::obligations::{Held, ObligationPage, ObligationRow, Obligations};
use crate::view::{Fact, Pager, State, Tone};

const KINDS: [(&str, &str); 4] =
    [("statute", "Statute"), ("convention", "Convention"), ("agreement", "Agreement"), ("policy", "Policy")];
const TODAY: &str = "2026-11-23";

pub(super) fn pages() -> Vec<Rendered> {
    vec![
        page("counsel-instruments", &instruments("", rows())),
        page("counsel-instruments-empty", &instruments("nothing <like> this", vec![])),
        page("counsel-instrument", &instrument()),
        page("counsel-instrument-lapsed", &lapsed()),
        page("counsel-obligations", &obligations(obligation_rows())),
        page("counsel-obligations-empty", &obligations(vec![])),
        page("counsel-obligation", &obligation()),
    ]
}

fn instruments(q: &str, rows: Vec<InstrumentRow>) -> Instruments {
    Instruments {
        page: counsel("Instruments", "/counsel/instruments"),
        q: q.to_owned(),
        kinds: choices(&KINDS, ""),
        on: TODAY.to_owned(),
        known: String::new(),
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
            standing,
            confidence: "high".to_owned(),
            review,
        };
    vec![
        row(
            "us-2258a",
            "Reporting requirements of providers",
            "statute",
            "18 U.S.C. § 2258A",
            in_force(),
            reviewed(),
        ),
        row("budapest", "Convention on Cybercrime", "convention", "ETS No. 185", in_force(), unreviewed()),
        row(
            "budapest-2ap",
            "Second Additional Protocol to the Convention on Cybercrime",
            "convention",
            "CETS No. 224",
            State::new(Tone::Plain, "not in force"),
            unreviewed(),
        ),
        row(
            "eu-interim",
            "Interim regulation on the fight against child sexual abuse online",
            "regulation",
            "Regulation (EU) 2021/1232",
            State::new(Tone::Alarm, "lapsed 2026-04-03"),
            unreviewed(),
        ),
        row(
            "eu-evidence",
            "European production and preservation orders",
            "regulation",
            "Regulation (EU) 2023/1543",
            in_force(),
            unreviewed(),
        ),
    ]
}

fn instrument() -> InstrumentPage {
    let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    InstrumentPage {
        page: counsel("Convention on Cybercrime", "/counsel/instruments"),
        id: "budapest".to_owned(),
        title: "Convention on Cybercrime".to_owned(),
        kind: "Convention".to_owned(),
        on: TODAY.to_owned(),
        known: String::new(),
        standing: in_force(),
        facts: vec![
            Fact::new("Citation", "ETS No. 185, Budapest, 23 November 2001"),
            Fact::new("In force", "since 2004-07-01"),
            Fact::new("Transfer", "police to police, and evidence"),
            Fact::new("Binds", "States that are parties, and through them their authorities; not us"),
        ],
        permits: texts(&[
            "Art. 26: an authority may tell another party of its own accord what it found.",
            "Arts. 29 and 30: preservation at once, before any request for evidence.",
        ]),
        forbids: texts(&["Disclosure by a private body: its ground is the law where it is."]),
        articles: vec![
            Fact::new("26", "spontaneous information, and its conditions"),
            Fact::new("29", "expedited preservation"),
            Fact::new("35", "24/7 network"),
        ],
        clauses: vec![ClauseRow {
            id: "BUD-29".to_owned(),
            citation: "Art. 29(7)".to_owned(),
            says: "Preserve for at least 60 days, so that a request may follow.".to_owned(),
            dates: "since 2004-07-01".to_owned(),
            standing: in_force(),
        }],
        paths: paths().into_iter().take(2).collect(),
        history: versions(),
        sources: vec![
            source("Council of Europe, chart of signatures", Some("https://www.coe.int/"), "2024-11", "high"),
            source("general knowledge, to be verified", None, TODAY, "medium"),
        ],
        review: unreviewed(),
        review_due: Some("Due by 2027-01-31; without it the entry demands an override.".to_owned()),
        note: Some("80 parties are recorded; two of 2025 are not identified.".to_owned()),
    }
}

fn lapsed() -> InstrumentPage {
    InstrumentPage {
        id: "eu-interim".to_owned(),
        title: "Interim regulation on the fight against child sexual abuse online".to_owned(),
        kind: "Regulation".to_owned(),
        standing: State::new(Tone::Alarm, "lapsed 2026-04-03"),
        permits: vec![],
        forbids: vec![],
        articles: vec![],
        clauses: vec![],
        paths: vec![],
        history: vec![],
        review: reviewed(),
        review_due: None,
        note: None,
        ..instrument()
    }
}

fn obligations(rows: Vec<ObligationRow>) -> Obligations {
    let pager = if rows.is_empty() {
        Pager::default()
    } else {
        pager("1–3 of 86", "/counsel/obligations?after=US-2258A-h1")
    };
    Obligations {
        page: counsel("Obligations", "/counsel/obligations"),
        q: String::new(),
        actors: choices(&[("provider", "Providers"), ("clearinghouse", "The clearinghouse")], "provider"),
        holds: choices(
            &[
                ("clock", "A clock"),
                ("gate", "A gate"),
                ("notice", "A notice"),
                ("field", "A field"),
                ("recorded", "Recorded only"),
            ],
            "",
        ),
        on: TODAY.to_owned(),
        known: String::new(),
        figures: vec![
            Fact::new("held by a clock", "11"),
            Fact::new("held by a gate", "23"),
            Fact::new("held by a notice", "6"),
            Fact::new("held by a field", "9"),
            Fact::new("recorded only", "37"),
        ],
        rows,
        pager,
    }
}

fn held(words: &str, code: Option<&str>) -> Held {
    match code {
        Some(code) => Held {
            state: State::new(Tone::Good, "enforced by a clock"),
            code: Some(code.to_owned()),
            words: words.to_owned(),
        },
        None => Held { state: State::new(Tone::Plain, "recorded only"), code: None, words: words.to_owned() },
    }
}

fn obligation_rows() -> Vec<ObligationRow> {
    let row = |id: &str, citation: &str, modality: &str, says: &str, deadline: Option<&str>, held: Held| {
        ObligationRow {
            id: id.to_owned(),
            citation: citation.to_owned(),
            actor: "provider".to_owned(),
            modality: modality.to_owned(),
            says: says.to_owned(),
            deadline: deadline.map(str::to_owned),
            dates: "since 2024-05-07".to_owned(),
            standing: in_force(),
            held,
        }
    };
    vec![
        row(
            "US-2258A-h1",
            "18 U.S.C. § 2258A(h)(1)",
            "shall",
            "Keep the content of a report for one year.",
            Some("1 year from the report"),
            held("Its end is told 30, 7 and 1 days before.", Some("clock::preservation")),
        ),
        row(
            "US-2258A-a1Ai",
            "18 U.S.C. § 2258A(a)(1)(A)(i)",
            "shall",
            "Make a report as soon as reasonably possible after it knows.",
            None,
            held("What a provider knows, and since when, cannot be seen from here.", None),
        ),
        row(
            "US-2258A-f",
            "18 U.S.C. § 2258A(f)",
            "need not",
            "Monitor any person, search for facts.",
            None,
            held("It limits what may be asked, and nothing here asks it.", None),
        ),
    ]
}

fn obligation() -> ObligationPage {
    ObligationPage {
        page: counsel("18 U.S.C. § 2258A(h)(1)", "/counsel/obligations"),
        id: "US-2258A-h1".to_owned(),
        citation: "18 U.S.C. § 2258A(h)(1)".to_owned(),
        instrument: Link::new(
            "/counsel/instruments/us-2258a",
            "Reporting requirements of providers, 18 U.S.C. § 2258A",
        ),
        on: TODAY.to_owned(),
        known: String::new(),
        standing: in_force(),
        facts: vec![
            Fact::new("Binds", "provider, shall"),
            Fact::new("When", "a report was completed"),
            Fact::new("Deadline", "1 year from the report"),
            Fact::new("Applies", "since 2024-05-07"),
        ],
        says: "Keep the content of a report, and what goes with it, for one year.".to_owned(),
        held: held(
            "Its end is told 30, 7 and 1 days before; a hold beats erasure.",
            Some("clock::preservation"),
        ),
        neighbours: vec![Link::new(
            "/counsel/obligations/US-2258A-h1-2018",
            "Before: 90 days, until 2024-05-06",
        )],
        history: versions(),
        sources: vec![source("REPORT Act, Pub. L. 118-59", Some("https://www.congress.gov/"), TODAY, "high")],
        review: reviewed(),
        note: None,
    }
}
