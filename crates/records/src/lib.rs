//! What is known of a report. Every stage reads it here, and whoever reads what a report holds needs leave
//! ([`dossier::leave`]).

pub mod dossier;

/// The statements of this crate, so that each can be prepared on each engine before it is needed.
pub static STATEMENTS: &[clearline_store::Sql] = include!(concat!(env!("OUT_DIR"), "/statements.rs"));
