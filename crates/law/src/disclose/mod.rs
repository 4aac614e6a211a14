//! May this information leave to this agency, today, on what clause?
//!
//! [`disclosure`] is total, pure and deterministic: facts, register and moment in, a [`Ruling`] with its reasons out.
//! What is missing, stale, unstated or contradictory withholds.

mod candidates;
mod decide;
mod facts;
mod files;
mod json;
mod matrix;
mod ruling;

pub use candidates::{Candidate, Turn, candidate_agencies};
pub use decide::disclosure;
pub use facts::{AgencyFacts, Facts, Field, FileFacts, HouseKind};
pub use files::gate_here;
pub use json::FormError;
pub use matrix::disclosure_matrix;
pub use ruling::{Condition, Considered, FileGate, Gap, Ground, Outcome, Policy, Ruling};
