//! From bytes to the tree, and from the tree to the nouns of `report`.

mod characters;
mod file;
mod party;
mod report;
mod value;
pub(crate) mod xml;

pub use file::{FileDetails, file_said};
pub use report::said;
pub use value::Unreadable;
