//! What the law gives to an agency: the question, the answer as it is kept, and what is cut by it.
//!
//! [`ruling`] gathers the facts of a report and an agency and keeps the ruling. [`standing`] is the one guard before every
//! act of an agency on a referral. [`viewing`] says whether a file may be opened here. What an agency may see is cut
//! once, in [`disclosed`], for the portal, the API and the package alike; [`package`] writes the documents of a package from
//! it, and from nothing else.

pub mod case;
pub mod conditions;
pub mod cover;
pub mod disclosed;
pub mod package;
pub mod papers;
pub mod referral;
mod refusal;
pub mod report_json;
pub mod ruling;
pub mod standing;
pub mod tickets;
pub mod viewing;
mod writer;

pub use conditions::conditions_digest;
pub use disclosed::{Disclosed, DisclosedFile};
pub use refusal::Refusal;
pub use writer::Writer;

/// The statements of this crate.
pub static STATEMENTS: &[clearline_store::Sql] = include!(concat!(env!("OUT_DIR"), "/statements.rs"));
