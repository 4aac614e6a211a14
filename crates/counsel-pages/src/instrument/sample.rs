//! An instrument with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Fact, Words};
use clearline_report::{Argument, message};

use super::view::{ClauseRow, InstrumentPage};
use crate::sample::{
    Counsel, TODAY, day, ended, in_force, law, paths, reviewed, source, unreviewed, versions,
};

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
            source(
                "Council of Europe, explanatory report (address not at hand)",
                None,
                TODAY,
                message!("confidence-medium"),
            ),
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

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    vec![
        page("counsel-instrument", &instrument(counsel)),
        page("counsel-instrument-lapsed", &lapsed(counsel)),
    ]
}
