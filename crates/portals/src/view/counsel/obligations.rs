//! Obligations: what each clause demands, and what in the code enforces it.

use askama::Template;
use clearline_report::Message;

use super::{Link, Source, Version};
use crate::view::{Choice, Fact, Page, Pager, State};

/// `/counsel/obligations?q=…&actor=…&held=…&on=DATE&known=DATE`. The form is sent in the address.
#[derive(Debug, Clone, Template)]
#[template(path = "counsel/obligations.html")]
pub struct Obligations {
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
pub struct ObligationRow {
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

/// What makes an obligation come true here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Such as `enforced by a clock` or `recorded only`.
    pub state: State,
    /// The code that enforces it, by name; absent where it is recorded only.
    pub code: Option<String>,
    /// How, or the reason why it is recorded only.
    pub words: Message,
}

/// The page at `/counsel/obligations/{id}?on=DATE&known=DATE`.
#[derive(Debug, Clone, Template)]
#[template(path = "counsel/obligation.html")]
pub struct ObligationPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Its id.
    pub id: String,
    /// Its citation.
    pub citation: String,
    /// The instrument it is part of.
    pub instrument: Link,
    /// The day for which everything is shown (`on`).
    pub on: String,
    /// The day whose knowledge is used (`known`), as `YYYY-MM-DD`; empty for all that is known.
    pub known: String,
    /// Its state on the day.
    pub standing: State,
    /// Actor, modality, trigger, deadline and its start, dates.
    pub facts: Vec<Fact>,
    /// What it demands, in our words.
    pub says: String,
    /// What holds it.
    pub held: Held,
    /// What it followed, and what followed it.
    pub neighbours: Vec<Link>,
    /// Its rows over time.
    pub history: Vec<Version>,
    /// Where it is written.
    pub sources: Vec<Source>,
    /// Who reviewed it and when, or that it is not reviewed.
    pub review: State,
    /// What must be known of it.
    pub note: Option<String>,
}
