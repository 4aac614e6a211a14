//! What each clause demands, and what in the code holds it.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use std::collections::BTreeSet;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Choice, Fact, Pager, State as Standing, Tone, Words};
use clearline_frame::words;
use clearline_law::{By, Clause, Held as Holding, obligations};
use clearline_report::{Message, message};
use serde::Deserialize;

use super::view::Held;
use super::{AsOf, Days, found, may_read, shown};
use clearline_frame::Frame;
use view::{ObligationRow, Obligations};

/// How an obligation may be held: the word of an address, and the words of the choice.
fn holds() -> [(&'static str, Message); 6] {
    [
        ("gate", message!("counsel-held-gate")),
        ("clock", message!("counsel-held-clock")),
        ("notice", message!("counsel-held-notice")),
        ("field", message!("counsel-held-field")),
        ("recorded", message!("counsel-held-recorded")),
        ("none", message!("counsel-held-none")),
    ]
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    actor: String,
    held: String,
    on: String,
    known: String,
}

pub(super) async fn list(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    may_read(&person)?;
    let as_of = AsOf::read(frame.house(), &Days { on: asked.on, known: asked.known }).await?;
    let actors: BTreeSet<&str> = as_of.register.clauses().map(|clause| clause.actor.as_str()).collect();
    let choice = |value: &str, words: Words, asked: &str| Choice {
        chosen: value == asked,
        ..Choice::new(value, words)
    };
    let wanted = |clause: &&Clause| {
        (asked.actor.is_empty() || clause.actor == asked.actor)
            && (asked.held.is_empty() || how(clause.id.as_str()).0 == asked.held)
            && found(&asked.q, &[clause.id.as_str(), &clause.citation, &clause.says, &clause.trigger])
    };
    let mut clauses: Vec<&Clause> = as_of.register.clauses().filter(wanted).collect();
    // Our own statute first, then what binds others.
    clauses.sort_by_key(|clause| how(clause.id.as_str()).1.is_none());
    let rows: Vec<ObligationRow> = clauses.into_iter().map(|clause| row(clause, as_of.on)).collect();
    let count = |word: &str| {
        Words::value(as_of.register.clauses().filter(|clause| how(clause.id.as_str()).0 == word).count())
    };
    Ok(Shown(Obligations {
        page: as_of.page(&person, &message!("counsel-window-obligations"), "/counsel/obligations"),
        actors: actors.into_iter().map(|actor| choice(actor, Words::law(actor), &asked.actor)).collect(),
        holds: holds()
            .into_iter()
            .map(|(word, words)| choice(word, Words::Heading(words), &asked.held))
            .collect(),
        on: as_of.on(),
        known: as_of.known(),
        figures: holds().into_iter().map(|(word, words)| Fact::new(words, count(word))).collect(),
        pager: Pager { words: words::shown(rows.len()), newer: None, older: None },
        rows,
        q: asked.q,
    })
    .into_response())
}

/// The word of how a clause is held, and the row of the table.
fn how(id: &str) -> (&'static str, Option<Holding>) {
    match obligations().iter().find(|row| row.clause == id).map(|row| row.held.clone()) {
        None => ("none", None),
        Some(held @ Holding::Enforced { by, .. }) => (by.word(), Some(held)),
        Some(held @ Holding::Recorded { .. }) => ("recorded", Some(held)),
    }
}

/// A rule that no page and no command asks yet: nothing of a report is given out but with a referral.
const UNASKED: &str = "law::elements";

pub(super) fn held(id: &str) -> Held {
    match how(id).1 {
        Some(Holding::Enforced { code: UNASKED, .. }) => Held {
            state: Standing::new(Tone::Plain, message!("counsel-not-in-use")),
            code: Some(UNASKED.to_owned()),
            words: message!("counsel-not-in-use-about"),
        },
        Some(Holding::Enforced { by, code }) => Held {
            state: Standing::new(
                Tone::Good,
                match by {
                    By::Gate => message!("counsel-held-gate"),
                    By::Clock => message!("counsel-held-clock"),
                    By::Notice => message!("counsel-held-notice"),
                    By::Field => message!("counsel-held-field"),
                },
            ),
            code: Some(code.to_owned()),
            words: match by {
                By::Gate => message!("counsel-held-gate-about"),
                By::Clock => message!("counsel-held-clock-about"),
                By::Notice => message!("counsel-held-notice-about"),
                By::Field => message!("counsel-held-field-about"),
            },
        },
        Some(Holding::Recorded { because }) => Held {
            state: Standing::new(Tone::Plain, message!("counsel-held-recorded")),
            code: None,
            words: because,
        },
        None => Held {
            state: Standing::new(Tone::Plain, message!("counsel-held-recorded")),
            code: None,
            words: message!("counsel-not-our-statute"),
        },
    }
}

fn row(clause: &Clause, on: jiff::civil::Date) -> ObligationRow {
    ObligationRow {
        id: clause.id.to_string(),
        citation: clause.citation.clone(),
        actor: clause.actor.clone(),
        modality: clause.modality.word().to_owned(),
        says: clause.says.clone(),
        deadline: Some(clause.deadline.clone()).filter(|words| !words.is_empty() && words != "none"),
        dates: shown::applied(&clause.dates),
        standing: shown::standing(clause.standing(on)),
        held: held(clause.id.as_str()),
    }
}
