//! Countries in people's own words: their names in many languages, abbreviations, constituent countries, a town with
//! its country. What may have several meanings is returned as such, so that the caller can ask again. It is never
//! guessed.
//!
//! The names are those of Unicode's CLDR, the rest is a list with sources: `data/countries/README.md`.

mod key;
mod meant;
mod names;

#[cfg(test)]
mod tests;

pub use key::key;
pub use meant::{Meaning, Place, meant};
pub use names::{Spot, english, state_code};
