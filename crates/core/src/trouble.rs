//! What went wrong in the house itself, as against what was asked of it.

use clearline_store::{ColumnError, StoreError};

/// Why a command failed for an internal reason, and not because of the request.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The store failed.
    #[error("the store failed during {during}")]
    Store {
        /// The command whose batch was not committed, or the statement that was read.
        during: &'static str,
        /// What the store said.
        #[source]
        source: StoreError,
    },
    /// Others were quicker again and again.
    #[error("{command} gave up after {attempts} attempts: others changed {statement} each time")]
    Contended {
        /// The command.
        command: &'static str,
        /// The statement whose guard missed last.
        statement: &'static str,
        /// How often it was tried.
        attempts: u32,
    },
    /// A row holds what it never should.
    #[error("a stored row is not what it should be: {what}")]
    Row {
        /// Which row and value.
        what: String,
    },
    /// The file store failed.
    #[error("the file store failed during {command}")]
    Vault {
        /// The command.
        command: &'static str,
        /// What it said.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl From<ColumnError> for Trouble {
    fn from(error: ColumnError) -> Trouble {
        Trouble::row(error)
    }
}

impl Trouble {
    /// A stored value that cannot be read back.
    pub fn row(what: impl std::fmt::Display) -> Trouble {
        Trouble::Row { what: what.to_string() }
    }
}

/// An error with its causes, once, for the operator.
pub fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut words = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        words.push_str(": ");
        words.push_str(&cause.to_string());
        next = cause.source();
    }
    words
}
