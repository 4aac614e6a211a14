//! The list of agencies with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Pager, State, Tone, Words};
use clearline_frame::words;
use clearline_report::{AgencyClass, BasisKind, message};

use super::view::{Agencies, AgencyRow};
use crate::sample::{Counsel, choices, class_words, known};
use crate::view::Link;
use clearline_frame::sample::pager;

fn agencies(counsel: Counsel, q: &str, rows: Vec<AgencyRow>) -> Agencies {
    let classes =
        [AgencyClass::Federal, AgencyClass::StateOrLocal, AgencyClass::Tribal, AgencyClass::Foreign]
            .map(|class| (class.word(), class_words(class).into()));
    Agencies {
        page: counsel.page(&message!("counsel-window-agencies"), "/counsel/agencies"),
        q: q.to_owned(),
        classes: choices(classes.into(), ""),
        pager: if rows.is_empty() {
            Pager::default()
        } else {
            pager(words::shown(rows.len()), "/counsel/agencies?after=us-fbi")
        },
        rows,
    }
}

fn rows() -> Vec<AgencyRow> {
    let row = |id: &str, name: &str, unit: Option<&str>, country: &str, class: AgencyClass, basis: State| {
        AgencyRow {
            id: id.to_owned(),
            name: name.to_owned(),
            unit: unit.map(str::to_owned),
            country: Link::new(format!("/counsel/countries/{country}"), Words::value(known(country))),
            class: class_words(class),
            basis,
            confidence: message!("confidence-medium").into(),
        }
    };
    let foreign = AgencyClass::Foreign;
    vec![
        row(
            "se-1",
            "Polismyndigheten",
            Some("National Operations Department"),
            "SE",
            foreign,
            State::new(Tone::Good, BasisKind::ALL[0].message()),
        ),
        row(
            "no-1",
            "Kripos",
            None,
            "NO",
            foreign,
            State::new(Tone::Waiting, message!("counsel-basis-proposed")),
        ),
        row(
            "de-1",
            "Bundeskriminalamt",
            Some("Zentralstelle"),
            "DE",
            foreign,
            State::new(Tone::Plain, message!("counsel-basis-none-recorded")),
        ),
        row(
            "us-fbi",
            "Federal Bureau of Investigation",
            Some("Crimes against children"),
            "US",
            AgencyClass::Federal,
            State::new(Tone::Plain, message!("counsel-basis-needs-none")),
        ),
    ]
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    vec![
        page("counsel-agencies", &agencies(counsel, "", rows())),
        page("counsel-agencies-empty", &agencies(counsel, "nobody", vec![])),
    ]
}
