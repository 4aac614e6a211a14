//! The package for one agency: exactly what its manifest lists, signed by us, encrypted to the agency's keys.
//!
//! A package is a BagIt 1.0 bag (RFC 8493) in a tar archive in an age v1 file. Each layer opens with a tool that others
//! wrote: `age -d`, `tar x`, `sha256sum -c` or `bagit.py`, `ssh-keygen -Y verify`, `case_validate`. The commands are in
//! the package as `VERIFY.txt`. Encryption is outermost, so the evidence stays verifiable after it is stored again.
//!
//! * [`Manifest`], [`Contents`], [`CaseInput`]: what goes in, as plain data; the caller maps its own nouns to these.
//! * [`Sealer`], [`seal_to`], [`seal`]: write a package. Memory does not grow with the files' size.
//! * [`open_to`], [`open`]: decrypt, refuse whatever is not exactly such a package, and hand out the parts.
//! * [`Receipt`]: what we tell a provider that we hold, as lines to be signed in a note.
//! * [`sshsig`]: the signature over the tag manifest, and why in this form.
//!
//! Only a SHA-256 manifest is written: the vault knows that digest of every file beforehand, so that each file is read
//! once; a second algorithm would read all of it twice and protect against nothing known.
//!
//! This crate has no clock and no files. One exception to "chance is an argument": the `age` crate draws its file key,
//! nonce and ephemeral share from the operating system and offers no other way; an encryption nonce must never be
//! replayed anyway. All that is *signed* is a function of the arguments alone.

mod archive;
mod bag;
mod case;
mod error;
mod identity;
mod manifest;
mod open;
mod opened;
mod receipt;
mod sealer;
pub mod sshsig;

pub use bag::{Bag, Contents, Custody, MANIFEST_FACT, bag};
pub use case::{
    Account, Authority, CaseDevice, CaseFile, CaseInput, CasePerson, Connection, Contact, HashMethod,
    Incident, Name, Part, Place, Placed, Provider, Scene, Span, Text, Wording,
};
pub use error::SealError;
pub use identity::{Identity, IdentityError, is_recipient};
pub use manifest::{Excluded, FileEntry, Format, Included, Manifest};
pub use open::{Files, Sink, open, open_to};
pub use opened::{Check, OpenError, Opened};
pub use receipt::{Receipt, ReceiptError};
pub use sealer::{Sealer, seal, seal_to};
pub use sshsig::{SealKey, Signer};

/// The most files one package may hold.
pub const FILES_MAX: usize = 10_000;
/// The largest file, in bytes.
pub const FILE_BYTES_MAX: u64 = 4 << 30;
/// The largest part that is not a file (report, case graph, tag file), in bytes.
pub const PART_BYTES_MAX: u64 = 16 << 20;
/// The longest name of a package, in bytes.
pub const PACKAGE_NAME_BYTES_MAX: usize = 48;
/// The most keys one package is encrypted to.
pub const RECIPIENTS_MAX: usize = 20;
/// The longest age header that is read, in bytes: room for the recipients and no more.
pub const AGE_HEADER_BYTES_MAX: u64 = 16 * 1024;
