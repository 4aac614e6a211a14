//! The written form of a value over which the ledger's digests are taken. `docs/ledger.md` is its specification.
//!
//! A value is a domain (what kind of thing it is) and fields with names. The form does not depend on the order in which
//! fields are given, on how they are stored, or on how a programming language prints them, so that storage may change
//! under it; and no two values have the same form.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const VALUE_V1: &[u8] = b"clearline.value/v1\n";
const SET_V1: &[u8] = b"clearline.set/v1\n";

/// One field of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field<'a> {
    /// There is none.
    Null,
    /// A whole number; moments are microseconds since 1970 in UTC.
    Int(i64),
    /// Text in UTF-8.
    Text(&'a str),
    /// Bytes as they are, written with their length.
    Bytes(&'a [u8]),
}

/// The one encoding: the version line, the domain behind its 8-byte length, the number of fields as 8 bytes, then the
/// fields in the order of the bytes of their names: the name behind its length, one byte for the kind (0 none, 1 number,
/// 2 text, 3 bytes), and the number as 8 bytes, or the text or the bytes behind their length. Numbers are big-endian,
/// negative ones in two's complement. Where a name is given twice the last one counts.
#[must_use]
pub fn encode<'a>(domain: &str, fields: impl IntoIterator<Item = (&'a str, Field<'a>)>) -> Vec<u8> {
    let fields: BTreeMap<&str, Field<'_>> = fields.into_iter().collect();
    let mut out = VALUE_V1.to_vec();
    put(&mut out, domain.as_bytes());
    out.extend_from_slice(&(fields.len() as u64).to_be_bytes());
    for (name, field) in fields {
        put(&mut out, name.as_bytes());
        match field {
            Field::Null => out.push(0),
            Field::Int(number) => {
                out.push(1);
                out.extend_from_slice(&number.to_be_bytes());
            }
            Field::Text(text) => {
                out.push(2);
                put(&mut out, text.as_bytes());
            }
            Field::Bytes(bytes) => {
                out.push(3);
                put(&mut out, bytes);
            }
        }
    }
    out
}

/// SHA-256 over [`encode`].
#[must_use]
pub fn digest<'a>(domain: &str, fields: impl IntoIterator<Item = (&'a str, Field<'a>)>) -> [u8; 32] {
    Sha256::digest(encode(domain, fields)).into()
}

/// The digest of several values without an order, by their digests: SHA-256 over the version line, the domain behind its
/// length, how many there are as 8 bytes, and the digests in the order of their bytes.
#[must_use]
pub fn set_digest(domain: &str, digests: impl IntoIterator<Item = [u8; 32]>) -> [u8; 32] {
    let mut digests: Vec<[u8; 32]> = digests.into_iter().collect();
    digests.sort_unstable();
    let mut out = SET_V1.to_vec();
    put(&mut out, domain.as_bytes());
    out.extend_from_slice(&(digests.len() as u64).to_be_bytes());
    digests.iter().for_each(|digest| out.extend_from_slice(digest));
    Sha256::digest(out).into()
}

fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
    out.extend_from_slice(bytes);
}
