//! Content of files at rest: every file is encrypted under a key of its own, which is stored elsewhere, wrapped.
//!
//! # Construction
//! A file is encrypted by STREAM (Hoang, Reyhanitabar, Rogaway, Vizár: *Online Authenticated-Encryption and its
//! Nonce-Reuse Misuse-Resistance*, CRYPTO 2015) over AES-256-GCM (NIST SP 800-38D). The plaintext is cut into chunks of
//! 64 KiB; the nonce of a chunk is a prefix of 7 bytes, its number as 4 bytes big-endian, and one byte that is 1 in the
//! last chunk. So a chunk that was altered, left out, repeated or put elsewhere, and a file cut short or continued, do
//! not open. The associated data is the version of this format and the path: a file moved to another path does not open
//! either. Stored are one byte of version, the prefix, and each chunk followed by its tag of 16 bytes.
//!
//! The file's key is wrapped by AES-256-GCM under a key-encryption key of the [`KeyRing`], again bound to the path. A
//! wrapped key names the key-encryption key that wrapped it, hence keys can be changed by [`Vault::rewrap`] without
//! touching any file, and destroying the wrapped key destroys the file wherever copies of it are.
//!
//! # What an attacker can do who holds the store of files but no key
//! They can delete files, and see how many there are, their sizes and their paths (so put no name into a path). Every
//! other change is noticed.

mod error;
mod get;
mod keys;
mod local;
mod notes;
mod path;
mod put;
mod remote;
mod stream;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use futures::stream::BoxStream;

pub use error::{GetError, Lack, PutError, VaultError};
pub use keys::{FileKeyEntropy, KeyRing, KeyRingError, SealedKey};
pub use notes::{Note, Notes};
pub use put::Stored;

use path::VaultPath;

/// Where files are kept.
#[derive(Clone)]
pub enum Files {
    /// A directory, which must exist; made durable file by file.
    Local(PathBuf),
    /// A bucket of an S3-compatible store.
    S3(S3),
    /// In memory, for tests and demos.
    Memory,
}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Files::Local(path) => f.debug_tuple("Local").field(path).finish(),
            Files::S3(s3) => f.debug_tuple("S3").field(&s3.url).finish(),
            Files::Memory => f.write_str("Memory"),
        }
    }
}

/// A bucket and how to reach it.
#[derive(Clone)]
pub struct S3 {
    /// Bucket and prefix, as `s3://bucket/prefix`.
    pub url: String,
    /// Settings as object_store's `AmazonS3ConfigKey` names them: `endpoint`, `region`, `access_key_id`,
    /// `secret_access_key`, and so on. An `endpoint` that is `http://` is refused without `allow_http`, which is exactly
    /// `true` or `false`.
    pub options: Vec<(String, String)>,
}

/// How much is held in memory, and how large a file may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file, at most; the sender is told this number when refused.
    pub file_bytes: u64,
    /// Bytes that are sealed, and in a directory written, in one go; smaller files take one go in all. About three times
    /// this is held in memory for each file under way.
    pub write_bytes: usize,
    /// Bytes of one part of a file sent to S3, held in memory besides. S3 wants at least 5 MiB, and 10,000 parts at most.
    pub part_bytes: usize,
    /// Bytes of what [`Vault::get_small`] returns, at most.
    pub whole_bytes: u64,
    /// Seconds in which a request to S3, with its repetitions, must succeed.
    pub request_seconds: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file_bytes: 4 << 30,
            write_bytes: 1 << 20,
            part_bytes: 8 << 20,
            whole_bytes: 256 << 20,
            request_seconds: 60,
        }
    }
}

/// The store of files. Clones share it.
#[derive(Clone)]
pub struct Vault {
    inner: Arc<Inner>,
}

struct Inner {
    place: Place,
    keys: KeyRing,
    limits: Limits,
}

#[derive(Clone)]
enum Place {
    Local(Arc<local::Local>),
    Remote(remote::Remote),
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.inner.place {
            Place::Local(_) => "Vault(local)",
            Place::Remote(_) => "Vault(remote)",
        })
    }
}

impl Vault {
    /// Opens the store. A directory is prepared; S3 is not contacted yet (see [`Vault::health`]).
    ///
    /// # Errors
    /// [`VaultError::Storage`] when the directory cannot be used, [`VaultError::Settings`] when the address or the
    /// options of S3 are wrong.
    pub fn open(files: &Files, keys: KeyRing, limits: &Limits) -> Result<Vault, VaultError> {
        let place = match files {
            Files::Local(path) => Place::Local(Arc::new(local::Local::open(path)?)),
            Files::S3(s3) => Place::Remote(remote::Remote::s3(s3, limits)?),
            Files::Memory => Place::Remote(remote::Remote::memory()),
        };
        Ok(Vault { inner: Arc::new(Inner { place, keys, limits: limits.clone() }) })
    }

    /// Wraps a file's key again under the newest key-encryption key; the file itself stays as it is. `nonce` is 12
    /// random bytes, never used before.
    ///
    /// # Errors
    /// [`VaultError::UnknownKey`], or [`VaultError::WrongKey`] when it is not the wrapped key of this path.
    pub fn rewrap(&self, path: &str, wrapped_key: &[u8], nonce: [u8; 12]) -> Result<SealedKey, VaultError> {
        let path = VaultPath::parse(path)?;
        let key = self.inner.keys.unwrap(&path, wrapped_key)?;
        self.inner.keys.wrap(&path, key, nonce)
    }

    /// The number of the key-encryption key that wrapped this key: below [`KeyRing::newest`], it is due for `rewrap`.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] when this is no wrapped key.
    pub fn wrapped_by(wrapped_key: &[u8]) -> Result<u32, VaultError> {
        keys::number(wrapped_key)
    }

    /// Reads a whole small file, such as a package.
    ///
    /// # Errors
    /// As [`Vault::get`], and [`VaultError::TooLarge`] past `limits.whole_bytes`.
    pub async fn get_small(&self, path: &str, wrapped_key: &[u8]) -> Result<Bytes, GetError> {
        get::whole(&self.inner, path, wrapped_key).await
    }

    /// Reads a file, chunk by chunk, each verified before it is given out. A file that was cut short ends in an error,
    /// never in a plain end.
    ///
    /// # Errors
    /// [`VaultError::NotFound`]; [`VaultError::UnknownKey`] and [`VaultError::WrongKey`] about the wrapped key;
    /// [`VaultError::Altered`] when what is stored is not what was put.
    pub async fn get(
        &self,
        path: &str,
        wrapped_key: &[u8],
    ) -> Result<BoxStream<'static, Result<Bytes, GetError>>, GetError> {
        get::stream(&self.inner, path, wrapped_key).await
    }

    /// Deletes a file, durably. That there is none is as good.
    ///
    /// # Errors
    /// [`VaultError::Storage`].
    pub async fn delete(&self, path: &str) -> Result<(), VaultError> {
        let path = VaultPath::parse(path)?;
        match &self.inner.place {
            Place::Local(local) => {
                local::blocking("delete", local.clone(), move |local| local.delete(&path)).await
            }
            Place::Remote(remote) => remote.delete(&path).await,
        }
    }

    /// The paths of all files, whole or left by a crash midway, last written before `time`. For the sweep, which
    /// deletes those that no record knows; choose `time` well before the start of the oldest put still running.
    pub fn list_older_than(&self, time: SystemTime) -> BoxStream<'static, Result<String, VaultError>> {
        match &self.inner.place {
            Place::Local(local) => local::Local::list_older_than(local.clone(), time),
            Place::Remote(remote) => remote.list_older_than(time),
        }
    }

    /// Whether files can be written now: something is written.
    ///
    /// # Errors
    /// [`VaultError::Storage`] or [`VaultError::Full`].
    pub async fn health(&self) -> Result<(), VaultError> {
        match &self.inner.place {
            Place::Local(local) => local::blocking("probe", local.clone(), local::Local::probe).await,
            Place::Remote(remote) => remote.probe().await,
        }
    }
}
