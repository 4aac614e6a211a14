//! What rows mean beyond their digests: documents and what is kept of them, receipts, rulings, and the facts that entries
//! state of them in plain words. A stored form that does not encode back to itself is a finding.

use std::collections::BTreeMap;

use clearline_core::proved::stated::Values;
use clearline_core::proved::tables::Table;
use clearline_law::{Facts, Ruling};
use clearline_records::dossier::{FileDocument, received_digest};
use clearline_report::{FileSaid, ReportKind, Said, Stage};
use clearline_seal::MANIFEST_FACT;
use clearline_store::Value;
use clearline_wire::kept;
use clearline_wire::public::PublicReport;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::walk::Report;
use super::{Finding, What};

/// Texts that hold JSON and must read back as they stand.
const JSON: [(&str, &str); 4] =
    [("candidate", "evidence"), ("outcome", "factors"), ("outcome", "missing"), ("proposal", "body")];

/// Everything about one report that its digests alone do not tell.
pub(super) fn of_report(report: &Report<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> =
        report.rows.iter().flat_map(|(table, values)| of_house(table, values)).collect();
    let head = report.of("report").next();
    found.extend(head.into_iter().flat_map(|head| of_head(report, head)));
    if report.expunged {
        return found;
    }
    found.extend(documents(report, head));
    found.extend(facts(report));
    found.extend(rulings(report));
    found.extend(links(report));
    found
}

/// The forms of one row by itself.
pub(super) fn of_house(table: &'static Table, values: &Values) -> Vec<Finding> {
    let kept =
        JSON.iter().filter(|(name, _)| *name == table.name).filter_map(|(_, column)| text(values, column));
    let broken = kept.filter(|kept| !reads_back(kept));
    broken.map(|_| unreadable(table.name, values, "a stored form does not read back as it is kept")).collect()
}

impl<'p> Report<'p> {
    fn of(&self, table: &'static str) -> impl Iterator<Item = &'p Values> {
        self.rows.iter().filter(move |(one, _)| one.name == table).map(|(_, values)| values)
    }

    /// The values of a fact in the entries of one command.
    fn said<'k>(&'k self, kind: &'k str, fact: &'k str) -> impl Iterator<Item = &'k str> {
        self.entries.iter().filter(move |entry| entry.kind == kind).flat_map(move |entry| entry.facts(fact))
    }
}

/// The report's own row against what else is there.
fn of_head(report: &Report<'_>, head: &Values) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut say = |what: &str| found.push(finding(What::Altered, "report", head, what));
    if report.expunged != int(head, "expunged_at").is_some() {
        say("whether it was expunged is not what the ledger says");
    }
    let changed = int(head, "changed_at");
    if !report.entries.is_empty() && !report.entries.iter().any(|entry| Some(entry.place.at) == changed) {
        say("changed_at is the moment of none of its entries");
    }
    let emptied = matches!(text(head, "stage"), Some(stage) if stage == Stage::Retracted.word() || stage == Stage::Expired.word());
    let files = i64::try_from(report.of("file").count()).unwrap_or(i64::MAX);
    if !report.expunged && !emptied && int(head, "files") != Some(files) {
        say("files is not how many files it has");
    }
    found
}

/// Documents are read again, and the receipt is computed again.
fn documents(report: &Report<'_>, head: Option<&Values>) -> Vec<Finding> {
    let mut found = Vec::new();
    for row in report.of("submission") {
        let said = head.zip(bytes(row, "document")).and_then(|(head, document)| said_in(head, document));
        if said.as_ref().map(kept::to_json).as_deref() != text(row, "parsed") {
            found.push(unreadable("submission", row, "its document does not say what is kept of it"));
        }
    }
    for row in report.of("file").filter(|row| bytes(row, "document").is_some()) {
        let said = bytes(row, "document").and_then(said_of_file);
        if said.as_ref().map(kept::to_json).as_deref() != text(row, "parsed") {
            found.push(unreadable("file", row, "its document does not say what is kept of it"));
        }
    }
    let whole = report.of("file").all(|row| bytes(row, "sha256").is_some_and(|held| !held.is_empty()));
    let document = report.of("submission").next().and_then(|row| bytes(row, "document"));
    let receipt = report.of("receipt").next();
    if let (true, Some(document), Some(receipt)) = (whole, document, receipt) {
        let digest = received_digest(document, &received(report));
        if bytes(receipt, "digest") != Some(&digest[..]) {
            found.push(finding(What::Altered, "receipt", receipt, "it is not of what was received"));
        }
    }
    found
}

fn received(report: &Report<'_>) -> Vec<FileDocument> {
    let mut files: Vec<_> = report.of("file").collect();
    files.sort_by_key(|row| (int(row, "ordinal"), text(row, "id").map(str::to_owned)));
    let one = |row: &Values| {
        Some(FileDocument {
            id: text(row, "id")?.parse().ok()?,
            sha256: bytes(row, "sha256")?.to_vec(),
            size: int(row, "size")?,
            details: bytes(row, "document").map(<[u8]>::to_vec),
        })
    };
    files.into_iter().filter_map(one).collect()
}

/// What entries say in plain words of documents, files and receipts.
fn facts(report: &Report<'_>) -> Vec<Finding> {
    let digest = |row: &Values| bytes(row, "document").map(|bytes| hex::encode(Sha256::digest(bytes)));
    let mut found = Vec::new();
    for row in report.of("submission") {
        let said =
            report.said("intake.open", "document").chain(report.said("intake.file_public", "document"));
        if !said.into_iter().any(|said| Some(said) == digest(row).as_deref()) {
            found.push(finding(
                What::Altered,
                "submission",
                row,
                "no entry names the digest of its document",
            ));
        }
    }
    for row in report.of("file") {
        let named = |said: &str| Some(said) == digest(row).as_deref();
        if digest(row).is_some() && !report.said("intake.describe_file", "document").any(named) {
            found.push(finding(What::Altered, "file", row, "no entry names the digest of its document"));
        }
        let held = bytes(row, "sha256").filter(|held| !held.is_empty()).map(hex::encode);
        let received = |said: &str| Some(said) == held.as_deref();
        if held.is_some() && !report.said("intake.add_file", "sha256").any(received) {
            found.push(finding(What::Altered, "file", row, "no entry names the digest of its content"));
        }
    }
    for row in report.of("receipt") {
        let held = bytes(row, "digest").map(hex::encode);
        if !report.said("intake.finish", "received").any(|said| Some(said) == held.as_deref()) {
            found.push(finding(What::Altered, "receipt", row, "no entry names its digest"));
        }
    }
    found
}

/// Rulings are what the law said: their digests, their forms, and what entries say of them.
fn rulings(report: &Report<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut said: BTreeMap<&str, i64> = BTreeMap::new();
    let all = report.entries.iter().flat_map(|entry| entry.facts("ruling"));
    // A referral names its ruling by the digest alone.
    all.filter(|said| said.contains(' ')).for_each(|words| *said.entry(words).or_default() += 1);
    for row in report.of("ruling") {
        let (body, facts) = (text(row, "body").unwrap_or_default(), text(row, "facts").unwrap_or_default());
        let digest = bytes(row, "digest").unwrap_or_default();
        if Sha256::digest(body.as_bytes())[..] != *digest {
            found.push(finding(What::Altered, "ruling", row, "its digest is not that of its body"));
        }
        let error = text(row, "outcome") == Some("error");
        let facts_hold = error || Facts::from_json(facts).is_ok_and(|read| read.to_json() == facts);
        let body_holds = error || Ruling::from_json(body).is_ok_and(|read| read.to_json() == body);
        if !facts_hold || !body_holds {
            found.push(unreadable("ruling", row, "a stored form does not read back as it is kept"));
        }
        let agency = text(row, "agency").unwrap_or_default();
        let words = format!("{agency} {} {}", text(row, "outcome").unwrap_or_default(), hex::encode(digest));
        let count = said.get_mut(words.as_str()).filter(|count| **count > 0);
        match count {
            Some(count) => *count -= 1,
            None => found.push(finding(What::Added, "ruling", row, "no entry names its outcome and digest")),
        }
    }
    found
}

/// The entries that referrals point to.
fn links(report: &Report<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for row in report.of("referral") {
        let entry = |column: &str| {
            let id = bytes(row, column)?;
            Some(report.entries.iter().find(|entry| entry.id == id))
        };
        if entry("entry").flatten().is_none() {
            found.push(finding(
                What::Altered,
                "referral",
                row,
                "the entry it points to is not in the ledger",
            ));
        }
        let manifest = bytes(row, "manifest_digest").map(hex::encode);
        let named = entry("manifest_entry").map(|entry| entry.and_then(|entry| entry.fact(MANIFEST_FACT)));
        if named.is_some_and(|named| named != manifest.as_deref()) {
            found.push(finding(
                What::Altered,
                "referral",
                row,
                "its manifest is not the one that was recorded",
            ));
        }
    }
    found
}

/// What the document of a report says.
fn said_in(head: &Values, document: &[u8]) -> Option<Said> {
    if text(head, "kind") == Some(ReportKind::Public.word()) {
        let report = PublicReport::from_json(std::str::from_utf8(document).ok()?).ok()?;
        // The stored form of a report of the public is its document, which must be the one that we write.
        let opened = Timestamp::from_microsecond(int(head, "opened_at")?).ok()?;
        return (report.to_json().as_bytes() == document).then(|| report.said(opened));
    }
    clearline_wire::said(&clearline_wire::read_tree(document).ok()?).ok()
}

fn said_of_file(document: &[u8]) -> Option<FileSaid> {
    let details = clearline_wire::file_said(&clearline_wire::read_tree(document).ok()?);
    details.ok().map(|details| details.said)
}

fn reads_back(kept: &str) -> bool {
    let again = serde_json::from_str::<serde_json::Value>(kept).map(|value| value.to_string());
    again.is_ok_and(|again| again == kept)
}

fn finding(what: What, table: &'static str, row: &Values, detail: &str) -> Finding {
    let Some(table) = Table::named(table) else { return Finding::ledger(what, detail) };
    let value = |name: &str| row.get(name).cloned();
    let key = table
        .shape()
        .and_then(|shape| clearline_core::proved::stated::key_text(shape, &value))
        .unwrap_or_default();
    Finding::row(what, table, row, &key, None, detail)
}

fn unreadable(table: &'static str, row: &Values, detail: &str) -> Finding {
    finding(What::Unreadable, table, row, detail)
}

fn text<'v>(row: &'v Values, column: &str) -> Option<&'v str> {
    match row.get(column) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

fn int(row: &Values, column: &str) -> Option<i64> {
    match row.get(column) {
        Some(Value::Int(number)) => Some(*number),
        _ => None,
    }
}

fn bytes<'v>(row: &'v Values, column: &str) -> Option<&'v [u8]> {
    match row.get(column) {
        Some(Value::Bytes(bytes)) => Some(bytes),
        _ => None,
    }
}
