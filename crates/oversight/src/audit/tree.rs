//! The first pass: every leaf against the tiles, the checkpoints this house signed, and those that others kept.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use clearline_core::row::{bytes_at, int_at, text_at};
use clearline_core::{House, Trouble, ledger_head, statement};
use clearline_ledger::{
    Audit, Checkpoint, Frontier, Hash, Row as AuditRow, Summary, TILE_WIDTH, TileHash, TileKey, TileSet,
    VerifierKey, consistency_proof, consistency_tiles, leaf_hash, tile_frontier, tree_tiles,
    verify_consistency,
};
use clearline_store::params;

use super::finding::Findings;
use super::{AuditError, Finding, Kept, What};
use crate::{mark, proof};

statement! {
    CHECKPOINTS = "sql/checkpoints";
    LEAVES = "sql/entries";
}

/// Rows read at a time: memory does not grow with the ledger. A whole number of tiles.
const PAGE: i64 = 4_096;

/// What the second pass needs of the first.
pub(super) struct Proven {
    /// What was found of a sound tree.
    pub(super) summary: Option<Summary>,
    /// How many entries have a place.
    pub(super) size: u64,
    /// Where the pass began: 0, or the size of the checkpoint it continued from.
    pub(super) since: u64,
}

/// Reads every leaf behind `since` and compares.
pub(super) async fn prove(
    house: &House,
    since: Option<&Kept>,
    against: &[Kept],
    findings: &mut Findings,
) -> Result<Proven, AuditError> {
    let keys = [house.keys.verifier().map_err(Trouble::row)?];
    let (own, bad) = checkpoints(house, &keys).await?;
    findings.extend(bad);
    let before = match since {
        Some(kept) => continued(house, kept, &keys).await?,
        None => Frontier::default(),
    };
    let begun = before.size();
    let mut pass = Leaves {
        audit: Audit::resume(before.clone(), own.iter().cloned()).map(Some).unwrap_or_else(|fault| {
            findings.add(Finding::ledger(What::Ledger, fault.to_string()));
            None
        }),
        frontier: before,
        noted: Vec::new(),
    };
    pass.read(house, findings).await?;
    let (root, size) = (pass.frontier.root(), pass.frontier.size());
    let summary = match pass.audit.map(Audit::finish) {
        Some(Ok(summary)) => Some(summary),
        Some(Err(fault)) => {
            findings.add(Finding::ledger(What::Ledger, fault.to_string()));
            None
        }
        None => None,
    };
    head(house, &pass.frontier, findings).await?;
    for kept in against {
        findings.extend(outside(house, kept, &keys, (size, root)).await?);
    }
    let standing = match mark::standing(house).await {
        Ok(standing) => standing.words(),
        // Tiles or a mark that cannot be read are themselves what is wrong.
        Err(Trouble::Row { what }) => Some(what),
        Err(trouble) => return Err(trouble.into()),
    };
    if let Some(words) = standing {
        findings.add(Finding::ledger(What::Restored, words));
    }
    Ok(Proven { summary, size, since: begun })
}

struct Leaves {
    audit: Option<Audit>,
    frontier: Frontier,
    noted: Vec<TileHash>,
}

impl Leaves {
    async fn read(&mut self, house: &House, findings: &mut Findings) -> Result<(), AuditError> {
        let mut next = i64::try_from(self.frontier.size()).map_err(Trouble::row)?;
        loop {
            let rows = house.query(&LEAVES, params!(first = next, limit = PAGE)).await?;
            let mut kept: Vec<Hash> = Vec::new();
            for row in &rows {
                let index = u64::try_from(int_at(row, "position")?).map_err(Trouble::row)?;
                let width = u64::from(TILE_WIDTH);
                if kept.is_empty() || index % width == 0 {
                    let key = TileKey { level: 0, n: index / width, width: TILE_WIDTH };
                    kept = proof::tile(house, key).await?;
                }
                let place = usize::try_from(index % width).unwrap_or(0);
                let leaf = bytes_at(row, "leaf")?;
                let noted = &mut self.noted;
                self.frontier.append_noting(leaf_hash(leaf), |tile| {
                    if tile.level > 0 {
                        noted.push(tile);
                    }
                });
                let row = AuditRow { index, leaf, kept: kept.get(place).copied() };
                if let Some(audit) = &mut self.audit
                    && let Err(fault) = audit.feed(row)
                {
                    findings.add(Finding::ledger(What::Ledger, fault.to_string()));
                    self.audit = None;
                }
            }
            self.higher_tiles(house, findings).await?;
            match rows.last() {
                Some(row) if rows.len() as i64 == PAGE => next = int_at(row, "position")? + 1,
                _ => return Ok(()),
            }
        }
    }

    /// The tiles above the leaves are computed again.
    async fn higher_tiles(&mut self, house: &House, findings: &mut Findings) -> Result<(), Trouble> {
        let width = u64::from(TILE_WIDTH);
        // After a fault among the leaves every hash above them differs as well.
        let sound = self.audit.is_some();
        let mut read: BTreeMap<(u8, u64), Vec<Hash>> = BTreeMap::new();
        for TileHash { level, index, hash } in self.noted.drain(..).filter(|_| sound) {
            let key = TileKey { level, n: index / width, width: TILE_WIDTH };
            let held = match read.entry((level, key.n)) {
                Entry::Occupied(held) => held.into_mut(),
                Entry::Vacant(free) => free.insert(proof::tile(house, key).await?),
            };
            let place = usize::try_from(index % width).unwrap_or(0);
            if held.get(place) != Some(&hash) {
                let words = format!("tile {} of level {level} was altered", key.n);
                findings.add(Finding::ledger(What::Ledger, words));
            }
        }
        Ok(())
    }
}

/// The right edge of the ledger as the checkpoint `kept` signed it.
async fn continued(house: &House, kept: &Kept, keys: &[VerifierKey]) -> Result<Frontier, AuditError> {
    let refused = |why: String| AuditError::Since { name: kept.name.clone(), why };
    let old = Checkpoint::open(&kept.text, &house.keys.name, keys)
        .map_err(|error| refused(clearline_core::chain(&error)))?;
    let tiles = tiles_for(house, tree_tiles(old.size)).await?;
    let frontier = tile_frontier(&tiles, old.size).map_err(|error| refused(error.to_string()))?;
    if frontier.root() == old.root {
        Ok(frontier)
    } else {
        Err(refused("the ledger does not begin with what it signed".to_owned()))
    }
}

/// A checkpoint that somebody kept elsewhere. The proof is believed only where it leads to the root of the leaves that
/// were just read.
async fn outside(
    house: &House,
    kept: &Kept,
    keys: &[VerifierKey],
    (size, root): (u64, Hash),
) -> Result<Option<Finding>, Trouble> {
    let say = |what, words: String| Some(Finding::ledger(what, format!("{}: {words}", kept.name)));
    let old = match Checkpoint::open(&kept.text, &house.keys.name, keys) {
        Ok(old) => old,
        Err(error) => return Ok(say(What::Ledger, clearline_core::chain(&error))),
    };
    if old.size > size {
        let words = format!(
            "it was signed over {} entries, and there are {size}: this is an older copy, or entries were cut off",
            old.size
        );
        return Ok(say(What::Restored, words));
    }
    let tiles = tiles_for(house, consistency_tiles(old.size, size)).await?;
    let proof = consistency_proof(&tiles, old.size, size);
    let holds =
        proof.is_ok_and(|proof| verify_consistency((old.size, old.root), (size, root), &proof).is_ok());
    if holds {
        return Ok(None);
    }
    let lost = mark::lost(house, old.size).await?;
    let words = match lost {
        Some(words) => format!("it is of entries that were lost: {words}"),
        None => format!(
            "another root was signed for the first {} entries: there were two ledgers (a fork), or entries were altered",
            old.size
        ),
    };
    Ok(say(What::Restored, words))
}

async fn tiles_for(house: &House, keys: impl IntoIterator<Item = TileKey>) -> Result<TileSet, Trouble> {
    let mut tiles = TileSet::new();
    for key in keys {
        tiles.insert(key, proof::tile(house, key).await?);
    }
    Ok(tiles)
}

/// The kept head must be the edge of the tree, and its checkpoint the newest of those kept.
async fn head(house: &House, frontier: &Frontier, findings: &mut Findings) -> Result<(), Trouble> {
    let Some(head) = ledger_head::state(house).await? else {
        if frontier.size() > 0 {
            findings.add(Finding::ledger(What::Ledger, "the head of the ledger is gone"));
        }
        return Ok(());
    };
    // The sequencer may have gone on meanwhile; it only adds.
    if head.size < frontier.size() || (head.size == frontier.size() && head.frontier != frontier.to_bytes()) {
        findings.add(Finding::ledger(What::Ledger, "the head of the ledger is not the edge of its tree"));
    }
    Ok(())
}

/// The checkpoints this house signed, and those that are not believed.
async fn checkpoints(
    house: &House,
    keys: &[VerifierKey],
) -> Result<(Vec<Checkpoint>, Vec<Finding>), Trouble> {
    let (mut all, mut bad) = (Vec::new(), Vec::new());
    let mut after: i64 = 0;
    loop {
        let rows = house.query(&CHECKPOINTS, params!(after = after, limit = PAGE)).await?;
        for row in &rows {
            after = int_at(row, "size")?;
            match Checkpoint::open(text_at(row, "note")?, &house.keys.name, keys) {
                Ok(opened) if i64::try_from(opened.size) == Ok(after) => all.push(opened),
                Ok(_) => bad.push(format!("the checkpoint of size {after} is of another size")),
                Err(error) => {
                    let why = clearline_core::chain(&error);
                    bad.push(format!("the checkpoint of size {after} is not believed: {why}"));
                }
            }
        }
        if (rows.len() as i64) < PAGE {
            break;
        }
    }
    let head = ledger_head::head(house).await?;
    if let Some((size, _)) = head
        && all.last().is_none_or(|newest| newest.size < size)
    {
        bad.push(format!("the newest checkpoint, of size {size}, is gone"));
    }
    Ok((all, bad.into_iter().map(|words| Finding::ledger(What::Ledger, words)).collect()))
}
