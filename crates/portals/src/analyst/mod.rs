//! The desk: what waits for a person, one report in all its layers, the decision, and the few files that open here.

mod alerts;
mod decide;
mod files;
mod picture;
mod report;
mod said;

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use clearline_law::access::{Permit, ReadDesk, ReadReport, Thing, permit};
use clearline_pipeline::dossier::{self, Head};
use clearline_pipeline::rows::{Unreadable, part};
use clearline_pipeline::triage::{self, QueuePlace, Waiting};
use clearline_pipeline::{House, Trouble, directory, oversight};
use clearline_report::{ProviderId, ReportNumber, World};
use jiff::Timestamp;
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::session::SignedIn;
use crate::view::analyst::{Desk, QueueRow};
use crate::view::{Audience, Bar, Bars, Pager};
use crate::words;

/// The routes.
pub(crate) fn router() -> Router<Portal> {
    Router::new()
        .route("/desk", get(desk))
        .route("/desk/alerts/{id}", get(alerts::ask))
        .route("/desk/alerts/{id}/acknowledge", post(alerts::acknowledge))
        .route("/desk/reports/{number}", get(report::show))
        .route("/desk/reports/{number}/decide", post(decide::decide))
        .route("/desk/reports/{number}/files/{id}", get(files::card))
        .route("/desk/reports/{number}/files/{id}/open", post(files::open))
        .route("/desk/reports/{number}/files/{id}/sharper", post(files::sharper))
        .route("/desk/reports/{number}/files/{id}/attest", post(files::attest))
        .route("/desk/view/{ticket}", get(files::picture))
}

#[derive(Deserialize)]
struct After {
    after: Option<String>,
}

async fn desk(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(query): Query<After>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let permit = permit::<ReadDesk>(person.actor(), &Thing::House)?;
    let after = query.after.as_deref().and_then(read_place);
    let page = triage::queries::queue(house, &permit, after).await?;
    let alerts = oversight::waiting_alerts(house, &permit).await?;
    let waiting = triage::queries::waiting(house, &permit).await?;
    let mut shell = person.page("The desk", Audience::Analyst, "/desk");
    shell.cannot_read(page.rows.unreadable());
    shell.cannot_read(alerts.unreadable());
    let mut queue = Vec::with_capacity(page.rows.len());
    let mut senders = Senders::default();
    for row in &page.rows {
        let from = senders.name(house, row.provider.as_ref()).await?;
        queue.push(queue_row(house, row, from));
    }
    shell.cannot_read(&senders.unreadable);
    let older = page.next.as_ref().map(place_address);
    let (calling, answers) = alerts::sorted(&alerts);
    Ok(Shown(Desk {
        page: shell,
        pager: Pager { words: words::shown(queue.len()), newer: after.map(|_| "/desk".to_owned()), older },
        queue,
        alerts: calling,
        answers,
        stages: stages(&waiting),
    })
    .into_response())
}

fn queue_row(house: &House, row: &triage::QueueRow, from: String) -> QueueRow {
    QueueRow {
        number: row.number.to_string(),
        priority: row.priority,
        kind: words::incident(&row.incident),
        from,
        age: words::age(row.held_at, house.now()),
        received: words::moment(row.finished_at),
        why: words::sentence(&row.because),
        sandbox: row.world == World::Test,
    }
}

fn stages(waiting: &Waiting) -> Bars {
    let bar = |words: &str, count: i64| Bar { words: words.to_owned(), count: count.try_into().unwrap_or(0) };
    Bars {
        title: "On their way now".to_owned(),
        of: "Stage".to_owned(),
        rows: vec![
            bar("being filed", waiting.open),
            bar("received", waiting.received),
            bar("augmented", waiting.augmented),
            bar("at the desk", waiting.at_desk),
            bar("triaged", waiting.triaged),
            bar("routed", waiting.routed),
        ],
    }
}

/// A place in the queue, as an address says it.
fn place_address(place: &QueuePlace) -> String {
    format!("/desk?after={}-{}-{}", place.priority.word(), place.finished_at.as_microsecond(), place.number)
}

fn read_place(text: &str) -> Option<QueuePlace> {
    let mut parts = text.split('-');
    let priority = parts.next()?.parse().ok()?;
    let finished_at = Timestamp::from_microsecond(parts.next()?.parse().ok()?).ok()?;
    let number = parts.next()?.parse().ok()?;
    Some(QueuePlace { priority, finished_at, number })
}

/// The names of those who filed, each asked for once.
#[derive(Default)]
struct Senders {
    known: BTreeMap<ProviderId, String>,
    unreadable: Vec<Unreadable>,
}

impl Senders {
    async fn name(&mut self, house: &House, provider: Option<&ProviderId>) -> Result<String, Trouble> {
        let Some(id) = provider else { return Ok("the public".to_owned()) };
        if let Some(known) = self.known.get(id) {
            return Ok(known.clone());
        }
        let found = match part(house, "provider", id, directory::provider(house, id).await)? {
            Ok(found) => found,
            Err(why) => {
                self.unreadable.push(why);
                None
            }
        };
        let name = found.map_or_else(|| id.to_string(), |found| found.name);
        self.known.insert(id.clone(), name.clone());
        Ok(name)
    }
}

/// A report's row, and leave to read the report. Who may read none is told that first, and learns nothing of numbers.
async fn own_report(
    house: &House,
    person: &SignedIn,
    number: &str,
) -> Result<(Head, Permit<ReadReport>), PageError> {
    permit::<ReadReport>(person.actor(), &Thing::ReportOf(None))?;
    let number: ReportNumber = number.parse().map_err(|_| PageError::NotFound)?;
    let head = dossier::head(house, number).await?.ok_or(PageError::NotFound)?;
    let permit = permit::<ReadReport>(person.actor(), &Thing::ReportOf(head.provider.as_ref()))?;
    Ok((head, permit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_queue_survives_its_address() {
        let place = QueuePlace {
            priority: clearline_report::Priority::P1,
            finished_at: "2026-11-23T16:31:00.000001Z".parse().unwrap(),
            number: "891012771093118".parse().unwrap(),
        };
        let address = place_address(&place);
        assert_eq!(read_place(address.strip_prefix("/desk?after=").unwrap()), Some(place));
        for text in ["", "P9-1-2", "P1", "P1-x-2", "P1-1-0", "P1-9223372036854775807-2"] {
            assert_eq!(read_place(text), None, "{text}");
        }
    }
}
