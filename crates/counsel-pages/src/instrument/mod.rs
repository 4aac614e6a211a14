//! One instrument: its versions, its clauses, and what they are for.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Fact, Words};
use clearline_law::{Clause, Instrument};
use clearline_report::message;
use jiff::civil::Date;

use super::{AsOf, Days, may_read, shown};
use clearline_frame::Frame;
use view::{ClauseRow, InstrumentPage};

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Path(id): Path<String>,
    Query(days): Query<Days>,
) -> Result<Response, PageError> {
    may_read(&person)?;
    let as_of = AsOf::read(frame.house(), &days).await?;
    let (register, on) = (&as_of.register, as_of.on);
    let one = register.instrument(&id).ok_or(PageError::NotFound)?;
    let urls: Vec<&str> = one.urls.iter().map(String::as_str).collect();
    let paths = register.paths().iter().filter(|path| path.instrument == id);
    Ok(Shown(InstrumentPage {
        page: as_of.page(
            &person,
            &message!("counsel-window-instrument", title = shown::law(&one.title)),
            "/counsel/instruments",
        ),
        id: one.id.clone(),
        title: one.title.clone(),
        kind: one.kind.clone(),
        on: as_of.on(),
        known: as_of.known(),
        standing: shown::standing(one.standing(on)),
        facts: facts(one, on),
        permits: one.permits.clone(),
        forbids: one.does_not_permit.clone(),
        articles: one
            .articles
            .iter()
            .map(|(article, about)| Fact::new(Words::law(article), Words::law(about)))
            .collect(),
        clauses: register.clauses_of(&id).map(|clause| clause_row(clause, on)).collect(),
        paths: paths.map(|path| shown::path_row(register, path, on)).collect(),
        history: shown::versions(&register.history(&id), on),
        sources: shown::sources(register, &one.sources, &urls, &one.as_of.to_string(), one.confidence),
        review: shown::review(&one.dates),
        review_due: shown::review_due(&one.dates),
        note: one.note.clone(),
    })
    .into_response())
}

fn facts(one: &Instrument, on: Date) -> Vec<Fact> {
    let mut facts = vec![
        Fact::exact(message!("counsel-citation"), Words::law(&one.citation)),
        Fact::new(message!("counsel-kind"), Words::law(&one.kind)),
    ];
    let adopted = |adopted| Fact::new(message!("counsel-adopted"), Words::law(adopted));
    facts.extend(one.adopted.as_ref().map(adopted));
    facts.extend([
        Fact::new(message!("counsel-status"), Words::Heading(one.state_on(on).message())),
        Fact::new(message!("counsel-commencement"), Words::Heading(one.commencement(on))),
        Fact::new(message!("counsel-applies"), shown::applied(&one.dates)),
        Fact::new(message!("counsel-what-may-travel"), Words::law(&one.mode)),
        Fact::new(message!("counsel-speaks-to-clearinghouse"), Words::law(&one.binds)),
        Fact::new(message!("counsel-entered-here"), Words::value(one.dates.recorded)),
    ]);
    let note = |note| Fact::new(message!("counsel-state-note"), Words::law(note));
    facts.extend(one.state_note.as_ref().map(note));
    facts
}

fn clause_row(clause: &Clause, on: Date) -> ClauseRow {
    ClauseRow {
        id: clause.id.to_string(),
        citation: clause.citation.clone(),
        says: clause.says.clone(),
        dates: shown::applied(&clause.dates),
        standing: shown::standing(clause.standing(on)),
    }
}
