//! The desk: what waits for a person, one report in all its layers, the decision, and the few files that open here.

mod alerts;
mod decide;
mod files;
mod groups;
mod hand_over;
mod in_a_line;
mod links;
mod picture;
mod reading;
mod report;
mod showing;
mod still;

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use clearline_core::rows::{Unreadable, part};
use clearline_core::{House, Trouble};
use clearline_law::access::{Permit, ReadDesk, ReadReport, Thing, permit};
use clearline_pipeline::dossier::{self, Head};
use clearline_pipeline::triage::{self, QueueCounts, QueuePlace, Waiting};
use clearline_pipeline::{directory, oversight};
use clearline_report::{Priority, ProviderId, ReportNumber, Stage, World};
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::session::SignedIn;
use crate::view::analyst::{Desk, QueueRow};
use crate::view::{Audience, Bar, Bars, Fact, Pager};
use crate::words;

/// The routes.
pub(crate) fn router() -> Router<Portal> {
    Router::new()
        .route("/desk", get(desk))
        .route("/desk/alerts", get(alerts::all))
        .route("/desk/alerts/{id}", get(alerts::ask))
        .route("/desk/alerts/{id}/acknowledge", post(alerts::acknowledge))
        .route("/desk/groups/{id}", get(groups::show))
        .route("/desk/dismiss", get(groups::look).post(groups::dismiss))
        .route("/desk/dismissals", get(groups::dismissals))
        .route("/desk/dismissals/{id}/undo", post(groups::undo))
        .route("/desk/reports/{number}", get(report::show))
        .route("/desk/reports/{number}/decide", post(decide::decide))
        .route("/desk/reports/{number}/files/{id}", get(files::card))
        .route("/desk/reports/{number}/files/{id}/open", post(files::open))
        .route("/desk/reports/{number}/files/{id}/sharper", post(files::sharper))
        .route("/desk/reports/{number}/files/{id}/moving", post(files::moving))
        .route("/desk/reports/{number}/files/{id}/attest", post(files::attest))
        .route("/desk/view/{ticket}", get(files::picture))
        .route("/desk/referrals/{id}/hand-over", get(hand_over::show).post(hand_over::record))
        .route("/desk/referrals/{id}/hand-over/package", post(hand_over::take))
        .route("/desk/referrals/{id}/hand-over/conditions.pdf", get(hand_over::first_page))
}

/// Where the two lists of the page go on.
#[derive(Deserialize)]
struct After {
    after: Option<String>,
    flood: Option<String>,
}

/// In place of a place: this list was shown to its end on an earlier page.
const END: &str = "end";

async fn desk(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(query): Query<After>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let permit = permit::<ReadDesk>(person.actor(), &Thing::House)?;
    let is_first = query.after.is_none() && query.flood.is_none();
    let page = match query.after.as_deref() {
        Some(END) => triage::Page::default(),
        after => triage::queries::queue(house, &permit, after.and_then(read_place)).await?,
    };
    let flooded = match query.flood.as_deref() {
        Some(END) => triage::Page::default(),
        after => triage::queries::flood(house, &permit, after.and_then(read_place)).await?,
    };
    let waiting = triage::queries::waiting(house, &permit).await?;
    let mut shell = person.page("Review queue", Audience::Analyst, "/desk");
    shell.cannot_read(page.rows.unreadable());
    let (calling, answers) = alerts::beside(house, &permit, &mut shell).await?;
    let (held, unplaced) = triage::queries::counts(house, &permit).await?;
    shell.cannot_read(&unplaced);
    let mut queue = Vec::with_capacity(page.rows.len());
    let mut senders = Senders::default();
    for row in &page.rows {
        let from = senders.name(house, row.provider.as_ref()).await?;
        let line = shell.readable(first_line(house, row).await?).flatten();
        queue.push(queue_row(house, row, from, line));
    }
    shell.cannot_read(flooded.rows.unreadable());
    shell.cannot_read(&senders.unreadable);
    let older = (page.more || flooded.more).then(|| {
        let (after, flood) = (page.next().map(place_text), flooded.next().map(place_text));
        let (after, flood) = (after.as_deref().unwrap_or(END), flood.as_deref().unwrap_or(END));
        format!("/desk?after={after}&flood={flood}")
    });
    let mut flood = Vec::with_capacity(flooded.rows.len());
    for row in &flooded.rows {
        let line = match row {
            triage::FloodRow::Post(post) => shell.readable(first_line(house, post).await?).flatten(),
            triage::FloodRow::Group(_) => None,
        };
        flood.push(groups::flood_row(house, row, line));
    }
    Ok(Shown(Desk {
        page: shell,
        pager: Pager {
            words: shown_of(queue.len() + flood.len(), &held),
            newer: (!is_first).then(|| "/desk".to_owned()),
            older,
        },
        waiting: figures(&held),
        flood_words: groups::flood_words(house),
        flood,
        queue,
        alerts: calling,
        answers,
        stages: stages(&waiting),
    })
    .into_response())
}

/// How much of what waits is on the page.
fn shown_of(rows: usize, held: &QueueCounts) -> String {
    if rows == 0 { String::new() } else { format!("{rows} of {} shown", words::grouped(held.rows())) }
}

/// What waits for a decision, by priority.
fn figures(held: &QueueCounts) -> Vec<Fact> {
    if held.rows() + held.behind_groups + held.dismissed == 0 {
        return Vec::new();
    }
    let mut facts = vec![Fact::new("Waiting for a decision", words::grouped(held.queue.iter().sum()))];
    let priorities = Priority::ALL.iter().zip(held.queue).filter(|(_, count)| *count > 0);
    facts.extend(priorities.map(|(priority, count)| {
        Fact::new(format!("{} {}", priority.word(), priority.meaning()), words::grouped(count))
    }));
    let others = [
        ("Posts above the usual rate", held.flood),
        ("Posts in groups of one text", held.behind_groups),
        ("Dismissed together, can still be undone", held.dismissed),
    ];
    let others = others.into_iter().filter(|(_, count)| *count > 0);
    facts.extend(others.map(|(name, count)| Fact::new(name, words::grouped(count))));
    facts
}

/// What tells a waiting report from the others: of a report of the public the first line of its story, of a provider's
/// the account. What is not as it was recorded is not shown.
async fn first_line(
    house: &House,
    row: &triage::QueueRow,
) -> Result<Result<Option<String>, Unreadable>, Trouble> {
    part(house, "submission", row.number, said_in_a_line(house, row).await)
}

async fn said_in_a_line(house: &House, row: &triage::QueueRow) -> Result<Option<String>, Trouble> {
    oversight::must_hold(house, row.number).await?;
    let Some(head) = dossier::head(house, row.number).await? else { return Ok(None) };
    Ok(in_a_line::in_a_line(head.kind, &dossier::said(house, &head).await?))
}

fn queue_row(house: &House, row: &triage::QueueRow, from: String, line: Option<String>) -> QueueRow {
    QueueRow {
        number: row.number.to_string(),
        priority: row.priority,
        kind: words::incident(&row.incident),
        from,
        age: words::age(row.held_at, house.now()),
        received: words::moment(row.finished_at),
        why: words::sentence(&row.because),
        signs: row.signs.words(),
        line,
        sandbox: row.world == World::Test,
    }
}

fn stages(waiting: &Waiting) -> Bars {
    let bar = |stage: Stage, count: i64| Bar {
        words: words::stage(stage).to_owned(),
        count: count.try_into().unwrap_or(0),
    };
    Bars {
        title: "In work now".to_owned(),
        of: "Stage".to_owned(),
        rows: vec![
            bar(Stage::Open, waiting.open),
            bar(Stage::Received, waiting.received),
            bar(Stage::Augmented, waiting.augmented),
            bar(Stage::AtDesk, waiting.at_desk),
            bar(Stage::Triaged, waiting.triaged),
            bar(Stage::Routed, waiting.routed),
        ],
    }
}

/// A place in a list, as an address says it.
fn place_text(place: &QueuePlace) -> String {
    format!("{}.{}.{}", place.rank, place.sort, place.tie)
}

fn read_place(text: &str) -> Option<QueuePlace> {
    let mut parts = text.split('.').map(|part| part.parse::<i64>().ok());
    let place = QueuePlace { rank: parts.next()??, sort: parts.next()??, tie: parts.next()?? };
    parts.next().is_none().then_some(place)
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
    fn a_place_in_a_list_survives_its_address() {
        for place in [
            QueuePlace { rank: 1, sort: 1_763_915_460_000_001, tie: 891_012_771_093_118 },
            QueuePlace { rank: 6, sort: -1_763_915_460_000_001, tie: -891_012_771_093_118 },
        ] {
            assert_eq!(read_place(&place_text(&place)), Some(place));
        }
        for text in ["", "P1.1.2", "1", "1.2", "1.2.3.4", "1.x.2", "1.2.99999999999999999999", END] {
            assert_eq!(read_place(text), None, "{text}");
        }
    }
}
