//! The page about the interfaces for programs.

use askama::Template;
use clearline_frame::view::Page;
use clearline_http::Operation;

/// The page at `/api`.
#[derive(Debug, Clone, Template)]
#[template(path = "interfaces/page.html")]
pub(super) struct Api {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The address of the server, without a slash at the end.
    pub base: String,
    /// What an agency's program can do.
    pub agency: Vec<Operation>,
    /// What a provider's program can do.
    pub provider: Vec<Operation>,
}
