//! What time does to unfinished filings, and what torn uploads leave behind.

use std::collections::HashSet;
use std::time::{Duration, UNIX_EPOCH};

use clearline_law::access::{Actor, SweepReports, Thing, permit};
use clearline_report::{FileId, ReportNumber, Stage};
use clearline_vault::VaultError;
use futures::TryStreamExt;
use jiff::SignedDuration;

use super::decide;
use super::model::{IntakeError, Refusal};
use crate::command::{Trouble, command};
use crate::dossier;
use crate::house::House;
use crate::statement::statement;

statement! {
    OVERDUE = "intake/sql/overdue";
}

/// Expires the unfinished reports whose time has run out, as many as one look finds. Returns their numbers.
pub async fn expire_overdue(house: &House) -> Result<Vec<ReportNumber>, IntakeError> {
    let now = house.now();
    let opened = now - SignedDuration::from_hours(house.limits.open_hours);
    let changed = now - SignedDuration::from_hours(house.limits.idle_hours);
    let rows = house
        .store
        .query(&OVERDUE, &[opened.as_microsecond().into(), changed.as_microsecond().into()])
        .await
        .map_err(|source| Trouble::Store { command: "intake.expire", source })?;
    let mut expired = Vec::new();
    for row in &rows {
        let number = dossier::number_at(row, 0)?;
        if expire(house, number).await? {
            expired.push(number);
        }
    }
    Ok(expired)
}

async fn expire(house: &House, number: ReportNumber) -> Result<bool, IntakeError> {
    let permit = permit::<SweepReports>(&Actor::system(), &Thing::House)?;
    command!(house, "intake.expire", |deed| {
        let head = dossier::head(house, number).await?.ok_or(Refusal::NoSuchReport)?;
        if head.stage != Stage::Open || deed.at <= decide::expires_at(&head, &house.limits) {
            return Ok(false);
        }
        super::commands::leave(&mut deed, &head, Stage::Expired);
        deed.record(&permit, Some(number), &[])?;
        Ok(true)
    })
}

/// Removes sealed bytes to which no row holds the key any more: what torn uploads, retractions and expiries left.
/// Returns how many objects went. Only objects older than a day are looked at, since a file's bytes are stored before
/// its row.
pub async fn sweep_vault(house: &House) -> Result<usize, Trouble> {
    let failed = |source: VaultError| Trouble::Vault { command: "intake.sweep", source: Box::new(source) };
    let before = house.now() - SignedDuration::from_hours(24);
    let mut paths = house
        .vault
        .list_older_than(UNIX_EPOCH + Duration::from_micros(before.as_microsecond().unsigned_abs()));
    let mut removed = 0;
    while let Some(path) = paths.try_next().await.map_err(failed)? {
        let Some((number, file)) = parse_path(&path) else { continue };
        let known: HashSet<FileId> =
            dossier::file_documents(house, number).await?.into_iter().map(|(id, ..)| id).collect();
        if !known.contains(&file) {
            house.vault.delete(&path).await.map_err(failed)?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// `files/<ab>/<number>.<file>`
fn parse_path(path: &str) -> Option<(ReportNumber, FileId)> {
    let (number, file) = path.strip_prefix("files/")?.rsplit('/').next()?.split_once('.')?;
    Some((number.parse().ok()?, file.parse().ok()?))
}
