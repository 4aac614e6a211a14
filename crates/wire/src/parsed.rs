//! The parsed form as compact JSON: it is stored with the bytes, so that no reader must parse XML again.
//!
//! An element is `{"n": name, "a": [[name, value], …], "c": [children], "t": text}`; what is empty is left
//! out. Lines and columns are not kept.

use crate::element::Element;
use crate::limits::DEPTH_MAX;

/// A text that is not a parsed form.
#[derive(Debug, thiserror::Error)]
pub enum NotParsed {
    /// Not such JSON.
    #[error("cannot read the parsed form of a document")]
    Json(#[source] serde_json::Error),
    /// Deeper than any accepted document.
    #[error("the parsed form of a document is nested more than {DEPTH_MAX} deep")]
    Depth,
}

/// The tree as JSON.
pub fn to_json(tree: &Element) -> String {
    // Only a map with keys that are not text can fail to be written, and there is none.
    serde_json::to_string(tree).unwrap_or_default()
}

/// The tree from its JSON.
///
/// # Errors
///
/// The text was not made by [`to_json`].
pub fn from_json(text: &str) -> Result<Element, NotParsed> {
    let tree: Element = serde_json::from_str(text).map_err(NotParsed::Json)?;
    if depth(&tree) > DEPTH_MAX { Err(NotParsed::Depth) } else { Ok(tree) }
}

/// The JSON reader itself refuses what is nested deeper than the stack allows.
fn depth(tree: &Element) -> usize {
    1 + tree.children.iter().map(depth).max().unwrap_or(0)
}
