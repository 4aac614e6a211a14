//! Checking proofs, as RFC 9162, sections 2.1.3.2 and 2.1.4.2, writes it down.

use crate::tree::{Hash, node_hash};

/// Why a proof proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The index lies outside the tree, or the older tree is larger than the newer.
    #[error("the proof speaks of an entry or a size outside the tree")]
    OutOfRange,
    /// The proof has another number of hashes than such a tree needs.
    #[error("the proof has the wrong length")]
    Length,
    /// The hashes lead to another root.
    #[error("the proof leads to another root")]
    Root,
}

/// Checks that the leaf hash `leaf` is entry `index` of the tree of `size` leaves with this `root`.
///
/// # Errors
/// [`ProofError`] when it does not prove that.
pub fn verify_inclusion(
    leaf: Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: Hash,
) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::OutOfRange);
    }
    let (mut place, mut last, mut node) = (index, size - 1, leaf);
    for hash in proof {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if place & 1 == 1 || place == last {
            node = node_hash(*hash, node);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            node = node_hash(node, *hash);
        }
        place >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(ProofError::Length);
    }
    if node == root { Ok(()) } else { Err(ProofError::Root) }
}

/// Checks that the tree of `old_size` leaves with root `old` is a beginning of the tree of `new_size` leaves with root
/// `new`: nothing was altered or taken away between the two. Any tree begins with the empty one.
///
/// # Errors
/// [`ProofError`] when it does not prove that.
pub fn verify_consistency(
    (old_size, old): (u64, Hash),
    (new_size, new): (u64, Hash),
    proof: &[Hash],
) -> Result<(), ProofError> {
    if old_size > new_size {
        return Err(ProofError::OutOfRange);
    }
    if old_size == new_size || old_size == 0 {
        return match (proof, old_size == 0 || old == new) {
            ([], true) => Ok(()),
            ([], false) => Err(ProofError::Root),
            _ => Err(ProofError::Length),
        };
    }
    // A tree whose size is a power of two is itself the first node of the path.
    let (first, rest) = if old_size.is_power_of_two() {
        (old, proof)
    } else {
        proof.split_first().map(|(first, rest)| (*first, rest)).ok_or(ProofError::Length)?
    };
    let (mut place, mut last) = (old_size - 1, new_size - 1);
    while place & 1 == 1 {
        place >>= 1;
        last >>= 1;
    }
    let (mut old_node, mut new_node) = (first, first);
    for hash in rest {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if place & 1 == 1 || place == last {
            old_node = node_hash(*hash, old_node);
            new_node = node_hash(*hash, new_node);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            new_node = node_hash(new_node, *hash);
        }
        place >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(ProofError::Length);
    }
    if old_node == old && new_node == new { Ok(()) } else { Err(ProofError::Root) }
}
