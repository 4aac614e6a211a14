//! The door through which people and programs read: each reading is in the ledger before anything is given.
//!
//! One entry is written for each reader, report and sitting (`Limits::sitting_minutes`); a reader that goes on reading the
//! report meanwhile costs one question and no write. A list is one entry: which list, a keyed digest of what was asked,
//! and how many rows there were. Where an entry cannot be written nothing is given, so no page is shown.

use std::collections::BTreeSet;

use clearline_core::row::int_at;
use clearline_core::{Attempts, Deed, House, Trouble, command, keyed_digest, statement};
use clearline_law::access::{Actor, Denied, Permit, Reveals, Thing, permit as granted};
use clearline_report::ReportNumber;
use clearline_store::params;
use jiff::SignedDuration;

use super::Head;
use super::leave::Leave;

statement! {
    SITTING = "dossier/sql/sitting";
    SIT = "dossier/sql/sit";
    FORGET_SITTINGS = "dossier/sql/forget_sittings";
}

/// Why a report was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The permit does not reach this report.
    #[error("not permitted")]
    Denied(Denied),
    /// The reading could not be recorded.
    #[error("the reading could not be recorded")]
    Trouble(#[source] Trouble),
}

impl From<Denied> for OpenError {
    fn from(denied: Denied) -> Self {
        OpenError::Denied(denied)
    }
}

impl From<Trouble> for OpenError {
    fn from(trouble: Trouble) -> Self {
        OpenError::Trouble(trouble)
    }
}

/// Opens one report to a reader, and records that before it gives leave.
///
/// # Errors
/// Where the permit was granted for other reports than this one, and where the reading cannot be recorded.
pub async fn open<A: Reveals>(house: &House, permit: &Permit<A>, head: &Head) -> Result<Leave, OpenError> {
    reaches(permit, head)?;
    let number = head.number;
    command!(house, "records.read", |deed| {
        if begin_sitting(&mut deed, permit.actor(), number, "").await? {
            deed.record(permit, Some(number), &[])?;
        }
        Ok::<_, Trouble>(())
    })?;
    Ok(Leave::within(permit, number))
}

/// A permit is granted for some reports: is this one of them?
fn reaches<A: Reveals>(permit: &Permit<A>, head: &Head) -> Result<(), Denied> {
    granted::<A>(permit.actor(), &Thing::ReportOf(head.provider.as_ref())).map(drop)
}

/// Begins a sitting of a reader with a report, in a deed of its own act. `false` where one is under way: then its reading is
/// recorded already, and the deed need not record it again. `part` names the part of the report that is read, where its
/// parts are read apart.
pub async fn begin_sitting(
    deed: &mut Deed<'_>,
    actor: &Actor,
    number: ReportNumber,
    part: &str,
) -> Result<bool, Trouble> {
    let house = deed.house;
    let since = (deed.at - SignedDuration::from_mins(house.limits.sitting_minutes)).as_microsecond();
    let reader = reader(house, actor, part);
    let key = params!(report = number.get(), reader = reader);
    let rows = house.query(&SITTING, key.clone()).await?;
    let begun = rows.first().map(|row| int_at(row, "begun_at")).transpose()?;
    if begun.is_some_and(|begun| begun > since) {
        return Ok(false);
    }
    let at = deed.at_us();
    deed.must_change(&SIT, key.and(params!(begun_at = at, until = since)));
    Ok(true)
}

/// Who reads, as a keyed digest: a person, or a program by the secret that it showed.
fn reader(house: &House, actor: &Actor, part: &str) -> [u8; 32] {
    let secret = actor.program().map_or("", |shown| shown.credential.as_str());
    keyed_digest(&house.keys.fingerprint, &["reader", actor.role().word(), actor.id(), secret, part])
}

/// A list that somebody asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Which list.
    pub list: &'static str,
    /// What was asked of it, such as its filters and its page. The ledger keeps a keyed digest of it.
    pub query: &'a str,
}

impl Asked<'_> {
    /// What the ledger says of a reading of the list that had `rows` rows.
    pub fn facts(&self, house: &House, rows: usize) -> [(&'static str, String); 3] {
        let digest = keyed_digest(&house.keys.fingerprint, &["query", self.list, self.query]);
        [("list", self.list.to_owned()), ("query", hex::encode(digest)), ("rows", rows.to_string())]
    }
}

/// The reports on a page of a list whose reading is recorded. Of each it gives leave to whoever has the permit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenList(BTreeSet<ReportNumber>);

impl OpenList {
    /// Of a page whose reading the caller's own deed records.
    pub fn recorded(reports: impl IntoIterator<Item = ReportNumber>) -> OpenList {
        OpenList(reports.into_iter().collect())
    }

    /// Leave to read a report that is on the page.
    ///
    /// # Errors
    /// Where the permit does not reach this report, or the report is not on the page.
    pub fn open<A: Reveals>(&self, permit: &Permit<A>, head: &Head) -> Result<Leave, OpenError> {
        reaches(permit, head)?;
        self.leave_guarded(permit, head.number).map_err(OpenError::Trouble)
    }

    /// The same where a guard of the caller's asked for the permit for this very report.
    pub fn leave_guarded<A: Reveals>(
        &self,
        permit: &Permit<A>,
        number: ReportNumber,
    ) -> Result<Leave, Trouble> {
        if self.0.contains(&number) {
            return Ok(Leave::within(permit, number));
        }
        Err(Trouble::row(format!("report {number} is not on the page of the list that was recorded")))
    }
}

/// Opens the reports on a page of a list to a reader, and records that before it gives leave: one entry.
///
/// # Errors
/// Where the reading cannot be recorded.
pub async fn open_list<A: Reveals>(
    house: &House,
    permit: &Permit<A>,
    asked: Asked<'_>,
    reports: &[ReportNumber],
) -> Result<OpenList, Trouble> {
    command!(house, "records.list", |deed| {
        deed.record(permit, None, &asked.facts(house, reports.len()))?;
        Ok::<_, Trouble>(())
    })?;
    Ok(OpenList::recorded(reports.iter().copied()))
}

/// Forgets sittings that are over: the ledger holds their readings.
pub async fn forget_sittings(house: &House) -> Result<(), Trouble> {
    let mut deed = house.deed("records.forget_sittings");
    let before = deed.at - SignedDuration::from_mins(house.limits.sitting_minutes);
    deed.run(&FORGET_SITTINGS, params!(before = before.as_microsecond()));
    deed.commit(&mut Attempts::new("records.forget_sittings")).await.map(|_| ())
}
