//! The first steps.

use askama::Template;
use clearline_frame::view::{Page, State, Words};
use clearline_report::Message;

use crate::view::Link;

/// `/counsel/start`: what to ask whom, so that the first agencies may receive.
#[derive(Debug, Clone, Template)]
#[template(path = "start/page.html")]
pub(super) struct Start {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The steps; what brings the most reports to police first.
    pub steps: Vec<Step>,
}

/// One step: an agency that can qualify, or a route that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// Which agency or route.
    pub what: Words,
    /// Done, begun or not done, as things stand.
    pub state: State,
    /// How many reports of 2023 rest on it.
    pub reports: Message,
    /// Whom to ask, and what.
    pub ask: Message,
    /// Which evidence is needed.
    pub evidence: Message,
    /// What is still missing.
    pub missing: Option<Message>,
    /// The forms, filled in as far as known; none for a reader who may not propose.
    pub links: Vec<Link>,
}
