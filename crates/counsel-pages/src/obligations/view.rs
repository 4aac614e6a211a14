//! The page at `/counsel/obligations`.

use askama::Template;
use clearline_frame::view::{Choice, Fact, Page, Pager, State};
use clearline_report::Message;

use crate::view::Held;

/// `/counsel/obligations?q=…&actor=…&held=…&on=DATE&known=DATE`. The form is sent in the address.
#[derive(Debug, Clone, Template)]
#[template(path = "obligations/page.html")]
pub(super) struct Obligations {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// What was searched for (`q`).
    pub q: String,
    /// Whom they bind (`actor`); the requested one is chosen.
    pub actors: Vec<Choice>,
    /// How they are held (`held`): by a clock, a gate, a notice, a field, or recorded only.
    pub holds: Vec<Choice>,
    /// The day for which the state is shown (`on`).
    pub on: String,
    /// The day whose knowledge is used (`known`), as `YYYY-MM-DD`; empty for all that is known.
    pub known: String,
    /// Counts by how they are held.
    pub figures: Vec<Fact>,
    /// The obligations found.
    pub rows: Vec<ObligationRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}

/// One obligation. Its page is `/counsel/obligations/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ObligationRow {
    /// Its id.
    pub id: String,
    /// Its citation.
    pub citation: String,
    /// Whom it binds.
    pub actor: String,
    /// *Shall*, *may* or *must not*.
    pub modality: String,
    /// What it demands, in our words.
    pub says: String,
    /// By when; absent where there is no deadline.
    pub deadline: Option<String>,
    /// From when to when it applies.
    pub dates: Message,
    /// Its state on the day.
    pub standing: State,
    /// What holds it.
    pub held: Held,
}
