//! Verifying: everything that the ledger proves is computed again.
//!
//! Two passes. The first reads every leaf against the tiles and the signed checkpoints, and those that others kept. The
//! second reads every entry's opening and every row of every proved table, and holds them against each other: what was
//! altered, dropped or added is found and named, all of it and not only the first.

mod entries;
mod files;
mod finding;
mod forms;
mod model;
mod rows;
mod tree;
mod walk;

use clearline_core::alert::NewAlert;
use clearline_core::{House, Quicker, Trouble};
use clearline_ledger::Summary;
use clearline_report::{Argument, ReportNumber, message};
use clearline_store::Batch;

pub use finding::{FINDINGS_KEPT_MAX, Finding, What};
#[cfg(test)]
pub(crate) use rows::reader;
pub use rows::rows_of;
pub use walk::openings_of;

/// How many findings the words of an error tell.
const TOLD: usize = 20;

/// A checkpoint that was kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What to call it, for example the name of its file.
    pub name: String,
    /// The signed text.
    pub text: String,
}

/// What is to be verified besides all rows.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Read the content of files, packages and evidence too.
    pub files: bool,
    /// Continue from this checkpoint: earlier leaves, and reports without later entries, are not read again.
    pub since: Option<Kept>,
    /// Checkpoints that others kept: each must be of this ledger.
    pub against: Vec<Kept>,
}

/// What verifying found.
#[derive(Debug, Clone)]
pub struct Verified {
    /// How many entries the tree has.
    pub size: u64,
    /// From which entry on leaves were read.
    pub since: u64,
    /// What the tree itself showed, where it is sound.
    pub tree: Option<Summary>,
    /// How many entries' openings were read.
    pub entries: u64,
    /// How many rows were held against them.
    pub rows: u64,
    /// How many files' contents were read.
    pub files: u64,
    /// What is not as it was recorded; at most [`FINDINGS_KEPT_MAX`].
    pub findings: Vec<Finding>,
    /// How many more there are.
    pub more: u64,
}

impl Verified {
    /// Is everything as it was recorded?
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    /// How many entries at the end no checkpoint covers yet.
    pub fn uncovered(&self) -> u64 {
        self.tree.as_ref().map_or(0, |tree| tree.uncovered)
    }

    /// The first findings in words, one a line, and how many there are.
    pub fn words(&self) -> String {
        let told: Vec<String> = self.findings.iter().take(TOLD).map(ToString::to_string).collect();
        let all = self.findings.len() as u64 + self.more;
        format!("{all} findings:\n{}", told.join("\n"))
    }
}

/// Why the ledger is not believed.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// Something is not as it was recorded.
    #[error("what is kept is not what was recorded; {}", .0.words())]
    Unsound(Box<Verified>),
    /// The checkpoint to continue from cannot be used.
    #[error("cannot continue from {name}: {why}")]
    Since {
        /// What it is called.
        name: String,
        /// What is wrong with the checkpoint that was given.
        why: String,
    },
    /// An internal fault, logged for the operator.
    #[error("cannot read the ledger")]
    Trouble(#[source] Trouble),
}

impl From<Trouble> for AuditError {
    fn from(trouble: Trouble) -> Self {
        AuditError::Trouble(trouble)
    }
}

/// Verifies everything but the content of files.
///
/// # Errors
/// [`AuditError::Unsound`] with everything that is not as it was recorded.
pub async fn verify(house: &House) -> Result<Verified, AuditError> {
    let found = examine(house, &Wanted::default()).await?;
    if found.is_sound() { Ok(found) } else { Err(AuditError::Unsound(Box::new(found))) }
}

/// Verifies what is wanted, and tells what it found.
///
/// # Errors
/// Where it could not be carried out. That something is not as it was recorded is no error here.
pub async fn examine(house: &House, wanted: &Wanted) -> Result<Verified, AuditError> {
    let mut pass = walk::Pass::new(house, wanted.files);
    let proven = tree::prove(house, wanted.since.as_ref(), &wanted.against, &mut pass.findings).await?;
    let size = i64::try_from(proven.size).map_err(Trouble::row)?;
    match &wanted.since {
        None => pass.all(size).await?,
        Some(_) => pass.since(i64::try_from(proven.since).map_err(Trouble::row)?, size).await?,
    }
    Ok(Verified {
        size: proven.size,
        since: proven.since,
        tree: proven.summary,
        entries: pass.entries,
        rows: pass.rows,
        files: pass.files_read,
        findings: pass.findings.kept,
        more: pass.findings.more,
    })
}

/// The tables of what is shown, disclosed and sealed.
const SHOWN: [&str; 3] = ["submission", "file", "ruling"];

/// Holds what a report says against the ledger before it is disclosed or sealed. Where it is not what was recorded a
/// person is called, once, and nothing leaves.
///
/// # Errors
/// Where it is not what was recorded, or cannot be read.
pub async fn must_hold(house: &House, number: ReportNumber) -> Result<(), Trouble> {
    if differing(house, number).await?.is_empty() {
        return Ok(());
    }
    Err(Trouble::row(format!("what is kept of report {number} is not what was recorded")))
}

/// The rows of what a report says, its files and its rulings that are not what the ledger recorded: none of them may be
/// shown. Where there are any a person is called, once.
pub async fn differing(house: &House, number: ReportNumber) -> Result<Vec<Finding>, Trouble> {
    let found = walk::of_tables(house, number.get(), &SHOWN).await?;
    let Some(first) = found.first() else { return Ok(found) };
    let words = message!("alert-content-differs", found = Argument::exact(first.to_string()));
    let id = format!("{:02x}-differs-{number}", number.shard());
    let at = house.now().as_microsecond();
    let mut batch = Batch::new("oversight.must_hold");
    let alert =
        NewAlert { id: &id, report: Some(number), kind: "content_differs", words: &words, at, about: "" };
    let (sql, params) = alert.raised();
    batch.run(sql, params);
    match house.commit(batch).await? {
        // It is called already.
        Ok(_) | Err(Quicker { .. }) => Ok(found),
    }
}
