//! The page at `/counsel/agencies`.

use askama::Template;
use clearline_frame::view::{Choice, Page, Pager, State, Words};
use clearline_report::Message;

use crate::view::Link;

/// `/counsel/agencies?q=…&class=…`. The form is sent in the address.
#[derive(Debug, Clone, Template)]
#[template(path = "agencies/page.html")]
pub(super) struct Agencies {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// What was searched for (`q`).
    pub q: String,
    /// The classes (`class`); the requested one is chosen.
    pub classes: Vec<Choice>,
    /// The agencies found.
    pub rows: Vec<AgencyRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}

impl Agencies {
    /// The same words in everything that the register holds.
    pub(super) fn everywhere(&self) -> String {
        crate::view::search_for(&self.q)
    }
}

/// One agency. Its page is `/counsel/agencies/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AgencyRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Its country.
    pub country: Link,
    /// Its class, such as `foreign`.
    pub class: Message,
    /// Its basis today: in force, proposed, or that none is recorded.
    pub basis: State,
    /// How sure we are of what public sources say.
    pub confidence: Words,
}
