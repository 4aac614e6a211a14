//! The test house: the real house, whole, in one process. A stopped clock, seeded chance, an embedded store or a real
//! PostgreSQL, files in memory, and callers that are typed: a provider, a person, an agency's program, nobody.
//!
//! ```text
//! let house = TestHouse::on(Engine::Sqlite).await;
//! let provider = house.provider("example-chat").await;
//! let report = provider.file(&minimal()).await;
//! house.carry().await;
//! ```
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test house may fall with its test"
)]

mod caller;
mod documents;
mod edge;
mod factor;
mod leaving;
/// Statements that a test makes up, and what the engines say of their tables.
pub mod raw;
mod rows;
mod visible;
mod world;

pub use caller::{Answer, Caller, Person, Provider};
pub use documents::{file_details, report, report_with};
pub use edge::routes;
pub use rows::{Rows, differences, row_text};
pub use visible::visible;
pub use world::{Engine, Mark, Posted, StoppedClock, TestHouse, leave};
