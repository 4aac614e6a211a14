//! The page of one alert.

use askama::Template;
use clearline_frame::view::Page;

use crate::view::Alert;

/// `/desk/alerts/{id}`: one alert by itself, with the same form.
#[derive(Debug, Clone, Template)]
#[template(path = "alert/page.html")]
pub(super) struct AlertPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The alert.
    pub alert: Alert,
}
