use clearline_core::row::{int_at, moment, text_at};
use clearline_core::{House, Trouble, ledger_head, statement};
use clearline_law::access::{Permit, ReadLedger};
use clearline_ledger::Opening;
use clearline_store::{Row, params};
use jiff::Timestamp;

statement! {
    LATEST_ENTRIES = "sql/latest_entries";
    COUNT_WAITING = "sql/count_waiting";
}

/// One entry, for an auditor: the process, and no material.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    /// Its place.
    pub position: i64,
    /// The command that wrote it.
    pub kind: String,
    /// The moment at which its command wrote it.
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

/// The newest signed checkpoint, as text.
pub async fn checkpoint(house: &House) -> Result<Option<String>, Trouble> {
    Ok(ledger_head::head(house).await?.map(|(_, note)| note))
}

/// The newest entries, `limit` of them, below the place `before`.
pub async fn latest(
    house: &House,
    _: &Permit<ReadLedger>,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<LedgerLine>, Trouble> {
    let before = before.unwrap_or(i64::MAX);
    let rows = house.query(&LATEST_ENTRIES, params!(before = before, limit = limit)).await?;
    rows.iter().map(line_of).collect()
}

/// How far the sequencer is behind.
pub async fn lag(house: &House) -> Result<Lag, Trouble> {
    let rows = house.query(&COUNT_WAITING, params!()).await?;
    let Some(row) = rows.first() else { return Ok(Lag { waiting: 0, since: None }) };
    let since = row.opt_int("oldest")?.map(moment).transpose()?;
    Ok(Lag { waiting: int_at(row, "entries")?, since })
}

fn line_of(row: &Row) -> Result<LedgerLine, Trouble> {
    let opening = match row.opt_bytes("opening")? {
        Some(bytes) => Some(Opening::from_bytes(bytes).map_err(Trouble::row)?),
        None => None,
    };
    let entry = clearline_ledger::Entry::parse(row.bytes("leaf")?).map_err(Trouble::row)?;
    let opens = opening.as_ref().is_some_and(|opening| opening.commitment() == *entry.commitment());
    Ok(LedgerLine {
        position: int_at(row, "position")?,
        kind: text_at(row, "kind")?.to_owned(),
        written_at: moment(int_at(row, "written_at")?)?,
        facts: opening.map(|opening| opening.facts).unwrap_or_default(),
        opens,
    })
}
