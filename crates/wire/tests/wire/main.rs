//! What senders and clients of the reporting API rely on. The samples were made by real clients (the word
//! before `.xml` names the one) or written by hand; all of them are synthetic.

#![cfg(test)]

mod accepted;
mod answers;
mod hostile;
mod mends;
mod public_form;
mod refused;
mod rules;
mod schema;
mod spelling;

use std::path::PathBuf;

use jiff::Timestamp;

/// The moment at which the samples are judged.
pub(crate) const NOW: &str = "2026-11-23T12:00:00Z";

pub(crate) fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// The samples of a folder with their names, in the order of the names.
pub(crate) fn samples(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(folder);
    let mut samples: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap())
        })
        .collect();
    samples.sort();
    assert!(!samples.is_empty());
    samples
}

pub(crate) fn sample(name: &str) -> Vec<u8> {
    let folders = ["valid", "invalid", "schema-valid", "responses"];
    let found = folders.into_iter().flat_map(samples).find(|(known, _)| known.starts_with(name));
    found.unwrap_or_else(|| panic!("no sample {name}")).1
}

/// A report that is fine, with `inside` put between its reporter and its end.
pub(crate) fn report_with(inside: &str) -> Vec<u8> {
    report(
        "<incidentType>Child Sex Tourism</incidentType><incidentDateTime>2024-01-15T08:30:00Z</incidentDateTime>",
        inside,
    )
}

pub(crate) fn report(summary: &str, after: &str) -> Vec<u8> {
    format!(
        "<report><incidentSummary>{summary}</incidentSummary><reporter><reportingPerson><email>reporter@example.com</email></reportingPerson></reporter>{after}</report>"
    )
    .into_bytes()
}

/// Details of a file that are fine, with `inside` after the file.
pub(crate) fn details_with(inside: &str) -> Vec<u8> {
    format!(
        "<fileDetails><reportId>4564654</reportId><fileId>b0754af766b426f2928a02c651ed4b99</fileId>{inside}</fileDetails>"
    )
    .into_bytes()
}

/// The messages of a refused report.
pub(crate) fn report_messages(bytes: &[u8]) -> Vec<String> {
    match clearline_wire::read_report(bytes, now()) {
        Ok(_) => Vec::new(),
        Err(refused) => refused.findings().iter().map(|finding| finding.message.clone()).collect(),
    }
}

/// The messages of refused file details.
pub(crate) fn details_messages(bytes: &[u8]) -> Vec<String> {
    match clearline_wire::read_file_details(bytes, now()) {
        Ok(_) => Vec::new(),
        Err(refused) => refused.findings().iter().map(|finding| finding.message.clone()).collect(),
    }
}
