//! What analysts read: reports that wait, reports in processing, what was decided about one report.

use clearline_core::row::{int_at, moment, number_at, text_at, word_at};
use clearline_core::rows::{Rows, Source, Unreadable};
use clearline_core::{House, Job, Trouble, said, statement};
use clearline_law::access::{Permit, ReadDesk};
use clearline_records::dossier::leave::Leave;
use clearline_records::dossier::triaged::{self, Outcome};
use clearline_report::ReportNumber;
use clearline_store::{Params, Row, params};

use super::model::{
    FloodRow, Grouped, List, PostGroup, QueueCounts, QueuePlace, QueueRow, Refusal, Signs, Waiting,
};
use super::page::Page;

statement! {
    QUEUE = "triage/sql/queue";
    GROUPS = "triage/sql/groups";
    GROUP = "triage/sql/group";
    GROUP_SIGNS = "triage/sql/group_signs";
    GROUP_MEMBERS = "triage/sql/group_members";
    DESK_ROW = "triage/sql/desk_row";
    COUNT_LIVE = "triage/sql/count_live";
    COUNT_DESK = "triage/sql/count_desk";
    COUNT_GROUPS = "triage/sql/count_groups";
}

/// The reports that wait for a decision, the most urgent first, then the oldest; one page, after `after`. Posts that came
/// above the usual rate are in [`flood`].
pub async fn queue(
    house: &House,
    _: &Permit<ReadDesk>,
    after: Option<QueuePlace>,
) -> Result<Page<QueueRow>, Trouble> {
    listed(house, List::Queue, after, house.limits.page_rows).await
}

/// The posts that came above the usual rate, and the groups of those that say the same: what is unlike the others first,
/// then the newest; one page of half the rows that a page holds, after `after`.
pub async fn flood(
    house: &House,
    _: &Permit<ReadDesk>,
    after: Option<QueuePlace>,
) -> Result<Page<FloodRow>, Trouble> {
    let most = (house.limits.page_rows / 2).max(1);
    let posts = listed(house, List::Flood, after, most).await?;
    let params = place_params(after).with("limit", most.saturating_add(1));
    let groups = house.query(&GROUPS, params).await?;
    let groups = page(house, &Source::of("post_group", &["id"]), most, &groups, group_of, group_place)?;
    let sort = |place: QueuePlace| (place.rank, place.sort, place.tie);
    Ok(posts.map(FloodRow::Post).beside(groups.map(FloodRow::Group), most, |row| sort(row.place())))
}

/// How many reports wait for a decision, all of them: by priority, above the usual rate, behind the rows of groups.
/// What stands in no list that is known is told as rows that cannot be read.
pub async fn counts(house: &House, _: &Permit<ReadDesk>) -> Result<(QueueCounts, Vec<Unreadable>), Trouble> {
    let (mut counts, mut unreadable) = (QueueCounts::default(), Vec::new());
    for row in &house.query(&COUNT_DESK, params!()).await? {
        let (rank, count) = (int_at(row, "rank")?, int_at(row, "reports")?);
        match counts.place(text_at(row, "list")?.parse().ok(), rank) {
            Some(place) => *place += count,
            None => unreadable.push(Unreadable::told(house, "desk", format!("rank {rank}"))),
        }
    }
    let groups = house.query(&COUNT_GROUPS, params!()).await?;
    counts.groups = groups.first().map_or(Ok(0), |row| int_at(row, "post_groups"))?;
    Ok((counts, unreadable))
}

/// Does the report stand behind the row of a group, or was it dismissed with one? Then that group.
pub async fn grouped(house: &House, leave: &Leave) -> Result<Option<Grouped>, Trouble> {
    let rows = house.query(&DESK_ROW, params!(report = leave.number().get())).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let list: List = text_at(row, "list")?.parse().map_err(Trouble::row)?;
    let Some(group) = row.opt_int("post_group")? else { return Ok(None) };
    let group = ReportNumber::try_from(group).map_err(Trouble::row)?;
    Ok(match list {
        List::Group => Some(Grouped::Behind(group)),
        List::Dismissed => Some(Grouped::Dismissed(group)),
        List::Queue | List::Flood => None,
    })
}

/// One group, and how many of the posts behind its row have which things of their own.
pub async fn group(
    house: &House,
    _: &Permit<ReadDesk>,
    id: ReportNumber,
) -> Result<Option<(PostGroup, Vec<(Signs, i64)>)>, Trouble> {
    let Some(found) = group_row(house, id).await? else { return Ok(None) };
    let rows = house.query(&GROUP_SIGNS, params!(post_group = id.get())).await?;
    let left_out = rows.iter().map(|row| Ok((Signs::of(text_at(row, "signs")?)?, int_at(row, "posts")?)));
    Ok(Some((found, left_out.collect::<Result<_, Trouble>>()?)))
}

/// Why nothing of the group can be dismissed in bulk; none where something can.
pub async fn not_dismissible(
    house: &House,
    _: &Permit<ReadDesk>,
    id: ReportNumber,
) -> Result<Option<Refusal>, Trouble> {
    super::dismissal::barred(house, id).await
}

pub(super) async fn group_row(house: &House, id: ReportNumber) -> Result<Option<PostGroup>, Trouble> {
    house.query(&GROUP, params!(id = id.get())).await?.first().map(group_of).transpose()
}

/// The posts behind the row of a group, those with something of their own first; one page, after the post `after`.
pub async fn members(
    house: &House,
    _: &Permit<ReadDesk>,
    id: ReportNumber,
    after: Option<(Signs, ReportNumber)>,
) -> Result<Page<QueueRow>, Trouble> {
    // Every text of signs comes before this one.
    let (signs, number) =
        after.map_or(("~".to_owned(), i64::MAX), |(signs, number)| (signs.text(), number.get()));
    let most = house.limits.page_rows;
    let params =
        params!(post_group = id.get(), signs = signs, report = number, limit = most.saturating_add(1));
    let rows = house.query(&GROUP_MEMBERS, params).await?;
    page(house, &REPORTS, most, &rows, queue_row, queue_place)
}

async fn listed(
    house: &House,
    list: List,
    after: Option<QueuePlace>,
    most: i64,
) -> Result<Page<QueueRow>, Trouble> {
    // One row more than a page holds: it tells whether there are more.
    let params = params!(list = list.word(), limit = most.saturating_add(1)).and(place_params(after));
    let rows = house.query(&QUEUE, params).await?;
    page(house, &REPORTS, most, &rows, queue_row, queue_place)
}

const REPORTS: Source = Source::of("report", &["number"]);

/// A page of at most `most` of the rows that were found, each read by itself.
fn page<T>(
    house: &House,
    source: &Source,
    most: i64,
    found: &[Row],
    read: fn(&Row) -> Result<T, Trouble>,
    place: fn(&Row) -> Result<QueuePlace, Trouble>,
) -> Result<Page<T>, Trouble> {
    let fits = usize::try_from(most).unwrap_or(usize::MAX);
    let shown = found.get(..fits).unwrap_or(found);
    Ok(Page { rows: Rows::read(house, source, shown, read, place)?, more: found.len() > fits })
}

fn queue_place(row: &Row) -> Result<QueuePlace, Trouble> {
    Ok(QueuePlace {
        rank: int_at(row, "rank")?,
        sort: int_at(row, "sort")?,
        tie: number_at(row, "number")?.get(),
    })
}

fn group_place(row: &Row) -> Result<QueuePlace, Trouble> {
    Ok(QueuePlace { rank: int_at(row, "rank")?, sort: int_at(row, "sort")?, tie: int_at(row, "tie")? })
}

fn place_params(after: Option<QueuePlace>) -> Params {
    let first = QueuePlace { rank: i64::MIN, sort: i64::MIN, tie: i64::MIN };
    let place = after.unwrap_or(first);
    params!(rank = place.rank, sort = place.sort, tie = place.tie)
}

/// Every outcome of one report, the oldest first.
pub async fn history(house: &House, leave: &Leave) -> Result<Rows<Outcome>, Trouble> {
    triaged::outcomes_listed(house, leave).await
}

/// How many reports are on their way, and where. What ended is not counted, so the answer costs the same after a
/// million reports.
pub async fn waiting(house: &House, _: &Permit<ReadDesk>) -> Result<Waiting, Trouble> {
    let mut waiting = Waiting::default();
    for row in &house.query(&COUNT_LIVE, params!()).await? {
        let count = int_at(row, "waiting")?;
        let place = match text_at(row, "word")? {
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

fn queue_row(row: &Row) -> Result<QueueRow, Trouble> {
    let provider = row.opt_text("provider")?;
    Ok(QueueRow {
        number: number_at(row, "number")?,
        kind: text_at(row, "kind")?.parse().map_err(Trouble::row)?,
        world: word_at(row, "world")?,
        provider: provider.map(str::parse).transpose().map_err(Trouble::row)?,
        incident: text_at(row, "incident")?.to_owned(),
        files: int_at(row, "files")?,
        priority: text_at(row, "priority")?.parse().map_err(Trouble::row)?,
        finished_at: moment(int_at(row, "finished_at")?)?,
        because: said::read(text_at(row, "because")?)?
            .ok_or_else(|| Trouble::row("a reason of the review queue"))?,
        held_at: moment(int_at(row, "held_at")?)?,
        signs: Signs::of(text_at(row, "signs")?)?,
        place: queue_place(row)?,
    })
}

fn group_of(row: &Row) -> Result<PostGroup, Trouble> {
    Ok(PostGroup {
        id: number_at(row, "id")?,
        posts: int_at(row, "posts")?,
        waiting: int_at(row, "waiting")?,
        first_at: moment(int_at(row, "first_at")?)?,
        last_at: moment(int_at(row, "last_at")?)?,
        place: group_place(row)?,
    })
}
