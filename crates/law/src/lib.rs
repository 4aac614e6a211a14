//! The two questions everything else asks: may this person do this ([`access`]), and may this information leave to
//! this agency ([`disclosure`])?
//!
//! Both answers are values with reasons. The law itself is data ([`Register`], from `instruments/`): cited, dated, and
//! reviewed as a diff. Nothing here has a clock, a file, a random source or a database; nothing here is legal advice.

pub mod access;
mod clauses;
mod disclose;
mod duties;
mod register;

pub use disclose::{
    AgencyFacts, Candidate, Condition, Considered, Facts, Field, FileFacts, FileGate, FormError, Gap, Ground,
    HouseKind, Outcome, Policy, Ruling, Turn, candidate_agencies, disclosure, disclosure_matrix, gate_here,
};
pub use duties::{
    Branch, ClockFacts, Duty, FOREIGN_REQUEST_ALARM, Forwarding, HoldKind, Regime, StartEvent, Term, Terms,
    clocks, foreign_request_branch, foreign_request_duty, hold_term, preservation, regimes,
};
pub use register::{
    AgencyEntry, Clause, ClauseId, Confidence, CountryEntry, Length, Modality, Problem, Register, Standing,
};

use clearline_report::AgencyId;

/// The federal agency that takes reports nobody else can take. `None` only for a register without a directory.
pub fn home_desk(register: &Register) -> Option<&AgencyId> {
    register.home_desk()
}
