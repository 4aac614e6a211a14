use clearline_core::row::bytes_at;
use clearline_core::{House, Trouble, entry_report, ledger_head, statement};
use clearline_ledger::{Hash, TileKey, TileSet, TlogProof, inclusion_proof, inclusion_tiles};
use clearline_store::params;

statement! {
    ENTRY_PLACE = "sql/entry_place";
    READ_TILE = "sql/tile";
}

/// Why there is no proof.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    /// There is no such entry.
    #[error("the ledger holds no such entry")]
    Unknown,
    /// The entry waits for the sequencer; ask again in a moment.
    #[error("the entry is not sequenced yet")]
    Waiting,
    /// The tiles do not give a proof.
    #[error("the ledger's tiles give no proof: {0}")]
    Damaged(String),
    /// An internal fault, logged for the operator.
    #[error("cannot read the ledger")]
    Trouble(#[source] Trouble),
}

impl From<Trouble> for ProofError {
    fn from(trouble: Trouble) -> Self {
        ProofError::Trouble(trouble)
    }
}

/// The proof that one entry is in the ledger, with the signed checkpoint it leads to: a text that needs no server.
pub async fn inclusion(house: &House, entry: &[u8; 16]) -> Result<TlogProof, ProofError> {
    let key = params!(report = entry_report(entry), id = entry);
    let rows = house.query(&ENTRY_PLACE, key).await?;
    let row = rows.first().ok_or(ProofError::Unknown)?;
    let position = row.opt_int("position").map_err(Trouble::from)?.ok_or(ProofError::Waiting)?;
    let leaf = bytes_at(row, "leaf")?.to_vec();
    let index = u64::try_from(position).map_err(Trouble::row)?;
    let (size, checkpoint) = ledger_head::head(house).await?.ok_or(ProofError::Waiting)?;
    // After a restore an entry can have a place before anything is signed over it.
    if index >= size {
        return Err(ProofError::Waiting);
    }
    let mut tiles = TileSet::new();
    for key in inclusion_tiles(index, size) {
        tiles.insert(key, tile(house, key).await?);
    }
    let hashes =
        inclusion_proof(&tiles, index, size).map_err(|error| ProofError::Damaged(error.to_string()))?;
    Ok(TlogProof { extra: Some(leaf), index, hashes, checkpoint })
}

/// The first `key.width` hashes of a tile, fewer where the store holds fewer.
pub(super) async fn tile(house: &House, key: TileKey) -> Result<Vec<Hash>, Trouble> {
    let number = i64::try_from(key.n).map_err(Trouble::row)?;
    let rows = house.query(&READ_TILE, params!(level = i64::from(key.level), number = number)).await?;
    let Some(row) = rows.first() else { return Ok(Vec::new()) };
    let bytes = bytes_at(row, "hashes")?;
    Ok(bytes.chunks_exact(32).take(usize::from(key.width)).filter_map(Hash::from_slice).collect())
}
