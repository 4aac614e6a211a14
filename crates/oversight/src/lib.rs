//! Oversight: the ledger that every command appends to, its checkpoints and proofs, and what waits for a person.
//!
//! A command writes its entry unsequenced, in its own batch. One sequencer at a time gives the waiting entries their
//! places in an RFC 6962 tree and signs a checkpoint (C2SP signed note); filing never waits for it.

mod alerts;
pub mod audit;
mod check;
mod consistency;
pub mod figures;
mod lines;
mod mark;
mod proof;
mod sequence;
#[cfg(test)]
mod tests;

pub use alerts::{
    Alert, AlertCounts, AlertGroup, AlertPlace, Calls, Loudness, acknowledge, count_alerts, waiting_alert,
    waiting_alerts,
};

pub use audit::{
    AuditError, FINDINGS_KEPT_MAX, Finding, Kept, Verified, Wanted, What, differing, examine, must_hold,
    verify,
};
pub use check::{tell_standing, verify_nightly, verify_once};
pub use consistency::consistency;
pub use lines::{Lag, LedgerLine, checkpoint, lag, latest};
pub use mark::{ContinueError, Standing, continue_after_restore, standing};
pub use proof::{ProofError, inclusion};
pub use sequence::{SequenceError, sequence};

/// The statements of this crate.
pub static STATEMENTS: &[clearline_store::Sql] = include!(concat!(env!("OUT_DIR"), "/statements.rs"));
