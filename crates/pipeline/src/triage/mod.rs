//! Triage: ranks and designates. Rules decide what rules can; the rest waits at the desk for an analyst.
//!
//! The rank is a sum of named factors, each resting on one fact, so that anybody can follow it and taking a fact away
//! changes the sum by exactly its points. How complete a report is, is another question and is never added in: the
//! shortest report may be the most urgent.

mod commands;
pub mod decide;
pub mod facts;
mod model;
pub mod queries;
#[cfg(test)]
mod tests;

pub use commands::{carry, decide_at_desk, override_outcome};
pub use model::{
    AgeBand, Assessment, Decision, Earlier, Fact, Facts, Field, Kind, Page, QueuePlace, QueueRow, Refusal,
    TriageError, Waiting,
};

pub(crate) use commands::STATEMENTS;
pub(crate) use queries::STATEMENTS as QUERY_STATEMENTS;
