//! The pages of analysts: the review queue, one report with all that is known of it, the decision, and the files that
//! may open here.

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
mod told;

use clearline_http::{Routes, needs};
use std::collections::BTreeMap;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_core::rows::{Unreadable, part};
use clearline_core::{House, Trouble};
use clearline_identity::directory;
use clearline_law::access::{ActName, Permit, ReadDesk, ReadReport, Role, Thing, permit};
use clearline_oversight as oversight;
use clearline_pipeline::triage::{
    self, FloodRow, QueueCounts, QueuePlace, QueueRow as QueuedReport, Waiting,
};
use clearline_records::dossier::readings::{self, Asked, OpenError, OpenList};
use clearline_records::dossier::{self, Head};
use clearline_report::{Argument, Priority, ProviderId, ReportNumber, Stage, World, message};
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::session::SignedIn;
use crate::view::analyst::{Desk, QueueRow};
use crate::view::{Audience, Bar, Bars, Fact, Pager, Words};
use crate::words;

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    let queue = || needs(ActName::ReadDesk);
    let views = || needs(ActName::ViewFile);
    // What a group of posts is shown by are the words of its reports.
    let tells = || queue().also(ActName::ReadReport);
    let opens = || views().also(ActName::ReadReport);
    let hands_over = || needs(ActName::HandOverPackage);
    let home = tells().nav(Role::Analyst, 1, "nav-review").nav(Role::Supervisor, 1, "nav-review");
    Routes::pages(Audience::Analyst)
        .get("/desk", desk, home)
        .get("/desk/alerts", alerts::all, queue())
        .get("/desk/alerts/{id}", alerts::ask, queue())
        .post("/desk/alerts/{id}/acknowledge", alerts::acknowledge, needs(ActName::AcknowledgeAlert))
        .get("/desk/groups/{id}", groups::show, tells())
        .get("/desk/dismiss", groups::look, tells())
        .post("/desk/dismiss", groups::dismiss, needs(ActName::DismissGroup))
        .get("/desk/dismissals", groups::dismissals, queue())
        .post("/desk/dismissals/{id}/undo", groups::undo, needs(ActName::DismissGroup))
        .get("/desk/reports/{number}", report::show, needs(ActName::ReadReport))
        .post("/desk/reports/{number}/decide", decide::decide, needs(ActName::DecideTriage))
        .get("/desk/reports/{number}/files/{id}", files::card, needs(ActName::ReadReport))
        .post("/desk/reports/{number}/files/{id}/open", files::open, opens())
        .post("/desk/reports/{number}/files/{id}/sharper", files::sharper, opens())
        .post("/desk/reports/{number}/files/{id}/moving", files::moving, opens())
        .post("/desk/reports/{number}/files/{id}/attest", files::attest, needs(ActName::AttestViewing))
        .get("/desk/view/{ticket}", files::picture, views())
        .get("/desk/referrals/{id}/hand-over", hand_over::show, hands_over())
        .post("/desk/referrals/{id}/hand-over", hand_over::record, hands_over())
        .post("/desk/referrals/{id}/hand-over/package", hand_over::take, hands_over())
        .get("/desk/referrals/{id}/hand-over/conditions.pdf", hand_over::first_page, hands_over())
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
    let mut shell = person.page_of(&message!("analyst-window-queue"), Audience::Analyst, "/desk");
    shell.cannot_read(page.rows.unreadable());
    let (calling, answers) = alerts::beside(house, &permit, &mut shell).await?;
    let (held, unplaced) = triage::queries::counts(house, &permit).await?;
    shell.cannot_read(&unplaced);
    let lines = Lines::open(house, &person, &query, &page, &flooded).await?;
    let mut queue = Vec::with_capacity(page.rows.len());
    let mut senders = Senders::default();
    for row in &page.rows {
        let from = senders.name(house, row.provider.as_ref()).await?;
        let line = shell.readable(lines.first(row).await?).flatten();
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
            FloodRow::Post(post) => shell.readable(lines.first(post).await?).flatten(),
            FloodRow::Group(_) => None,
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
fn shown_of(rows: usize, held: &QueueCounts) -> Words {
    if rows == 0 {
        return Words::default();
    }
    message!("analyst-rows-shown", rows = rows, all = held.rows()).into()
}

/// What waits for a decision, by priority.
fn figures(held: &QueueCounts) -> Vec<Fact> {
    if held.rows() + held.behind_groups + held.dismissed == 0 {
        return Vec::new();
    }
    let figure = |name, count: i64| Fact::new(name, Words::value(count));
    let mut facts = vec![figure(message!("analyst-waiting-for-a-decision"), held.queue.iter().sum())];
    let priorities = Priority::ALL.iter().zip(held.queue).filter(|(_, count)| *count > 0);
    facts.extend(priorities.map(|(priority, count)| {
        let word = Argument::exact(priority.word());
        let name = message!("analyst-priority-figure", priority = word, meaning = words::priority(priority));
        figure(name, count)
    }));
    let others = [
        (message!("analyst-figure-flood"), held.flood),
        (message!("analyst-figure-groups"), held.behind_groups),
        (message!("analyst-figure-dismissed"), held.dismissed),
    ];
    let others = others.into_iter().filter(|(_, count)| *count > 0);
    facts.extend(others.map(|(name, count)| figure(name, count)));
    facts
}

/// What tells the waiting reports of a page from one another, once it is recorded that the page is read.
struct Lines<'a> {
    house: &'a House,
    permit: Permit<ReadReport>,
    open: OpenList,
}

impl<'a> Lines<'a> {
    async fn open(
        house: &'a House,
        person: &SignedIn,
        query: &After,
        queue: &triage::Page<QueuedReport>,
        flood: &triage::Page<FloodRow>,
    ) -> Result<Lines<'a>, PageError> {
        let permit = permit::<ReadReport>(person.actor(), &Thing::ReportOf(None))?;
        let post = |row: &FloodRow| match row {
            FloodRow::Post(post) => Some(post.number),
            FloodRow::Group(_) => None,
        };
        let mut reports: Vec<ReportNumber> = queue.rows.iter().map(|row| row.number).collect();
        reports.extend(flood.rows.iter().filter_map(post));
        let [after, flood] = [&query.after, &query.flood].map(|place| place.as_deref().unwrap_or_default());
        let query = format!("after={after}&flood={flood}");
        let asked = Asked { list: "review_queue", query: &query };
        Ok(Lines { house, open: readings::open_list(house, &permit, asked, &reports).await?, permit })
    }

    /// Of a report of the public the first line of its story, of a provider's the account. What is not as it was recorded
    /// is not shown.
    async fn first(&self, row: &QueuedReport) -> Result<Result<Option<Words>, Unreadable>, PageError> {
        let read = match self.said(row).await {
            Err(OpenError::Denied(denied)) => return Err(denied.into()),
            Err(OpenError::Trouble(trouble)) => Err(trouble),
            Ok(line) => Ok(line),
        };
        Ok(part(self.house, "submission", row.number, read)?)
    }

    async fn said(&self, row: &QueuedReport) -> Result<Option<Words>, OpenError> {
        oversight::must_hold(self.house, row.number).await?;
        let Some(head) = dossier::head(self.house, row.number).await? else { return Ok(None) };
        let leave = self.open.open(&self.permit, &head)?;
        Ok(in_a_line::in_a_line(head.kind, &dossier::said(self.house, &leave).await?))
    }
}

fn queue_row(house: &House, row: &QueuedReport, from: Words, line: Option<Words>) -> QueueRow {
    QueueRow {
        number: row.number.to_string(),
        priority: row.priority,
        kind: words::kept_incident(&row.incident),
        from,
        age: words::span(row.held_at, house.now()),
        received: words::moment(row.finished_at),
        why: row.because.clone(),
        signs: groups::signs_told(row.signs),
        line,
        sandbox: row.world == World::Test,
    }
}

fn stages(waiting: &Waiting) -> Bars {
    let bar = |stage: Stage, count: i64| Bar {
        words: words::stage(stage).into(),
        count: count.try_into().unwrap_or(0),
    };
    Bars {
        title: message!("analyst-in-work-now").into(),
        of: message!("analyst-stage").into(),
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

/// The names of those who filed, each read once.
#[derive(Default)]
struct Senders {
    known: BTreeMap<ProviderId, String>,
    unreadable: Vec<Unreadable>,
}

impl Senders {
    async fn name(&mut self, house: &House, provider: Option<&ProviderId>) -> Result<Words, Trouble> {
        let Some(id) = provider else { return Ok(message!("analyst-the-public").into()) };
        if let Some(known) = self.known.get(id) {
            return Ok(Words::data(known));
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
        Ok(Words::data(name))
    }
}

/// A report's row, and the permit to read the report. A person who may read no report is refused first, and does not
/// learn whether the number exists.
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
