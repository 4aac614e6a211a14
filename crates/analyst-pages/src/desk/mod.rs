//! The review queue, the most urgent first, with what calls for somebody beside it.

mod in_a_line;
#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_core::rows::{Unreadable, part};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Bar, Bars, Fact, Pager, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_law::access::{Permit, ReadDesk, ReadReport, Thing, permit};
use clearline_oversight as oversight;
use clearline_pipeline::triage::{
    self, FloodRow, QueueCounts, QueuePlace, QueueRow as QueuedReport, Waiting,
};
use clearline_records::dossier;
use clearline_records::dossier::readings::{self, Asked, OpenError, OpenList};
use clearline_report::{Argument, Priority, ReportNumber, Stage, message};
use serde::Deserialize;

use super::{Senders, alerts, groups, queue_row};
use clearline_frame::Frame;
use view::Desk;

/// Where the two lists of the page go on.
#[derive(Deserialize)]
pub(super) struct After {
    after: Option<String>,
    flood: Option<String>,
}

/// In place of a place: this list was shown to its end on an earlier page.
const END: &str = "end";

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(query): Query<After>,
) -> Result<Response, PageError> {
    let house = frame.house();
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

fn stages(waiting: &Waiting) -> Bars {
    let bar = |stage: Stage, count: i64| Bar::new(words::stage(stage).into(), count.try_into().unwrap_or(0));
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
