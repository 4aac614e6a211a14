//! What an agency relies on: a package opens to what was put in, with tools we did not write as well, and whatever is
//! not exactly such a package is refused by name.
#![cfg(test)]

mod asking;
mod opening;
mod receipts;
mod refusing;
mod synthetic;
mod tools;
mod vectors;
