//! Reading what lies in the store of files, against the digests that the ledger proves.

use clearline_core::proved::stated::{Values, key_text};
use clearline_core::proved::tables::Table;
use clearline_core::{House, Trouble};
use clearline_store::Value;
use futures::TryStreamExt as _;
use sha2::{Digest as _, Sha256};

use super::rows::{self, Held, Span};
use super::{Finding, What};

/// Where a table keeps sealed content: its path, its wrapped key, its SHA-256.
const SEALED: [(&str, &str, &str, &str); 3] = [
    ("file", "path", "sealed_key", "sha256"),
    ("referral", "package_path", "package_key", "package_digest"),
    ("proposal", "document_path", "document_key", "document_sha256"),
];

/// Reads the files and packages of one report. Returns how many, and what is wrong.
pub(super) async fn of_report(
    house: &House,
    number: i64,
    held: &[Held],
) -> Result<(u64, Vec<Finding>), Trouble> {
    let (mut read, mut found) = (0, Vec::new());
    for row in held {
        if let Some(wrong) = content(house, row).await.inspect(|_| read += 1).flatten() {
            found.push((row, wrong));
        }
    }
    if found.is_empty() {
        return Ok((read, Vec::new()));
    }
    // What was destroyed or sealed anew meanwhile has another key now.
    let now = rows::between(house, Span::of(number)).await?;
    let same = |row: &Held| now.iter().any(|(table, values)| table.name == row.0.name && *values == row.1);
    Ok((read, found.into_iter().filter(|(row, _)| same(row)).map(|(_, wrong)| wrong).collect()))
}

/// Reads the evidence of proposals.
pub(super) async fn of_proposals(house: &House, page: &[Held]) -> Result<(u64, Vec<Finding>), Trouble> {
    let (mut read, mut found) = (0, Vec::new());
    for row in page {
        found.extend(content(house, row).await.inspect(|_| read += 1).flatten());
    }
    Ok((read, found))
}

/// Outer `None`: the row has no content. Inner `None`: its content is what its row says.
async fn content(house: &House, (table, values): &Held) -> Option<Option<Finding>> {
    let (_, path, key, digest) = SEALED.iter().find(|(name, ..)| *name == table.name)?;
    let (Some(Value::Text(path)), Some(Value::Bytes(key))) = (values.get(path), values.get(key)) else {
        return None;
    };
    if key.is_empty() {
        return None;
    }
    let Some(Value::Bytes(wanted)) = values.get(digest) else { return None };
    let wrong = match sha256(house, path, key).await {
        Ok(found) if found[..] == wanted[..] => return Some(None),
        Ok(_) => finding(What::Altered, table, values, "its content has another digest"),
        Err(why) => finding(What::Unreadable, table, values, &format!("its content: {why}")),
    };
    Some(Some(wrong))
}

async fn sha256(house: &House, path: &str, key: &[u8]) -> Result<[u8; 32], String> {
    let told = |error: clearline_vault::GetError| clearline_core::chain(&error);
    let mut bytes = house.vault.get(path, key).await.map_err(told)?;
    let mut digest = Sha256::new();
    while let Some(piece) = bytes.try_next().await.map_err(told)? {
        digest.update(&piece);
    }
    Ok(digest.finalize().into())
}

fn finding(what: What, table: &'static Table, values: &Values, detail: &str) -> Finding {
    let value = |name: &str| values.get(name).cloned();
    let key = table.shape().and_then(|shape| key_text(shape, &value)).unwrap_or_default();
    Finding::row(what, table, values, &key, None, detail)
}
