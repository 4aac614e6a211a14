//! Entries one by one: what a row of the table `entry` claims is held against the leaf that the tree proves, and its
//! opening against the leaf's commitment.

use clearline_core::proved::stated::{self, ROWS_FACT, Stated};
use clearline_core::row::{int_at, text_at};
use clearline_core::{House, Trouble, commitment_of_words, entry_keys, entry_report, statement};
use clearline_ledger::{Entry, Opening, leaf_hash};
use clearline_report::ReportNumber;
use clearline_store::{Row, params};

use super::model::Place;
use super::{Finding, What};

statement! {
    ENTRIES = "sql/rows/entries";
    ENTRIES_OF_REPORT = "sql/rows/entries_of_report";
    ENTRIES_SINCE = "sql/rows/entries_since";
    ENTRIES_WAITING = "sql/rows/entries_waiting";
}

/// Entries read at a time.
const PAGE: i64 = 2_000;

/// The command that takes a report's content away, and with it the openings of its entries.
pub(super) const EXPUNGE: &str = "follow_up.expunge";

/// One entry as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    /// The report that its key names.
    pub(super) report: i64,
    /// The report that its row names, in whose shard the row lies.
    listed: i64,
    pub(super) id: Vec<u8>,
    pub(super) place: Place,
    pub(super) kind: String,
    pub(super) leaf_hash: [u8; 32],
    /// None where it was expunged.
    pub(super) opening: Option<Opening>,
    /// What is wrong with the row itself.
    pub(super) wrong: Option<&'static str>,
}

impl Kept {
    /// Does its row name another report than its key? Then it may not lie where its report's entries lie.
    pub(super) fn is_astray(&self) -> bool {
        self.listed != self.report
    }

    /// The value of a fact.
    pub(super) fn fact(&self, name: &str) -> Option<&str> {
        self.opening.as_ref().and_then(|opening| opening.fact(name))
    }

    /// Every value of a fact.
    pub(super) fn facts<'k>(&'k self, name: &'k str) -> impl Iterator<Item = &'k str> {
        let all = self.opening.iter().flat_map(|opening| &opening.facts);
        all.filter(move |(held, _)| held == name).map(|(_, value)| value.as_str())
    }

    /// What it states of rows.
    pub(super) fn states(&self) -> impl Iterator<Item = Result<Stated, String>> + '_ {
        self.fact(ROWS_FACT).into_iter().flat_map(stated::read)
    }

    /// What is wrong with it, said as a finding.
    pub(super) fn finding(&self) -> Option<Finding> {
        let words = format!("{}: {}", self.kind, self.wrong?);
        Some(Finding::entry(What::Altered, self.report, self.place.position, words))
    }
}

/// All entries in the order of shards and reports: page by page.
pub(super) struct Walk {
    /// The report that the last row named, which gives its shard, and its key.
    after: (i64, Vec<u8>),
    ended: bool,
}

impl Walk {
    /// From the first entry of the report `from` on.
    pub(super) fn from(report: i64) -> Walk {
        Walk { after: (report, entry_keys(report).0.to_vec()), ended: false }
    }

    /// The next page; empty at the end.
    pub(super) async fn page(&mut self, house: &House) -> Result<Vec<Kept>, Trouble> {
        if self.ended {
            return Ok(Vec::new());
        }
        let (report, id) = &self.after;
        let rows = house.query(&ENTRIES, params!(report = *report, id = id.as_slice(), limit = PAGE)).await?;
        self.ended = (rows.len() as i64) < PAGE;
        let page = rows.iter().map(|row| kept(house, row)).collect::<Result<Vec<_>, _>>()?;
        if let Some(last) = page.last() {
            self.after = (last.listed, last.id.clone());
        }
        Ok(page)
    }
}

/// The entries of one report: those alone are read, since this is asked whenever something of a report leaves us.
pub(super) async fn of_report(house: &House, report: i64) -> Result<Vec<Kept>, Trouble> {
    let (first, last) = entry_keys(report);
    let (mut after, mut all) = (first.to_vec(), Vec::new());
    loop {
        let params = params!(report = report, id = after.as_slice(), last = last.as_slice(), limit = PAGE);
        let rows = house.query(&ENTRIES_OF_REPORT, params).await?;
        for row in &rows {
            let entry = kept(house, row)?;
            after.clone_from(&entry.id);
            if !entry.is_astray() {
                all.push(entry);
            }
        }
        if (rows.len() as i64) < PAGE {
            all.sort_by_key(|entry| entry.place.at);
            return Ok(all);
        }
    }
}

/// The entries from the place `size` on, and those that wait for a place: `see` gets each.
pub(super) async fn since(
    house: &House,
    size: i64,
    see: &mut (dyn FnMut(Kept) + Send),
) -> Result<(), Trouble> {
    let mut next = size;
    loop {
        let rows = house.query(&ENTRIES_SINCE, params!(first = next, limit = PAGE)).await?;
        for row in &rows {
            next = int_at(row, "position")? + 1;
            see(kept(house, row)?);
        }
        if (rows.len() as i64) < PAGE {
            break;
        }
    }
    let mut after = (i64::MIN, Vec::new());
    loop {
        let params = params!(written_at = after.0, id = after.1.as_slice(), limit = PAGE);
        let rows = house.query(&ENTRIES_WAITING, params).await?;
        for row in &rows {
            let entry = kept(house, row)?;
            after = (entry.place.at, entry.id.clone());
            see(entry);
        }
        if (rows.len() as i64) < PAGE {
            return Ok(());
        }
    }
}

fn kept(house: &House, row: &Row) -> Result<Kept, Trouble> {
    let at = int_at(row, "written_at")?;
    let id = row.bytes("id")?.to_vec();
    let report = entry_report(&id);
    let listed = int_at(row, "report")?;
    let kind = text_at(row, "kind")?.to_owned();
    let leaf = row.bytes("leaf")?;
    let stored_hash = row.bytes("leaf_hash")?;
    let bytes = row.opt_bytes("opening")?;
    let opening = bytes.and_then(|bytes| Opening::from_bytes(bytes).ok());
    let hash = leaf_hash(leaf);
    let wrong = match Entry::parse(leaf) {
        Err(_) => Some("its leaf cannot be read"),
        Ok(entry) => {
            let actor = opening.as_ref().and_then(|opening| opening.fact("actor"));
            let of = opening.as_ref().and_then(|opening| opening.fact("report"));
            let commits = |actor: &str| commitment_of_words(&house.keys.fingerprint, actor) == *entry.actor();
            match &opening {
                None if bytes.is_some() => Some("its opening cannot be read"),
                Some(opening) if opening.commitment() != *entry.commitment() => {
                    Some("its opening is not the one that was committed to")
                }
                _ if listed != report => Some("its key is not of its report"),
                _ if entry.kind() != kind => Some("its kind is not the leaf's"),
                _ if entry.at() != at => Some("its moment is not the leaf's"),
                _ if hash.0 != stored_hash => Some("its leaf hash is not the leaf's"),
                Some(_) if of.map_or(0, number) != report => Some("it is of another report"),
                Some(_) if !actor.is_some_and(commits) => Some("who acted is not who was committed to"),
                _ => None,
            }
        }
    };
    Ok(Kept {
        report,
        listed,
        id,
        place: Place { at, position: row.opt_int("position")? },
        kind,
        leaf_hash: hash.0,
        opening,
        wrong,
    })
}

fn number(text: &str) -> i64 {
    text.parse::<ReportNumber>().map_or(-1, ReportNumber::get)
}
