//! Files → exact matches in imported hash lists. A match says which list, and of which kind the digest was: equal MD5
//! is no proof that two files are the same.

use std::collections::BTreeMap;

use clearline_report::{DigestKind, FileId};
use clearline_store::{Row, Value};
use jiff::Timestamp;

use crate::augment::model::{Digest, LISTS_MAX, heard};
use crate::command::Trouble;
use crate::dossier::augmented::{Doubt, Matter, Statement};
use crate::dossier::{self, KeptFile};
use crate::house::House;
use crate::statement::statement;

statement! {
    HASH_LISTS = "augment/sql/hash_lists";
    MATCH_DIGESTS = "augment/sql/match_digests";
}

/// Digests asked about in one question: as many as the statement has places.
const ASKED_AT_ONCE: usize = 16;

/// Which files have a digest, and whether we computed it ourselves.
type Asked<'a> = BTreeMap<Digest, Vec<(&'a FileId, bool)>>;

/// What the lists say of the files: how they were searched, then each match.
pub(in crate::augment) async fn ask(
    house: &House,
    files: &[KeptFile],
    at: Timestamp,
) -> Result<Vec<Statement>, Trouble> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let lists = query(house, &HASH_LISTS, &[LISTS_MAX.into()]).await?;
    let search =
        |value: String| heard("hash lists", Matter::HashSearch, format!("{} files", files.len()), value, at);
    if lists.is_empty() {
        let silent = search("we have no hash list".to_owned());
        return Ok(vec![Statement { doubts: vec![Doubt::NobodyAsked], ..silent }]);
    }
    let asked = digests(files);
    let mut statements = vec![search(format!(
        "searched {} for {}",
        counted(lists.len(), "hash list"),
        counted(asked.len(), "hash")
    ))];
    let all: Vec<&Digest> = asked.keys().collect();
    for chunk in all.chunks(ASKED_AT_ONCE) {
        let last = chunk.last().map(|digest| digest.bytes.clone()).unwrap_or_default();
        let mut params: Vec<Value> = chunk.iter().map(|digest| digest.bytes.clone().into()).collect();
        params.resize(ASKED_AT_ONCE, last.into());
        for row in &query(house, &MATCH_DIGESTS, &params).await? {
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

fn digests(files: &[KeptFile]) -> Asked<'_> {
    let mut asked: Asked<'_> = BTreeMap::new();
    for file in files {
        let ours = [
            (DigestKind::Md5, &file.md5),
            (DigestKind::Sha1, &file.sha1),
            (DigestKind::Sha256, &file.sha256),
        ];
        for (kind, bytes) in ours {
            asked.entry(Digest { kind, bytes: bytes.clone() }).or_default().push((&file.id, true));
        }
        for hash in &file.said.hashes {
            // Other kinds, such as perceptual hashes, are not matched exactly.
            if let Ok(digest) = Digest::read(&hash.kind, &hash.value) {
                let named = asked.entry(digest).or_default();
                if !named.iter().any(|(id, _)| **id == file.id) {
                    named.push((&file.id, false));
                }
            }
        }
    }
    asked
}

fn matches(row: &Row, asked: &Asked<'_>, at: Timestamp) -> Result<Vec<Statement>, Trouble> {
    let word = dossier::text_at(row, 1)?;
    let Some((kind, ..)) = DigestKind::ALL.into_iter().find(|(_, name, _)| *name == word) else {
        return Err(Trouble::row(format!("hash kind {word}")));
    };
    let digest = Digest { kind, bytes: row.bytes(0).map_err(Trouble::row)?.to_vec() };
    let (list, name) = (dossier::text_at(row, 2)?, dossier::text_at(row, 3)?);
    let imported = dossier::moment(dossier::int_at(row, 4)?)?;
    let value = format!("its {word} is in the list “{name}”");
    let files = asked.get(&digest).map(Vec::as_slice).unwrap_or_default();
    Ok(files
        .iter()
        .map(|(file, ours)| Statement {
            source_as_of: Some(jiff::tz::Offset::UTC.to_datetime(imported).date().to_string()),
            doubts: (!ours).then_some(Doubt::SenderComputed).into_iter().collect(),
            ..heard(&format!("hash list {list}"), Matter::HashMatch, file.to_string(), value.clone(), at)
        })
        .collect())
}

async fn query(
    house: &House,
    sql: &'static clearline_store::Sql,
    params: &[Value],
) -> Result<Vec<Row>, Trouble> {
    house.store.query(sql, params).await.map_err(|source| Trouble::Store { command: "augment.carry", source })
}
