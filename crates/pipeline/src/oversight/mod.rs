//! Oversight: the ledger that every command appends to, its checkpoints and proofs, and what waits for a person.
//!
//! A command writes its entry unsequenced, in its own batch. One sequencer at a time gives the waiting entries their
//! places in an RFC 6962 tree and signs a checkpoint (C2SP signed note); filing never waits for it.

mod alerts;
mod audit;
pub mod figures;
mod proof;
mod sequence;
pub mod tickets;

pub use alerts::{Alert, AlertGroup, acknowledge, waiting_alerts};
pub use audit::{AuditError, Lag, LedgerLine, checkpoint, lag, latest, verify};
pub use proof::{ProofError, inclusion};
pub use sequence::{SequenceError, sequence};

pub(crate) use alerts::STATEMENTS as ALERT_STATEMENTS;
pub(crate) use audit::STATEMENTS as AUDIT_STATEMENTS;
pub(crate) use figures::STATEMENTS as FIGURE_STATEMENTS;
pub(crate) use proof::STATEMENTS as PROOF_STATEMENTS;
pub(crate) use sequence::{PLACE_ENTRIES, STATEMENTS as SEQUENCE_STATEMENTS};
