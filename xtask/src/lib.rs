//! What is done to this repository: the rules it keeps ([`tidy`]), the page that says what the
//! database holds ([`data`]), the words that people read ([`words`]), and the one command that runs every test ([`suite`]).

pub mod checkers;
pub mod checks;
pub mod clients;
pub mod countries;
pub mod data;
pub mod interfaces;
pub mod pages;
pub mod pictures;
mod run;
pub mod source;
pub mod steps;
pub mod suite;
pub mod tidy;
pub mod tools;
pub mod words;

use std::io::Write as _;
use std::path::PathBuf;

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or_else(|| here.clone(), PathBuf::from)
}

/// Prints one line.
pub fn say(words: &str) {
    let mut out = std::io::stdout();
    // If standard output is closed, the line cannot be shown anywhere.
    let _unheard = writeln!(out, "{words}").and_then(|()| out.flush());
}
