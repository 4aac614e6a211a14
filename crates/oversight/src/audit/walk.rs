//! The second pass: every row of every proved table against what the entries state, report by report, and the rows that
//! belong to no report at the end. Memory holds some reports at a time, and what is stated of rows of no report.
//!
//! The house works meanwhile. Whatever changes a proved row commits together with an entry, so a difference counts only
//! where a report's entries are the same before and after its rows were read.

use std::collections::{BTreeMap, BTreeSet};

use clearline_core::proved::tables::{TABLES, Table};
use clearline_core::{House, Trouble};
use clearline_ledger::canonical::set_digest;

use super::entries::{self, EXPUNGE, Kept, Walk};
use super::finding::Findings;
use super::model::Model;
use super::rows::{self, Held, Span, order};
use super::{Finding, What, files, forms};

/// How often a report that changes under the eyes of the reader is read again.
const TRIES: u32 = 8;

/// How many reports are read at a time, where only some are.
const REPORTS: usize = 100;

/// What the second pass is told and what it finds.
pub(super) struct Pass<'h> {
    house: &'h House,
    files: bool,
    /// What is stated of rows that belong to no report.
    whole: Model,
    /// What is found.
    pub(super) findings: Findings,
    /// Entries read.
    pub(super) entries: u64,
    /// Rows held against them.
    pub(super) rows: u64,
    /// Files whose content was read.
    pub(super) files_read: u64,
}

/// One report's entries and rows.
pub(super) struct Report<'p> {
    pub(super) entries: &'p [Kept],
    pub(super) rows: &'p [Held],
    /// Was its content taken away, as an entry says?
    pub(super) expunged: bool,
}

impl<'h> Pass<'h> {
    pub(super) fn new(house: &'h House, files: bool) -> Pass<'h> {
        let (whole, findings) = (Model::default(), Findings::default());
        Pass { house, files, whole, findings, entries: 0, rows: 0, files_read: 0 }
    }

    /// Reads everything. `size`: how many entries had a place when the verification began.
    pub(super) async fn all(&mut self, size: i64) -> Result<(), Trouble> {
        let mut walk = Walk::from(0);
        let mut held: Vec<Kept> = Vec::new();
        let mut first = 0;
        loop {
            let page = walk.page(self.house).await?;
            let end = page.is_empty();
            for entry in page {
                if entry.report == 0 || entry.is_astray() {
                    self.of_no_report(&entry);
                } else {
                    held.push(entry);
                }
            }
            // The last report of a page may go on in the next.
            let last = held.last().map_or(0, |entry| entry.report);
            let before = |entry: &Kept| order(self.house, entry.report) < order(self.house, last);
            let cut = if end { held.len() } else { held.partition_point(before) };
            let rest = held.split_off(cut);
            if end || !held.is_empty() {
                self.range(Span::before(first, (!end).then_some(last)), &held).await?;
                first = last;
            }
            held = rest;
            if end {
                break;
            }
        }
        self.of_house(size).await
    }

    /// Reads what has changed since the ledger had `since` entries: the reports of later entries, and all rows of no
    /// report.
    pub(super) async fn since(&mut self, since: i64, size: i64) -> Result<(), Trouble> {
        let mut reports: BTreeSet<i64> = BTreeSet::new();
        entries::since(self.house, since, &mut |entry| {
            reports.insert(entry.report);
        })
        .await?;
        reports.remove(&0);
        reports.extend(self.reports_of_proposals().await?);
        let mut walk = Walk::from(0);
        'walk: loop {
            let page = walk.page(self.house).await?;
            if page.is_empty() {
                break;
            }
            for entry in page {
                if entry.report != 0 && !entry.is_astray() {
                    break 'walk;
                }
                self.of_no_report(&entry);
            }
        }
        let reports: Vec<i64> = reports.into_iter().collect();
        for some in reports.chunks(REPORTS) {
            for number in some {
                let entries = entries::of_report(self.house, *number).await?;
                self.range(Span::of(*number), &entries).await?;
            }
        }
        self.of_house(size).await
    }

    /// What is stated of a proposal about one report stands in the entries of that report.
    async fn reports_of_proposals(&self) -> Result<BTreeSet<i64>, Trouble> {
        let mut found = BTreeSet::new();
        let Some(table) = Table::named("proposal") else { return Ok(found) };
        let mut after = None;
        loop {
            let page = rows::page(self.house, table, after.as_ref()).await?;
            for (_, values) in &page {
                if let Some(clearline_store::Value::Int(report)) = values.get("report") {
                    found.insert(*report);
                }
            }
            if rows::is_last(&page) {
                return Ok(found);
            }
            after = page.into_iter().last().map(|(_, values)| values);
        }
    }

    fn of_no_report(&mut self, entry: &Kept) {
        self.entries += 1;
        self.findings.extend(entry.finding());
        if entry.opening.is_none() && entry.wrong.is_none() {
            let words = format!("{}: its opening is gone", entry.kind);
            self.findings.add(Finding::entry(What::Missing, 0, entry.place.position, words));
        }
        feed(&mut self.whole, entry, false);
    }

    /// Holds the rows of some reports against their `entries`.
    async fn range(&mut self, span: Span, entries: &[Kept]) -> Result<(), Trouble> {
        self.entries += entries.len() as u64;
        let all = rows::between(self.house, span).await?;
        self.rows += all.len() as u64;
        let mut by_report: BTreeMap<i64, Vec<Held>> = BTreeMap::new();
        for held in all {
            by_report.entry(report_of(&held)).or_default().push(held);
        }
        let mut numbers: BTreeSet<i64> = by_report.keys().copied().collect();
        numbers.extend(entries.iter().map(|entry| entry.report));
        let place = |report: i64| order(self.house, report);
        for number in numbers {
            let from = entries.partition_point(|entry| place(entry.report) < place(number));
            let to = entries.partition_point(|entry| place(entry.report) <= place(number));
            let of = entries.get(from..to).unwrap_or(&[]);
            of.iter().for_each(|entry| feed(&mut self.whole, entry, false));
            let rows = by_report.remove(&number).unwrap_or_default();
            let found = report(number, of, &rows);
            let found = if found.is_empty() { found } else { settled(self.house, number, found).await? };
            self.findings.extend(found);
            if self.files {
                let (read, found) = files::of_report(self.house, number, &rows).await?;
                self.files_read += read;
                self.findings.extend(found);
            }
        }
        Ok(())
    }

    /// The rows of no report. What was written since the walk began is read from the end of the ledger.
    async fn of_house(&mut self, size: i64) -> Result<(), Trouble> {
        let mut found = Vec::new();
        let mut before: Option<BTreeSet<Vec<u8>>> = None;
        for _ in 0..TRIES {
            let mut now = BTreeSet::new();
            let whole = &mut self.whole;
            entries::since(self.house, size, &mut |entry| {
                feed(whole, &entry, false);
                now.insert(entry.id);
            })
            .await?;
            if before.as_ref() == Some(&now) {
                break;
            }
            found = self.house_rows().await?;
            if found.is_empty() {
                break;
            }
            before = Some(now);
        }
        self.findings.extend(found);
        Ok(())
    }

    async fn house_rows(&mut self) -> Result<Vec<Finding>, Trouble> {
        let mut found = Vec::new();
        for table in TABLES {
            let Some(shape) = table.shape().filter(|shape| shape.report.is_none()) else { continue };
            let mut seen = BTreeSet::new();
            let mut after = None;
            loop {
                let page = rows::page(self.house, table, after.as_ref()).await?;
                self.rows += page.len() as u64;
                for (_, values) in &page {
                    found.extend(self.whole.row(table, shape, values, &mut seen));
                    found.extend(forms::of_house(table, values));
                }
                if self.files && table.name == "proposal" {
                    let (read, wrong) = files::of_proposals(self.house, &page).await?;
                    self.files_read += read;
                    found.extend(wrong);
                }
                let last = rows::is_last(&page);
                after = page.into_iter().last().map(|(_, values)| values);
                if last {
                    break;
                }
            }
            found.extend(self.whole.missing(table, &seen));
        }
        Ok(found)
    }
}

/// Reads one report whose rows seem to differ again, until nothing was written to it in between.
async fn settled(house: &House, number: i64, mut found: Vec<Finding>) -> Result<Vec<Finding>, Trouble> {
    for _ in 0..TRIES {
        let before = entries::of_report(house, number).await?;
        let rows = rows::between(house, Span::of(number)).await?;
        let after = entries::of_report(house, number).await?;
        found = report(number, &before, &rows);
        let ids = |entries: &[Kept]| entries.iter().map(|entry| entry.id.clone()).collect::<BTreeSet<_>>();
        if found.is_empty() || ids(&before) == ids(&after) {
            break;
        }
    }
    Ok(found)
}

/// What is wrong with the rows of some tables about one report.
pub(super) async fn of_tables(house: &House, number: i64, tables: &[&str]) -> Result<Vec<Finding>, Trouble> {
    let mut found = Vec::new();
    for _ in 0..TRIES {
        let before = entries::of_report(house, number).await?;
        let rows = rows::of_tables(house, tables, Span::of(number)).await?;
        let mut model = Model::default();
        before.iter().for_each(|entry| feed(&mut model, entry, true));
        let wrong = before.iter().filter_map(Kept::finding);
        found = wrong.map(|finding| finding.of(number)).collect();
        found.extend(held_against(&model, &rows, tables));
        if found.is_empty() || before == entries::of_report(house, number).await? {
            break;
        }
    }
    Ok(found.into_iter().map(|finding| finding.of(number)).collect())
}

fn held_against(model: &Model, rows: &[Held], tables: &[&str]) -> Vec<Finding> {
    let mut found = Vec::new();
    for table in TABLES.iter().filter(|table| tables.contains(&table.name)) {
        let of: Vec<_> =
            rows.iter().filter(|(one, _)| one.name == table.name).map(|(_, values)| values).collect();
        found.extend(model.differences(table, &of));
    }
    found
}

/// Everything that is wrong with one report.
fn report(number: i64, entries: &[Kept], rows: &[Held]) -> Vec<Finding> {
    let mut model = Model::default();
    entries.iter().for_each(|entry| feed(&mut model, entry, true));
    let (expunged, mut found) = openings(number, entries);
    found.extend(entries.iter().filter_map(Kept::finding));
    for entry in entries {
        for line in entry.states().filter_map(Result::err) {
            let words = format!("{}: it states what this program cannot read: {line}", entry.kind);
            found.push(Finding::entry(What::Unreadable, number, entry.place.position, words));
        }
    }
    found.extend(held_against(&model, rows, &rows::of_reports().map(|table| table.name).collect::<Vec<_>>()));
    found.extend(forms::of_report(&Report { entries, rows, expunged }));
    found.into_iter().map(|finding| finding.of(number)).collect()
}

/// Openings may be gone only where an entry says that the report was expunged, and of which entries.
fn openings(number: i64, entries: &[Kept]) -> (bool, Vec<Finding>) {
    let gone: Vec<&Kept> =
        entries.iter().filter(|entry| entry.opening.is_none() && entry.wrong.is_none()).collect();
    let expunge = entries.iter().find(|entry| entry.kind == EXPUNGE && entry.opening.is_some());
    let digest = hex::encode(openings_digest(gone.iter().map(|entry| entry.leaf_hash)));
    let named = expunge.and_then(|entry| entry.fact("openings"));
    let found = match (gone.is_empty(), named) {
        (true, None) => Vec::new(),
        (_, Some(named)) if named == digest => Vec::new(),
        (false, None) => gone
            .iter()
            .map(|entry| {
                let words = format!("{}: its opening is gone", entry.kind);
                Finding::entry(What::Missing, number, entry.place.position, words)
            })
            .collect(),
        (_, Some(_)) => {
            let words = "the openings that are gone are not those that were expunged";
            vec![Finding::entry(What::Altered, number, expunge.and_then(|entry| entry.place.position), words)]
        }
    };
    (expunge.is_some(), found)
}

/// The digest over the entries whose openings an expunging takes away.
pub(crate) fn openings_digest(leaf_hashes: impl IntoIterator<Item = [u8; 32]>) -> [u8; 32] {
    set_digest("openings", leaf_hashes)
}

/// The entries of a report whose openings are there, as an expunging names them: how many, and their digest.
pub async fn openings_of(house: &House, number: i64) -> Result<(u64, [u8; 32]), Trouble> {
    let entries = entries::of_report(house, number).await?;
    let hashes: Vec<[u8; 32]> = entries.iter().map(|entry| entry.leaf_hash).collect();
    Ok((hashes.len() as u64, openings_digest(hashes)))
}

/// Takes what an entry states: of rows that belong to a report (`of_report`), or of the others.
fn feed(model: &mut Model, entry: &Kept, of_report: bool) {
    if entry.wrong.is_some() {
        return;
    }
    for stated in entry.states().filter_map(Result::ok) {
        let shape = Table::named(stated.table).and_then(Table::shape);
        if shape.is_some_and(|shape| shape.report.is_some() == of_report) {
            model.take(entry.place, stated);
        }
    }
}

fn report_of((table, values): &Held) -> i64 {
    let column = table.shape().and_then(|shape| shape.report).unwrap_or("report");
    match values.get(column) {
        Some(clearline_store::Value::Int(number)) => *number,
        _ => 0,
    }
}
