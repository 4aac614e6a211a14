//! What an opened package says, and why one is refused.

use crate::bag::Custody;
use crate::manifest::{FileEntry, Manifest};
use crate::sshsig::SignatureError;
use crate::{AGE_HEADER_BYTES_MAX, FILE_BYTES_MAX, FILES_MAX, PART_BYTES_MAX};
use std::io;

/// A package whose every check has passed.
#[derive(Clone)]
pub struct Opened {
    /// The name in [`crate::SealKey`] of the key that signed.
    pub signed_by: String,
    /// What is made available, to whom, under which clauses.
    pub manifest: Manifest,
    /// The cover letter.
    pub cover: String,
    /// The transfer brief as PDF, where there is one.
    pub brief_pdf: Option<Vec<u8>>,
    /// The report as JSON.
    pub report_json: Vec<u8>,
    /// What the provider sent, where it was given.
    pub original_xml: Option<Vec<u8>>,
    /// The CASE graph as JSON-LD.
    pub case_jsonld: Vec<u8>,
    /// The ruling as JSON.
    pub authority_json: Vec<u8>,
    /// The proof of custody, where there is one. It has not been checked here: that needs the ledger's key.
    pub custody: Option<Custody>,
}

// A package is about children and their abusers; nothing of it belongs into a log line.
impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Opened({}, signed by {})", self.manifest.package, self.signed_by)
    }
}

impl Opened {
    /// The files whose content was handed out and has the listed digest.
    #[must_use]
    pub fn files(&self) -> &[FileEntry] {
        &self.manifest.files
    }
}

/// The checks a package goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// It decrypts with this identity, to its end.
    Decrypted,
    /// It is a bag of exactly this form, with nothing else in it.
    Structure,
    /// Its tag manifest is signed by a known key.
    Signature,
    /// Every part has the digest that is signed for, and none is absent.
    Manifest,
}

/// Why a package is refused. Paths are shown as the package has them, quoted.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The bytes are no age file, or its header is over the limit.
    #[error("this is not an age file with a header of at most {AGE_HEADER_BYTES_MAX} bytes")]
    NotAge(#[source] age::DecryptError),
    /// The package was sealed to other keys.
    #[error("the package is not sealed to this identity")]
    WrongIdentity,
    /// The package was altered or cut off, or its source failed.
    #[error("the package is damaged or cannot be read to its end")]
    Damaged(#[source] io::Error),
    /// The archive within ends too early or has no proper end.
    #[error("the archive in the package is cut off or has something after its end")]
    Truncated,
    /// An entry whose header is none that this format has: a link, a directory, a device, another owner or mode.
    #[error("the archive holds something else than a plain file: {path:?}")]
    NotAPlainFile {
        /// Its path.
        path: String,
    },
    /// A path that no package has: outside the bag, absolute, with `..`, `fetch.txt`, or simply unknown.
    #[error("the archive holds a path that no package has: {path:?}")]
    Path {
        /// The path.
        path: String,
    },
    /// A path that occurs twice.
    #[error("the archive holds {path:?} twice")]
    Duplicate {
        /// The path.
        path: String,
    },
    /// A path that comes after one it belongs before.
    #[error("the archive holds {path:?} out of order")]
    Order {
        /// The path.
        path: String,
    },
    /// An entry over its limit.
    #[error("{path:?} is over the limit of {PART_BYTES_MAX} bytes for a part, {FILE_BYTES_MAX} for a file")]
    TooLarge {
        /// The path.
        path: String,
    },
    /// More files than a package may hold.
    #[error("the package holds more than {FILES_MAX} files")]
    TooManyFiles,
    /// A part that is listed, or that every package has, is not there.
    #[error("{path:?} is missing")]
    Missing {
        /// The path.
        path: String,
    },
    /// A part that is there but that the signed manifest does not list.
    #[error("{path:?} is not listed in the manifest")]
    Unlisted {
        /// The path.
        path: String,
    },
    /// A part whose content is not what was signed for.
    #[error("{path:?} is not what was signed for")]
    Altered {
        /// The path.
        path: String,
    },
    /// A part that is not written as this format writes it.
    #[error("{path:?} is not in the form of a package")]
    Form {
        /// The path.
        path: String,
    },
    /// The signature over the tag manifest is not believed.
    #[error("the package's signature is not believed")]
    Signature(#[source] SignatureError),
    /// The sink refused a file's content.
    #[error("the content of {path:?} cannot be stored")]
    Sink {
        /// The path.
        path: String,
        /// The error of the writer.
        source: io::Error,
    },
}

impl OpenError {
    /// The check that failed; none when it was the caller's sink.
    #[must_use]
    pub fn check(&self) -> Option<Check> {
        match self {
            Self::NotAge(_) | Self::WrongIdentity | Self::Damaged(_) => Some(Check::Decrypted),
            Self::Truncated
            | Self::NotAPlainFile { .. }
            | Self::Path { .. }
            | Self::Duplicate { .. }
            | Self::Order { .. }
            | Self::TooLarge { .. }
            | Self::TooManyFiles
            | Self::Form { .. } => Some(Check::Structure),
            Self::Signature(_) => Some(Check::Signature),
            Self::Missing { .. } | Self::Unlisted { .. } | Self::Altered { .. } => Some(Check::Manifest),
            Self::Sink { .. } => None,
        }
    }
}
