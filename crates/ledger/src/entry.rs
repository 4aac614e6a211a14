//! What is appended to the ledger, and the opening: the facts behind an entry's digest.

use sha2::{Digest, Sha256};

/// The longest kind of an entry, in bytes.
pub const KIND_BYTES_MAX: usize = 64;
/// The most facts one opening may hold.
pub const FACTS_MAX: u64 = 256;

// A digest must never be readable as another kind of digest: every preimage begins with its own name and version.
const ENTRY_V1: &[u8] = b"clearline.ledger.entry/v1\n";
const OPENING_V1: &[u8] = b"clearline.ledger.opening/v1\n";

/// Why an entry or an opening is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// The kind is empty, too long, or holds something else than `a-z 0-9 . _ -`.
    #[error("an entry's kind is 1 to {KIND_BYTES_MAX} bytes of a-z, 0-9, '.', '_' and '-'")]
    Kind,
    /// The bytes do not begin with a version this crate knows.
    #[error("unknown version of an encoding")]
    Version,
    /// The bytes end early, go on too long, or a length does not fit.
    #[error("the encoding is not exact")]
    Shape,
    /// An opening with too many facts.
    #[error("an opening holds at most {FACTS_MAX} facts")]
    TooManyFacts,
}

/// One act, as the tree keeps it: a kind, a moment and two digests. It holds no personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    kind: String,
    at: i64,
    actor: [u8; 32],
    commitment: [u8; 32],
}

impl Entry {
    /// An entry of `kind` (for example `intake.finish`), at `at` microseconds since 1970 in UTC, by the actor behind
    /// the commitment `actor` (all zero: no person), whose facts are committed to by `commitment`
    /// (see [`Opening::commitment`]).
    ///
    /// # Errors
    /// [`EntryError::Kind`] when the kind is not 1 to [`KIND_BYTES_MAX`] bytes of `a-z 0-9 . _ -`.
    pub fn new(kind: &str, at: i64, actor: [u8; 32], commitment: [u8; 32]) -> Result<Self, EntryError> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'-');
        if kind.is_empty() || kind.len() > KIND_BYTES_MAX || !kind.bytes().all(plain) {
            return Err(EntryError::Kind);
        }
        Ok(Self { kind: kind.to_owned(), at, actor, commitment })
    }

    /// The kind of act, for example `intake.finish`.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// The moment, in microseconds since 1970 in UTC.
    #[must_use]
    pub fn at(&self) -> i64 {
        self.at
    }

    /// The commitment to who acted; all zero when no person did.
    #[must_use]
    pub fn actor(&self) -> &[u8; 32] {
        &self.actor
    }

    /// The commitment to the facts of the act.
    #[must_use]
    pub fn commitment(&self) -> &[u8; 32] {
        &self.commitment
    }

    /// The one encoding of this entry: the version line, the kind behind its 8-byte length, the moment as 8 bytes,
    /// then the two commitments; numbers big-endian. This is what [`crate::leaf_hash`] hashes.
    #[must_use]
    pub fn leaf(&self) -> Vec<u8> {
        let mut leaf = Vec::with_capacity(ENTRY_V1.len() + 8 + self.kind.len() + 8 + 64);
        leaf.extend_from_slice(ENTRY_V1);
        put(&mut leaf, self.kind.as_bytes());
        leaf.extend_from_slice(&self.at.to_be_bytes());
        leaf.extend_from_slice(&self.actor);
        leaf.extend_from_slice(&self.commitment);
        leaf
    }

    /// Reads what [`Entry::leaf`] wrote, and nothing else: every accepted input is the encoding of its result.
    ///
    /// # Errors
    /// [`EntryError`] naming what is wrong with the bytes.
    pub fn parse(leaf: &[u8]) -> Result<Self, EntryError> {
        let mut rest = leaf.strip_prefix(ENTRY_V1).ok_or(EntryError::Version)?;
        let kind = std::str::from_utf8(take(&mut rest)?).map_err(|_| EntryError::Kind)?;
        let at = i64::from_be_bytes(array(&mut rest)?);
        let actor = array(&mut rest)?;
        let commitment = array(&mut rest)?;
        if !rest.is_empty() {
            return Err(EntryError::Shape);
        }
        Self::new(kind, at, actor, commitment)
    }
}

/// The facts that an entry commits to. The salt hides facts that are easy to guess from a reader of the digest. Without
/// the opening the entry is an opaque number: so facts can be expunged, and the ledger still verifies.
#[derive(Clone, PartialEq, Eq)]
pub struct Opening {
    /// 32 bytes of chance, fresh for each opening.
    pub salt: [u8; 32],
    /// Names and values, in the order the writer gave them; the order is part of what is committed to.
    pub facts: Vec<(String, String)>,
}

// Facts may be personal data, and a salt in a log line would let anyone guess at them.
impl std::fmt::Debug for Opening {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Opening([sensitive])")
    }
}

impl Opening {
    /// The salted digest that an entry carries: SHA-256 of [`Opening::to_bytes`].
    #[must_use]
    pub fn commitment(&self) -> [u8; 32] {
        Sha256::digest(self.to_bytes()).into()
    }

    /// The one encoding: version line, salt, number of facts, then each name and value behind its length.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = OPENING_V1.to_vec();
        bytes.extend_from_slice(&self.salt);
        bytes.extend_from_slice(&(self.facts.len() as u64).to_be_bytes());
        for (name, value) in &self.facts {
            put(&mut bytes, name.as_bytes());
            put(&mut bytes, value.as_bytes());
        }
        bytes
    }

    /// Reads what [`Opening::to_bytes`] wrote, and nothing else.
    ///
    /// # Errors
    /// [`EntryError`] naming what is wrong with the bytes; more than [`FACTS_MAX`] facts are refused.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EntryError> {
        let mut rest = bytes.strip_prefix(OPENING_V1).ok_or(EntryError::Version)?;
        let salt = array(&mut rest)?;
        let count = u64::from_be_bytes(array(&mut rest)?);
        if count > FACTS_MAX {
            return Err(EntryError::TooManyFacts);
        }
        let mut facts = Vec::new();
        for _ in 0..count {
            facts.push((text(&mut rest)?, text(&mut rest)?));
        }
        if rest.is_empty() { Ok(Self { salt, facts }) } else { Err(EntryError::Shape) }
    }

    /// The value of the first fact of this name.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
    out.extend_from_slice(bytes);
}

fn array<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], EntryError> {
    let (head, tail) = rest.split_first_chunk::<N>().ok_or(EntryError::Shape)?;
    *rest = tail;
    Ok(*head)
}

fn take<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], EntryError> {
    let length = usize::try_from(u64::from_be_bytes(array(rest)?)).map_err(|_| EntryError::Shape)?;
    let (head, tail) = rest.split_at_checked(length).ok_or(EntryError::Shape)?;
    *rest = tail;
    Ok(head)
}

fn text(rest: &mut &[u8]) -> Result<String, EntryError> {
    String::from_utf8(take(rest)?.to_vec()).map_err(|_| EntryError::Shape)
}
