//! May this information leave to this agency, today, on what clause?
//!
//! [`disclosure`] is total, pure and deterministic: facts, register and moment in, a [`Ruling`] with its reasons out.
//! What is missing, stale, unstated or contradictory withholds.

mod candidates;
mod conditions;
mod decide;
mod facts;
mod fault;
mod files;
mod grounds;
mod json;
mod look;
mod matrix;
mod policies;
mod ruling;

pub use candidates::{
    Candidate, OpenedRoute, Turn, candidate_agencies, may_be_opened, opening, route_objection,
};
pub use decide::disclosure;
pub(crate) use decide::gates_of;
pub use facts::{AgencyFacts, Approval, Claim, Extent, Facts, Field, FileFacts, HouseKind, Override};
pub use fault::{Fault, Mend};
pub use files::gate_here;
pub use grounds::{agency_objections, basis_counts};
pub use json::FormError;
pub use matrix::disclosure_matrix;
pub(crate) use matrix::related_facts;
pub use ruling::{Ask, Condition, Considered, FileGate, Gap, Ground, Outcome, Policy, Ruling};
