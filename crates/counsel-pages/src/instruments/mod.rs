//! Statutes, treaties, agreements and policies, each with its clauses and paths.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use std::collections::BTreeSet;

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Choice, Words};
use clearline_law::Instrument;
use clearline_report::message;
use serde::Deserialize;

use super::{AsOf, Days, found, may_read, shown};
use clearline_frame::Frame;
use view::{InstrumentRow, Instruments};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    kind: String,
    on: String,
    known: String,
}

pub(super) async fn list(
    axum::extract::State(frame): axum::extract::State<Frame>,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    may_read(&person)?;
    let as_of = AsOf::read(frame.house(), &Days { on: asked.on, known: asked.known }).await?;
    let kinds: BTreeSet<&str> = as_of.register.instruments().map(|one| one.kind.as_str()).collect();
    let kinds = kinds
        .into_iter()
        .map(|kind| Choice { chosen: kind == asked.kind, ..Choice::new(kind, Words::law(kind)) });
    let wanted = |one: &&Instrument| {
        (asked.kind.is_empty() || one.kind == asked.kind)
            && found(&asked.q, &[&one.id, &one.title, &one.citation, &one.kind, one.state.word()])
    };
    let row = |one: &Instrument| InstrumentRow {
        id: one.id.clone(),
        title: one.title.clone(),
        kind: one.kind.clone(),
        citation: one.citation.clone(),
        state: one.state_on(as_of.on).message(),
        standing: shown::standing(one.standing(as_of.on)),
        confidence: shown::confidence_words(one.confidence),
        review: shown::review(&one.dates),
    };
    Ok(Shown(Instruments {
        page: as_of.page(&person, &message!("counsel-window-instruments"), "/counsel/instruments"),
        kinds: kinds.collect(),
        on: as_of.on(),
        known: as_of.known(),
        rows: as_of.register.instruments().filter(wanted).map(row).collect(),
        q: asked.q,
    })
    .into_response())
}
