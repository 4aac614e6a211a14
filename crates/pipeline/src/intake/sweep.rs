//! What time does to unfinished filings, and what torn uploads leave behind.

use std::time::{Duration, UNIX_EPOCH};

use clearline_core::{House, Trouble, command, row, statement};
use clearline_law::access::{Actor, SweepReports, Thing, permit};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::{self, routed};
use clearline_report::{FileId, ReferralId, ReportNumber, Stage};
use clearline_store::params;
use clearline_vault::VaultError;
use futures::TryStreamExt;
use jiff::SignedDuration;

use super::decide;
use super::model::{IntakeError, Refusal};
use clearline_counsel as counsel;

statement! {
    OVERDUE = "intake/sql/overdue";
}

/// Expires the unfinished reports whose time has run out, as many as one look finds, and returns their numbers. Spent
/// tokens of the public form are forgotten with them.
pub async fn expire_overdue(house: &House) -> Result<Vec<ReportNumber>, IntakeError> {
    super::token::forget(house).await?;
    let now = house.now();
    let opened = now - SignedDuration::from_hours(house.limits.open_hours);
    let changed = now - SignedDuration::from_hours(house.limits.idle_hours);
    let rows = house
        .query(
            &OVERDUE,
            params!(opened_before = opened.as_microsecond(), changed_before = changed.as_microsecond()),
        )
        .await?;
    let mut expired = Vec::new();
    for row in &rows {
        let number = row::number_at(row, "number")?;
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

/// Into how many parts the vault's names are cut: each sweep asks the store about one of them, so that a day of hourly
/// sweeps asks about every object once.
const SLICES: u16 = 24;

/// Removes sealed bytes to which no row holds the key any more: what torn uploads, retractions, expiries and packages
/// that were not needed left. Returns how many objects went. Only objects older than a day are looked at, since bytes
/// are stored before their row; and of those the slice that the present hour names.
pub async fn sweep_vault(house: &House) -> Result<usize, Trouble> {
    let failed = |source: VaultError| Trouble::Vault { command: "intake.sweep", source: Box::new(source) };
    let now = house.now();
    let slice = now.as_second().div_euclid(3_600).rem_euclid(SLICES.into());
    let before = now - SignedDuration::from_hours(24);
    let before = UNIX_EPOCH + Duration::from_micros(before.as_microsecond().unsigned_abs());
    let mut paths = house.vault.list_older_than(before);
    let mut removed = 0;
    while let Some(path) = paths.try_next().await.map_err(failed)? {
        let Some(owner) = Owner::of(&path).filter(|owner| owner.slice() == slice) else { continue };
        if !owner.holds(house, &path).await? {
            house.vault.delete(&path).await.map_err(failed)?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Whose row would hold the key of an object.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// A file of a report, at `files/<ab>/<number>.<file>`.
    File(ReportNumber, FileId),
    /// A sealed package, at `packages/<shard>/<referral>.<random>`.
    Package(ReferralId),
    /// The document of a proposal, at `evidence/<ab>/<proposal>.<random>`.
    Evidence(String),
}

impl Owner {
    /// The owner that the path names; none where the path is none of ours.
    pub(super) fn of(path: &str) -> Option<Owner> {
        let (folder, rest) = path.split_once('/')?;
        let (owner, last) = rest.rsplit('/').next()?.split_once('.')?;
        match folder {
            "files" => Some(Owner::File(owner.parse().ok()?, last.parse().ok()?)),
            "packages" => Some(Owner::Package(owner.parse().ok()?)),
            "evidence" => Some(Owner::Evidence(owner.to_owned())),
            _ => None,
        }
    }

    fn slice(&self) -> i64 {
        match self {
            Owner::File(number, _) | Owner::Package(ReferralId { report: number, .. }) => {
                number.get().rem_euclid(SLICES.into())
            }
            Owner::Evidence(id) => id.bytes().map(i64::from).sum::<i64>().rem_euclid(SLICES.into()),
        }
    }

    async fn holds(&self, house: &House, path: &str) -> Result<bool, Trouble> {
        match self {
            Owner::File(number, file) => {
                let kept = dossier::file(house, &to_work(*number), file).await?;
                Ok(kept.is_some_and(|kept| !kept.is_destroyed()))
            }
            Owner::Package(id) => {
                let package = routed::referral(house, &to_work(id.report), id.ordinal)
                    .await?
                    .and_then(|referral| referral.package);
                Ok(package.is_some_and(|package| package.path == path))
            }
            Owner::Evidence(id) => counsel::holds_evidence(house, id, path).await,
        }
    }
}
