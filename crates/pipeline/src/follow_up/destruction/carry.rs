//! The destruction of what is due, once. After a crash between any two steps a row says which step is next, and the
//! next run continues there.

use clearline_core::row::{int_at, text_at};
use clearline_core::{Deed, House, Trouble, command, statement};
use clearline_identity::directory;
use clearline_law::access::{Actor, Permit, SweepReports, Thing, permit};
use clearline_records::dossier;
use clearline_records::dossier::leave::to_work;
use clearline_report::{Argument, ReportNumber, message};
use clearline_store::{Row, params};

use super::model::{Destruction, Stand, destruction_of};
use super::{CLAUSE, keys, lists, told};
use crate::follow_up::FollowUpError;

statement! {
    DUE_DESTRUCTIONS = "follow_up/sql/due_destructions";
    END_DESTRUCTION = "follow_up/sql/end_destruction";
    COUNT_OF_HOLDS = "follow_up/sql/count_of_holds";
    HOLDS_UNCHANGED = "follow_up/sql/holds_unchanged";
    LEAVE_BYTES = "follow_up/sql/leave_bytes";
    LEFTOVERS = "follow_up/sql/leftovers";
    BYTES_GONE = "follow_up/sql/bytes_gone";
}

/// Notifications of one look.
const STEP: usize = 200;

/// Destroys what has waited long enough and what no order of a court to us forbids, and removes the sealed bytes.
/// Returns how many files were destroyed.
pub async fn carry_out_due(house: &House) -> Result<usize, FollowUpError> {
    let done = destroy_due(house).await;
    remove_leftovers(house).await?;
    done
}

/// The first half of [`carry_out_due`]: from its commits on nothing of these files can be read, even if the process
/// ends. A file that cannot be destroyed does not hold up the others: the first such fault is returned at the end.
pub async fn destroy_due(house: &House) -> Result<usize, FollowUpError> {
    let permit = permit::<SweepReports>(&Actor::system(), &Thing::House)?;
    let (mut done, mut failed) = (0, None);
    let (mut at, mut report, mut file, mut ordinal) = (i64::MIN, 0, String::new(), 0);
    loop {
        let params = params!(
            now = house.now().as_microsecond(),
            at = at,
            report = report,
            file = file.as_str(),
            ordinal = ordinal,
            limit = i64::try_from(STEP).unwrap_or(i64::MAX)
        );
        let rows = house.query(&DUE_DESTRUCTIONS, params).await?;
        for row in &rows {
            match one_due(house, &permit, row).await {
                Ok(carried) => done += usize::from(carried),
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        let Some(last) = rows.last().filter(|_| rows.len() == STEP) else { break };
        at = int_at(last, "due_at")?;
        (report, file, ordinal) =
            (int_at(last, "report")?, text_at(last, "file")?.to_owned(), int_at(last, "ordinal")?);
    }
    failed.map_or(Ok(done), Err)
}

async fn one_due(house: &House, permit: &Permit<SweepReports>, row: &Row) -> Result<bool, FollowUpError> {
    carry_out(house, permit, &destruction_of(row)?).await
}

/// Carries it out where it is due already, after a step that may have ended its wait, and removes what lost its key by it.
/// What fails here is done by the next look.
pub(super) async fn carry_out_now(house: &House, one: &Destruction) -> Result<Destruction, FollowUpError> {
    let permit = permit::<SweepReports>(&Actor::system(), &Thing::House)?;
    if one.stand(house.now(), &house.limits) == Stand::Due
        && let Err(error) = carry_out(house, &permit, one).await
    {
        tracing::warn!(error = %clearline_core::chain(&error), "a destruction that is due stays until the next sweep");
    }
    if let Err(trouble) = remove_leftovers(house).await {
        tracing::warn!(error = %clearline_core::chain(&trouble), "sealed bytes without a key stay until the next sweep");
    }
    let now = lists::of_file(house, &to_work(one.report), &one.file).await?;
    Ok(now.filter(|now| now.ordinal == one.ordinal).unwrap_or_else(|| one.clone()))
}

async fn carry_out(
    house: &House,
    permit: &Permit<SweepReports>,
    waiting: &Destruction,
) -> Result<bool, FollowUpError> {
    let number = waiting.report;
    command!(house, "follow_up.destroy", |deed| {
        let now = lists::at(house, deed.at, number, &waiting.file).await?;
        let due = now
            .filter(|now| now.ordinal == waiting.ordinal && now.stand(deed.at, &house.limits) == Stand::Due);
        let Some(one) = due else { return Ok(false) };
        unchanged(&mut deed, number).await?;
        let due = one.due_at.map(jiff::Timestamp::as_microsecond);
        let ended = params!(due_at = due, destroyed_at = deed.at_us());
        deed.must_change(&END_DESTRUCTION, one.key().and(ended));
        destroy(&mut deed, permit, &one).await?;
        Ok(true)
    })
}

async fn destroy(
    deed: &mut Deed<'_>,
    permit: &Permit<SweepReports>,
    one: &Destruction,
) -> Result<(), FollowUpError> {
    let (house, number) = (deed.house, one.report);
    let kept = dossier::file(house, &to_work(number), &one.file).await?.ok_or(FollowUpError::NotFound)?;
    keys::destroy(deed, number, &kept).await?;
    told::destroyed(deed, one).await?;
    let agency = directory::name_of(house, &one.agency).await?;
    let file = Argument::exact(one.file.to_string());
    let words = message!("alert-destroyed", agency = Argument::name(agency), file = file);
    settled(deed, one);
    deed.alert_about("destroyed", Some(number), one.file.as_str(), &words);
    let facts = [
        ("file", one.file.to_string()),
        ("notification", one.ordinal.to_string()),
        ("clause", CLAUSE.to_owned()),
        ("sha256", hex::encode(&kept.sha256)),
    ];
    deed.record(permit, Some(number), &facts)?;
    Ok(())
}

/// The notification has come to an end: whatever rang for it ends as well.
pub(super) fn settled(deed: &mut Deed<'_>, one: &Destruction) {
    let kinds = [
        "destruction_p0",
        "destruction_held",
        "destruction_unconfirmed",
        "destruction_awaited",
        "destruction_objection",
        "release_proposed",
        "release_refused",
    ];
    deed.alerts_end(one.report, &kinds, Some(one.file.as_str()));
}

/// Removes sealed bytes whose key is gone. They are unreadable already; a crash before this leaves them to the next
/// look. Returns how many went.
pub async fn remove_leftovers(house: &House) -> Result<usize, Trouble> {
    let mut removed = 0;
    for row in &house.query(&LEFTOVERS, params!()).await? {
        let (report, path) = (int_at(row, "report")?, text_at(row, "path")?);
        let failed = |source| Trouble::Vault { command: "follow_up.leftovers", source: Box::new(source) };
        house.vault.delete(path).await.map_err(failed)?;
        command!(house, "follow_up.leftovers", |deed| {
            deed.run(&BYTES_GONE, params!(report = report, path = path));
            Ok::<(), Trouble>(())
        })?;
        removed += 1;
    }
    Ok(removed)
}

/// Leaves sealed bytes to be removed: part of the deed that removes their key.
pub(in crate::follow_up) fn leave_bytes(deed: &mut Deed<'_>, number: ReportNumber, path: &str) {
    deed.run(&LEAVE_BYTES, params!(report = number.get(), path = path, since_at = deed.at_us()));
}

/// Holds what stands on a report to what was just read: a hold that comes meanwhile makes the command decide again.
pub(super) async fn unchanged(deed: &mut Deed<'_>, number: ReportNumber) -> Result<(), FollowUpError> {
    let rows = deed.house.query(&COUNT_OF_HOLDS, params!(number = number.get())).await?;
    let count = int_at(rows.first().ok_or(FollowUpError::NotFound)?, "holds")?;
    deed.must_change(&HOLDS_UNCHANGED, params!(number = number.get(), holds = count));
    Ok(())
}
