//! Route: which agencies a report may go to, and what the law says of each. Every ruling is kept, also when it is to
//! withhold, with the facts it was decided on, so that it can be decided again years later.
//!
//! A report never ends with nobody: where no candidate may receive, the home federal agency is asked about as well, and
//! the reason is kept. An error while deciding withholds, is recorded, and rings the desk.

mod commands;
mod decide;
#[cfg(test)]
mod tests;

pub(crate) use commands::carry;
