//! Files → exact matches in imported hash lists, and hashes that are named → the same. A match says which list, and of
//! which kind the digest was: equal MD5 is no proof that two files are the same. What holds nothing is in no list, whatever
//! a list holds.

use std::collections::BTreeMap;

use clearline_core::{House, Trouble, row, statement};
use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_records::dossier::{KeptFile, remarks};
use clearline_report::digest::{Digest, Mention, NamedHash};
use clearline_report::{DigestKind, FileId};
use clearline_store::{Given, Row, Value, params};
use jiff::Timestamp;

use crate::augment::model::{LISTS_MAX, heard};

statement! {
    pub(crate) HASH_LISTS = "augment/sql/hash_lists";
    MATCH_DIGESTS = "augment/sql/match_digests";
}

/// Digests asked about in one question: as many as the statement has places.
const ASKED_AT_ONCE: usize = 16;

/// Whose digest it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose<'a> {
    /// Of a file, computed here.
    File(&'a FileId),
    /// Named by the sender of a file whose bytes have another.
    Named(&'a FileId),
    /// Named in the words of the report, without a file.
    Mentioned,
}

/// What is asked about, and whose it is.
type Asked<'a> = BTreeMap<Digest, Vec<Whose<'a>>>;

/// What the lists say of the files and of the hashes that the report mentions: how they were searched, then each match.
pub(in crate::augment) async fn ask(
    house: &House,
    files: &[KeptFile],
    mentioned: &[Mention],
    at: Timestamp,
) -> Result<Vec<Statement>, Trouble> {
    if files.is_empty() && mentioned.is_empty() {
        return Ok(Vec::new());
    }
    let lists = house.query(&HASH_LISTS, params!(limit = LISTS_MAX)).await?;
    let search =
        |value: String| heard("hash lists", Matter::HashSearch, format!("{} files", files.len()), value, at);
    if lists.is_empty() {
        let silent = search("we have no hash list".to_owned());
        return Ok(vec![Statement { doubts: vec![Doubt::NobodyAsked], ..silent }]);
    }
    let asked = asked(files, mentioned);
    let mut statements = vec![search(format!(
        "searched {} for {}",
        counted(lists.len(), "hash list"),
        counted(asked.len(), "hash")
    ))];
    let all: Vec<&Digest> = asked.keys().collect();
    for chunk in all.chunks(ASKED_AT_ONCE) {
        let last = chunk.last().map(|digest| digest.bytes.clone()).unwrap_or_default();
        let mut some: Vec<Value> = chunk.iter().map(|digest| digest.bytes.clone().into()).collect();
        some.resize(ASKED_AT_ONCE, last.into());
        for row in &house.query(&MATCH_DIGESTS, params!(digest = Given::Many(some))).await? {
            statements.extend(matches(row, &asked, at)?);
        }
    }
    Ok(statements)
}

/// `1 hash`, `3 hashes`
fn counted(count: usize, thing: &str) -> String {
    let more = if thing.ends_with("sh") { "es" } else { "s" };
    format!("{count} {thing}{}", if count == 1 { "" } else { more })
}

fn asked<'a>(files: &'a [KeptFile], mentioned: &[Mention]) -> Asked<'a> {
    let mut asked: Asked<'_> = BTreeMap::new();
    // What is named beside a file of which nothing came is among the hashes that are mentioned.
    for file in files.iter().filter(|file| !file.holds_nothing()) {
        for digest in remarks::digests_of(file) {
            asked.entry(digest).or_default().push(Whose::File(&file.id));
        }
        for hash in remarks::hashes_of(file) {
            // Other kinds, such as perceptual hashes, are not matched exactly.
            let (NamedHash::Digest(digest) | NamedHash::Unfit(Some(digest))) = hash.named() else { continue };
            let whose = asked.entry(digest).or_default();
            if !whose.contains(&Whose::File(&file.id)) && !whose.contains(&Whose::Named(&file.id)) {
                whose.push(Whose::Named(&file.id));
            }
        }
    }
    for mention in mentioned {
        asked.entry(mention.digest.clone()).or_default().push(Whose::Mentioned);
    }
    asked
}

fn matches(row: &Row, asked: &Asked<'_>, at: Timestamp) -> Result<Vec<Statement>, Trouble> {
    let word = row::text_at(row, "kind")?;
    let Some((kind, ..)) = DigestKind::ALL.into_iter().find(|(_, name, _)| *name == word) else {
        return Err(Trouble::row(format!("hash kind {word}")));
    };
    let digest = Digest { kind, bytes: row.bytes("digest")?.to_vec() };
    let (list, name) = (row::text_at(row, "id")?, row::text_at(row, "name")?);
    let imported = row::moment(row::int_at(row, "imported_at")?)?;
    let source = format!("hash list {list}");
    let said = |whose: &Whose<'_>| {
        let (matter, about, value, doubt) = match whose {
            Whose::File(file) => {
                (Matter::HashMatch, file.to_string(), format!("its {word} is in the list “{name}”"), None)
            }
            Whose::Named(file) => {
                let value = format!("the {word} that the sender names is in the list “{name}”");
                (Matter::HashMatch, file.to_string(), value, Some(Doubt::SenderComputed))
            }
            Whose::Mentioned => {
                let about = format!("{word} {}", hex::encode(&digest.bytes));
                (Matter::NamedHash, about, format!("is in the list “{name}”"), Some(Doubt::NoFile))
            }
        };
        Statement {
            source_as_of: Some(jiff::tz::Offset::UTC.to_datetime(imported).date().to_string()),
            doubts: doubt.into_iter().collect(),
            ..heard(&source, matter, about, value, at)
        }
    };
    Ok(asked.get(&digest).map(Vec::as_slice).unwrap_or_default().iter().map(said).collect())
}
