//! What goes to an agency on paper: the brief, drafts of its own letters, the first page of what is handed over.

pub mod brief;
pub mod draft;
pub mod first_page;
pub mod sheet;
