//! Proofs that the ledger has only grown, for those who keep a checkpoint.

use clearline_core::{House, ledger_head};
use clearline_ledger::{ConsistencyProof, TileSet, consistency_proof, consistency_tiles};

use super::{ProofError, proof};

/// The proof that the newest signed checkpoint continues the ledger of `from` entries.
///
/// # Errors
/// [`ProofError::Unknown`] where the ledger never had so many entries, [`ProofError::Waiting`] where nothing is signed
/// yet.
pub async fn consistency(house: &House, from: u64) -> Result<ConsistencyProof, ProofError> {
    let (size, checkpoint) = ledger_head::head(house).await?.ok_or(ProofError::Waiting)?;
    if from > size {
        return Err(ProofError::Unknown);
    }
    let mut tiles = TileSet::new();
    for key in consistency_tiles(from, size) {
        tiles.insert(key, proof::tile(house, key).await?);
    }
    let hashes =
        consistency_proof(&tiles, from, size).map_err(|error| ProofError::Damaged(error.to_string()))?;
    Ok(ConsistencyProof { from, hashes, checkpoint })
}
