//! Who may sign in and act: people and their sessions, providers and agencies with their credentials, and what slows down
//! guesses. It knows no report.

pub mod directory;
pub mod sealed;
pub mod throttle;

/// The statements of this crate, so that each can be prepared on each engine before it is needed.
pub static STATEMENTS: &[clearline_store::Sql] = include!(concat!(env!("OUT_DIR"), "/statements.rs"));
