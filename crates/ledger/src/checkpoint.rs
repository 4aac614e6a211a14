//! Checkpoints (C2SP tlog-checkpoint) and proof files (C2SP tlog-proof): what an auditor or an agency keeps.

use crate::note::{self, NoteError, VerifierKey};
use crate::proof::{ProofError, verify_inclusion};
use crate::tree::{Hash, leaf_hash};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::SigningKey;

const PROOF_V1: &str = "c2sp.org/tlog-proof@v1";
// A path in a tree of 2^64 leaves has at most 64 hashes.
const PATH_HASHES_MAX: usize = 64;

/// The state of the log at one moment: how long it was and what root it had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name, by custom a URL without scheme; also the name of the key that signs.
    pub origin: String,
    /// How many entries.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

/// Why a text is not a checkpoint of this log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The signed note around it is not believed.
    #[error("the checkpoint's signed note is not believed")]
    Note(#[source] NoteError),
    /// The body is not origin, size and root, one per line, in their only form. Extension lines are refused: this log
    /// writes none.
    #[error("a checkpoint is three lines: origin, size in decimal, root in base64")]
    Shape,
    /// The checkpoint is of another log.
    #[error("the checkpoint is of another log")]
    Origin,
}

impl Checkpoint {
    /// The three lines that are signed.
    #[must_use]
    pub fn body(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, BASE64.encode(self.root.0))
    }

    /// Signs the checkpoint and returns the signed note.
    ///
    /// # Errors
    /// [`NoteError`] when the origin or the key name cannot stand in a note.
    pub fn sign(&self, key: &SigningKey, key_name: &str) -> Result<String, NoteError> {
        // The origin must read back as it is, or the log would sign what it cannot open.
        Self::parse(&self.body()).map_err(|_| NoteError::Body)?;
        note::sign(&self.body(), key, key_name)
    }

    /// Reads the three lines, without any signature.
    ///
    /// # Errors
    /// [`CheckpointError::Shape`].
    pub fn parse(body: &str) -> Result<Self, CheckpointError> {
        let shape = CheckpointError::Shape;
        let lines: Vec<&str> = body.strip_suffix('\n').ok_or(shape.clone())?.split('\n').collect();
        let [origin, size, root] = lines.as_slice() else { return Err(shape) };
        let checkpoint = Self {
            origin: (*origin).to_owned(),
            size: decimal(size).ok_or(shape.clone())?,
            root: hash(root).ok_or(shape.clone())?,
        };
        if origin.is_empty() { Err(shape) } else { Ok(checkpoint) }
    }

    /// Opens a signed checkpoint of the log `origin`, signed by one of `keys`.
    ///
    /// # Errors
    /// [`CheckpointError`] naming why it is not believed.
    pub fn open(signed: &str, origin: &str, keys: &[VerifierKey]) -> Result<Self, CheckpointError> {
        let opened = note::open(signed, keys).map_err(CheckpointError::Note)?;
        let checkpoint = Self::parse(opened.body)?;
        if checkpoint.origin == origin { Ok(checkpoint) } else { Err(CheckpointError::Origin) }
    }
}

/// A proof that fits in one text file and needs no server: an index, the path, and the signed checkpoint it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlogProof {
    /// Bytes of the writer's choice. Clearline puts the entry's leaf here, so that the file proves without another.
    pub extra: Option<Vec<u8>>,
    /// The place of the entry in the log.
    pub index: u64,
    /// The hashes from the leaf to the root.
    pub hashes: Vec<Hash>,
    /// The signed checkpoint, as text.
    pub checkpoint: String,
}

/// Why a proof file proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofFileError {
    /// The text is not of the format `c2sp.org/tlog-proof@v1`.
    #[error("this is not a {PROOF_V1} file")]
    Shape,
    /// The checkpoint within is not believed.
    #[error("the proof's checkpoint is not believed")]
    Checkpoint(#[source] CheckpointError),
    /// The path does not lead from the leaf to the checkpoint.
    #[error("the proof does not lead to its checkpoint")]
    Proof(#[source] ProofError),
}

impl TlogProof {
    /// The text to keep, by custom in a file named `*.tlog-proof`.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{PROOF_V1}\n");
        if let Some(extra) = &self.extra {
            text.push_str(&format!("extra {}\n", BASE64.encode(extra)));
        }
        text.push_str(&format!("index {}\n", self.index));
        for hash in &self.hashes {
            text.push_str(&BASE64.encode(hash.0));
            text.push('\n');
        }
        text.push('\n');
        text.push_str(&self.checkpoint);
        text
    }

    /// Reads a proof file. Nothing is believed yet: see [`TlogProof::verify`].
    ///
    /// # Errors
    /// [`ProofFileError::Shape`].
    pub fn parse(text: &str) -> Result<Self, ProofFileError> {
        Self::read(text).ok_or(ProofFileError::Shape)
    }

    fn read(text: &str) -> Option<Self> {
        let (head, checkpoint) = text.split_once("\n\n")?;
        let mut lines = head.split('\n');
        if lines.next()? != PROOF_V1 {
            return None;
        }
        let mut line = lines.next()?;
        let mut extra = None;
        if let Some(encoded) = line.strip_prefix("extra ") {
            extra = Some(BASE64.decode(encoded).ok()?);
            line = lines.next()?;
        }
        let index = decimal(line.strip_prefix("index ")?)?;
        let hashes = lines.take(PATH_HASHES_MAX + 1).map(hash).collect::<Option<Vec<_>>>()?;
        (hashes.len() <= PATH_HASHES_MAX).then(|| Self {
            extra,
            index,
            hashes,
            checkpoint: checkpoint.to_owned(),
        })
    }

    /// Checks that `leaf` (the entry's bytes, see [`crate::Entry::leaf`]) is in the log `origin` at this index, under a
    /// checkpoint signed by one of `keys`. Returns that checkpoint.
    ///
    /// # Errors
    /// [`ProofFileError`] naming what fails.
    pub fn verify(
        &self,
        leaf: &[u8],
        origin: &str,
        keys: &[VerifierKey],
    ) -> Result<Checkpoint, ProofFileError> {
        let checkpoint =
            Checkpoint::open(&self.checkpoint, origin, keys).map_err(ProofFileError::Checkpoint)?;
        verify_inclusion(leaf_hash(leaf), self.index, checkpoint.size, &self.hashes, checkpoint.root)
            .map_err(ProofFileError::Proof)?;
        Ok(checkpoint)
    }
}

/// A number in its only decimal form: no sign, no leading zero.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    text.parse().ok().filter(|number: &u64| number.to_string() == text)
}

pub(crate) fn hash(text: &str) -> Option<Hash> {
    Hash::from_slice(&BASE64.decode(text).ok()?)
}
