//! An obligation with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::Words;
use clearline_report::{Argument, message};

use super::view::ObligationPage;
use crate::sample::{Counsel, TODAY, by_clock, in_force, law, reviewed, source, versions};
use crate::view::Link;

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

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    vec![page("counsel-obligation", &obligation(counsel))]
}
