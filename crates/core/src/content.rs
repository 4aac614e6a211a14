//! Content of a file that leaves the vault.

use bytes::Bytes;
use clearline_vault::GetError;
use futures::stream::BoxStream;

/// A file's content on its way out, each piece verified before it is given.
pub struct Content {
    /// Bytes in all.
    pub size: u64,
    /// SHA-256 of all of it, lower-case hexadecimal.
    pub sha256: String,
    /// The bytes. A file that was cut short ends in an error.
    pub bytes: BoxStream<'static, Result<Bytes, GetError>>,
}

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Content({} bytes)", self.size)
    }
}
