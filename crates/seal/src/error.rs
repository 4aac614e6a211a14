//! Why no package was made.

use std::io;

use crate::{FILE_BYTES_MAX, FILES_MAX, PACKAGE_NAME_BYTES_MAX, PART_BYTES_MAX, RECIPIENTS_MAX};

/// Why no package was made.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The package's name is unfit.
    #[error("a package's name is 1 to {PACKAGE_NAME_BYTES_MAX} letters, digits and '-'")]
    Name,
    /// Sender, recipient or report number is empty or holds control characters.
    #[error("{what} must be one line of text")]
    Line {
        /// Which of them.
        what: &'static str,
    },
    /// A moment is outside the years 1 to 9999, or the package was made before 1970.
    #[error("a moment cannot be written as a date")]
    Moment,
    /// A file is listed with a false digest form, a size over the limit, or twice.
    #[error("file {sha256:?} is listed twice, is over {FILE_BYTES_MAX} bytes, or has no lower-case SHA-256")]
    File {
        /// The digest as listed.
        sha256: String,
    },
    /// More files than a package may hold.
    #[error("a package holds at most {FILES_MAX} files")]
    TooManyFiles,
    /// A part is over the limit.
    #[error("{path} has more than {PART_BYTES_MAX} bytes")]
    TooLarge {
        /// The part.
        path: String,
    },
    /// A fact of the CASE graph has a form that the ontology refuses.
    #[error("the case graph cannot hold this {what}")]
    Case {
        /// Which kind of fact.
        what: &'static str,
    },
    /// No key to encrypt to, or too many.
    #[error("a package is sealed to 1 to {RECIPIENTS_MAX} keys")]
    Recipients,
    /// A key is not an age X25519 recipient. The key is public and may be shown.
    #[error("{key:?} is not an age recipient (age1…)")]
    Recipient {
        /// The key as given.
        key: String,
    },
    /// The encryption could not begin.
    #[error("the package cannot be encrypted")]
    Encrypt(#[source] age::EncryptError),
    /// The content given for a file is not what the manifest lists, or too much or too little was given.
    #[error("the content given for file {sha256} is not the one listed")]
    Content {
        /// The digest as listed.
        sha256: String,
    },
    /// More content was given than files are listed.
    #[error("content was given beyond the last file")]
    Surplus,
    /// A file's content could not be read.
    #[error("file {sha256} cannot be read")]
    Read {
        /// The digest as listed.
        sha256: String,
        /// The error of the reader.
        source: io::Error,
    },
    /// The package could not be written.
    #[error("the package cannot be written")]
    Write(#[source] io::Error),
}
