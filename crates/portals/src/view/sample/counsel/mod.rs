//! Pages for those who keep the law as data.

mod agencies;
mod countries;
mod law;
mod work;

use super::{Rendered, at, page};
use crate::view::counsel::{ByTwo, Link, PathRow, Source, Version};
use crate::view::{Audience, Choice, FieldError, Page, State, Tone};

pub(super) fn pages() -> Vec<Rendered> {
    [work::pages(), countries::pages(), law::pages(), agencies::pages()].into_iter().flatten().collect()
}

/// A page of the counsel's portal; `here` is the address in the navigation.
fn counsel(title: &str, here: &str) -> Page {
    super::work(title, Audience::Counsel, here)
}

fn in_force() -> State {
    State::new(Tone::Good, "in force")
}

fn unreviewed() -> State {
    State::new(Tone::Caution, "nobody has reviewed this here")
}

fn reviewed() -> State {
    State::new(Tone::Good, "reviewed by A. Petrova on 2026-11-02")
}

fn error(field: &str, words: &str) -> FieldError {
    FieldError { field: field.to_owned(), words: words.to_owned() }
}

fn choices(list: &[(&str, &str)], chosen: &str) -> Vec<Choice> {
    list.iter()
        .map(|(value, words)| Choice { chosen: *value == chosen, ..Choice::new(*value, *words) })
        .collect()
}

fn source(words: &str, href: Option<&str>, as_of: &str, confidence: &str) -> Source {
    Source {
        words: words.to_owned(),
        href: href.map(str::to_owned),
        as_of: as_of.to_owned(),
        confidence: confidence.to_owned(),
    }
}

fn by_two(approved_by: Option<&str>) -> ByTwo {
    ByTwo {
        proposed_by: "M. Adeyemi".to_owned(),
        proposed_at: at("2026-03-01 09:20"),
        approved_by: approved_by.map(str::to_owned),
        invented: false,
    }
}

fn versions() -> Vec<Version> {
    let version = |applied: &str, known: &str, says: &str, state: State, note: Option<&str>| Version {
        applied: applied.to_owned(),
        known: known.to_owned(),
        says: says.to_owned(),
        state,
        note: note.map(str::to_owned),
    };
    vec![
        version(
            "since 2024-05-07",
            "since 2026-11-23",
            "Keep what was reported for one year.",
            in_force(),
            None,
        ),
        version(
            "2018-12-21 to 2024-05-06",
            "since 2026-11-23",
            "Keep what was reported for 90 days.",
            State::new(Tone::Plain, "superseded"),
            Some("The earlier row gave the wrong first day."),
        ),
        version(
            "2018-12-20 to 2024-05-06",
            "2026-11-01 to 2026-11-22",
            "Keep what was reported for 90 days.",
            State::new(Tone::Caution, "withdrawn here"),
            None,
        ),
    ]
}

fn paths() -> Vec<PathRow> {
    let path =
        |name: &str, instrument: (&str, &str), reaches: &str, who: &str, state: State, why: &str| PathRow {
            name: name.to_owned(),
            instrument: Link::new(format!("/counsel/instruments/{}", instrument.0), instrument.1),
            reaches: reaches.to_owned(),
            who: who.to_owned(),
            state,
            why: why.to_owned(),
            source: "coe.int, parties to the Budapest Convention, as of 2024-11".to_owned(),
        };
    let open = || State::new(Tone::Good, "open");
    let budapest = ("budapest", "Budapest Convention");
    vec![
        path("24/7 network", budapest, "Preservation", "The contact point", open(), "Both are parties."),
        path(
            "Expedited preservation, arts. 29 and 30",
            budapest,
            "Preservation; traffic data enough to find the provider",
            "The contact point or the central authority",
            open(),
            "Both are parties.",
        ),
        path(
            "Mutual legal assistance",
            ("us-mlat", "Treaties of the United States"),
            "Content",
            "The central authority",
            open(),
            "A treaty is listed.",
        ),
        path(
            "CLOUD Act agreement",
            ("cloud-act", "CLOUD Act"),
            "Content, from the provider directly",
            "A designated authority",
            State::new(Tone::Plain, "closed"),
            "The European Union negotiates; none is in force.",
        ),
        path(
            "United Nations Convention against Cybercrime",
            ("un-cybercrime", "United Nations Convention against Cybercrime"),
            "Content",
            "The central authority",
            State::new(Tone::Unknown, "unknown"),
            "Whether it signed is not known here, and the convention is not in force.",
        ),
    ]
}
