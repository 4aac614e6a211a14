//! What every part of the program that writes is built on: the house and what is passed in with it, the command and its
//! deed, the jobs that follow, what the ledger proves, and how rows are read. Nothing here knows a stage, a report's
//! content or a person.
//!
//! Every command has one shape ([`Deed`], [`command!`]) and one required argument: the permit, without which the ledger
//! accepts no entry.

// The macros of these two are used by those that follow.
#[macro_use]
mod statement;
#[macro_use]
mod command;

pub mod alert;
mod content;
mod house;
mod job;
pub mod key_checks;
pub mod lack;
pub mod ledger_head;
pub mod limits;
mod memory;
pub mod ports;
pub mod proved;
pub mod row;
pub mod rows;
pub mod runner;
pub mod said;
mod trouble;

pub use command::{
    Attempts, Bare, Deed, actor_words, commitment_of_words, entry_key, entry_keys, entry_report, keyed_digest,
};
pub use content::Content;
pub use house::{Chance, Clock, House, Keys, Quicker, draw};
pub use job::{Claimed, Job};
pub use memory::{InMemory, Latest, Memory};
pub use trouble::{Trouble, chain};

/// The schema, step by step: added to, never edited.
pub const MIGRATIONS: &[clearline_store::Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// The statements of this crate, so that each can be prepared on each engine before it is needed.
pub static STATEMENTS: &[clearline_store::Sql] = include!(concat!(env!("OUT_DIR"), "/statements.rs"));
