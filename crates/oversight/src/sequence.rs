use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use clearline_core::row::bytes_at;
use clearline_core::{House, Trouble, ledger_head, statement};
use clearline_ledger::{Checkpoint, Frontier, Hash, TILE_WIDTH, TileHash};
use clearline_store::{Batch, Sql, Value, params};

use super::mark;

statement! {
    BEGIN_HEAD = "sql/begin_head";
    MOVE_HEAD = "sql/move_head";
    WAITING = "sql/waiting";
    TILE = "sql/tile";
    PUT_TILE = "sql/put_tile";
    ADD_CHECKPOINT = "sql/add_checkpoint";
}

/// One statement for a whole step: an update an entry would cost PostgreSQL more than all else of a report's way.
pub(crate) static PLACE_ENTRIES: Sql =
    Sql::files(include_str!("sql/place_entries.sqlite.sql"), include_str!("sql/place_entries.postgres.sql"));

/// Why nothing was sequenced. The ledger is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SequenceError {
    /// The store failed.
    #[error("the sequencer cannot use the store")]
    Store(#[source] Trouble),
    /// The database is older than what was signed before; an operator must say how to go on.
    #[error("{0}")]
    Restored(String),
    /// A row of the ledger is not what it should be; somebody must look before anything is signed again.
    #[error("the ledger's state is damaged: {0}")]
    Damaged(String),
}

impl From<Trouble> for SequenceError {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            store @ Trouble::Store { .. } => SequenceError::Store(store),
            other => SequenceError::Damaged(other.to_string()),
        }
    }
}

/// Places as many waiting entries as one step may, and signs the checkpoint over them. Returns how many; 0 when none
/// waits or another process was quicker. All of a step commits together, so a crash leaves the old checkpoint and the
/// same entries waiting.
pub async fn sequence(house: &House) -> Result<usize, SequenceError> {
    let limit = house.limits.sequence_max;
    let waiting = house.query(&WAITING, params!(limit = limit)).await?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let floor = mark::floor(house).await?;
    let head = ledger_head::state(house).await?;
    let mut frontier = match &head {
        None => Frontier::default(),
        Some(head) => {
            Frontier::from_bytes(&head.frontier).map_err(|error| SequenceError::Damaged(error.to_string()))?
        }
    };
    let old_size = frontier.size();
    let mut noted: Vec<TileHash> = Vec::new();
    let mut ids = Vec::with_capacity(waiting.len() * 16);
    for row in &waiting {
        let hash = bytes_at(row, "leaf_hash")?;
        let hash = Hash::from_slice(hash).ok_or_else(|| SequenceError::Damaged("a leaf hash".to_owned()))?;
        let id = bytes_at(row, "id")?;
        ids.extend_from_slice(id);
        frontier.append_noting(hash, |tile| noted.push(tile));
    }
    let mut batch = Batch::new("oversight.sequence");
    let count = waiting.len() as u64;
    batch.guard(&PLACE_ENTRIES, params!(ids = ids, first = stored(old_size)?, count = stored(count)?), count);
    for ((level, number), hashes) in tiles(house, &noted).await? {
        batch.run(&PUT_TILE, params!(level = i64::from(level), number = stored(number)?, hashes = hashes));
    }
    // Where places that were signed before are filled again, nothing is signed until the ledger has outgrown them.
    let signs = frontier.size() > floor;
    let note = match &head {
        Some(head) if !signs => head.note.clone(),
        None if !signs => String::new(),
        _ => sign(house, &frontier)?,
    };
    if signs {
        let at = house.now().as_microsecond();
        batch.run(
            &ADD_CHECKPOINT,
            params!(size = stored(frontier.size())?, note = note.as_str(), signed_at = at),
        );
    }
    let (size, bytes) = (stored(frontier.size())?, Value::from(frontier.to_bytes()));
    if head.is_none() {
        batch.guard(&BEGIN_HEAD, params!(size = size, frontier = bytes, note = note.as_str()), 1);
    } else {
        batch.guard(
            &MOVE_HEAD,
            params!(old_size = stored(old_size)?, size = size, frontier = bytes, note = note.as_str()),
            1,
        );
    }
    if house.commit(batch).await?.is_err() {
        return Ok(0);
    }
    if signs {
        mark::raise(house, frontier.size(), &note).await;
    }
    Ok(waiting.len())
}

fn sign(house: &House, frontier: &Frontier) -> Result<String, SequenceError> {
    let keys = &house.keys;
    let checkpoint = Checkpoint { origin: keys.name.clone(), size: frontier.size(), root: frontier.root() };
    checkpoint
        .sign(&keys.signing, &keys.name)
        .map_err(|error| SequenceError::Damaged(format!("cannot sign a checkpoint: {error}")))
}

/// The touched tiles as they will be: what they held, with the new hashes at their places.
async fn tiles(house: &House, noted: &[TileHash]) -> Result<BTreeMap<(u8, u64), Vec<u8>>, SequenceError> {
    let width = u64::from(TILE_WIDTH);
    let mut tiles: BTreeMap<(u8, u64), Vec<u8>> = BTreeMap::new();
    for note in noted {
        let key = (note.level, note.index / width);
        let held = match tiles.entry(key) {
            Entry::Occupied(held) => held.into_mut(),
            Entry::Vacant(free) => free.insert(tile(house, key).await?),
        };
        let place = usize::try_from(note.index % width).unwrap_or(0) * 32;
        // A crash cannot leave a tile longer than the head says, since both commit together; cutting keeps it so.
        held.truncate(place);
        if held.len() != place {
            return Err(SequenceError::Damaged(format!("tile {} of level {} is too short", key.1, key.0)));
        }
        held.extend_from_slice(&note.hash.0);
    }
    Ok(tiles)
}

/// What a tile holds; nothing where it was never touched.
async fn tile(house: &House, (level, number): (u8, u64)) -> Result<Vec<u8>, SequenceError> {
    let params = params!(level = i64::from(level), number = stored(number)?);
    let rows = house.query(&TILE, params).await?;
    match rows.first() {
        Some(row) => Ok(bytes_at(row, "hashes")?.to_vec()),
        None => Ok(Vec::new()),
    }
}

fn stored(number: u64) -> Result<Value, SequenceError> {
    i64::try_from(number)
        .map(Value::from)
        .map_err(|_| SequenceError::Damaged("a size beyond 2^63".to_owned()))
}
