//! Reading the whole log again, row by row, against what was signed.
//!
//! Only signed checkpoints are trusted. Rows come from a database that an attacker may control. So do the leaf hashes
//! that are stored with the rows or in tiles. Such a stored hash is a *witness*. Once all witnesses up to a checkpoint
//! hash to its signed root they are proven, and they show exactly which row is wrong. Without them a fault can only be
//! located between two checkpoints.

use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::note::VerifierKey;
use crate::tree::{Frontier, Hash, leaf_hash};
use std::collections::BTreeMap;
use std::ops::Range;

/// How many hashes from the first disagreement on are kept to tell alteration, loss and reordering apart.
const WINDOW_HASHES_MAX: usize = 4096;

/// One row of the log as stored.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// Its place in the log, counted from 0.
    pub index: u64,
    /// The entry's bytes.
    pub leaf: &'a [u8],
    /// The leaf hash kept apart from the entry's bytes for this index: from a level 0 tile, or the row's own column. A
    /// tile is better evidence: rows that are exchanged take their columns with them.
    pub kept: Option<Hash>,
}

/// What is wrong with the log. Ranges are of indexes, the end excluded, and as narrow as the evidence allows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Rows are absent.
    #[error("entries {} to {} are missing", .rows.start, .rows.end.saturating_sub(1))]
    Missing {
        /// The absent rows.
        rows: Range<u64>,
    },
    /// Rows were put in that were never logged, and all that follow moved down.
    #[error("entries {} to {} were inserted", .rows.start, .rows.end.saturating_sub(1))]
    Inserted {
        /// The rows put in.
        rows: Range<u64>,
    },
    /// Rows hold something else than what was logged.
    #[error("entries {} to {} were altered", .rows.start, .rows.end.saturating_sub(1))]
    Altered {
        /// The altered rows.
        rows: Range<u64>,
    },
    /// Rows are in another order than they were logged.
    #[error("entries {} to {} were reordered", .rows.start, .rows.end.saturating_sub(1))]
    Reordered {
        /// The rows among which places were changed.
        rows: Range<u64>,
    },
    /// The rows are sound, but the hashes stored with them were altered.
    #[error("the kept hashes of entries {} to {} were altered", .rows.start, .rows.end.saturating_sub(1))]
    KeptHash {
        /// The rows whose kept hashes are false.
        rows: Range<u64>,
    },
    /// The rows do not lead to a signed root, and no witness shows which of them is wrong.
    #[error("entries {} to {} do not lead to the root signed at size {size}", .rows.start, .rows.end.saturating_sub(1))]
    CheckpointMismatch {
        /// The size of the checkpoint.
        size: u64,
        /// The rows since the last checkpoint that agreed.
        rows: Range<u64>,
    },
    /// The log is shorter than a checkpoint that was signed.
    #[error("the log has {rows} entries, but {signed} were signed for")]
    Shrunk {
        /// How many rows there are.
        rows: u64,
        /// The largest size signed.
        signed: u64,
    },
    /// A checkpoint that was to be audited against is not believed.
    #[error("checkpoint {place} is not believed")]
    BadCheckpoint {
        /// Its place in the order given, counted from 0.
        place: usize,
        /// What is wrong with the checkpoint.
        source: CheckpointError,
    },
    /// Two checkpoints of one size have different roots: the log was shown in two versions.
    #[error("two different roots were signed at size {size}")]
    Forked {
        /// The size.
        size: u64,
    },
}

/// What was found in a sound log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// How many entries were read.
    pub entries: u64,
    /// The root over them.
    pub root: Hash,
    /// How many checkpoints they agree with.
    pub checkpoints: usize,
    /// How many entries at the end no checkpoint covers yet: intact in themselves, but not vouched for.
    pub uncovered: u64,
}

/// The verifier of a whole log, fed in order of index. Its memory does not grow with the log.
#[derive(Debug)]
pub struct Audit {
    ahead: BTreeMap<u64, Hash>,
    agreed: usize,
    anchor: u64,
    rows: Frontier,
    kept: Option<Frontier>,
    window: Window,
}

/// The hashes from the first disagreement on: what the row says, what was kept for it.
#[derive(Debug, Default)]
struct Window {
    start: Option<u64>,
    pairs: Vec<(Hash, Hash)>,
}

impl Audit {
    /// A verifier against these checkpoints, whose signatures the caller has checked (see [`Checkpoint::open`]); their
    /// order does not matter.
    ///
    /// # Errors
    /// [`Fault::Forked`] when two of one size disagree.
    pub fn new(checkpoints: impl IntoIterator<Item = Checkpoint>) -> Result<Self, Fault> {
        let mut ahead = BTreeMap::new();
        for Checkpoint { size, root, .. } in checkpoints {
            if ahead.insert(size, root).is_some_and(|other| other != root) {
                return Err(Fault::Forked { size });
            }
        }
        Self::begin(Frontier::default(), ahead)
    }

    /// A verifier that continues behind a log that was verified before: `before` is its right edge, whose root the caller
    /// holds against a checkpoint kept elsewhere. The first row to feed is the one behind it. Checkpoints of smaller sizes
    /// are left to those who verify the whole.
    ///
    /// # Errors
    /// [`Fault::Forked`] when two checkpoints of one size disagree, or one of the size of `before` has another root.
    pub fn resume(
        before: Frontier,
        checkpoints: impl IntoIterator<Item = Checkpoint>,
    ) -> Result<Self, Fault> {
        let mut ahead = BTreeMap::new();
        for Checkpoint { size, root, .. } in checkpoints {
            if size == before.size() && root != before.root() {
                return Err(Fault::Forked { size });
            }
            if size >= before.size() && ahead.insert(size, root).is_some_and(|other| other != root) {
                return Err(Fault::Forked { size });
            }
        }
        Self::begin(before, ahead)
    }

    fn begin(rows: Frontier, ahead: BTreeMap<u64, Hash>) -> Result<Self, Fault> {
        let (anchor, kept) = (rows.size(), Some(rows.clone()));
        let mut audit = Self { ahead, agreed: 0, anchor, rows, kept, window: Window::default() };
        audit.compare()?;
        Ok(audit)
    }

    /// A verifier against signed checkpoints of the log `origin`. They should come from agencies and auditors outside
    /// that kept them. An attacker who can cut the log can also remove its latest checkpoints.
    ///
    /// # Errors
    /// [`Fault::BadCheckpoint`] when one is not signed by any of `keys`; [`Fault::Forked`].
    pub fn against<'a>(
        signed: impl IntoIterator<Item = &'a str>,
        origin: &str,
        keys: &[VerifierKey],
    ) -> Result<Self, Fault> {
        let open = |(place, text)| {
            Checkpoint::open(text, origin, keys).map_err(|source| Fault::BadCheckpoint { place, source })
        };
        Self::new(signed.into_iter().enumerate().map(open).collect::<Result<Vec<_>, _>>()?)
    }

    /// Takes the next row.
    ///
    /// # Errors
    /// The first [`Fault`] that this row reveals. It may be in an earlier row. The audit ends with it.
    pub fn feed(&mut self, row: Row<'_>) -> Result<(), Fault> {
        let expected = self.rows.size();
        if row.index > expected {
            return Err(Fault::Missing { rows: expected..row.index });
        }
        if row.index < expected {
            return Err(Fault::Reordered { rows: row.index..expected + 1 });
        }
        let hash = leaf_hash(row.leaf);
        self.rows.append(hash);
        self.kept = match (self.kept.take(), row.kept) {
            (Some(mut kept), Some(witness)) => {
                kept.append(witness);
                Some(kept)
            }
            _ => None,
        };
        if let Some(witness) = row.kept {
            self.window.note(row.index, hash, witness);
        }
        self.compare()
    }

    /// Ends the audit.
    ///
    /// # Errors
    /// The [`Fault`] that only the end brings to light: too few rows, or a disagreement no checkpoint covered.
    pub fn finish(self) -> Result<Summary, Fault> {
        let entries = self.rows.size();
        if let Some((signed, _)) = self.ahead.last_key_value() {
            let shrunk = Fault::Shrunk { rows: entries, signed: *signed };
            return Err(self.window.judge().unwrap_or(shrunk));
        }
        if let Some(fault) = self.window.judge() {
            return Err(fault);
        }
        let uncovered = entries - self.anchor;
        Ok(Summary { entries, root: self.rows.root(), checkpoints: self.agreed, uncovered })
    }

    /// Compares with the checkpoint of the present size, if there is one.
    fn compare(&mut self) -> Result<(), Fault> {
        let size = self.rows.size();
        let Some(signed) = self.ahead.remove(&size) else { return Ok(()) };
        let kept = self.kept.as_ref().map(Frontier::root);
        if self.rows.root() == signed {
            // The rows are proven; a witness that says otherwise is itself what was touched.
            if let Some(rows) = self.window.first_run() {
                return Err(Fault::KeptHash { rows });
            }
            self.anchor = size;
            self.agreed += 1;
            // A row without a witness before a proven checkpoint does no harm to what comes after.
            self.kept = Some(self.rows.clone());
            return Ok(());
        }
        let vague = Fault::CheckpointMismatch { size, rows: self.anchor..size };
        if kept == Some(signed) { Err(self.window.judge().unwrap_or(vague)) } else { Err(vague) }
    }
}

impl Window {
    fn note(&mut self, index: u64, row: Hash, kept: Hash) {
        if self.start.is_none() && row != kept {
            self.start = Some(index);
        }
        // A row without a witness ends the window: the pairs must stay neighbours.
        let next = self.start.map(|start| start + self.pairs.len() as u64);
        if next == Some(index) && self.pairs.len() < WINDOW_HASHES_MAX {
            self.pairs.push((row, kept));
        }
    }

    /// The first unbroken run of disagreeing rows.
    fn first_run(&self) -> Option<Range<u64>> {
        let start = self.start?;
        let length = self.pairs.iter().take_while(|(row, kept)| row != kept).count();
        Some(start..start + length as u64)
    }

    /// What the disagreement looks like, taking the kept hashes as true.
    fn judge(&self) -> Option<Fault> {
        let start = self.start?;
        let last = self.pairs.iter().rposition(|(row, kept)| row != kept)?;
        let (rows, kept): (Vec<Hash>, Vec<Hash>) = self.pairs.get(..=last)?.iter().copied().unzip();
        // Order first: when places were changed, some rows have also moved up.
        let (mut sorted_rows, mut sorted_kept) = (rows.clone(), kept.clone());
        sorted_rows.sort_unstable();
        sorted_kept.sort_unstable();
        if sorted_rows == sorted_kept {
            return Some(Fault::Reordered { rows: start..start + rows.len() as u64 });
        }
        if let Some(lost) = shift(&rows, &kept) {
            return Some(Fault::Missing { rows: start..start + lost });
        }
        if let Some(added) = shift(&kept, &rows) {
            return Some(Fault::Inserted { rows: start..start + added });
        }
        self.first_run().map(|rows| Fault::Altered { rows })
    }
}

/// By how many places `moved` runs ahead of `whole`, when from its first hash on it does so throughout.
fn shift(moved: &[Hash], whole: &[Hash]) -> Option<u64> {
    let first = moved.first()?;
    let places = whole.iter().position(|hash| hash == first).filter(|places| *places > 0)?;
    let agrees = moved.iter().zip(whole.get(places..)?).all(|(a, b)| a == b);
    agrees.then_some(places as u64)
}
