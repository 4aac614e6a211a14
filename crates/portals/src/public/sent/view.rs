//! The page that confirms a report of the public.

use askama::Template;
use clearline_frame::view::Page;

use crate::public::view::Emergency;

/// `/report/sent/{token}`. Made to be printed on one sheet.
#[derive(Debug, Clone, Template)]
#[template(path = "public/sent/page.html")]
pub(super) struct Sent {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Numbers to call now; normally [`EMERGENCIES`].
    pub emergencies: Vec<Emergency>,
    /// The number to quote.
    pub number: String,
    /// True where the person said how to reach them.
    pub reachable: bool,
    /// True where agencies may learn it.
    pub named: bool,
}
