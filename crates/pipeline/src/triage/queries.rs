//! What the desk reads: who waits, what is on its way, what was decided about one report.

use clearline_law::access::{Permit, ReadDesk, ReadReport};
use clearline_report::ReportNumber;
use clearline_store::{Row, Sql, Value};

use super::model::{Page, QueuePlace, QueueRow, Waiting};
use crate::command::Trouble;
use crate::dossier::triaged::{self, Outcome};
use crate::dossier::{int_at, moment, number_at, text_at, word_at};
use crate::house::House;
use crate::rows::{Rows, Source};
use crate::statement::statement;
use crate::work::Job;

statement! {
    QUEUE = "triage/sql/queue";
    COUNT_LIVE = "triage/sql/count_live";
}

/// The reports that wait at the desk, the most urgent first, then the oldest; one page, after `after`.
pub async fn queue(
    house: &House,
    _: &Permit<ReadDesk>,
    after: Option<QueuePlace>,
) -> Result<Page<QueueRow>, Trouble> {
    let (priority, finished, number) = after.map_or(("", 0, 0), |place| {
        (place.priority.word(), place.finished_at.as_microsecond(), place.number.get())
    });
    let params = [priority.into(), finished.into(), number.into(), asked(house)];
    let fits = usize::try_from(house.limits.page_rows).unwrap_or(usize::MAX);
    let found = query(house, &QUEUE, &params).await?;
    let shown = found.get(..fits).unwrap_or(&found);
    let rows = Rows::read(house, &WAITING_REPORTS, shown, queue_row, place_of)?;
    let next = rows.next(house.limits.page_rows).copied().filter(|_| found.len() > fits);
    Ok(Page { rows, next })
}

const WAITING_REPORTS: Source = Source::of("report", &[0]);

fn place_of(row: &Row) -> Result<QueuePlace, Trouble> {
    Ok(QueuePlace {
        priority: word_at(row, 6)?,
        finished_at: moment(int_at(row, 7)?)?,
        number: number_at(row, 0)?,
    })
}

/// Every outcome of one report, the oldest first.
pub async fn history(
    house: &House,
    _: &Permit<ReadReport>,
    number: ReportNumber,
) -> Result<Rows<Outcome>, Trouble> {
    triaged::outcomes_listed(house, number).await
}

/// How many reports are on their way, and where. What ended is not counted, so the answer costs the same after a
/// million reports.
pub async fn waiting(house: &House, _: &Permit<ReadDesk>) -> Result<Waiting, Trouble> {
    let mut waiting = Waiting::default();
    for row in &query(house, &COUNT_LIVE, &[]).await? {
        let count = int_at(row, 1)?;
        let place = match text_at(row, 0)? {
            "open" => &mut waiting.open,
            "at_desk" => &mut waiting.at_desk,
            word if word == Job::Augment.word() => &mut waiting.received,
            word if word == Job::Triage.word() => &mut waiting.augmented,
            word if word == Job::Route.word() => &mut waiting.triaged,
            word if word == Job::Refer.word() => &mut waiting.routed,
            // Jobs of reports that are at their end, such as notices.
            _ => continue,
        };
        *place += count;
    }
    Ok(waiting)
}

/// One row more than a page holds: it tells whether there are more.
fn asked(house: &House) -> Value {
    house.limits.page_rows.saturating_add(1).into()
}

async fn query(house: &House, sql: &'static Sql, params: &[Value]) -> Result<Vec<Row>, Trouble> {
    house.store.query(sql, params).await.map_err(|source| Trouble::Store { command: sql.name, source })
}

fn queue_row(row: &Row) -> Result<QueueRow, Trouble> {
    let provider = row.opt_text(3).map_err(Trouble::row)?;
    Ok(QueueRow {
        number: number_at(row, 0)?,
        kind: text_at(row, 1)?.parse().map_err(Trouble::row)?,
        world: word_at(row, 2)?,
        provider: provider.map(str::parse).transpose().map_err(Trouble::row)?,
        incident: text_at(row, 4)?.to_owned(),
        files: int_at(row, 5)?,
        priority: text_at(row, 6)?.parse().map_err(Trouble::row)?,
        finished_at: moment(int_at(row, 7)?)?,
        because: text_at(row, 8)?.to_owned(),
        held_at: moment(int_at(row, 9)?)?,
    })
}
