//! What can go wrong.

use std::io;
use std::sync::Arc;

/// The store of files refused or failed. Clones share their source.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// A path is 1 to 200 characters: segments of `a-z A-Z 0-9 . _ -` separated by `/`, none empty or beginning with a dot.
    #[error("not a path of the vault: {reason}")]
    Path {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// There is a file at this path already. A put never replaces: another process may hold the key of the first.
    #[error("the path is taken")]
    Taken,
    /// There is no file at this path.
    #[error("no such file")]
    NotFound,
    /// The file is larger than the limit.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// The disk, or the quota, is full.
    #[error("no room left for files")]
    Full {
        /// What the system said.
        source: Arc<io::Error>,
    },
    /// No key-encryption key has the number that the wrapped key names.
    #[error("key-encryption key {number} is not in the ring")]
    UnknownKey {
        /// The number.
        number: u32,
    },
    /// The wrapped key is damaged, or belongs to another path.
    #[error("the wrapped key does not belong to this path")]
    WrongKey,
    /// What is stored is not what was put, from this chunk on.
    #[error("the stored file was altered or cut, at chunk {chunk}")]
    Altered {
        /// Its number, from 0.
        chunk: u64,
    },
    /// The address or the options of the store are wrong.
    #[error("wrong settings for the store of files")]
    Settings {
        /// What is wrong.
        source: Arc<object_store::Error>,
    },
    /// The store of files failed, or is not there: a directory or a bucket that is missing, a disk or a network that fails,
    /// a credential that is refused.
    #[error("cannot {doing} in the store of files")]
    Storage {
        /// What was attempted.
        doing: &'static str,
        /// What happened.
        source: Arc<dyn std::error::Error + Send + Sync>,
    },
}

/// A file was not read.
pub type GetError = VaultError;

/// A file was not stored; nothing of it is left to be read.
#[derive(Debug, thiserror::Error)]
pub enum PutError<E: std::error::Error + 'static> {
    /// The body broke off.
    #[error("the body broke off")]
    Body {
        /// The error of the body's reader.
        source: E,
    },
    /// The store refused or failed.
    #[error("the file was not stored")]
    Vault(#[from] VaultError),
}

/// What the store of files lacks that fails at present, and may do again later without anybody changing the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Room on its disk, or in its quota.
    Room,
    /// An answer.
    Answer,
}

impl VaultError {
    /// What the store lacks, where the failure comes from its state and not from the request.
    pub fn lack(&self) -> Option<Lack> {
        match self {
            VaultError::Full { .. } => Some(Lack::Room),
            VaultError::Storage { .. } => Some(Lack::Answer),
            VaultError::Path { .. }
            | VaultError::Taken
            | VaultError::NotFound
            | VaultError::TooLarge { .. }
            | VaultError::UnknownKey { .. }
            | VaultError::WrongKey
            | VaultError::Altered { .. }
            | VaultError::Settings { .. } => None,
        }
    }

    /// Where a file is made, what is not there is the place for it.
    pub(crate) fn io_at_writing(doing: &'static str, error: io::Error) -> VaultError {
        match error.kind() {
            io::ErrorKind::NotFound => VaultError::broken(doing, error),
            _ => VaultError::io(doing, error),
        }
    }

    /// Where a file is made, what is not there is the bucket.
    pub(crate) fn remote_at_writing(doing: &'static str, error: object_store::Error) -> VaultError {
        match error {
            object_store::Error::NotFound { .. } => VaultError::broken(doing, error),
            other => VaultError::remote(doing, other),
        }
    }

    pub(crate) fn io(doing: &'static str, error: io::Error) -> VaultError {
        match error.kind() {
            io::ErrorKind::NotFound => VaultError::NotFound,
            io::ErrorKind::AlreadyExists => VaultError::Taken,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                VaultError::Full { source: Arc::new(error) }
            }
            _ => VaultError::Storage { doing, source: Arc::new(error) },
        }
    }

    pub(crate) fn remote(doing: &'static str, error: object_store::Error) -> VaultError {
        match error {
            object_store::Error::NotFound { .. } if lacks_bucket(&error) => {
                VaultError::Storage { doing, source: Arc::new(error) }
            }
            object_store::Error::NotFound { .. } => VaultError::NotFound,
            object_store::Error::AlreadyExists { .. } | object_store::Error::Precondition { .. } => {
                VaultError::Taken
            }
            other => VaultError::Storage { doing, source: Arc::new(other) },
        }
    }

    pub(crate) fn broken(
        doing: &'static str,
        error: impl std::error::Error + Send + Sync + 'static,
    ) -> VaultError {
        VaultError::Storage { doing, source: Arc::new(error) }
    }
}

/// S3 answers 404 for an object as for its whole bucket; only the code in the answer tells them apart.
fn lacks_bucket(error: &object_store::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        if inner.to_string().contains("NoSuchBucket") {
            return true;
        }
        cause = inner.source();
    }
    false
}
