//! Destruction of a depiction on notification of a law enforcement agency: the one duty of 18 U.S.C. 2258D(d)(2) to
//! delete. It is a *shall* without a period, so it is carried out in the deed that records the notification.
//!
//! What is destroyed: the wrapped key in the file's row, by which nobody can read the content again from the moment of
//! the commit; then the sealed bytes. Packages of the report that may hold the depiction lose their keys too and are
//! sealed anew without it. The file's hashes go from its row: they are not needed to know a copy again, since hash lists
//! have entries of their own. What stays is that there was such a file, who notified, and the SHA-256 as the ledger
//! commits to it, so that nobody can say later that something else was destroyed.
//!
//! What stands in the way: only an order of a court to this house ([`HoldKind::OrderOnUs`]). To destroy cannot be undone
//! and to wait can, and whoever is bound by a court does not choose between the court and the statute alone: the
//! notification is kept, desk and counsel are told, and it is carried out when the order has ended. A litigation hold
//! that no court ordered is a policy of ours and gives way to the statute. Requests under § 2703(f), orders and warrants
//! to the provider, and the provider's own duty keep *its* copy, and do not touch ours.

use clearline_law::access::{
    Act, Actor, NotifyDestruction, Permit, ReadProcess, SweepReports, Thing, permit,
};
use clearline_law::{FileGate, HoldKind, Outcome, destruction_duty};
use clearline_report::{AgencyId, Channel, FileId, ReferralId, ReportNumber};
use clearline_store::{Row, Sql, Value};
use jiff::{SignedDuration, Timestamp};

use super::FollowUpError;
use super::holds::{self, Hold};
use crate::command::{Deed, Trouble, actor_words, command};
use crate::dossier::routed::{self, Referral};
use crate::dossier::{self, KeptFile, int_at, moment, number_at, text_at};
use crate::house::House;
use crate::rows::{Rows, Source};
use crate::standing::{own, still};
use crate::statement::statement;
use crate::work::Job;

statement! {
    DESTRUCTION = "follow_up/sql/destruction";
    DESTRUCTIONS = "follow_up/sql/destructions";
    HELD_DESTRUCTIONS = "follow_up/sql/held_destructions";
    NOTIFY_DESTRUCTION = "follow_up/sql/notify_destruction";
    END_DESTRUCTION = "follow_up/sql/end_destruction";
    DESTROY_FILE = "follow_up/sql/destroy_file";
    DROP_PACKAGES = "follow_up/sql/drop_packages";
    COUNT_OF_HOLDS = "follow_up/sql/count_of_holds";
    HOLDS_UNCHANGED = "follow_up/sql/holds_unchanged";
    LEAVE_BYTES = "follow_up/sql/leave_bytes";
    LEFTOVERS = "follow_up/sql/leftovers";
    BYTES_GONE = "follow_up/sql/bytes_gone";
}

/// The clause that asks for it.
const CLAUSE: &str = "US-2258D-d2";
/// Characters of an agency's reference, at most.
const REFERENCE_MAX: usize = 400;

/// One notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destruction {
    /// The report.
    pub report: ReportNumber,
    /// The file.
    pub file: FileId,
    /// Which agency notified.
    pub agency: AgencyId,
    /// On which of its referrals, by its place.
    pub referral: i64,
    /// Its reference.
    pub reference: String,
    /// When.
    pub notified_at: Timestamp,
    /// The hold of this house that stood in the way, by its place among the report's holds.
    pub held_by: Option<i64>,
    /// When the content was destroyed; none while it waits for that hold.
    pub destroyed_at: Option<Timestamp>,
}

/// The caller's own referral, where it may notify that a depiction of it must be destroyed here.
pub async fn may_notify(house: &House, actor: &Actor, id: ReferralId) -> Result<Referral, FollowUpError> {
    let (referral, _permit) = own::<NotifyDestruction>(house, actor, id).await?;
    Ok(referral)
}

/// An agency notifies that a depiction must be destroyed here: a file that its ruling lists, on a referral that it opened.
/// Doing it again changes nothing.
pub async fn notify(
    house: &House,
    actor: &Actor,
    id: ReferralId,
    file: &FileId,
    reference: &str,
) -> Result<Destruction, FollowUpError> {
    let reference = reference.trim();
    if reference.is_empty() || reference.chars().count() > REFERENCE_MAX {
        let words = format!("say under which reference you notify, in at most {REFERENCE_MAX} characters");
        return Err(FollowUpError::Unfit(words));
    }
    let done = command!(house, "follow_up.notify_destruction", |deed| {
        let (referral, permit) = own::<NotifyDestruction>(house, actor, id).await?;
        if let Some(earlier) = of_file(house, id.report, file).await? {
            return Ok(earlier);
        }
        let kept = listed(house, &referral, file).await?;
        in_force(house, deed.at)?;
        let hold = standing_order(house, id.report, deed.at).await?;
        unchanged(&mut deed, id.report).await?;
        still(&mut deed, &referral);
        let made = Destruction {
            report: id.report,
            file: file.clone(),
            agency: referral.agency.clone(),
            referral: id.ordinal.into(),
            reference: reference.to_owned(),
            notified_at: deed.at,
            held_by: hold.as_ref().map(|hold| hold.ordinal),
            destroyed_at: hold.is_none().then_some(deed.at),
        };
        write(&mut deed, &made, actor);
        match &hold {
            Some(hold) => hold_back(&mut deed, &permit, &made, hold)?,
            None => destroy(&mut deed, &permit, &made, &kept).await?,
        }
        Ok::<_, FollowUpError>(made)
    })?;
    if let Err(trouble) = remove_leftovers(house).await {
        tracing::warn!(error = %crate::work::chain(&trouble), "sealed bytes without a key stay until the next sweep");
    }
    Ok(done)
}

/// Destroys what waited for an order that has ended since. Returns how many files.
pub async fn carry_out_held(house: &House) -> Result<usize, FollowUpError> {
    let permit = permit::<SweepReports>(&Actor::system(), &Thing::House)?;
    let mut done = 0;
    let rows = query(house, &HELD_DESTRUCTIONS, &[]).await?;
    for waiting in &Rows::all(house, &NOTIFICATIONS, &rows, destruction_of)? {
        done += usize::from(carry_out(house, &permit, waiting).await?);
    }
    remove_leftovers(house).await?;
    Ok(done)
}

async fn carry_out(
    house: &House,
    permit: &Permit<SweepReports>,
    waiting: &Destruction,
) -> Result<bool, FollowUpError> {
    let number = waiting.report;
    command!(house, "follow_up.destroy", |deed| {
        let still = of_file(house, number, &waiting.file).await?.filter(|one| one.destroyed_at.is_none());
        if still.is_none() || standing_order(house, number, deed.at).await?.is_some() {
            return Ok(false);
        }
        let kept = dossier::file(house, number, &waiting.file).await?.ok_or(FollowUpError::NotFound)?;
        unchanged(&mut deed, number).await?;
        let key = vec![number.get().into(), waiting.file.as_str().into(), deed.at_us().into()];
        deed.must_change(&END_DESTRUCTION, key);
        destroy(&mut deed, permit, waiting, &kept).await?;
        Ok(true)
    })
}

/// Where a page of notifications ends: the next one begins below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    at: Timestamp,
    report: ReportNumber,
    file: String,
}

impl Cursor {
    /// The place of one notification.
    pub fn of(one: &Destruction) -> Cursor {
        Cursor { at: one.notified_at, report: one.report, file: one.file.to_string() }
    }

    /// As an address carries it.
    pub fn text(&self) -> String {
        format!("{}.{}.{}", self.at.as_microsecond(), self.report, self.file)
    }

    /// From an address.
    pub fn read(text: &str) -> Option<Cursor> {
        let mut parts = text.split('.');
        let at = Timestamp::from_microsecond(parts.next()?.parse().ok()?).ok()?;
        let report = parts.next()?.parse().ok()?;
        let file: FileId = parts.next()?.parse().ok()?;
        Some(Cursor { at, report, file: file.to_string() })
    }
}

/// One page of notifications below `before`, the newest first: for those who check, and for counsel.
pub async fn page(
    house: &House,
    _: &Permit<ReadProcess>,
    before: Option<&Cursor>,
) -> Result<Rows<Destruction, Cursor>, Trouble> {
    let (at, report, file) = before.map_or((i64::MAX, i64::MAX, ""), |before| {
        (before.at.as_microsecond(), before.report.get(), before.file.as_str())
    });
    let params = [at.into(), report.into(), file.into(), house.limits.page_rows.into()];
    let rows = query(house, &DESTRUCTIONS, &params).await?;
    Rows::read(house, &NOTIFICATIONS, &rows, destruction_of, cursor_of)
}

const NOTIFICATIONS: Source = Source::of("destruction", &[0, 1]);

fn cursor_of(row: &Row) -> Result<Cursor, Trouble> {
    let (at, report) = (moment(int_at(row, 5)?)?, number_at(row, 0)?);
    Ok(Cursor { at, report, file: text_at(row, 1)?.to_owned() })
}

/// The notification about one file, if there is one.
pub async fn of_file(
    house: &House,
    number: ReportNumber,
    file: &FileId,
) -> Result<Option<Destruction>, Trouble> {
    let rows = query(house, &DESTRUCTION, &[number.get().into(), file.as_str().into()]).await?;
    rows.first().map(destruction_of).transpose()
}

/// Removes sealed bytes whose key is gone. They are unreadable already; a crash before this leaves them to the next
/// look. Returns how many went.
pub async fn remove_leftovers(house: &House) -> Result<usize, Trouble> {
    let mut removed = 0;
    for row in &query(house, &LEFTOVERS, &[]).await? {
        let path = text_at(row, 0)?;
        let failed = |source| Trouble::Vault { command: "follow_up.leftovers", source: Box::new(source) };
        house.vault.delete(path).await.map_err(failed)?;
        command!(house, "follow_up.leftovers", |deed| {
            deed.run(&BYTES_GONE, vec![path.into()]);
            Ok::<(), Trouble>(())
        })?;
        removed += 1;
    }
    Ok(removed)
}

/// Leaves sealed bytes to be removed: part of the deed that removes their key.
pub(super) fn leave_bytes(deed: &mut Deed<'_>, number: ReportNumber, path: &str) {
    deed.run(&LEAVE_BYTES, vec![path.into(), number.get().into(), deed.at_us().into()]);
}

/// Holds what stands on a report to what was just read: a hold that comes meanwhile makes the command decide again.
async fn unchanged(deed: &mut Deed<'_>, number: ReportNumber) -> Result<(), FollowUpError> {
    let rows = query(deed.house, &COUNT_OF_HOLDS, &[number.get().into()]).await?;
    let count = int_at(rows.first().ok_or(FollowUpError::NotFound)?, 0)?;
    deed.must_change(&HOLDS_UNCHANGED, vec![number.get().into(), count.into()]);
    Ok(())
}

/// The order of a court that forbids this house to destroy anything of the report.
async fn standing_order(
    house: &House,
    number: ReportNumber,
    now: Timestamp,
) -> Result<Option<Hold>, Trouble> {
    let all = holds::of_report(house, number).await?;
    Ok(all.into_iter().find(|hold| hold.kind == HoldKind::OrderOnUs && hold.stands(now)))
}

/// The file, where the ruling lists it to this agency. What it does not list does not exist for the agency.
async fn listed(house: &House, referral: &Referral, file: &FileId) -> Result<KeptFile, FollowUpError> {
    let number = referral.id.report;
    let ruling = routed::ruling(house, number, referral.ruling).await?.map(|kept| kept.ruling());
    let ruling = ruling.transpose()?.flatten().ok_or(FollowUpError::NotFound)?;
    let Outcome::Disclose { files, .. } = &ruling.outcome else { return Err(FollowUpError::NotFound) };
    let named = |(id, gate): &(FileId, FileGate)| id == file && !matches!(gate, FileGate::Withheld { .. });
    if !files.iter().any(named) {
        return Err(FollowUpError::NotFound);
    }
    dossier::file(house, number, file).await?.ok_or(FollowUpError::NotFound)
}

fn in_force(house: &House, at: Timestamp) -> Result<(), FollowUpError> {
    if destruction_duty(at, house.register).is_some() {
        return Ok(());
    }
    Err(FollowUpError::Unfit(format!("the register holds no {CLAUSE} in force: ask counsel")))
}

fn write(deed: &mut Deed<'_>, made: &Destruction, actor: &Actor) {
    deed.run(
        &NOTIFY_DESTRUCTION,
        vec![
            made.report.get().into(),
            made.file.as_str().into(),
            made.agency.as_str().into(),
            made.referral.into(),
            made.reference.as_str().into(),
            actor_words(actor).into(),
            made.notified_at.as_microsecond().into(),
            made.held_by.into(),
            made.destroyed_at.map(Timestamp::as_microsecond).into(),
        ],
    );
}

fn hold_back<A: Act>(
    deed: &mut Deed<'_>,
    permit: &Permit<A>,
    made: &Destruction,
    hold: &Hold,
) -> Result<(), FollowUpError> {
    let words = format!(
        "{} notified that file {} must be destroyed (18 U.S.C. 2258D(d)(2)); a court's order to this house ({}) forbids \
         it. It waits for that order: counsel must decide.",
        made.agency, made.file, hold.reference
    );
    deed.alert("destruction_held", Some(made.report), words);
    let facts = [
        ("file", made.file.to_string()),
        ("clause", CLAUSE.to_owned()),
        ("held_by", hold.ordinal.to_string()),
    ];
    deed.record(permit, Some(made.report), &facts)?;
    Ok(())
}

/// Removes the key from the file's row, and from every package that may hold the content; the bytes follow.
async fn destroy<A: Act>(
    deed: &mut Deed<'_>,
    permit: &Permit<A>,
    made: &Destruction,
    kept: &KeptFile,
) -> Result<(), FollowUpError> {
    let number = made.report;
    if kept.is_destroyed() {
        return Ok(());
    }
    deed.must_change(
        &DESTROY_FILE,
        vec![
            number.get().into(),
            made.file.as_str().into(),
            kept.sealed_key.as_slice().into(),
            Value::from(&[][..]),
        ],
    );
    leave_bytes(deed, number, &kept.path);
    // A package under way finds its manifest gone, is not kept, and is made anew without the file.
    deed.run(&DROP_PACKAGES, vec![number.get().into()]);
    for referral in routed::referrals(deed.house, number).await? {
        if let Some(package) = &referral.package {
            leave_bytes(deed, number, &package.path);
        }
        if referral.channel == Channel::Package && referral.state.has_access() {
            deed.then(Job::Deliver, number, referral.id.ordinal.into(), SignedDuration::ZERO);
        }
    }
    let words = format!(
        "{} notified that file {} must be destroyed (18 U.S.C. 2258D(d)(2)): it is. No other agency can have it from \
         here any more.",
        made.agency, made.file
    );
    deed.alert("destroyed", Some(number), words);
    let facts = [
        ("file", made.file.to_string()),
        ("clause", CLAUSE.to_owned()),
        ("sha256", hex::encode(&kept.sha256)),
    ];
    deed.record(permit, Some(number), &facts)?;
    Ok(())
}

fn destruction_of(row: &Row) -> Result<Destruction, Trouble> {
    let destroyed = row.opt_int(7).map_err(Trouble::row)?;
    Ok(Destruction {
        report: number_at(row, 0)?,
        file: text_at(row, 1)?.parse().map_err(Trouble::row)?,
        agency: text_at(row, 2)?.parse().map_err(Trouble::row)?,
        referral: int_at(row, 3)?,
        reference: text_at(row, 4)?.to_owned(),
        notified_at: moment(int_at(row, 5)?)?,
        held_by: row.opt_int(6).map_err(Trouble::row)?,
        destroyed_at: destroyed.map(moment).transpose()?,
    })
}

async fn query(house: &House, sql: &'static Sql, params: &[Value]) -> Result<Vec<Row>, Trouble> {
    let rows = house.store.query(sql, params).await;
    rows.map_err(|source| Trouble::Store { command: "follow_up.destruction", source })
}
