//! The way of a report, stage by stage. Read this first.
//!
//! A report is filed ([`intake`]), what sources know of it is written beside it ([`augment`]), it is ranked and
//! designated ([`triage`]), the law says to whom it may go ([`route`]), it is made available and handed over
//! ([`refer`]), and what follows is followed up ([`follow_up`]). Each stage is one folder with its states, its decision,
//! its commands, its queries and its SQL. No stage names another: it hands on by the report's stage and by a job, and
//! [`way`] alone knows who carries it. What all stages read of a report is in [`clearline_records`].
//!
//! What the house's lawyers set for all reports is in [`counsel`], and holds only once a second person agreed.
//!
//! Every act of an agency on a referral passes one guard, `standing`: its own referral, an agency in force, and what the
//! act needs of the referral.
//!
//! What all of them are built on, the command and its deed first, is in [`clearline_core`].

pub mod augment;
pub mod counsel;
pub mod explain;
pub mod follow_up;
pub mod intake;
pub mod oversight;
pub mod refer;
pub mod route;
mod ruling;
mod standing;
pub mod triage;
pub mod viewing;
mod way;

pub use way::carry;

/// The statements of this crate.
static STATEMENTS: &[clearline_store::Sql] = include!(concat!(env!("OUT_DIR"), "/statements.rs"));

/// Every statement of the program, so that each can be prepared on each engine before it is needed.
pub fn statements() -> impl Iterator<Item = &'static clearline_store::Sql> {
    [clearline_core::STATEMENTS, clearline_identity::STATEMENTS, clearline_records::STATEMENTS, STATEMENTS]
        .into_iter()
        .flatten()
}
