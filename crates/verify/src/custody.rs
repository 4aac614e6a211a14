//! Checks against the ledger: an entry is in it, it has only grown, and a package is tied to an entry.

use crate::Trust;
use clearline_ledger::{
    Checkpoint, CheckpointError, Entry, EntryError, Hash, Opening, ProofError, ProofFileError, TlogProof,
    verify_consistency,
};
use clearline_seal::{Custody, MANIFEST_FACT, Manifest};

/// What a proof file proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// The entry.
    pub entry: Entry,
    /// Its place in the ledger.
    pub index: u64,
    /// The signed checkpoint that covers it.
    pub checkpoint: Checkpoint,
}

/// Why a package or a proof is not tied to the ledger.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CustodyFault {
    /// The proof file is malformed or proves nothing.
    #[error("the proof does not hold")]
    Proof(#[source] ProofFileError),
    /// No leaf was given, and the proof file holds none.
    #[error("the proof carries no entry, and none was given")]
    NoEntry,
    /// The leaf is not an entry of this ledger's form.
    #[error("the proven leaf is not an entry")]
    Entry(#[source] EntryError),
    /// The opening is malformed.
    #[error("the opening cannot be read")]
    Opening(#[source] EntryError),
    /// The opening opens another commitment.
    #[error("the opening does not open the entry's commitment")]
    Commitment,
    /// The entry is about another manifest.
    #[error("the entry was made for another manifest")]
    Manifest,
}

/// Checks a proof file. The leaf is the one given, or the one that the file holds as its `extra`.
///
/// # Errors
/// [`CustodyFault`] naming what fails.
pub fn proof(text: &str, leaf: Option<&[u8]>, trust: &Trust) -> Result<Proven, CustodyFault> {
    let proof = TlogProof::parse(text).map_err(CustodyFault::Proof)?;
    let leaf = leaf.or(proof.extra.as_deref()).ok_or(CustodyFault::NoEntry)?;
    let checkpoint = proof.verify(leaf, &trust.origin, &trust.ledger).map_err(CustodyFault::Proof)?;
    let entry = Entry::parse(leaf).map_err(CustodyFault::Entry)?;
    Ok(Proven { entry, index: proof.index, checkpoint })
}

/// Checks that the ledger holds an entry whose opened facts name exactly this manifest.
pub(crate) fn custody(custody: &Custody, manifest: &Manifest, trust: &Trust) -> Result<Proven, CustodyFault> {
    let proven = proof(&custody.proof, None, trust)?;
    let opening = Opening::from_bytes(&custody.opening).map_err(CustodyFault::Opening)?;
    if opening.commitment() != *proven.entry.commitment() {
        return Err(CustodyFault::Commitment);
    }
    if opening.fact(MANIFEST_FACT) == Some(hex::encode(manifest.digest()).as_str()) {
        Ok(proven)
    } else {
        Err(CustodyFault::Manifest)
    }
}

/// Why one checkpoint does not continue another.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GrowthFault {
    /// The earlier checkpoint is not believed.
    #[error("the earlier checkpoint is not believed")]
    Earlier(#[source] CheckpointError),
    /// The later checkpoint is not believed.
    #[error("the later checkpoint is not believed")]
    Later(#[source] CheckpointError),
    /// The later log does not begin with the earlier one: entries were altered, dropped or reordered.
    #[error("the later log does not continue the earlier one")]
    Proof(#[source] ProofError),
}

/// Checks that the ledger at the signed checkpoint `later` begins with the ledger at `earlier`, by the consistency proof
/// that the server publishes. Returns the two sizes.
///
/// # Errors
/// [`GrowthFault`] naming what fails.
pub fn growth(earlier: &str, later: &str, proof: &[Hash], trust: &Trust) -> Result<(u64, u64), GrowthFault> {
    let open = |signed: &str| Checkpoint::open(signed, &trust.origin, &trust.ledger);
    let (old, new) = (open(earlier).map_err(GrowthFault::Earlier)?, open(later).map_err(GrowthFault::Later)?);
    verify_consistency((old.size, old.root), (new.size, new.root), proof).map_err(GrowthFault::Proof)?;
    Ok((old.size, new.size))
}
