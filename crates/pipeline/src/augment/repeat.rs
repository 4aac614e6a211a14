//! Was this report sent before? The same sender, the same content and the same files are the same report, however often it
//! comes: programs send again what they believe was lost.
//!
//! A repeat is linked to the first of its kind, counts nothing, and is not indexed: a later report about the same person
//! finds the first, once.

use clearline_core::row::{int_at, moment, number_at};
use clearline_core::{Deed, Trouble, keyed_digest, statement};
use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_records::dossier::{FileDocument, Head};
use clearline_report::{ProviderId, ReportNumber};
use clearline_wire::Element;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};

use super::model::heard;

statement! {
    FIRST_SENT = "augment/sql/first_sent";
    KEEP_SENT = "augment/sql/keep_sent";
    KEEP_SENT_ANEW = "augment/sql/keep_sent_anew";
    KEEP_SENT_AGAIN = "augment/sql/keep_sent_again";
}

/// Our own records as a source.
const SOURCE: &str = "earlier reports";
/// Elements of a file's details that the numbers of each filing are written in: they say nothing of the content.
const OF_THE_FILING: [&str; 2] = ["reportId", "fileId"];

/// A digest of what the sender sent: the document and each file with its details, whatever their order, spacing and
/// comments. Where one of them cannot be read, its bytes are digested instead.
pub(super) fn content(document: &[u8], files: &[FileDocument]) -> [u8; 32] {
    let mut parts: Vec<[u8; 32]> = files.iter().map(of_file).collect();
    parts.sort_unstable();
    let mut all = Sha256::new();
    all.update(of_document(document, &[]));
    for part in parts {
        all.update(part);
    }
    all.finalize().into()
}

fn of_file(file: &FileDocument) -> [u8; 32] {
    let mut one = Sha256::new();
    one.update(&file.sha256);
    if let Some(details) = &file.details {
        one.update(of_document(details, &OF_THE_FILING));
    }
    one.finalize().into()
}

fn of_document(bytes: &[u8], without: &[&str]) -> [u8; 32] {
    let mut digest = Sha256::new();
    match clearline_wire::read_tree(bytes) {
        Ok(tree) => say(&mut digest, &tree, without),
        Err(_) => digest.update(bytes),
    }
    digest.finalize().into()
}

/// An element in one form: each text with its length before it, attributes by their names. It calls itself, which is
/// safe because the reader bounds the depth.
fn say(digest: &mut Sha256, element: &Element, without: &[&str]) {
    let mut text = |text: &str| {
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text.as_bytes());
    };
    text(&element.name);
    let mut attributes: Vec<_> = element.attributes.iter().collect();
    attributes.sort();
    for (name, value) in attributes {
        text(name);
        text(value);
    }
    text(element.text.trim());
    let children: Vec<_> =
        element.children.iter().filter(|child| !without.contains(&child.name.as_str())).collect();
    digest.update((children.len() as u64).to_be_bytes());
    for child in children {
        say(digest, child, &[]);
    }
}

/// What is kept of the content of one sender's report; none for a report of the public, whose sender is unknown.
pub(super) fn print(key: &[u8; 32], head: &Head, content: &[u8; 32]) -> Option<[u8; 32]> {
    let provider: &ProviderId = head.provider.as_ref()?;
    let content = hex::encode(content);
    Some(keyed_digest(key, &["sent report", head.world.word(), provider.as_str(), &content]))
}

/// The report that this one repeats; none where it is the first. The first is kept with the deed: where another process
/// keeps the same content at this moment, the key is taken and we decide again.
pub(super) async fn first(
    deed: &mut Deed<'_>,
    head: &Head,
    print: Option<[u8; 32]>,
) -> Result<Option<ReportNumber>, Trouble> {
    let Some(print) = print else { return Ok(None) };
    let sent = head.finished_at.unwrap_or(head.opened_at);
    let store = &deed.house.store;
    let rows = store.query(&FIRST_SENT, &[print.as_slice().into()]).await;
    let rows = rows.map_err(|source| Trouble::Store { command: "augment.carry", source })?;
    let mut keep = vec![print.as_slice().into(), head.number.get().into(), sent.as_microsecond().into()];
    let Some(row) = rows.first() else {
        deed.run(&KEEP_SENT, keep);
        return Ok(None);
    };
    let (first, at) = (number_at(row, 0)?, moment(int_at(row, 1)?)?);
    let within = SignedDuration::from_hours(24 * deed.house.limits.repeat_days);
    if sent.duration_since(at).abs() <= within {
        deed.run(&KEEP_SENT_AGAIN, vec![head.number.get().into(), first.get().into()]);
        return Ok(Some(first));
    }
    // After this time it is a new report, and not the same one sent again.
    keep.push(first.get().into());
    deed.must_change(&KEEP_SENT_ANEW, keep);
    Ok(None)
}

/// What is said of the first report, in the place of what was said of it before; after all others where nothing was.
pub(super) fn told(statements: &[Statement], first: ReportNumber, at: Timestamp) -> Vec<Statement> {
    let about = first.to_string();
    let value = "the same report and files from the same sender".to_owned();
    let mut all = statements.to_vec();
    let says_so = |one: &&mut Statement| one.matter == Matter::EarlierReport && one.about == about;
    match all.iter_mut().filter(says_so).collect::<Vec<_>>() {
        before if before.is_empty() => {
            let ordinal = statements.last().map_or(1, |last| last.ordinal + 1);
            let said = heard(SOURCE, Matter::EarlierReport, about, value, at);
            all.push(Statement { ordinal, doubts: vec![Doubt::SentAgain], ..said });
        }
        before => {
            for one in before {
                one.value = format!("{value}; {}", one.value);
                one.doubts.push(Doubt::SentAgain);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: u8, details: Option<&str>) -> FileDocument {
        let id = format!("ab{:030x}", u64::from(bytes) + 1).parse().unwrap();
        FileDocument {
            id,
            sha256: vec![bytes; 32],
            size: 1,
            details: details.map(|text| text.as_bytes().to_vec()),
        }
    }

    const DOCUMENT: &str = r#"<report><incidentSummary><incidentType>Child Sexual Molestation</incidentType><incidentDateTime>2026-11-20T18:04:05Z</incidentDateTime></incidentSummary><reporter><reportingPerson><email verified="true" type="Work">a@example.com</email></reportingPerson></reporter></report>"#;

    fn details(report: u64, file: &str, name: &str) -> String {
        format!(
            "<fileDetails><reportId>{report}</reportId><fileId>{file}</fileId><originalFileName>{name}</originalFileName></fileDetails>"
        )
    }

    #[test]
    fn content_is_the_same_whatever_the_spelling_of_the_document() {
        let plain = content(DOCUMENT.as_bytes(), &[]);
        for other in [
            DOCUMENT.replace("><", ">\r\n <!-- x --> <"),
            DOCUMENT.replace(r#"verified="true" type="Work""#, r#"type='Work' verified='true'"#),
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{DOCUMENT}"),
        ] {
            assert_eq!(content(other.as_bytes(), &[]), plain, "{other}");
        }
        for other in
            [DOCUMENT.replace("18:04:05", "18:04:06"), DOCUMENT.replace("true", "false"), "none".to_owned()]
        {
            assert_ne!(content(other.as_bytes(), &[]), plain, "{other}");
        }
    }

    #[test]
    fn files_count_with_their_details_in_any_order_and_under_any_number() {
        let id = |digit: &str| digit.repeat(31) + "a";
        let one = details(1, &id("1"), "a.png");
        let other = details(2, &id("2"), "a.png");
        let files = |a: &str, b: Option<&str>| content(DOCUMENT.as_bytes(), &[file(1, Some(a)), file(2, b)]);
        let plain = files(&one, None);
        assert_eq!(files(&other, None), plain, "the numbers of a filing are no part of its content");
        let turned = [file(2, None), file(1, Some(&one))];
        assert_eq!(content(DOCUMENT.as_bytes(), &turned), plain);
        assert_ne!(files(&details(1, &id("1"), "b.png"), None), plain);
        assert_ne!(
            content(DOCUMENT.as_bytes(), &[file(1, None), file(2, Some(&one))]),
            plain,
            "details belong to a file"
        );
        assert_ne!(content(DOCUMENT.as_bytes(), &[file(1, Some(&one))]), plain);
        assert_ne!(files(&one, Some(&one)), plain);
    }
}
