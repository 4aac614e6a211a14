//! What counsel sets: what qualifies an agency, what our policy leaves to counsel, which stale entry of the register may
//! be relied on for a time, and what is known of providers and countries beyond the register.
//!
//! No single person sets any of it. One person proposes, with the reason and the document that proves it; another
//! decides, and only then it holds. What was refused, withdrawn or ended stays to be read. Every change moves the
//! directory's version on, so that what holds is remembered with the agencies and a ruling costs no question more.

mod commands;
mod decide;
mod evidence;
mod impact;
mod json;
mod known;
mod model;
pub mod queries;
mod refusal;
#[cfg(test)]
mod tests;
mod wanted;

pub use commands::{Proposed, approve, end, leave_withheld, propose, refuse, withdraw};
pub use evidence::{NewDocument, Whole, evidence, rewrap};
pub use impact::{Differing, Impact, REPLAYED_MAX, impact};
pub use known::{Agreed, Known, approvals_in_force, in_force, known, overrides_in_force, register_at};
pub use model::{
    Approval, CounselError, Decided, Decision, Document, EVIDENCE_BYTES_MAX, Ended, EnteredRow, InForce,
    Matter, OVERRIDE_DAYS_MAX, OpenRoute, Override, Proposal, REPORT_APPROVAL_DAYS_MAX, ReportAsked,
    WORDS_CHARS_MAX,
};
pub use refusal::Refusal;
pub use wanted::Wanted;

pub use evidence::holds as holds_evidence;
pub use wanted::{no_more, waiting, wanted_of};

/// The statements of this crate.
pub static STATEMENTS: &[clearline_store::Sql] = include!(concat!(env!("OUT_DIR"), "/statements.rs"));
