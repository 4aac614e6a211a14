//! What auditors count and list: the process, and no material. Of an entry's opening only the referral's number leaves
//! here, which names no person.

use clearline_core::row::{int_at, moment, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{House, Trouble, entry_keys, ledger_head, statement};
use clearline_law::access::{Permit, ReadLedger, ReadProcess};
use clearline_ledger::{Hash, Opening};
use clearline_report::{ReferralId, ReferralState, ReportNumber, Stage};
use clearline_store::{Row, Sql, params};
use jiff::Timestamp;

statement! {
    ENTRY_KINDS = "sql/entry_kinds";
    NEWEST_CHECKPOINT = "sql/newest_checkpoint";
    PLACED_LINES = "sql/placed_lines";
    WAITING_LINES = "sql/waiting_lines";
    LINES_OF_REPORT = "sql/lines_of_report";
}

static REPORT_STAGES: Sql =
    Sql::files(include_str!("sql/report_stages.sqlite.sql"), include_str!("sql/report_stages.postgres.sql"));
static REFERRAL_STATES: Sql = Sql::files(
    include_str!("sql/referral_states.sqlite.sql"),
    include_str!("sql/referral_states.postgres.sql"),
);

/// How many of the newest rows are counted: a page costs the same after a million reports as after this many.
pub const COUNTED_MAX: i64 = 100_000;
/// Entries read to find those of one referral, the newest first.
const OF_REFERRAL_MAX: i64 = 2_000;

/// Recent activity: counts over the newest [`COUNTED_MAX`] rows of each kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sequenced ledger entries by the command that wrote them.
    pub entries: Vec<(String, u64)>,
    /// Reports by stage, in the order of the stages; stages without any are there with 0.
    pub reports: Vec<(Stage, u64)>,
    /// Referrals by state; states without any are there with 0.
    pub referrals: Vec<(ReferralState, u64)>,
}

/// A signed checkpoint as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    /// Entries it covers.
    pub size: u64,
    /// The signed note.
    pub note: String,
    /// When it was signed.
    pub signed_at: Timestamp,
}

/// One entry as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryLine {
    /// Its place in the tree; none until it is sequenced.
    pub position: Option<i64>,
    /// The command that wrote it.
    pub kind: String,
    /// The moment at which its command wrote it.
    pub written_at: Timestamp,
    /// The hash of its leaf.
    pub leaf_hash: Hash,
    /// The referral it is about, where its opening still says so.
    pub referral: Option<ReferralId>,
}

/// Counts what went through lately.
pub async fn counts(house: &House, _: &Permit<ReadProcess>) -> Result<Counts, Trouble> {
    let size = ledger_head::head(house).await?.map_or(0, |(size, _)| i64::try_from(size).unwrap_or(i64::MAX));
    let from = size.saturating_sub(COUNTED_MAX).max(0);
    let entries = counted(house, &ENTRY_KINDS, from).await?;
    let reports = counted(house, &REPORT_STAGES, COUNTED_MAX).await?;
    let referrals = counted(house, &REFERRAL_STATES, COUNTED_MAX).await?;
    let of = |counted: &[(String, u64)], word: &str| {
        counted.iter().find(|(found, _)| found == word).map_or(0, |(_, count)| *count)
    };
    Ok(Counts {
        reports: Stage::ALL.iter().map(|stage| (*stage, of(&reports, stage.word()))).collect(),
        referrals: ReferralState::ALL.iter().map(|state| (*state, of(&referrals, state.word()))).collect(),
        entries,
    })
}

/// The newest signed checkpoint, or `None` before the first.
pub async fn newest_checkpoint(
    house: &House,
    _: &Permit<ReadLedger>,
) -> Result<Option<SignedCheckpoint>, Trouble> {
    let rows = house.query(&NEWEST_CHECKPOINT, params!()).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some(SignedCheckpoint {
        size: u64::try_from(int_at(row, "size")?).map_err(Trouble::row)?,
        note: text_at(row, "note")?.to_owned(),
        signed_at: moment(int_at(row, "signed_at")?)?,
    }))
}

/// One page of entries below the place `before`, the newest first. The first page begins with the entries that wait
/// for a place, as many as a page holds.
pub async fn lines(
    house: &House,
    _: &Permit<ReadLedger>,
    before: Option<i64>,
) -> Result<Rows<EntryLine, i64>, Trouble> {
    let limit = house.limits.page_rows;
    let mut found = match before {
        None => house.query(&WAITING_LINES, params!(limit = limit)).await?,
        Some(_) => Vec::new(),
    };
    found.extend(
        house.query(&PLACED_LINES, params!(before = before.unwrap_or(i64::MAX), limit = limit)).await?,
    );
    Rows::read(house, &ENTRIES, &found, line_of, place_of)
}

const ENTRIES: Source = Source::of("entry", &["position", "leaf_hash"]);

fn place_of(row: &Row) -> Result<i64, Trouble> {
    int_at(row, "position")
}

/// What the ledger holds about one referral, the newest first.
pub async fn lines_of_referral(
    house: &House,
    _: &Permit<ReadLedger>,
    id: ReferralId,
) -> Result<Rows<EntryLine, i64>, Trouble> {
    let report: ReportNumber = id.report;
    let (first, last) = entry_keys(report.get());
    let params = params!(report = report.get(), first = first, last = last, limit = OF_REFERRAL_MAX);
    let rows = house.query(&LINES_OF_REPORT, params).await?;
    let lines = Rows::read(house, &ENTRIES, &rows, line_of, place_of)?;
    Ok(lines.keep(|line| line.referral == Some(id)))
}

async fn counted(house: &House, sql: &'static Sql, bound: i64) -> Result<Vec<(String, u64)>, Trouble> {
    let rows = house.query(sql, params!(bound = bound)).await?;
    let one = |row: &Row| {
        Ok((text_at(row, "word")?.to_owned(), u64::try_from(int_at(row, "times")?).map_err(Trouble::row)?))
    };
    rows.iter().map(one).collect()
}

fn line_of(row: &Row) -> Result<EntryLine, Trouble> {
    let opening = row.opt_bytes("opening")?.map(Opening::from_bytes).transpose();
    let opening = opening.map_err(Trouble::row)?;
    let hash = row.bytes("leaf_hash")?;
    Ok(EntryLine {
        position: row.opt_int("position")?,
        kind: text_at(row, "kind")?.to_owned(),
        written_at: moment(int_at(row, "written_at")?)?,
        leaf_hash: Hash::from_slice(hash).ok_or_else(|| Trouble::row("a leaf hash"))?,
        referral: opening.as_ref().and_then(|opening| opening.fact("referral")?.parse().ok()),
    })
}
