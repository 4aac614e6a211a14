//! Intake: open, add a file, describe it, finish or retract. What a sender said is kept byte for byte and is never
//! altered; a finished report is immutable.
//!
//! Source of the life cycle: the CyberTipline reporting API (`/ispws`) as documented, restated in
//! `docs/reporting-api.md`. Source of the clocks started here: 18 U.S.C. 2258A(d)(5) and (h).

mod commands;
mod decide;
mod model;
pub mod queries;
mod quota;
mod rewrap;
mod room;
mod sweep;
#[cfg(test)]
mod tests;
mod token;

pub use commands::{add_file, describe_file, file_public, finish, open, retract};
pub use model::{Finished, IntakeError, PublicFiled, Received, Refusal, Stored};
pub use quota::{Quota, quota, set_quota};
pub use rewrap::rewrap;
pub use sweep::{expire_overdue, sweep_vault};
pub use token::{FormToken, TokenKind, TokenProblem, form_token, read_token, ready_token, received};
