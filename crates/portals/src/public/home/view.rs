//! The page at `/`.

use askama::Template;
use clearline_frame::view::Page;

use crate::public::view::Emergency;

/// The page at `/`.
#[derive(Debug, Clone, Template)]
#[template(path = "public/home/page.html")]
pub(super) struct Home {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Numbers to call now; normally [`EMERGENCIES`].
    pub emergencies: Vec<Emergency>,
}
