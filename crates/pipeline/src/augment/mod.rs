//! Augment: asks every source, and records what each said and when, never only a conclusion. From the statements follow
//! ranked candidate countries for the person reported, the victim and the host, each with its evidence.
//!
//! No source can hold a report up: one that does not answer leaves a statement that says so, and the way goes on.
//! What is *not* evidence of a place: the country of a foreign police service that wrote to the provider. The language of
//! an account's own words only adds a little to a country that something else names.

mod commands;
pub mod decide;
mod imports;
mod lists;
mod model;
pub mod queries;
mod repeat;
mod sources;
#[cfg(test)]
mod tests;

pub use commands::carry;
pub use imports::{import_exit_list, import_hash_list, remove_exit_list};
pub use lists::exits::Held;
pub use model::{AugmentError, ExitList, HashList, ImportRefusal, Imported, Labels, RefusedLine};
pub use sources::address::{BookError, MmdbBook};
