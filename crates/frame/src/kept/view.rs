//! What was typed, where its form is no longer there.

use askama::Template;

use crate::view::{Fact, Page};

/// What was typed while a session ended, where its form is not there any more.
#[derive(Debug, Clone, Template)]
#[template(path = "kept/page.html")]
pub(super) struct Kept {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Each field with what was typed.
    pub typed: Vec<Fact>,
    /// Where the form was.
    pub back: String,
}
