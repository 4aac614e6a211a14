//! The Merkle tree of RFC 6962, section 2.1 (RFC 9162, section 2.1), over SHA-256.

use crate::tiles::TileHash;
use sha2::{Digest, Sha256};
use std::fmt;

/// A node or a root of the tree: a SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, std::hash::Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Reads a hash from exactly 32 bytes.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The hash of a leaf, `SHA-256(0x00 ‖ data)`. The prefix keeps a leaf from passing as an inner node.
#[must_use]
pub fn leaf_hash(data: &[u8]) -> Hash {
    Hash(Sha256::new().chain_update([0]).chain_update(data).finalize().into())
}

/// The hash of an inner node, `SHA-256(0x01 ‖ left ‖ right)`.
#[must_use]
pub fn node_hash(left: Hash, right: Hash) -> Hash {
    Hash(Sha256::new().chain_update([1]).chain_update(left.0).chain_update(right.0).finalize().into())
}

/// The root of the tree over these leaf hashes; of none, `SHA-256("")`.
#[must_use]
pub fn root_of(leaves: &[Hash]) -> Hash {
    let mut frontier = Frontier::default();
    for leaf in leaves {
        frontier.append(*leaf);
    }
    frontier.root()
}

/// Folds perfect subtrees, largest and leftmost first, into the root above them.
pub(crate) fn fold(peaks: &[Hash]) -> Hash {
    peaks
        .iter()
        .rev()
        .copied()
        .reduce(|right, left| node_hash(left, right))
        .unwrap_or_else(|| Hash(Sha256::digest([]).into()))
}

/// Why stored bytes are not a frontier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrontierError {
    /// The bytes begin with another version.
    #[error("unknown version of a frontier")]
    Version,
    /// The number of hashes does not fit the size.
    #[error("a frontier of this size needs another number of hashes")]
    Shape,
}

/// The right edge of a growing tree: the roots of its perfect subtrees, enough to append and to tell the root.
/// At most 64 hashes, whatever the size.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    // One root for each bit set in `size`, the largest subtree first.
    peaks: Vec<Hash>,
}

impl Frontier {
    const VERSION: u8 = 1;

    /// From the roots of the perfect subtrees of a tree of `size` leaves, largest first.
    pub(crate) fn of_peaks(size: u64, peaks: Vec<Hash>) -> Frontier {
        Frontier { size, peaks }
    }

    /// How many leaves the tree has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root of the tree.
    #[must_use]
    pub fn root(&self) -> Hash {
        fold(&self.peaks)
    }

    /// Appends a leaf hash (see [`leaf_hash`]).
    pub fn append(&mut self, leaf: Hash) {
        self.append_noting(leaf, |_| {});
    }

    /// Appends a leaf hash and returns every hash that this adds to a tile: always the leaf itself in level 0, and with
    /// the 256th leaf of a tile the tile's root in level 1, and so on upwards.
    pub fn append_noting(&mut self, leaf: Hash, mut note: impl FnMut(TileHash)) {
        let index = self.size;
        let mut node = leaf;
        note(TileHash { level: 0, index, hash: leaf });
        for height in 0..index.trailing_ones() {
            let Some(left) = self.peaks.pop() else { break };
            node = node_hash(left, node);
            let (level, rest) = ((height + 1) / 8, (height + 1) % 8);
            if rest == 0 {
                note(TileHash { level: level as u8, index: index >> (height + 1), hash: node });
            }
        }
        self.peaks.push(node);
        self.size += 1;
    }

    /// The bytes to keep: a version byte, the size as 8 bytes big-endian, then the hashes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![Self::VERSION];
        bytes.extend_from_slice(&self.size.to_be_bytes());
        for peak in &self.peaks {
            bytes.extend_from_slice(&peak.0);
        }
        bytes
    }

    /// Reads what [`Frontier::to_bytes`] wrote. The hashes are taken at their word: compare the root with a checkpoint.
    ///
    /// # Errors
    /// [`FrontierError`] when the version is unknown or the length does not fit the size.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FrontierError> {
        let (version, rest) = bytes.split_first().ok_or(FrontierError::Shape)?;
        if *version != Self::VERSION {
            return Err(FrontierError::Version);
        }
        let (size, rest) = rest.split_first_chunk::<8>().ok_or(FrontierError::Shape)?;
        let size = u64::from_be_bytes(*size);
        let (hashes, left_over) = rest.as_chunks::<32>();
        if !left_over.is_empty() || hashes.len() != size.count_ones() as usize {
            return Err(FrontierError::Shape);
        }
        Ok(Self { size, peaks: hashes.iter().copied().map(Hash).collect() })
    }
}
