//! `cargo xtask words`: the words that people read.
//!
//! * [`catalogues`]: texts that are missing, that nobody uses, that differ between languages or from the code, and words of
//!   templates that are in no catalogue.
//! * [`prose`]: no phrase of `words/avoid.txt` occurs, and no sentence of a document is too long.

pub mod catalogues;
pub mod prose;
mod sentences;

use crate::root;
use crate::tidy::Tree;

/// A part of the check: its name on the command line, and the function that lists what is wrong.
pub type Part = (&'static str, fn(&Tree) -> Vec<String>);

/// Every part, in the order in which they run.
pub const PARTS: &[Part] = &[("catalogues", catalogues::faults), ("prose", prose::faults)];

/// Runs the named part, or every part where none is named.
///
/// # Errors
/// Every fault, one line each, or the names of the parts where there is no part of that name.
pub fn check(name: Option<&str>) -> Result<(), String> {
    let chosen: Vec<&Part> = PARTS.iter().filter(|(part, _)| name.is_none_or(|name| name == *part)).collect();
    if chosen.is_empty() {
        let known: Vec<&str> = PARTS.iter().map(|(part, _)| *part).collect();
        return Err(format!("there is no such part; the parts are: {}", known.join(", ")));
    }
    let tree = Tree::read(&root()).map_err(|error| format!("cannot read the repository: {error}"))?;
    let faults: Vec<String> = chosen.iter().flat_map(|(_, faults)| faults(&tree)).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_part_is_told_the_known_ones() {
        let told = check(Some("grammar")).unwrap_err();
        assert!(told.contains("prose"), "{told}");
    }
}
