//! Augment: asks every source, and records what each said and when, never a bare conclusion. From the statements follow
//! ranked candidate countries for the person reported, the victim and the host, each with its evidence.
//!
//! No source can hold a report up: one that does not answer leaves a statement that says so, and the way goes on.
//! What is *not* evidence of a place: the country of a foreign police service that wrote to the provider. The language of
//! an account's own words only adds a little to a country that something else names.

mod commands;
pub mod decide;
mod model;
pub mod queries;
mod repeat;
mod sources;
#[cfg(test)]
mod tests;

pub use commands::{carry, import_hash_list};
pub use model::{AugmentError, HashList, ImportRefusal, Imported};
pub use sources::address::{BookError, MmdbBook};

pub(crate) use commands::STATEMENTS;
pub(crate) use repeat::STATEMENTS as REPEAT_STATEMENTS;
pub(crate) use sources::hash::STATEMENTS as HASH_STATEMENTS;
pub(crate) use sources::prior::STATEMENTS as PRIOR_STATEMENTS;
pub(crate) use sources::viewing::STATEMENTS as VIEWING_STATEMENTS;
