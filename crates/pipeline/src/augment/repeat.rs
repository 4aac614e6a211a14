//! Was this report sent before? The same sender, the same content and the same files are the same report, however often it
//! comes: programs send again what they believe was lost.
//!
//! A repeat is linked to the first of its kind, counts nothing, and is not indexed: a later report about the same person
//! finds the first, once.

use clearline_core::row::{int_at, moment, number_at};
use clearline_core::{Deed, Trouble, keyed_digest, statement};
use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_records::dossier::{Head, KeptFile};
use clearline_report::{ProviderId, ReportNumber, Said, message};
use clearline_store::params;
use clearline_wire::kept;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};

use super::model::heard;

statement! {
    FIRST_SENT = "augment/sql/first_sent";
    KEEP_SENT = "augment/sql/keep_sent";
    KEEP_SENT_ANEW = "augment/sql/keep_sent_anew";
    KEEP_SENT_AGAIN = "augment/sql/keep_sent_again";
}

/// A digest of what the sender sent: what it said, and each file with what it said of it, in whatever order, spelling and
/// spacing.
pub(super) fn content(said: &Said, files: &[KeptFile]) -> [u8; 32] {
    let mut parts: Vec<[u8; 32]> = files.iter().map(of_file).collect();
    parts.sort_unstable();
    let mut all = Sha256::new();
    all.update(Sha256::digest(kept::to_json(said)));
    for part in parts {
        all.update(part);
    }
    all.finalize().into()
}

fn of_file(file: &KeptFile) -> [u8; 32] {
    let mut one = Sha256::new();
    one.update(&file.sha256);
    one.update(kept::content_of(&file.said));
    one.finalize().into()
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
    let rows = deed.house.query(&FIRST_SENT, params!(digest = print.as_slice())).await?;
    let keep = params!(digest = print, report = head.number.get(), sent_at = sent.as_microsecond());
    let Some(row) = rows.first() else {
        deed.run(&KEEP_SENT, keep);
        return Ok(None);
    };
    let (first, at) = (number_at(row, "report")?, moment(int_at(row, "sent_at")?)?);
    let within = SignedDuration::from_hours(24 * deed.house.limits.repeat_days);
    if sent.duration_since(at).abs() <= within {
        deed.run(&KEEP_SENT_AGAIN, params!(report = head.number.get(), first = first.get()));
        return Ok(Some(first));
    }
    // After this time it is a new report, and not the same one sent again.
    deed.must_change(&KEEP_SENT_ANEW, keep.with("old_report", first.get()));
    Ok(None)
}

/// What is said of the first report, in the place of what was said of it before; after all others where nothing was.
pub(super) fn told(statements: &[Statement], first: ReportNumber, at: Timestamp) -> Vec<Statement> {
    let about = first.to_string();
    let value = message!("said-sent-again");
    let mut all = statements.to_vec();
    let says_so = |one: &&mut Statement| one.matter == Matter::EarlierReport && one.about == about;
    match all.iter_mut().filter(says_so).collect::<Vec<_>>() {
        before if before.is_empty() => {
            let ordinal = statements.last().map_or(1, |last| last.ordinal + 1);
            let said = heard(message!("source-earlier"), Matter::EarlierReport, about, value, at);
            all.push(Statement { ordinal, doubts: vec![Doubt::SentAgain], ..said });
        }
        before => {
            for one in before {
                one.value = message!("said-both", first = value.clone(), second = one.value.clone());
                one.doubts.push(Doubt::SentAgain);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use clearline_report::{FileId, FileKind, FileSaid};

    use super::*;

    fn file(bytes: u8, name: Option<&str>, filing: u8) -> KeptFile {
        let id: FileId = format!("ab{:030x}", u64::from(filing) * 256 + u64::from(bytes)).parse().unwrap();
        let details = name.map(|name| {
            let xml = format!(
                "<fileDetails><reportId>{filing}</reportId><fileId>{id}</fileId><originalFileName>{name}</originalFileName></fileDetails>"
            );
            clearline_wire::read_file_details(xml.as_bytes(), Timestamp::UNIX_EPOCH).unwrap().value.said
        });
        KeptFile {
            ordinal: 1,
            name: None,
            size: 1,
            md5: Vec::new(),
            sha1: Vec::new(),
            sha256: vec![bytes; 32],
            path: String::new(),
            sealed_key: Vec::new(),
            uploaded_at: Timestamp::UNIX_EPOCH,
            kind: FileKind::Png,
            said: details.unwrap_or_else(|| FileSaid::unstated(id.clone())),
            id,
        }
    }

    const DOCUMENT: &str = r#"<report><incidentSummary><incidentType>Child Sexual Molestation</incidentType><incidentDateTime>2026-11-20T18:04:05Z</incidentDateTime></incidentSummary><reporter><reportingPerson><email verified="true" type="Work">a@example.com</email></reportingPerson></reporter></report>"#;

    fn said(document: &str) -> Said {
        let now = "2026-11-28T00:00:00Z".parse().unwrap();
        clearline_wire::read_report(document.as_bytes(), now).unwrap().value
    }

    #[test]
    fn content_is_the_same_whatever_the_spelling_of_the_document() {
        let plain = content(&said(DOCUMENT), &[]);
        for other in [
            DOCUMENT.replace("><", ">\r\n <!-- x --> <"),
            DOCUMENT.replace(r#"verified="true" type="Work""#, r#"type='Work' verified='1'"#),
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{DOCUMENT}"),
        ] {
            assert_eq!(content(&said(&other), &[]), plain, "{other}");
        }
        for other in [DOCUMENT.replace("18:04:05", "18:04:06"), DOCUMENT.replace("true", "false")] {
            assert_ne!(content(&said(&other), &[]), plain, "{other}");
        }
    }

    #[test]
    fn files_count_with_their_details_in_any_order_and_under_any_number() {
        let said = said(DOCUMENT);
        let of = |files: &[KeptFile]| content(&said, files);
        let plain = of(&[file(1, Some("a.png"), 1), file(2, None, 1)]);
        let again = [file(1, Some("a.png"), 2), file(2, None, 2)];
        assert_eq!(of(&again), plain, "the numbers of a filing are no part of its content");
        assert_eq!(of(&[file(2, None, 1), file(1, Some("a.png"), 1)]), plain);
        assert_ne!(of(&[file(1, Some("b.png"), 1), file(2, None, 1)]), plain);
        let other = [file(1, None, 1), file(2, Some("a.png"), 1)];
        assert_ne!(of(&other), plain, "details belong to a file");
        assert_ne!(of(&[file(1, Some("a.png"), 1)]), plain);
        assert_ne!(of(&[file(1, Some("a.png"), 1), file(2, Some("a.png"), 1)]), plain);
    }
}
