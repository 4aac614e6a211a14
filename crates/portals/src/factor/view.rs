//! The page of the second factor.

use askama::Template;
use clearline_frame::view::Page;

/// `/sign-in/factor`. Posts `code`, `to`, `kept` and `csrf` to itself; where a factor is set up, `offer` as well, to
/// `/sign-in/factor/set-up`.
#[derive(Debug, Clone, Template)]
#[template(path = "factor/page.html")]
pub(super) struct FactorPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Why the last code was not taken.
    pub refused: Option<String>,
    /// What is set up; none where the person has a factor.
    pub new: Option<NewFactor>,
    /// The page to go on to; empty for the person's own first page.
    pub to: String,
    /// What was typed while a session ended, sealed; empty for nothing.
    pub kept: String,
}

/// A factor to be set up.
#[derive(Clone)]
pub(super) struct NewFactor {
    /// The width and height of the QR code, in modules.
    pub size: usize,
    /// Its dark modules, as the path of an SVG.
    pub path: String,
    /// The secret as it is typed into an app, in groups of four.
    pub key: String,
    /// The secret, sealed.
    pub offer: String,
}

impl std::fmt::Debug for NewFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[sensitive]")
    }
}
