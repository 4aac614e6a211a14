//! The outside's formats: a CyberTipline compatible report and its file details as XML in, answers out, and
//! what the public web form takes.
//!
//! Everything here is a function of its arguments: no clock, no files, no network. The way of a document:
//!
//! 1. `read::xml` turns bytes into a tree of [`Element`]s, within the limits of [`limits`].
//! 2. `validate` walks the tree along the one schema table (`schema`), and `rules` adds what the
//!    documentation demands
//!    beyond it. Every finding is told, with line, column and path ([`Refused`]).
//! 3. `read` maps the tree to the nouns of `clearline-report`: faithful, nothing judged.
//!
//! The bytes stay the record of what was said. [`kept`] writes the nouns as JSON, which is stored beside them, and
//! [`write()`] makes a document of a tree.

mod code;
mod disposition;
mod element;
mod finding;
pub mod kept;
mod lexical;
pub mod limits;
mod mend;
pub mod public;
mod read;
pub mod responses;
pub mod rules;
mod schema;
pub mod spelling;
mod validate;
mod write;

#[cfg(test)]
mod round_trip;

use clearline_report::Said;
use jiff::Timestamp;

pub use disposition::Disposition;
pub use element::Element;
pub use finding::{Finding, Refused};
pub use read::{FileDetails, Unreadable, file_said, said};
pub use schema::xsd;
pub use write::write;

/// An accepted document: its nouns, and the tree they were read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed<T> {
    /// The nouns.
    pub value: T,
    /// The tree, which says everything the document said.
    pub tree: Element,
}

/// Reads and judges a `report` document at the moment `now`.
///
/// # Errors
///
/// [`Refused`], with every finding and the response code to answer with.
pub fn read_report(bytes: &[u8], now: Timestamp) -> Result<Parsed<Said>, Refused> {
    read_as("report", bytes, now, said)
}

/// Reads and judges a `fileDetails` document at the moment `now`. Whether its report and file exist, and the
/// rules for files of batched reports ([`rules::batched_file`]), are for the caller, who knows the report.
///
/// # Errors
///
/// [`Refused`], with every finding and the response code to answer with.
pub fn read_file_details(bytes: &[u8], now: Timestamp) -> Result<Parsed<FileDetails>, Refused> {
    read_as("fileDetails", bytes, now, file_said)
}

/// Reads a document of any root the schema knows, and judges it by the schema alone.
///
/// # Errors
///
/// [`Refused`], with every finding.
pub fn read_tree(bytes: &[u8]) -> Result<Element, Refused> {
    let tree = read::xml::tree(bytes)?;
    validate::check(&tree, None).into_result()?;
    Ok(tree)
}

fn read_as<T>(
    root: &str,
    bytes: &[u8],
    now: Timestamp,
    nouns: impl Fn(&Element) -> Result<T, Unreadable>,
) -> Result<Parsed<T>, Refused> {
    let tree = read::xml::tree(bytes)?;
    let known = schema::root(&tree.name).is_some();
    if known && tree.name != root {
        let message = format!("Send a '{root}' document here, not '{}'.", tree.name);
        return Err(refused_at_root(&tree, message));
    }
    validate::check(&tree, Some(now)).into_result()?;
    match nouns(&tree) {
        Ok(value) => Ok(Parsed { value, tree }),
        Err(unreadable) => Err(refused_at_root(&tree, unreadable.to_string())),
    }
}

fn refused_at_root(tree: &Element, message: String) -> Refused {
    let mut found = finding::Findings::default();
    found.enter(tree);
    found.say(format_args!("{message}"));
    let (findings, more) = found.into_parts();
    Refused::Invalid { findings, more }
}
