//! The high-water mark: the largest checkpoint that was signed, remembered outside the database. Where the database is
//! restored from an older copy the mark tells, and nothing is signed at or below what was signed before.
//!
//! The mark is raised after a signed checkpoint is committed: a crash in between leaves it lower, which does no harm.
//! Where the mark was restored together with the database it tells nothing; then only checkpoints that others kept do.

use clearline_core::row::{int_at, moment};
use clearline_core::{House, Trouble, command, ledger_head, statement};
use clearline_law::access::{Actor, ContinueLedger, Denied, Thing, permit};
use clearline_ledger::{Checkpoint, TileSet, tile_root, tree_tiles};
use clearline_store::params;

use super::{SequenceError, proof, sequence};

statement! {
    RESTORES = "sql/restores";
    RECORD_RESTORE = "sql/record_restore";
}

/// Restores that are looked at, the newest first.
const RESTORES_MAX: i64 = 1_000;
/// Entries that fill lost places, in one deed.
const FILLERS_A_DEED: u64 = 200;
/// Characters of a reason, at most.
const REASON_CHARS_MAX: usize = 400;

/// How the ledger stands to the largest checkpoint that is remembered outside the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It has grown on from it, or nothing is remembered.
    Fits,
    /// It is shorter: the database was restored from an older copy, or entries were cut off.
    Behind {
        /// The size of the newest checkpoint in the database.
        has: u64,
        /// The largest size that was signed.
        signed: u64,
        /// Where that is remembered.
        place: String,
    },
    /// Another root was signed for the same beginning: there were two ledgers.
    Forked {
        /// The size of the remembered checkpoint.
        signed: u64,
        /// Where it is remembered.
        place: String,
    },
    /// A restore was recorded, and nothing is signed until the ledger has outgrown what was lost.
    Continued {
        /// The largest size that was signed before.
        signed: u64,
    },
}

impl Standing {
    /// What is to be said of it, where something is.
    pub fn words(&self) -> Option<String> {
        match self {
            Standing::Fits | Standing::Continued { .. } => None,
            Standing::Behind { has, signed, place } => Some(format!(
                "the database has a signed ledger of {has} entries, and {signed} were signed before ({place}): it was \
                 restored from an older copy, or entries were cut off. Nothing is signed until an operator runs \
                 `clearline ledger continue`"
            )),
            Standing::Forked { signed, place } => Some(format!(
                "another root was signed for the first {signed} entries ({place}): there are two ledgers, or entries \
                 were altered. Nothing is signed"
            )),
        }
    }
}

/// A checkpoint remembered outside, and where.
struct Remembered {
    checkpoint: Checkpoint,
    place: String,
}

/// How the ledger stands to what is remembered outside.
///
/// # Errors
/// Where the database or a mark cannot be read.
pub async fn standing(house: &House) -> Result<Standing, Trouble> {
    let Some(remembered) = highest(house).await? else { return Ok(Standing::Fits) };
    let signed = remembered.checkpoint.size;
    let has = ledger_head::head(house).await?.map_or(0, |(size, _)| size);
    if has < signed {
        return Ok(match restore_of(house, signed).await? {
            Some(restore) if restore.root == remembered.checkpoint.root.0 => Standing::Continued { signed },
            _ => Standing::Behind { has, signed, place: remembered.place },
        });
    }
    let mut tiles = TileSet::new();
    for key in tree_tiles(signed) {
        tiles.insert(key, proof::tile(house, key).await?);
    }
    let root = tile_root(&tiles, signed).map_err(|error| Trouble::row(error.to_string()))?;
    if root == remembered.checkpoint.root || lost(house, signed).await?.is_some() {
        return Ok(Standing::Fits);
    }
    Ok(Standing::Forked { signed, place: remembered.place })
}

/// The size that must be outgrown before anything is signed again: 0 where nothing stands in the way.
pub(super) async fn floor(house: &House) -> Result<u64, SequenceError> {
    if house.ports.marks.is_empty() {
        return Ok(0);
    }
    let Some(remembered) = highest(house).await? else { return Ok(0) };
    let has = ledger_head::head(house).await?;
    // What this database signed itself is the usual case, and asks for nothing more.
    if has.as_ref().is_some_and(|(size, _)| *size > remembered.checkpoint.size) {
        return Ok(0);
    }
    match standing(house).await? {
        Standing::Fits => Ok(0),
        Standing::Continued { signed } => Ok(signed),
        behind => Err(SequenceError::Restored(behind.words().unwrap_or_default())),
    }
}

/// Raises every mark to a checkpoint that is committed. That a mark cannot be written is told and holds up nothing.
pub(super) async fn raise(house: &House, size: u64, note: &str) {
    for mark in &house.ports.marks {
        if let Err(error) = mark.raise(size, note).await {
            tracing::warn!(mark = mark.name(), error = %error, "the high-water mark of the ledger stays lower");
        }
    }
}

async fn highest(house: &House) -> Result<Option<Remembered>, Trouble> {
    let keys = [house.keys.verifier().map_err(Trouble::row)?];
    let mut highest: Option<Remembered> = None;
    for mark in &house.ports.marks {
        let Some(note) = mark.read().await.map_err(Trouble::row)? else { continue };
        let checkpoint = Checkpoint::open(&note, &house.keys.name, &keys)
            .map_err(|error| Trouble::row(format!("{}: {}", mark.name(), clearline_core::chain(&error))))?;
        if highest.as_ref().is_none_or(|other| other.checkpoint.size < checkpoint.size) {
            highest = Some(Remembered { checkpoint, place: mark.name().to_owned() });
        }
    }
    Ok(highest)
}

struct Restore {
    signed: u64,
    root: Vec<u8>,
    has: u64,
    recorded_at: i64,
}

async fn restores(house: &House) -> Result<Vec<Restore>, Trouble> {
    let rows = house.query(&RESTORES, params!(limit = RESTORES_MAX)).await?;
    rows.iter()
        .map(|row| {
            Ok(Restore {
                signed: u64::try_from(int_at(row, "signed_size")?).map_err(Trouble::row)?,
                root: row.bytes("signed_root")?.to_vec(),
                has: u64::try_from(int_at(row, "has_size")?).map_err(Trouble::row)?,
                recorded_at: int_at(row, "recorded_at")?,
            })
        })
        .collect()
}

async fn restore_of(house: &House, signed: u64) -> Result<Option<Restore>, Trouble> {
    Ok(restores(house).await?.into_iter().find(|restore| restore.signed == signed))
}

/// Was this size signed over entries that a recorded restore lost? Then how, in words.
pub(super) async fn lost(house: &House, size: u64) -> Result<Option<String>, Trouble> {
    let all = restores(house).await?;
    let Some(restore) = all.into_iter().find(|one| one.has < size && size <= one.signed) else {
        return Ok(None);
    };
    Ok(Some(format!(
        "entries {} to {} were lost by a restore that was recorded at {}",
        restore.has,
        restore.signed.saturating_sub(1),
        moment(restore.recorded_at)?
    )))
}

/// Why the ledger was not continued.
#[derive(Debug, thiserror::Error)]
pub enum ContinueError {
    /// There is nothing to record: the ledger is not behind.
    #[error("the ledger is not behind what was signed: there is nothing to continue from")]
    NotBehind,
    /// There are two ledgers, and no command can make one of them.
    #[error("{0}")]
    Forked(String),
    /// The reason is missing or too long.
    #[error("say why the database is an older copy, in at most {REASON_CHARS_MAX} characters")]
    Reason,
    /// The caller may not do this.
    #[error("not permitted")]
    Denied(Denied),
    /// The sequencer failed.
    #[error("the ledger cannot be continued")]
    Sequence(#[source] SequenceError),
    /// An internal fault, logged for the operator.
    #[error("the ledger cannot be continued")]
    Trouble(#[source] Trouble),
}

impl From<Trouble> for ContinueError {
    fn from(trouble: Trouble) -> Self {
        ContinueError::Trouble(trouble)
    }
}

/// Records that the database was restored from an older copy, and why, and lets the ledger go on: the places that were
/// signed and lost are filled with entries that say so, and the first checkpoint after it is larger than any before.
/// Returns how many places were filled.
///
/// # Errors
/// [`ContinueError::NotBehind`] where nothing was lost.
pub async fn continue_after_restore(
    house: &House,
    actor: &Actor,
    reason: &str,
) -> Result<u64, ContinueError> {
    let permit = permit::<ContinueLedger>(actor, &Thing::House).map_err(ContinueError::Denied)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_CHARS_MAX {
        return Err(ContinueError::Reason);
    }
    let signed = match standing(house).await? {
        Standing::Behind { has, signed, .. } => {
            let root = highest(house).await?.map(|one| one.checkpoint.root.0).unwrap_or_default();
            command!(house, "oversight.continue", |deed| {
                deed.must_change(
                    &RECORD_RESTORE,
                    params!(
                        signed_size = stored(signed)?,
                        signed_root = root,
                        has_size = stored(has)?,
                        recorded_at = deed.at_us()
                    ),
                );
                let facts = [
                    ("signed", signed.to_string()),
                    ("root", hex::encode(root)),
                    ("has", has.to_string()),
                    ("reason", reason.to_owned()),
                ];
                deed.record(&permit, None, &facts)?;
                Ok::<_, ContinueError>(())
            })?;
            signed
        }
        // It was recorded, and the filling was broken off.
        Standing::Continued { signed } => signed,
        Standing::Fits => return Err(ContinueError::NotBehind),
        forked @ Standing::Forked { .. } => {
            return Err(ContinueError::Forked(forked.words().unwrap_or_default()));
        }
    };
    let mut filled = 0;
    loop {
        while sequence::sequence(house).await.map_err(ContinueError::Sequence)? > 0 {}
        let size = ledger_head::state(house).await?.map_or(0, |head| head.size);
        let wanted = (signed + 1).saturating_sub(size).min(FILLERS_A_DEED);
        if wanted == 0 {
            return Ok(filled);
        }
        command!(house, "oversight.lost", |deed| {
            for _ in 0..wanted {
                deed.record(&permit, None, &[("lost", "a place that was signed and lost".to_owned())])?;
            }
            Ok::<_, ContinueError>(())
        })?;
        filled += wanted;
    }
}

fn stored(size: u64) -> Result<i64, Trouble> {
    i64::try_from(size).map_err(Trouble::row)
}
