//! The text in which a server proves that its log continues an older one: sizes, hashes, and the newer checkpoint.

use crate::checkpoint::{Checkpoint, CheckpointError, decimal, hash};
use crate::note::VerifierKey;
use crate::proof::{ProofError, verify_consistency};
use crate::tree::Hash;
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};

const FORM_V1: &str = "clearline.consistency/v1";
// A path between two trees of at most 2^64 leaves has at most 65 hashes.
const PATH_HASHES_MAX: usize = 65;

/// A proof that the log signed by `checkpoint` begins with the log of `from` entries (RFC 6962, section 2.1.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsistencyProof {
    /// The size of the older log.
    pub from: u64,
    /// The hashes of the proof, in their order.
    pub hashes: Vec<Hash>,
    /// The newer checkpoint, as signed text.
    pub checkpoint: String,
}

/// Why a consistency proof proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConsistencyError {
    /// The text is not of this form.
    #[error("this is not a {FORM_V1} file")]
    Shape,
    /// The proof is of another size than the kept checkpoint.
    #[error("the proof begins at another size than the kept checkpoint")]
    Size,
    /// The kept checkpoint is not believed.
    #[error("the kept checkpoint is not believed")]
    Earlier(#[source] CheckpointError),
    /// The newer checkpoint is not believed.
    #[error("the newer checkpoint is not believed")]
    Later(#[source] CheckpointError),
    /// The newer log does not begin with the older one: entries were altered, dropped or moved, or there are two logs.
    #[error("the newer log does not continue the older one")]
    Proof(#[source] ProofError),
}

impl ConsistencyProof {
    /// The text: the name of the form, `from` and the size, one hash in base64 a line, an empty line, the checkpoint.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{FORM_V1}\nfrom {}\n", self.from);
        for hash in &self.hashes {
            text.push_str(&BASE64.encode(hash.0));
            text.push('\n');
        }
        text.push('\n');
        text.push_str(&self.checkpoint);
        text
    }

    /// Reads the text. Nothing is believed yet: see [`ConsistencyProof::verify`].
    ///
    /// # Errors
    /// [`ConsistencyError::Shape`].
    pub fn parse(text: &str) -> Result<Self, ConsistencyError> {
        Self::read(text).ok_or(ConsistencyError::Shape)
    }

    fn read(text: &str) -> Option<Self> {
        let (head, checkpoint) = text.split_once("\n\n")?;
        let mut lines = head.split('\n');
        if lines.next()? != FORM_V1 {
            return None;
        }
        let from = decimal(lines.next()?.strip_prefix("from ")?)?;
        let hashes = lines.take(PATH_HASHES_MAX + 1).map(hash).collect::<Option<Vec<_>>>()?;
        (hashes.len() <= PATH_HASHES_MAX).then(|| Self { from, hashes, checkpoint: checkpoint.to_owned() })
    }

    /// Checks that the newer checkpoint continues the `kept` one, both signed by one of `keys` for the log `origin`.
    /// Returns the two, the kept one first.
    ///
    /// # Errors
    /// [`ConsistencyError`] naming what fails.
    pub fn verify(
        &self,
        kept: &str,
        origin: &str,
        keys: &[VerifierKey],
    ) -> Result<(Checkpoint, Checkpoint), ConsistencyError> {
        let old = Checkpoint::open(kept, origin, keys).map_err(ConsistencyError::Earlier)?;
        let new = Checkpoint::open(&self.checkpoint, origin, keys).map_err(ConsistencyError::Later)?;
        if old.size != self.from {
            return Err(ConsistencyError::Size);
        }
        verify_consistency((old.size, old.root), (new.size, new.root), &self.hashes)
            .map_err(ConsistencyError::Proof)?;
        Ok((old, new))
    }
}
