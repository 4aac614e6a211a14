//! Fills the store with reports that have ended, so that the rate can be measured with that many held.

use std::time::Duration;

use clearline_core::House;
use clearline_oversight as oversight;
use clearline_report::ProviderId;
use clearline_store::Batch;
use futures::{StreamExt as _, TryStreamExt as _, stream};
use indicatif::ProgressBar;
use jiff::SignedDuration;

use super::pool::Parcel;
use super::rows::Material;
use crate::demo::Fault;

/// Reports written in one batch: below the store's limit on statements.
const PER_BATCH: u64 = 100;
/// Batches under way at the same time.
const CONCURRENCY: usize = 4;

/// Writes `count` reports, numbered as if they had come one a millisecond until an hour ago, and waits until the ledger has
/// placed their entries.
pub(super) async fn fill(
    house: &House,
    provider: &ProviderId,
    parcel: &Parcel,
    count: u64,
    bar: &ProgressBar,
) -> Result<(), Fault> {
    let span = SignedDuration::from_millis(i64::try_from(count)?) + SignedDuration::from_hours(1);
    let material = Material::of(house, provider, parcel, house.now() - span)?;
    bar.set_length(count);
    bar.set_message("reports are written that will be held");
    let full = (0..count / PER_BATCH).map(|_| PER_BATCH);
    let rest = Some(count % PER_BATCH).filter(|rest| *rest > 0);
    stream::iter(full.chain(rest).map(|reports| write(house, &material, reports, bar)))
        .buffer_unordered(CONCURRENCY)
        .try_for_each(async |()| Ok(()))
        .await?;
    bar.set_message("their ledger entries are placed");
    while oversight::lag(house).await?.waiting > 0 {
        // Another process may be sequencing the same ledger; then there is nothing to do here but wait.
        if oversight::sequence(house).await? == 0 {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
    Ok(())
}

async fn write(house: &House, material: &Material, reports: u64, bar: &ProgressBar) -> Result<(), Fault> {
    loop {
        let mut batch = Batch::new("load.hold");
        (0..reports).try_for_each(|_| material.ended(house, &mut batch))?;
        // Otherwise a number was drawn twice: others are drawn.
        if house.commit(batch).await?.is_ok() {
            break;
        }
    }
    bar.inc(reports);
    Ok(())
}
