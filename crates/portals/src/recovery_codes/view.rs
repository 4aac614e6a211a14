//! The page of recovery codes.

use askama::Template;
use clearline_frame::view::Page;

/// Recovery codes, shown once.
#[derive(Clone, Template)]
#[template(path = "recovery_codes/page.html")]
pub(super) struct RecoveryCodes {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The codes, in groups of four.
    pub codes: Vec<String>,
    /// The page to go on to.
    pub to: String,
}
