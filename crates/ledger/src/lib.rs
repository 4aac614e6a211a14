//! The ledger: what was done, in order. Every alteration, removal or reordering is found.
//!
//! Entries hold no personal data. A leaf holds a kind, a moment and two digests. The facts behind the digests are an
//! [`Opening`], stored separately. It may be expunged by law, and the ledger can still be verified.
//!
//! * [`Entry`], [`Opening`]: what is appended, and what opens it.
//! * [`Frontier`], [`root_of`]: the Merkle tree of RFC 6962 and RFC 9162 over SHA-256.
//! * [`inclusion_proof`], [`consistency_proof`]: proofs from 256-wide [`Tiles`] (C2SP tlog-tiles), O(log n) reads.
//! * [`note`], [`Checkpoint`], [`TlogProof`]: the signed texts of C2SP signed-note, tlog-checkpoint, tlog-proof.
//! * [`canonical`]: the written form of a value, over which the digests in facts are taken.
//! * [`ConsistencyProof`]: the text that proves that the log has only grown.
//! * [`Audit`]: reads the whole log again and names the first fault as narrowly as the evidence allows.
//!
//! This crate has no clock, no random source, no files and no database: bytes and moments come as arguments.

mod audit;
pub mod canonical;
mod checkpoint;
mod consistency;
mod entry;
pub mod note;
mod proof;
mod tiles;
mod tree;

pub use ed25519_dalek::{SigningKey, VerifyingKey};

pub use audit::{Audit, Fault, Row, Summary};
pub use checkpoint::{Checkpoint, CheckpointError, ProofFileError, TlogProof};
pub use consistency::{ConsistencyError, ConsistencyProof};
pub use entry::{Entry, EntryError, FACTS_MAX, KIND_BYTES_MAX, Opening};
pub use note::{VerifierKey, open as open_note};
pub use proof::{ProofError, verify_consistency, verify_inclusion};
pub use tiles::{
    ProofRequestError, TILE_WIDTH, TileHash, TileKey, TileSet, Tiles, consistency_proof, consistency_tiles,
    inclusion_proof, inclusion_tiles, tile_frontier, tile_root, tree_tiles,
};
pub use tree::{Frontier, FrontierError, Hash, leaf_hash, node_hash, root_of};
