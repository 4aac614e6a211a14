use clearline_law::access::{Permit, ReadLedger};
use clearline_ledger::{Audit, Checkpoint, Fault, Opening, Row as AuditRow, Summary, TILE_WIDTH, TileKey};
use clearline_store::Row;
use jiff::Timestamp;

use super::{proof, sequence};
use crate::command::Trouble;
use crate::dossier::{int_at, moment, text_at};
use crate::house::House;
use crate::statement::statement;

statement! {
    CHECKPOINTS = "oversight/sql/checkpoints";
    ENTRIES = "oversight/sql/entries";
    LATEST_ENTRIES = "oversight/sql/latest_entries";
    COUNT_WAITING = "oversight/sql/count_waiting";
}

/// Rows read at a time while verifying: memory does not grow with the ledger. A whole number of tiles.
const PAGE: i64 = 4_096;

/// Why the ledger is not believed.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// Something was altered, dropped, put in or moved.
    #[error("the ledger is not what was signed")]
    Fault(#[source] Fault),
    /// A checkpoint's signature or form is false.
    #[error("the checkpoint of size {size} is not believed: {why}")]
    Checkpoint {
        /// Its size.
        size: i64,
        /// Why.
        why: String,
    },
    /// The house is in trouble.
    #[error("cannot read the ledger")]
    Trouble(#[source] Trouble),
}

impl From<Trouble> for AuditError {
    fn from(trouble: Trouble) -> Self {
        AuditError::Trouble(trouble)
    }
}

/// One entry, for an auditor: the process, and no material.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    /// Its place.
    pub position: i64,
    /// The command that wrote it.
    pub kind: String,
    /// When.
    pub written_at: Timestamp,
    /// The facts its digest commits to; empty once they were expunged.
    pub facts: Vec<(String, String)>,
    /// Do the facts still open the digest?
    pub opens: bool,
}

/// How far the sequencer is behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lag {
    /// Entries that wait.
    pub waiting: i64,
    /// Since when the oldest waits.
    pub since: Option<Timestamp>,
}

/// Reads the whole ledger and holds it against every signed checkpoint.
pub async fn verify(house: &House) -> Result<Summary, AuditError> {
    let mut audit = Audit::new(checkpoints(house).await?).map_err(AuditError::Fault)?;
    let mut next: i64 = 0;
    loop {
        let rows = query(house, &ENTRIES, &[next.into(), PAGE.into()]).await?;
        let mut kept = Vec::new();
        for row in &rows {
            let index = u64::try_from(int_at(row, 0)?).map_err(Trouble::row)?;
            let width = u64::from(TILE_WIDTH);
            if kept.is_empty() || index % width == 0 {
                let key = TileKey { level: 0, n: index / width, width: TILE_WIDTH };
                kept = proof::tile(house, key).await?;
            }
            let place = usize::try_from(index % width).unwrap_or(0);
            let leaf = row.bytes(2).map_err(Trouble::row)?;
            audit
                .feed(AuditRow { index, leaf, kept: kept.get(place).copied() })
                .map_err(AuditError::Fault)?;
        }
        match rows.last() {
            Some(row) if rows.len() as i64 == PAGE => next = int_at(row, 0)? + 1,
            _ => break,
        }
    }
    audit.finish().map_err(AuditError::Fault)
}

async fn checkpoints(house: &House) -> Result<Vec<Checkpoint>, AuditError> {
    let keys = [house.keys.verifier().map_err(Trouble::row)?];
    let mut all = Vec::new();
    let mut after: i64 = 0;
    loop {
        let rows = query(house, &CHECKPOINTS, &[after.into(), PAGE.into()]).await?;
        for row in &rows {
            after = int_at(row, 0)?;
            let opened = Checkpoint::open(text_at(row, 1)?, &house.keys.name, &keys)
                .map_err(|error| AuditError::Checkpoint { size: after, why: crate::work::chain(&error) })?;
            all.push(opened);
        }
        if (rows.len() as i64) < PAGE {
            return Ok(all);
        }
    }
}

/// The newest signed checkpoint, as text.
pub async fn checkpoint(house: &House) -> Result<Option<String>, Trouble> {
    Ok(sequence::head(house).await?.map(|(_, note)| note))
}

/// The newest entries, `limit` of them, below the place `before`.
pub async fn latest(
    house: &House,
    _: &Permit<ReadLedger>,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<LedgerLine>, Trouble> {
    let before = before.unwrap_or(i64::MAX);
    let rows = query(house, &LATEST_ENTRIES, &[before.into(), limit.into()]).await?;
    rows.iter().map(line_of).collect()
}

/// How far the sequencer is behind.
pub async fn lag(house: &House) -> Result<Lag, Trouble> {
    let rows = query(house, &COUNT_WAITING, &[]).await?;
    let Some(row) = rows.first() else { return Ok(Lag { waiting: 0, since: None }) };
    let since = row.opt_int(1).map_err(Trouble::row)?.map(moment).transpose()?;
    Ok(Lag { waiting: int_at(row, 0)?, since })
}

fn line_of(row: &Row) -> Result<LedgerLine, Trouble> {
    let opening = match row.opt_bytes(3).map_err(Trouble::row)? {
        Some(bytes) => Some(Opening::from_bytes(bytes).map_err(Trouble::row)?),
        None => None,
    };
    let entry = clearline_ledger::Entry::parse(row.bytes(2).map_err(Trouble::row)?).map_err(Trouble::row)?;
    let opens = opening.as_ref().is_some_and(|opening| opening.commitment() == *entry.commitment());
    Ok(LedgerLine {
        position: int_at(row, 0)?,
        kind: text_at(row, 1)?.to_owned(),
        written_at: moment(int_at(row, 4)?)?,
        facts: opening.map(|opening| opening.facts).unwrap_or_default(),
        opens,
    })
}

async fn query(
    house: &House,
    sql: &'static clearline_store::Sql,
    params: &[clearline_store::Value],
) -> Result<Vec<Row>, Trouble> {
    house.store.query(sql, params).await.map_err(|source| Trouble::Store { command: "oversight", source })
}
