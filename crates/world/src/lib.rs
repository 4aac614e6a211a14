//! A synthetic world: providers, reports, agencies and members of the public, for the demonstration, the tests and the
//! load generator.
//!
//! Everything is invented and harmless: the people are called "sample" in their languages, hosts are under
//! `example.com`, `.org` and `.net`, network addresses in the documentation ranges, telephone numbers in ranges kept
//! free for fiction, and every file is a PNG of one colour. How many reports come from which country and from how large
//! a provider follows published figures (`data/README.md`). The same seed and moment give the same bytes.

mod addresses;
mod agencies;
mod answers;
mod draft;
pub mod every;
mod figures;
mod files;
mod people;
mod picture;
mod providers;
mod public;
mod report;
mod scenario;
mod scene;
mod world;

#[cfg(test)]
mod tests;

pub use addresses::{MMDB, Slice, addresses_of};
pub use agencies::SyntheticAgency;
pub use answers::{Decision, OfficerAnswer};
pub use files::{Details, SyntheticFile};
pub use providers::SyntheticProvider;
pub use public::PublicSynthetic;
pub use report::SyntheticReport;
pub use scenario::{Ending, Scenario};
pub use world::World;
