//! The stages of a report, one after the other. Read this first.
//!
//! A report is filed ([`intake`]), what sources know of it is recorded ([`augment`]), it is ranked and designated
//! ([`triage`]), the law says which agencies may have it ([`route`]), it is made available and delivered ([`refer`]),
//! and what follows is followed up ([`follow_up`]). Each stage is one folder with its states, its decision, its
//! commands, its queries and its SQL. No stage names another: it sets the report's stage and adds a job, and [`way`]
//! alone knows which stage runs it. What all stages read of a report is in [`clearline_records`].
//!
//! What counsel sets for all reports is in [`clearline_counsel`]. What the law gives to an agency, and the guard before
//! every act of an agency, is in [`clearline_disclosure`]. The ledger's tree and its verification are in
//! [`clearline_oversight`].
//!
//! What all of them are built on, the command and its deed first, is in [`clearline_core`].

pub mod augment;
pub mod explain;
pub mod follow_up;
pub mod intake;
pub mod refer;
pub mod route;
#[cfg(feature = "testing")]
pub mod testing;
pub mod triage;
mod way;

pub use way::carry;

/// The statements of this crate.
static STATEMENTS: &[clearline_store::Sql] = include!(concat!(env!("OUT_DIR"), "/statements.rs"));

/// Every statement of the program, so that each can be prepared on each engine before it is needed.
pub fn statements() -> impl Iterator<Item = &'static clearline_store::Sql> {
    [
        clearline_core::STATEMENTS,
        clearline_identity::STATEMENTS,
        clearline_records::STATEMENTS,
        clearline_oversight::STATEMENTS,
        clearline_counsel::STATEMENTS,
        clearline_disclosure::STATEMENTS,
        STATEMENTS,
    ]
    .into_iter()
    .flatten()
}
