//! What an agency or an auditor runs offline.
//!
//! * [`package`]: opens a package and reports every check by name: decrypted, structure, signature, manifest, ledger.
//! * [`proof`]: a proof file leads from an entry to a signed checkpoint.
//! * [`growth`]: a later checkpoint continues an earlier one; nothing was altered in between.
//! * [`consistency`]: the same, from the text that the server publishes.
//! * [`receipt`]: a provider's receipt is ours and says what it says.
//!
//! Trust comes from outside, as [`Trust`]: keys that were handed over when the reader was enrolled. Nothing that lies in
//! a package, a proof or a receipt is trusted for saying so itself. To read a whole log again see
//! [`clearline_ledger::Audit`].

mod custody;
mod package;

pub use custody::{CustodyFault, GrowthFault, Proven, growth, proof};
pub use package::{CheckResult, Outcome, PackageReport, package};

use clearline_ledger::note::{self, NoteError};
use clearline_ledger::{ConsistencyError, ConsistencyProof, VerifierKey};
use clearline_seal::{Receipt, ReceiptError, SealKey};

/// The keys that the reader was given beforehand.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    /// The keys that sign packages.
    pub seal: Vec<SealKey>,
    /// The name of the ledger.
    pub origin: String,
    /// The keys that sign the ledger's checkpoints.
    pub ledger: Vec<VerifierKey>,
    /// The keys that sign receipts.
    pub receipts: Vec<VerifierKey>,
}

/// Why a receipt is not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptFault {
    /// The signed note is not believed.
    #[error("the receipt's signature is not believed")]
    Note(#[source] NoteError),
    /// What is signed is no receipt.
    #[error("what is signed is not a receipt")]
    Receipt(#[source] ReceiptError),
}

/// Opens a signed receipt.
///
/// # Errors
/// [`ReceiptFault`] naming why it is not believed.
pub fn receipt(signed: &str, trust: &Trust) -> Result<Receipt, ReceiptFault> {
    let opened = note::open(signed, &trust.receipts).map_err(ReceiptFault::Note)?;
    Receipt::parse(opened.body).map_err(ReceiptFault::Receipt)
}

/// Checks that the ledger has only grown since `kept`, a checkpoint that the reader kept, by the text that the server
/// publishes at `/ledger/consistency`. Returns the two sizes, the kept one first.
///
/// # Errors
/// [`ConsistencyError`] naming what fails.
pub fn consistency(kept: &str, proof: &str, trust: &Trust) -> Result<(u64, u64), ConsistencyError> {
    let (old, new) = ConsistencyProof::parse(proof)?.verify(kept, &trust.origin, &trust.ledger)?;
    Ok((old.size, new.size))
}

/// An error and all its causes in one line, for people.
fn told(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
