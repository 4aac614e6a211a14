//! The page at `/counsel/instruments`.

use askama::Template;
use clearline_frame::view::{Choice, Page, State};
use clearline_report::Message;

/// `/counsel/instruments?q=…&kind=…&on=DATE&known=DATE`. The form is sent in the address.
#[derive(Debug, Clone, Template)]
#[template(path = "instruments/page.html")]
pub(super) struct Instruments {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// What was searched for (`q`).
    pub q: String,
    /// The kinds (`kind`); the requested one is chosen.
    pub kinds: Vec<Choice>,
    /// The day for which the state is shown (`on`).
    pub on: String,
    /// The day whose knowledge is used (`known`), as `YYYY-MM-DD`; empty for all that is known.
    pub known: String,
    /// The instruments found.
    pub rows: Vec<InstrumentRow>,
}

impl Instruments {
    /// The same words in everything that the register holds.
    pub(super) fn everywhere(&self) -> String {
        crate::view::search_for(&self.q)
    }
}

/// One instrument. Its page is `/counsel/instruments/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InstrumentRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its kind, such as `convention`.
    pub kind: String,
    /// Its citation.
    pub citation: String,
    /// How far it has come on the day.
    pub state: Message,
    /// May it be relied on, on the day?
    pub standing: State,
    /// How sure we are, such as `high`.
    pub confidence: Message,
    /// Who reviewed it and when, or that it is not reviewed.
    pub review: State,
}
