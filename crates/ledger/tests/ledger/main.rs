//! What an auditor relies on: the published vectors, proofs that hold and fail, and faults found and named.

#![cfg(test)]

mod audit;
mod canonical;
mod encoding;
mod go;
mod growing;
mod notes;
mod tree;

use clearline_ledger::{Hash, leaf_hash};
use ed25519_dalek::SigningKey;

/// The log's name in these tests.
const ORIGIN: &str = "clearline.example.com/ledger";

/// A throw-away signing key.
fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

/// `n` different leaf hashes.
fn leaves(n: u64) -> Vec<Hash> {
    (0..n).map(|i| leaf_hash(&i.to_be_bytes())).collect()
}
