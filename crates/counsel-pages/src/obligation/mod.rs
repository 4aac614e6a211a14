//! One obligation: what it asks, and what holds it here.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Fact, Words};
use clearline_law::Clause;
use clearline_report::{Argument, Message, message};

use super::obligations::held;
use super::view::Link;
use super::{AsOf, Days, may_read, shown};
use clearline_frame::Frame;
use view::ObligationPage;

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Path(id): Path<String>,
    Query(days): Query<Days>,
) -> Result<Response, PageError> {
    may_read(&person)?;
    let as_of = AsOf::read(frame.house(), &days).await?;
    let (register, on) = (&as_of.register, as_of.on);
    let clause = id.parse().ok().and_then(|id| register.clause(&id)).ok_or(PageError::NotFound)?;
    let followed = clause.supersedes.iter().map(|before| {
        (before.to_string(), message!("counsel-before-it", clause = Argument::exact(before.as_str())))
    });
    let followers = register.clauses().filter(|other| other.supersedes.as_ref() == Some(&clause.id));
    let followers = followers.map(|after| {
        (after.id.to_string(), message!("counsel-after-it", clause = Argument::exact(after.id.as_str())))
    });
    let link = |(id, words): (String, Message)| Link::new(format!("/counsel/obligations/{id}"), words);
    let url: Vec<&str> = clause.url.as_deref().into_iter().collect();
    Ok(Shown(ObligationPage {
        page: as_of.page(
            &person,
            &message!("counsel-window-obligation", citation = shown::law(&clause.citation)),
            "/counsel/obligations",
        ),
        id: clause.id.to_string(),
        citation: clause.citation.clone(),
        instrument: shown::instrument_link(register, &clause.instrument),
        on: as_of.on(),
        known: as_of.known(),
        standing: shown::standing(clause.standing(on)),
        facts: facts(clause),
        says: clause.says.clone(),
        held: held(clause.id.as_str()),
        neighbours: followed.chain(followers).map(link).collect(),
        history: shown::versions(&register.history(&id), on),
        sources: shown::sources(
            register,
            &clause.sources,
            &url,
            &clause.as_of.to_string(),
            clause.confidence,
        ),
        review: shown::review(&clause.dates),
        note: clause.note.clone(),
    })
    .into_response())
}

fn facts(clause: &Clause) -> Vec<Fact> {
    let mut facts = vec![
        Fact::new(message!("counsel-binds"), Words::law(&clause.actor)),
        Fact::new(message!("counsel-force"), Words::law(clause.modality.word())),
        Fact::new(message!("counsel-when"), Words::law(&clause.trigger)),
        Fact::new(message!("counsel-by-when"), Words::law(&clause.deadline)),
    ];
    facts.extend(
        clause.deadline_length.map(|length| Fact::new(message!("counsel-in-days-or-years"), length.words())),
    );
    let counted = |start| Fact::new(message!("counsel-counted-from"), Words::law(start));
    facts.extend(clause.deadline_starts.as_ref().map(counted));
    facts.extend([
        Fact::new(message!("counsel-applies"), shown::applied(&clause.dates)),
        Fact::new(message!("counsel-entered-here"), Words::value(clause.dates.recorded)),
    ]);
    facts
}
