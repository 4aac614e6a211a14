//! The page of the sign-in.

use askama::Template;
use clearline_frame::view::Page;

/// `/sign-in`. Posts `name`, `password`, `to`, `kept` and `csrf` to itself.
#[derive(Debug, Clone, Template)]
#[template(path = "door/page.html")]
pub(crate) struct SignIn {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The name as it was typed last time.
    pub name: String,
    /// Why the last attempt was refused; never says which of the two was wrong.
    pub refused: Option<String>,
    /// The page to go on to; empty for the person's own first page.
    pub to: String,
    /// What was typed while a session ended, sealed; empty for nothing.
    pub kept: String,
}
