//! One search over everything the register holds.

use askama::Template;
use clearline_frame::view::{Page, State, Words};
use clearline_report::Message;

use crate::view::Link;

/// `/counsel/search?q=…`. The form is sent in the address.
#[derive(Debug, Clone, Template)]
#[template(path = "search/page.html")]
pub(super) struct Search {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// What was searched for.
    pub q: String,
    /// What was found, by kind; kinds without a hit are left out.
    pub groups: Vec<Group>,
    /// Said where there is more than is shown, such as `The first 50 of 212`.
    pub more: Option<Message>,
}

/// What was found of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// The kind, such as `Instruments`.
    pub heading: Message,
    /// The entries.
    pub hits: Vec<Hit>,
}

/// One entry found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// The entry.
    pub entry: Link,
    /// A line that distinguishes it from others.
    pub detail: Words,
    /// Its state.
    pub state: Option<State>,
}
