//! Oversight: the ledger that every command appends to, its checkpoints and proofs, and what waits for a person.
//!
//! A command writes its entry unsequenced, in its own batch. One sequencer at a time gives the waiting entries their
//! places in an RFC 6962 tree and signs a checkpoint (C2SP signed note); filing never waits for it.

mod alerts;
pub(crate) mod audit;
mod check;
mod consistency;
pub mod figures;
mod lines;
mod mark;
mod proof;
mod sequence;
pub(crate) mod stated;
pub mod tables;
#[cfg(test)]
mod tests;
pub mod tickets;
mod written;

pub use alerts::{
    Alert, AlertCounts, AlertGroup, AlertPlace, Calls, Loudness, acknowledge, count_alerts, waiting_alert,
    waiting_alerts,
};

pub(crate) use alerts::alert_place;
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
pub use tables::{Proof, TABLES, Table};

pub(crate) use alerts::STATEMENTS as ALERT_STATEMENTS;
pub(crate) use audit::{ENTRY_STATEMENTS, ROW_STATEMENTS, TREE_STATEMENTS};
pub(crate) use check::STATEMENTS as CHECK_STATEMENTS;
pub(crate) use figures::STATEMENTS as FIGURE_STATEMENTS;
pub(crate) use lines::STATEMENTS as LINE_STATEMENTS;
pub(crate) use mark::STATEMENTS as MARK_STATEMENTS;
pub(crate) use proof::STATEMENTS as PROOF_STATEMENTS;
pub(crate) use sequence::{PLACE_ENTRIES, STATEMENTS as SEQUENCE_STATEMENTS};
