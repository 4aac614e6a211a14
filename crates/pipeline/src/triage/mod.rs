//! Triage: ranks and designates. Rules decide what rules can; the rest waits in the review queue for an analyst.
//!
//! The rank is a sum of named factors, each resting on one fact, so that anybody can follow it and taking a fact away
//! changes the sum by exactly its points. How complete a report is, is another question and is never added in: the
//! shortest report may be the most urgent.

mod alike;
mod commands;
pub mod decide;
pub mod dismissal;
pub mod facts;
mod flood;
mod model;
mod page;
pub mod queries;
#[cfg(test)]
mod tests;

pub use commands::{carry, decide_at_desk, override_outcome};
pub use model::{
    AgeBand, Assessment, Decision, Dismissal, DismissalState, Earlier, Fact, Facts, Field, FloodRow,
    GROUPS_AT_ONCE_MAX, Grouped, Kind, PostGroup, QueueCounts, QueuePlace, QueueRow, Refusal, Signs,
    TriageError, Waiting,
};
pub use page::Page;

pub(crate) use dismissal::carry as carry_dismissal;
