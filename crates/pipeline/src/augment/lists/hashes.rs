//! Hash lists: one hash a line; the output of md5sum, sha1sum and sha256sum in the forms of GNU and BSD; tables with or
//! without names of columns, among them those of the NSRL and of ICSE; `kind,value`; and Project VIC's JSON.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use clearline_report::digest::Digest;
use clearline_report::{Argument, DigestKind, Message, message};
use csv::StringRecord;
use serde_json::Value;

use super::super::model::RefusedLine;
use super::Refusals;
use super::text::{self, plain_name};
use crate::augment::model::{ImportRefusal, LIST_BYTES_MAX};

/// JSON is read whole, as values; longer JSON is to be split.
const JSON_BYTES_MAX: usize = 64 << 20;

/// What was read of a list.
#[derive(Debug)]
pub(in crate::augment) struct HashesRead {
    /// The digests in the order of the text.
    pub(in crate::augment) digests: Vec<Digest>,
    /// How many hashes of a file without a byte were left out: every such file has them.
    pub(in crate::augment) of_nothing: u64,
    /// The first lines that were not taken.
    pub(in crate::augment) refused: Vec<RefusedLine>,
    /// How many more were not taken.
    pub(in crate::augment) refused_more: usize,
}

#[derive(Default)]
struct Found {
    digests: Vec<Digest>,
    of_nothing: u64,
    refusals: Refusals,
}

impl Found {
    fn add(&mut self, line: usize, read: Result<Vec<Digest>, Message>) {
        match read {
            Ok(digests) => {
                for digest in digests {
                    if digest.is_of_nothing() {
                        self.of_nothing += 1;
                    } else {
                        self.digests.push(digest);
                    }
                }
            }
            Err(because) => self.refusals.add(line, because),
        }
    }
}

/// Reads a list in whatever of these forms it is.
pub(in crate::augment) fn read(bytes: &[u8]) -> Result<HashesRead, ImportRefusal> {
    if bytes.len() > LIST_BYTES_MAX {
        return Err(ImportRefusal::TooLong { limit: LIST_BYTES_MAX });
    }
    let text = text::decode(bytes);
    let mut found = Found::default();
    if text.trim_start().starts_with(['{', '[']) {
        json(&text, &mut found)?;
    } else {
        let by = text::separator(&text);
        let first = text::lines(&text).next().map(|(_, line)| line);
        match by.filter(|_| first.is_some_and(|line| one_line(line).is_err())) {
            Some(by) => table(&text, by, &mut found),
            None => text::lines(&text).for_each(|(number, line)| {
                let read = one_line(line).or_else(|why| by.map_or(Err(why), |by| cells_of(line, by)));
                found.add(number, read);
            }),
        }
    }
    if found.digests.is_empty() && found.of_nothing == 0 {
        return Err(found.refusals.nothing(message!("list-no-hash")));
    }
    let Refusals { named, more } = found.refusals;
    let (digests, of_nothing) = (found.digests, found.of_nothing);
    Ok(HashesRead { digests, of_nothing, refused: named, refused_more: more })
}

/// A line without separators: a hash alone, a hash with a file's name behind it or before it, a kind and a hash.
fn one_line(line: &str) -> Result<Vec<Digest>, Message> {
    let line = line.trim();
    // BSD and openssl: `MD5 (name) = hash`, `SHA2-256(name)= hash`.
    if let Some((name, rest)) = line.split_once('(') {
        let value = rest.rsplit_once(')').and_then(|(_, value)| value.trim().strip_prefix('='));
        if let (Some(kind), Some(value)) = (kind_of(name), value) {
            return Ok(vec![digest(Some(kind), value)?]);
        }
    }
    // GNU: `hash  name`, `hash *name`, with `\` before a name that had to be written otherwise. What a file is called is
    // no hash, also where it looks like one.
    let unescaped = line.strip_prefix('\\').unwrap_or(line);
    let first = unescaped.split(' ').next().unwrap_or_default();
    if is_hex(first) && first.len() >= 16 {
        return Ok(vec![digest(None, first)?]);
    }
    for mark in [':', '=', ' ', '\t', ',', ';', '|'] {
        if let Some((name, value)) = line.split_once(mark)
            && let Some(kind) = kind_of(name)
            && !value.contains([',', ';', '|', '\t'])
        {
            return Ok(vec![digest(Some(kind), value)?]);
        }
    }
    if line.contains([',', ';', '|', '\t', '"']) {
        return Err(unknown_form());
    }
    Ok(vec![digest(None, line)?])
}

fn cells_of(line: &str, by: u8) -> Result<Vec<Digest>, Message> {
    let mut read = Err(unknown_form());
    text::records(line, by, &mut |_, record| read = cells(record));
    read
}

/// What a column of a table holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Digest(DigestKind),
    Kind,
    Value,
    Other,
}

fn table(text: &str, by: u8, found: &mut Found) {
    let mut columns: Option<Vec<Column>> = None;
    text::records(text, by, &mut |line, record| match &columns {
        None => {
            let named: Vec<Column> = record.iter().map(column).collect();
            let is_head = named.iter().any(|one| matches!(one, Column::Digest(_) | Column::Value))
                && record.iter().all(|cell| by_look(cell).is_none());
            if is_head {
                columns = Some(named);
            } else {
                columns = Some(Vec::new());
                found.add(line, cells(record));
            }
        }
        Some(columns) if columns.is_empty() => found.add(line, cells(record)),
        Some(columns) => found.add(line, row(columns, record)),
    });
}

/// The column of this name. Names vary: `MD5`, `md5 hash`, `Hash MD5`, `SHA-1`.
fn column(name: &str) -> Column {
    let name = plain_name(name);
    let bare = name.replace("hashvalue", "").replace("hash", "").replace("value", "").replace("sum", "");
    match (kind_of(&bare), name.as_str()) {
        (Some(kind), _) => Column::Digest(kind),
        (None, "kind" | "type" | "algorithm" | "algo" | "hashtype" | "hashname" | "hashkind" | "method") => {
            Column::Kind
        }
        (None, "value" | "hash" | "hashes" | "hashvalue" | "digest" | "checksum") => Column::Value,
        _ => Column::Other,
    }
}

/// A row of a table with names of columns.
fn row(columns: &[Column], record: &StringRecord) -> Result<Vec<Digest>, Message> {
    let cells = || columns.iter().copied().zip(record).filter(|(_, cell)| !cell.trim().is_empty());
    let said = cells().find(|(column, _)| *column == Column::Kind).map(|(_, cell)| cell);
    let mut digests = Vec::new();
    for (column, cell) in cells() {
        match column {
            Column::Digest(kind) => digests.push(digest(Some(kind), cell)?),
            Column::Value => {
                let kind = said.map(|said| kind_of(said).ok_or_else(|| unknown_kind(said))).transpose()?;
                digests.push(digest(kind, cell)?);
            }
            Column::Kind | Column::Other => {}
        }
    }
    if digests.is_empty() {
        return Err(message!("list-no-column"));
    }
    Ok(digests)
}

/// A record without names of columns: a kind and a value, or every cell that looks like a hash.
fn cells(record: &StringRecord) -> Result<Vec<Digest>, Message> {
    if let (Some(name), Some(value)) = (record.get(0), record.get(1))
        && let Some(kind) = kind_of(name)
    {
        return Ok(vec![digest(Some(kind), value)?]);
    }
    let digests: Vec<Digest> = record.iter().filter_map(by_look).collect();
    if !digests.is_empty() {
        return Ok(digests);
    }
    let is_word = |cell: &str| !cell.is_empty() && cell.len() <= 12 && cell.starts_with(char::is_alphabetic);
    match (record.len(), record.get(0)) {
        (2, Some(name)) if is_word(name) => Err(unknown_kind(name)),
        (_, Some(first)) => Err(digest(None, first).err().unwrap_or_else(unknown_form)),
        (_, None) => Err(unknown_form()),
    }
}

fn by_look(cell: &str) -> Option<Digest> {
    digest(None, cell).ok()
}

/// The kind of this name: with or without marks, `SHA2-256` too.
fn kind_of(name: &str) -> Option<DigestKind> {
    let name = plain_name(name);
    let name = if name == "sha2256" { "sha256" } else { name.as_str() };
    name.parse().ok()
}

fn unknown_kind(name: &str) -> Message {
    let name: String = name.chars().filter(|one| !one.is_control()).take(20).collect();
    message!("list-unknown-kind", kind = Argument::exact(name))
}

fn unknown_form() -> Message {
    message!("list-unknown-form")
}

fn is_hex(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A hash of this kind in any form that is in use. Where nothing says of which kind it is, hexadecimal tells it by its
/// length, and so does base64 that is whole: anything else may be a name.
fn digest(kind: Option<DigestKind>, cell: &str) -> Result<Digest, Message> {
    let cell = cell.trim().trim_matches('"').trim();
    if let Some(kind) = kind.filter(|kind| is_hex(cell) && cell.len() != kind.length() * 2) {
        return Err(wrong_length(Some(kind), cell.len()));
    }
    let whole = is_hex(cell) || (cell.ends_with('=') && BASE64_STANDARD.decode(cell).is_ok());
    let read = match kind {
        Some(kind) => Digest::read(kind, cell),
        None => DigestKind::ALL.into_iter().filter(|_| whole).find_map(|kind| Digest::read(kind, cell)),
    };
    read.ok_or_else(|| not_hex(kind, cell))
}

fn wrong_length(kind: Option<DigestKind>, length: usize) -> Message {
    let like = match length {
        32 => Some(DigestKind::Md5.word()),
        40 => Some(DigestKind::Sha1.word()),
        64 => Some(DigestKind::Sha256.word()),
        8 => Some("CRC-32"),
        56 => Some("SHA-224"),
        96 => Some("SHA-384"),
        128 => Some("SHA-512"),
        _ => None,
    };
    let found = match like {
        Some(kind) => message!("list-digits-of", digits = length, kind = Argument::name(kind)),
        None => message!("list-digits", digits = length),
    };
    match kind {
        Some(kind) => {
            let (name, wanted) = (Argument::name(kind.word()), kind.length() * 2);
            message!("list-wrong-length", found = found, kind = name, wanted = wanted)
        }
        None => message!("list-length-of-none", found = found),
    }
}

/// What is wrong with a value that is neither hexadecimal nor base64 of the right length, and what to write.
fn not_hex(kind: Option<DigestKind>, cell: &str) -> Message {
    let bare: String = cell.chars().filter(|one| !matches!(one, ':' | '-' | ' ' | '.')).collect();
    let all = |fits: fn(char) -> bool| !cell.is_empty() && cell.trim_end_matches('=').chars().all(fits);
    if cell.is_empty() {
        message!("list-hash-missing")
    } else if cell.strip_prefix("0x").or_else(|| cell.strip_prefix("0X")).is_some_and(is_hex) {
        message!("list-hash-with-0x")
    } else if bare.len() < cell.len() && is_hex(&bare) {
        message!("list-hash-with-marks")
    } else if is_hex(cell) {
        wrong_length(kind, cell.len())
    } else if matches!(cell.trim_end_matches('=').len(), 32 | 52)
        && all(|one| matches!(one, 'A'..='Z' | '2'..='7'))
    {
        message!("list-base32")
    } else if cell.len() >= 20
        && all(|one| one.is_ascii_alphanumeric() || matches!(one, '+' | '/' | '-' | '_'))
    {
        message!("list-base64")
    } else {
        message!("list-not-hexadecimal")
    }
}

/// Project VIC: objects with `MD5` and `SHA1`, however deep, and further hashes by name. Values behind one another, one a
/// line, are read as well.
fn json(text: &str, found: &mut Found) -> Result<(), ImportRefusal> {
    if text.len() > JSON_BYTES_MAX {
        return Err(ImportRefusal::TooLong { limit: JSON_BYTES_MAX });
    }
    let mut from = 0;
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        let value = value.map_err(|error| {
            let because = message!("list-broken-json", error = Argument::exact(error.to_string()));
            ImportRefusal::Nothing { why: super::on_line(error.line(), because) }
        })?;
        object(&value, text, &mut from, found);
    }
    Ok(())
}

fn object(value: &Value, text: &str, from: &mut usize, found: &mut Found) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| object(one, text, from, found)),
        Value::Object(fields) => {
            let named = |wanted: Column| {
                fields.iter().find(|(name, _)| column(name) == wanted).and_then(|(_, value)| value.as_str())
            };
            let said = named(Column::Kind);
            for (name, value) in fields {
                let cell = value.as_str().filter(|cell| !cell.trim().is_empty());
                let read = match (column(name), cell) {
                    (Column::Digest(kind), Some(cell)) => digest(Some(kind), cell),
                    // Hashes of other kinds are there too, and are no error.
                    (Column::Value, Some(cell)) => match said.and_then(kind_of) {
                        Some(kind) => digest(Some(kind), cell),
                        None => continue,
                    },
                    _ => {
                        object(value, text, from, found);
                        continue;
                    }
                };
                match read {
                    Ok(digest) => found.add(0, Ok(vec![digest])),
                    Err(because) => {
                        let line = line_of(text, from, cell.unwrap_or_default());
                        let name = Argument::exact(name);
                        found.add(line, Err(message!("list-member", name = name, why = because)));
                    }
                }
            }
        }
        _ => {}
    }
}

/// The next line with this text.
fn line_of(text: &str, from: &mut usize, cell: &str) -> usize {
    let written = Value::from(cell).to_string();
    let rest = text.get(*from..).unwrap_or_default();
    let at = rest.find(&written).map_or(*from, |at| *from + at);
    *from = at.saturating_add(written.len()).min(text.len());
    text.get(..at).unwrap_or_default().matches('\n').count() + 1
}
