//! Dismissing in bulk the posts of one text: nothing is expunged, nothing that has something of its own is touched, and
//! for a day all of it can be taken back.
//!
//! A person orders it with a reason; a job carries it out in steps, and each step decides again about each report. A
//! dismissed report stays where it is on its way and only leaves the review queue. When the time for undoing is over, each
//! gets the outcome *informational* by the person who ordered it, and goes on as every report that an analyst decides.
//! Until then and after it a single decision changes a single report, as ever.

use clearline_core::row::{int_at, moment, number_at, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{Claimed, Deed, House, Job, Trouble, actor_words, command, statement};
use clearline_law::access::{Actor, CarryReport, DismissGroup, Permit, ReadDesk, Thing, permit};
use clearline_records::dossier;
use clearline_report::{Designation, Priority, ReportNumber, Stage};
use clearline_store::{Given, Row, Value, params};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::commands::{DECIDE_AT_DESK, LEAVE_GROUP, checked, decided, next_outcome, words_of, write_outcome};
use super::flood;
use super::model::{Decision, Dismissal, DismissalState, GROUPS_AT_ONCE_MAX, Refusal, TriageError};

statement! {
    ADD_DISMISSAL = "triage/sql/add_dismissal";
    DISMISSAL = "triage/sql/dismissal";
    DISMISSALS = "triage/sql/dismissals";
    DISMISSIBLE = "triage/sql/dismissible";
    DISMISS_ROW = "triage/sql/dismiss_row";
    DISMISSED_ROWS = "triage/sql/dismissed_rows";
    RESTORE_ROW = "triage/sql/restore_row";
    SETTLE_ROW = "triage/sql/settle_row";
    STEP_DISMISSAL = "triage/sql/step_dismissal";
    UNDO_DISMISSAL = "triage/sql/undo_dismissal";
    RETURN_TO_GROUP = "triage/sql/return_to_group";
    GROUP_PRINTS = "triage/sql/group_prints";
    KNOWN_ELSEWHERE = "triage/sql/known_elsewhere";
    QUIET_GROUP = "triage/sql/quiet_group";
    STANDING_DISMISSAL = "triage/sql/standing_dismissal";
    HOLD_GROUP = "triage/sql/hold_group";
    FREE_GROUP = "triage/sql/free_group";
}

/// Fingerprints asked about in one question: as many as the statement has places for.
const PRINTS_AT_ONCE: usize = 8;
/// Fingerprints of one post that are asked about; a post of the public has fewer.
const PRINTS_MAX: i64 = 2_000;

/// Orders that what has nothing of its own in these groups be dismissed, with a reason. What comes later than this moment
/// is not touched. Returns the keys of the dismissals, one for each group.
///
/// # Errors
/// [`Refusal::Reason`] without a reason, [`Refusal::DismissedAlready`] where somebody dismissed a group before and nothing
/// came since, [`Refusal::NothingToDismiss`] where a group has nothing that may be dismissed.
pub async fn dismiss(
    house: &House,
    actor: &Actor,
    groups: &[ReportNumber],
    reason: &str,
) -> Result<Vec<i64>, TriageError> {
    // A person who may not do this is refused first, and does not learn whether the number exists.
    permit::<DismissGroup>(actor, &Thing::ReportOf(None))?;
    let reason = checked(reason)?;
    if groups.len() > GROUPS_AT_ONCE_MAX {
        return Err(Refusal::TooManyGroups { limit: GROUPS_AT_ONCE_MAX }.into());
    }
    for group in groups {
        if let Some(refusal) = barred(house, *group).await? {
            return Err(refusal.into());
        }
    }
    let mut ordered = Vec::with_capacity(groups.len());
    for group in groups {
        ordered.push(order(house, actor, *group, reason).await?);
    }
    Ok(ordered)
}

async fn order(house: &House, actor: &Actor, group: ReportNumber, reason: &str) -> Result<i64, TriageError> {
    let permit = permit::<DismissGroup>(actor, &Thing::ReportOf(None))?;
    command!(house, "triage.dismiss_group", |deed| {
        if deed.again
            && let Some(refusal) = barred(house, group).await?
        {
            return Err(refusal.into());
        }
        // First the row that two who dismiss at once have in common: the second sees what the first wrote.
        deed.must_change(&HOLD_GROUP, params!(id = group.get()));
        deed.must_change(&FREE_GROUP, params!(id = group.get()));
        let id = draw_id(&deed, group);
        let until = deed.at + SignedDuration::from_hours(house.limits.dismissal_undo_hours);
        let by = actor_words(actor);
        deed.run(
            &ADD_DISMISSAL,
            params!(
                id = id,
                report = group.get(),
                reason = reason,
                ordered_by = by.as_str(),
                ordered_at = deed.at_us(),
                until_at = until.as_microsecond()
            ),
        );
        quiet_alert(&mut deed, actor, group).await?;
        deed.then(Job::Dismiss, group, id, SignedDuration::ZERO);
        let canonical =
            format!("clearline.dismissal/v1\n{id}\n{group}\n{by}\n{}\n{reason}", deed.at.as_microsecond());
        let facts = [
            ("dismissal", id.to_string()),
            ("group", group.to_string()),
            ("dismissal_sha256", hex::encode(Sha256::digest(canonical.as_bytes()))),
        ];
        deed.record(&permit, Some(group), &facts)?;
        Ok(id)
    })
}

/// Dismissing a group acknowledges its alert.
async fn quiet_alert(deed: &mut Deed<'_>, actor: &Actor, group: ReportNumber) -> Result<(), Trouble> {
    if let Some(found) = super::queries::group_row(deed.house, group).await? {
        let id = flood::alert_id(&format!("group {group} {}", found.place.sort), Some(group));
        deed.run(
            &QUIET_GROUP,
            params!(id = id, acknowledged_at = deed.at_us(), acknowledged_by = actor.id()),
        );
    }
    Ok(())
}

/// A key that is drawn, since dismissals are named in addresses. Its last byte is the group's shard.
fn draw_id(deed: &Deed<'_>, group: ReportNumber) -> i64 {
    let mut drawn: [u8; 8] = deed.house.draw();
    drawn[7] = group.shard();
    i64::from_be_bytes(drawn) & (i64::MAX >> 11)
}

/// Why nothing of the group may be dismissed in bulk now; none where something may.
pub(super) async fn barred(house: &House, group: ReportNumber) -> Result<Option<Refusal>, Trouble> {
    let rows = house.query(&STANDING_DISMISSAL, params!(report = group.get())).await?;
    let already = match rows.first() {
        Some(row) => Some(Refusal::DismissedAlready { at: moment(int_at(row, "ordered_at")?)? }),
        None => None,
    };
    let state = rows.first().map(|row| text_at(row, "state")).transpose()?;
    if state == Some(DismissalState::Dismissing.word()) {
        return Ok(already);
    }
    let first = dismissible(house, group, 0, house.now(), 1).await?;
    if !first.is_empty() && !is_known_elsewhere(house, group).await? {
        return Ok(None);
    }
    Ok(already.or(Some(Refusal::NothingToDismiss)))
}

/// Puts everything back that a dismissal took out of the review queue and that nobody decided alone meanwhile.
///
/// # Errors
/// [`Refusal::TooLateToUndo`] when its time is over, or when it was undone before.
pub async fn undo(house: &House, actor: &Actor, id: i64) -> Result<(), TriageError> {
    let permit = permit::<DismissGroup>(actor, &Thing::ReportOf(None))?;
    command!(house, "triage.undo_dismissal", |deed| {
        let found = one(house, id).await?.ok_or(Refusal::NoSuchReport)?;
        if !found.can_be_undone(deed.at) {
            return Err(Refusal::TooLateToUndo.into());
        }
        deed.must_change(
            &UNDO_DISMISSAL,
            params!(id = id, undone_by = actor_words(actor), undone_at = deed.at_us()),
        );
        deed.then(Job::Dismiss, found.group, id, SignedDuration::ZERO);
        let facts = [("dismissal", id.to_string()), ("group", found.group.to_string())];
        deed.record(&permit, Some(found.group), &facts)?;
        Ok(())
    })
}

/// One step of a dismissal: as many reports as a step holds are dismissed, put back or settled, each with its own entry
/// in the ledger. Where more is left, the next step follows.
pub async fn carry(house: &House, permit: &Permit<CarryReport>, job: &Claimed) -> Result<(), TriageError> {
    let found = one(house, job.reference).await?;
    match found.as_ref().map(|found| found.state) {
        Some(DismissalState::Dismissing) => dismiss_some(house, permit, job).await,
        Some(DismissalState::Undoing) => restore_some(house, permit, job).await,
        Some(DismissalState::Dismissed) => settle_some(house, permit, job).await,
        _ => only_end(house, job).await,
    }
}

async fn only_end(house: &House, job: &Claimed) -> Result<(), TriageError> {
    command!(house, "triage.end_dismissal", |deed| {
        deed.end(job);
        Ok(())
    })
}

async fn dismiss_some(house: &House, permit: &Permit<CarryReport>, job: &Claimed) -> Result<(), TriageError> {
    command!(house, "triage.dismiss", |deed| {
        deed.end(job);
        let found = as_it_stands(house, job).await?;
        let most = house.limits.dismissal_step;
        // What is known from elsewhere may have become so since the preview.
        let members = if is_known_elsewhere(house, found.group).await? {
            Vec::new()
        } else {
            dismissible(house, found.group, found.place, found.ordered_at, most).await?
        };
        for number in &members {
            let row = params!(report = number.get(), dismissal = found.id, post_group = found.group.get());
            deed.must_change(&DISMISS_ROW, row);
            let facts = [
                ("dismissal", found.id.to_string()),
                ("designation", Designation::Informational.word().to_owned()),
            ];
            deed.record(permit, Some(*number), &facts)?;
        }
        if !members.is_empty() {
            deed.must_change(&LEAVE_GROUP, params!(id = found.group.get(), waiting = count(&members)));
            flood::hush(&mut deed, Some(found.group));
        }
        let (next, after) = if count(&members) < most {
            (DismissalState::Dismissed, found.until.duration_since(deed.at))
        } else {
            (DismissalState::Dismissing, SignedDuration::ZERO)
        };
        step(&mut deed, &found, &members, next);
        deed.then(Job::Dismiss, job.report, found.id, after.max(SignedDuration::ZERO));
        Ok(())
    })
}

async fn restore_some(house: &House, permit: &Permit<CarryReport>, job: &Claimed) -> Result<(), TriageError> {
    command!(house, "triage.restore", |deed| {
        deed.end(job);
        let found = as_it_stands(house, job).await?;
        let most = house.limits.dismissal_step;
        let members = dismissed_rows(house, &found, most).await?;
        for number in &members {
            deed.must_change(&RESTORE_ROW, params!(report = number.get(), dismissal = found.id));
            deed.record(permit, Some(*number), &[("dismissal", found.id.to_string())])?;
        }
        if !members.is_empty() {
            deed.must_change(&RETURN_TO_GROUP, params!(id = found.group.get(), waiting = count(&members)));
        }
        let is_last = count(&members) < most;
        let next = if is_last { DismissalState::Undone } else { DismissalState::Undoing };
        step(&mut deed, &found, &members, next);
        if !is_last {
            deed.then(Job::Dismiss, job.report, found.id, SignedDuration::ZERO);
        }
        Ok(())
    })
}

async fn settle_some(house: &House, permit: &Permit<CarryReport>, job: &Claimed) -> Result<(), TriageError> {
    command!(house, "triage.settle", |deed| {
        deed.end(job);
        let found = as_it_stands(house, job).await?;
        if deed.at < found.until {
            deed.then(Job::Dismiss, job.report, found.id, found.until.duration_since(deed.at));
            return Ok(());
        }
        let most = house.limits.dismissal_step;
        let members = dismissed_rows(house, &found, most).await?;
        for number in &members {
            settle(&mut deed, permit, &found, *number).await?;
        }
        let is_last = count(&members) < most;
        step(
            &mut deed,
            &found,
            &members,
            if is_last { DismissalState::Settled } else { DismissalState::Dismissed },
        );
        if !is_last {
            deed.then(Job::Dismiss, job.report, found.id, SignedDuration::ZERO);
        }
        Ok(())
    })
}

/// The outcome of one dismissed report, by the person who ordered it; from here on it goes the way of every other.
async fn settle(
    deed: &mut Deed<'_>,
    permit: &Permit<CarryReport>,
    found: &Dismissal,
    number: ReportNumber,
) -> Result<(), TriageError> {
    let head = dossier::head(deed.house, number).await?;
    if head.is_none_or(|head| head.stage != Stage::AtDesk) {
        return Err(Trouble::row(format!("report {number} is dismissed and does not wait")).into());
    }
    let decision = Decision {
        designation: Designation::Informational,
        priority: Priority::P3,
        reason: found.reason.clone(),
    };
    let outcome = next_outcome(deed, found.ordered_by.clone(), number, &decision, &decision.reason).await?;
    deed.must_change(&DECIDE_AT_DESK, words_of(number, decision.designation, decision.priority));
    deed.must_change(&SETTLE_ROW, params!(report = number.get(), dismissal = found.id));
    deed.alerts_end(number, &["p0_at_desk"], None);
    write_outcome(deed, number, &outcome);
    deed.then(Job::Route, number, 0, SignedDuration::ZERO);
    let mut facts = vec![("dismissal", found.id.to_string())];
    facts.extend(decided(&outcome));
    deed.record(permit, Some(number), &facts)?;
    Ok(())
}

/// Moves the dismissal on by these members; where another process was quicker, we decide again.
fn step(deed: &mut Deed<'_>, found: &Dismissal, members: &[ReportNumber], next: DismissalState) {
    let moved = |state: DismissalState| if found.state == state { count(members) } else { 0 };
    // The next state begins at the first report again.
    let place = match members.last() {
        Some(last) if next == found.state => last.get(),
        _ => 0,
    };
    deed.must_change(
        &STEP_DISMISSAL,
        params!(
            id = found.id,
            old_state = found.state.word(),
            place = place,
            dismissed = moved(DismissalState::Dismissing),
            restored = moved(DismissalState::Undoing),
            settled = moved(DismissalState::Dismissed),
            state = next.word()
        ),
    );
}

async fn as_it_stands(house: &House, job: &Claimed) -> Result<Dismissal, Trouble> {
    let found = one(house, job.reference).await?;
    found.ok_or_else(|| Trouble::row(format!("the dismissal {} is missing", job.reference)))
}

/// One dismissal.
async fn one(house: &House, id: i64) -> Result<Option<Dismissal>, Trouble> {
    house.query(&DISMISSAL, params!(id = id)).await?.first().map(dismissal_of).transpose()
}

/// The newest dismissals, one page after `after`.
pub async fn newest(
    house: &House,
    _: &Permit<ReadDesk>,
    after: Option<(Timestamp, i64)>,
) -> Result<Rows<Dismissal, (Timestamp, i64)>, Trouble> {
    let (at, id) = after.map_or((i64::MAX, i64::MAX), |(at, id)| (at.as_microsecond(), id));
    let rows =
        house.query(&DISMISSALS, params!(ordered_at = at, id = id, limit = house.limits.page_rows)).await?;
    let place = |row: &Row| Ok((moment(int_at(row, "ordered_at")?)?, int_at(row, "id")?));
    Rows::read(house, &Source::of("dismissal", &["id"]), &rows, dismissal_of, place)
}

async fn dismissible(
    house: &House,
    group: ReportNumber,
    after: i64,
    until: Timestamp,
    most: i64,
) -> Result<Vec<ReportNumber>, Trouble> {
    let params =
        params!(post_group = group.get(), after = after, until = until.as_microsecond(), limit = most);
    house.query(&DISMISSIBLE, params).await?.iter().map(|row| number_at(row, "report")).collect()
}

async fn dismissed_rows(house: &House, found: &Dismissal, most: i64) -> Result<Vec<ReportNumber>, Trouble> {
    let params = params!(dismissal = found.id, after = found.place, limit = most);
    house.query(&DISMISSED_ROWS, params).await?.iter().map(|row| number_at(row, "report")).collect()
}

/// Is an identifier in the text of the group known from a report outside of it? What may be dismissed names nobody else
/// than the group's first post does.
async fn is_known_elsewhere(house: &House, group: ReportNumber) -> Result<bool, Trouble> {
    let prints = house.query(&GROUP_PRINTS, params!(report = group.get(), limit = PRINTS_MAX)).await?;
    let prints: Vec<Value> =
        prints.iter().map(|row| Ok(row.bytes("fingerprint")?.into())).collect::<Result<_, Trouble>>()?;
    for some in prints.chunks(PRINTS_AT_ONCE) {
        let last = some.last().cloned().unwrap_or(Value::Null);
        let some = some.iter().cloned().chain(std::iter::repeat(last)).take(PRINTS_AT_ONCE).collect();
        let params = params!(post_group = group.get(), fingerprint = Given::Many(some));
        if !house.query(&KNOWN_ELSEWHERE, params).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn count(members: &[ReportNumber]) -> i64 {
    i64::try_from(members.len()).unwrap_or(i64::MAX)
}

fn dismissal_of(row: &Row) -> Result<Dismissal, Trouble> {
    Ok(Dismissal {
        id: int_at(row, "id")?,
        group: number_at(row, "report")?,
        state: text_at(row, "state")?.parse().map_err(Trouble::row)?,
        reason: text_at(row, "reason")?.to_owned(),
        ordered_by: text_at(row, "ordered_by")?.to_owned(),
        ordered_at: moment(int_at(row, "ordered_at")?)?,
        until: moment(int_at(row, "until_at")?)?,
        place: int_at(row, "place")?,
        dismissed: int_at(row, "dismissed")?,
        restored: int_at(row, "restored")?,
        settled: int_at(row, "settled")?,
        undone_by: row.opt_text("undone_by")?.map(str::to_owned),
    })
}
