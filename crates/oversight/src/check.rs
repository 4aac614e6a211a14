//! The nightly verification: one process a night reads everything again and calls a person where something differs.

use clearline_core::{Attempts, House, Trouble, statement};
use clearline_report::{Argument, message};
use clearline_store::{Batch, params};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::audit::{AuditError, Verified, Wanted, examine};
use super::mark::{Standing, standing};

statement! {
    BEGIN_CHECK = "sql/begin_check";
    END_CHECK = "sql/end_check";
}

/// The hour of the night, in UTC, from which on the ledger is verified.
const HOUR: i8 = 2;
/// Within so many hours of the last verification no process begins another.
const APART_HOURS: i64 = 20;
/// How many findings an alert names.
const NAMED: usize = 5;

/// Verifies the ledger where it is night and no other process did so tonight. Returns what was found, or `None` where
/// there was nothing to do.
///
/// # Errors
/// Where it could not be carried out; it is tried again the next night.
pub async fn verify_nightly(house: &House) -> Result<Option<Verified>, AuditError> {
    if TimeZone::UTC.to_datetime(house.now()).hour() != HOUR {
        return Ok(None);
    }
    verify_once(house).await
}

/// The same at any hour, at most once within [`APART_HOURS`] hours.
///
/// # Errors
/// As [`verify_nightly`].
pub async fn verify_once(house: &House) -> Result<Option<Verified>, AuditError> {
    let begun = house.now();
    let apart = begun - SignedDuration::from_hours(APART_HOURS);
    let mut batch = Batch::new("oversight.check");
    batch.guard(
        &BEGIN_CHECK,
        params!(started_at = begun.as_microsecond(), before = apart.as_microsecond()),
        1,
    );
    if house.commit(batch).await?.is_err() {
        return Ok(None);
    }
    let found = examine(house, &Wanted::default()).await?;
    let count = found.findings.len() as u64 + found.more;
    let mut deed = house.deed("oversight.check");
    let at = deed.at_us();
    let size = i64::try_from(found.size).map_err(Trouble::row)?;
    let findings = i64::try_from(count).map_err(Trouble::row)?;
    deed.run(
        &END_CHECK,
        params!(started_at = begun.as_microsecond(), ended_at = at, size = size, findings = findings),
    );
    if count > 0 {
        let named: Vec<String> = found.findings.iter().take(NAMED).map(ToString::to_string).collect();
        let found = Argument::exact(named.join("; "));
        let words = message!("alert-ledger-differs", count = count, found = found);
        tracing::error!(findings = count, "the ledger does not verify");
        deed.alert("ledger_differs", None, &words);
    }
    deed.commit(&mut Attempts::new("oversight.check")).await?;
    Ok(Some(found))
}

/// Tells where the database is an older copy than what was signed: in the log, and to a person.
///
/// # Errors
/// Where it cannot be told.
pub async fn tell_standing(house: &House) -> Result<Standing, Trouble> {
    let standing = standing(house).await?;
    if let Some(words) = standing.words() {
        tracing::error!("{words}");
        let mut deed = house.deed("oversight.standing");
        deed.alert(
            "ledger_restored",
            None,
            &message!("alert-ledger-restored", what = Argument::words(words)),
        );
        deed.commit(&mut Attempts::new("oversight.standing")).await?;
    }
    Ok(standing)
}
