//! The page at `/desk/alerts`: everything that called for somebody.

use askama::Template;
use clearline_frame::view::{NavItem, Page, Pager};

use crate::view::Alert;

/// `/desk/alerts`: every alert that waits, a page at a time.
#[derive(Debug, Clone, Template)]
#[template(path = "alerts/page.html")]
pub(super) struct AlertsPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The two lists, with their counts.
    pub lists: Vec<NavItem>,
    /// The alerts of this page.
    pub alerts: Vec<Alert>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}
