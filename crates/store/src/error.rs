//! What can go wrong. Errors carry names of statements, never their values, which may be personal.

use std::fmt;

use crate::migrate::MigrationRefusal;

/// What the engine itself said: its code and its primary message, without the detail that quotes values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EngineError {
    /// SQLite's extended result code or PostgreSQL's SQLSTATE; empty when the connection itself failed.
    pub code: String,
    /// The engine's words.
    pub message: String,
}

impl fmt::Display for EngineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.code.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{} ({})", self.message, self.code)
        }
    }
}

impl std::error::Error for EngineError {}

impl EngineError {
    pub(crate) fn said(message: impl fmt::Display) -> EngineError {
        EngineError { code: String::new(), message: message.to_string() }
    }
}

/// A column is not what the code takes it for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the column `{column}` of {statement} {reason}")]
pub struct ColumnError {
    /// The name of the statement, which is the first line of its file.
    pub statement: &'static str,
    /// The name of the column.
    pub column: String,
    /// What it is instead.
    pub reason: String,
}

/// A read, or the layer itself, failed. `statement` is the name of the statement, or of the batch at its beginning
/// and end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The database cannot be reached or opened.
    #[error("cannot open the database")]
    Open {
        /// The error of the engine.
        source: EngineError,
    },
    /// The engine refused or failed the statement.
    #[error("{statement} failed")]
    Statement {
        /// The name of the statement, which is the first line of its file.
        statement: &'static str,
        /// The error of the engine.
        source: EngineError,
    },
    /// A check, a not-null or a foreign key would be broken. (A taken unique key is [`CommitError::Duplicate`].)
    #[error("{statement} would break a constraint")]
    Constraint {
        /// The name of the statement, which is the first line of its file.
        statement: &'static str,
        /// Which constraint.
        source: EngineError,
    },
    /// The disk, or the quota, is full. Nothing of the batch was written.
    #[error("no room left for the database, at {statement}")]
    Full {
        /// The name of the statement, which is the first line of its file.
        statement: &'static str,
        /// What the engine said.
        source: EngineError,
    },
    /// The database does not answer: the connection was lost, the server is stopping, or the disk cannot be read or
    /// written. Nothing was committed.
    #[error("the database does not answer, at {statement}")]
    Unreachable {
        /// The name of the statement, which is the first line of its file.
        statement: &'static str,
        /// What was said last.
        source: EngineError,
    },
    /// A lock, a connection or a place in the queue was not to be had in time. Nothing was written.
    #[error(
        "the database is busy: {statement} waited {seconds} s in vain. Another process holds it: a backup, a migration, \
         or a shell with an open transaction. End that, then try again"
    )]
    Busy {
        /// The name of the statement, which is the first line of its file.
        statement: &'static str,
        /// The limit.
        seconds: u64,
    },
    /// The statement ran longer than its limit and was stopped. Nothing was written.
    #[error("{statement} ran longer than {seconds} s and was stopped")]
    TooSlow {
        /// The name of the statement, which is the first line of its file.
        statement: &'static str,
        /// The limit.
        seconds: u64,
    },
    /// The statement returns more rows than any list may have.
    #[error("{statement} returns more than {limit} rows")]
    TooManyRows {
        /// The name of the statement, which is the first line of its file.
        statement: &'static str,
        /// The limit.
        limit: usize,
    },
    /// The parameters do not fit the statement, or the batch is too long.
    #[error("{statement} {reason}")]
    Parameter {
        /// The name of the statement, which is the first line of its file.
        statement: &'static str,
        /// What does not fit.
        reason: String,
    },
    /// A column holds what no value of ours can be.
    #[error(transparent)]
    Column(#[from] ColumnError),
    /// The connection broke, or the disk failed, while the batch was being made durable: it may or may not have happened.
    #[error("unknown whether {batch} was committed: read again")]
    Uncertain {
        /// The name of the batch.
        batch: &'static str,
        /// What happened.
        source: EngineError,
    },
    /// The schema cannot be brought to the state the program knows.
    #[error("cannot migrate the database at number {number}")]
    Migration {
        /// Number of the migration.
        number: u32,
        /// Why not.
        source: MigrationRefusal,
    },
    /// The database was made by Clearline 0.1. Nothing was changed.
    #[error(
        "this database was made by Clearline 0.1, which this version cannot read: name an empty database, and keep this one \
         with the program that made it"
    )]
    Of01,
    /// [`crate::Store::close`] was called.
    #[error("the database was closed")]
    Closed,
}

/// What a database lacks that fails at present, and may do again later without anybody changing the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Room on its disk, or in its quota.
    Room,
    /// An answer: it is down, unreachable, or its disk fails.
    Answer,
    /// Time: a lock, a connection or a place in the queue was not to be had, or a statement ran too long.
    Time,
}

impl StoreError {
    /// What the database lacks, where the failure comes from its state and not from the statement.
    pub fn lack(&self) -> Option<Lack> {
        match self {
            StoreError::Full { .. } => Some(Lack::Room),
            StoreError::Open { .. }
            | StoreError::Unreachable { .. }
            | StoreError::Uncertain { .. }
            | StoreError::Closed => Some(Lack::Answer),
            StoreError::Busy { .. } | StoreError::TooSlow { .. } => Some(Lack::Time),
            StoreError::Statement { .. }
            | StoreError::Constraint { .. }
            | StoreError::TooManyRows { .. }
            | StoreError::Parameter { .. }
            | StoreError::Column(_)
            | StoreError::Migration { .. }
            | StoreError::Of01 => None,
        }
    }
}

/// A batch was not committed. The first two are answers, not failures.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    /// A guard missed: somebody was quicker. Read again and decide again.
    #[error("{batch} was decided on what is no longer so ({statement})")]
    Conflict {
        /// The batch.
        batch: &'static str,
        /// The guarded statement.
        statement: &'static str,
    },
    /// A unique key is taken.
    #[error("{batch} would write a second {statement}")]
    Duplicate {
        /// The batch.
        batch: &'static str,
        /// The statement that met the key.
        statement: &'static str,
    },
    /// The database failed.
    #[error(transparent)]
    Failed(StoreError),
}
