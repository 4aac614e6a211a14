//! Statutes, treaties, agreements, regulations and policies, and what each says.

use askama::Template;
use clearline_report::Message;

use super::{PathRow, Source, Version};
use crate::view::{Choice, Fact, Page, State};

/// `/counsel/instruments?q=…&kind=…&on=DATE&known=DATE`. The form is sent in the address.
#[derive(Debug, Clone, Template)]
#[template(path = "counsel/instruments.html")]
pub struct Instruments {
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
    pub fn everywhere(&self) -> String {
        super::search_for(&self.q)
    }
}

/// One instrument. Its page is `/counsel/instruments/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstrumentRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its kind, such as `convention`.
    pub kind: String,
    /// Its citation.
    pub citation: String,
    /// Its state on the day.
    pub standing: State,
    /// How sure we are, such as `high`.
    pub confidence: Message,
    /// Who reviewed it and when, or that it is not reviewed.
    pub review: State,
}

/// The page at `/counsel/instruments/{id}?on=DATE&known=DATE`.
#[derive(Debug, Clone, Template)]
#[template(path = "counsel/instrument.html")]
pub struct InstrumentPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: String,
    /// The day for which everything is shown (`on`).
    pub on: String,
    /// The day whose knowledge is used (`known`), as `YYYY-MM-DD`; empty for all that is known.
    pub known: String,
    /// Its state on the day.
    pub standing: State,
    /// Citation, dates, mode of transfer, whom it binds.
    pub facts: Vec<Fact>,
    /// What it permits for a report.
    pub permits: Vec<String>,
    /// What it does not permit.
    pub forbids: Vec<String>,
    /// Its articles that matter here.
    pub articles: Vec<Fact>,
    /// Its clauses.
    pub clauses: Vec<ClauseRow>,
    /// The paths to evidence that rest on it.
    pub paths: Vec<PathRow>,
    /// Its rows over time.
    pub history: Vec<Version>,
    /// Where it is written.
    pub sources: Vec<Source>,
    /// Who reviewed it and when, or that it is not reviewed.
    pub review: State,
    /// When the next review is due, and what follows where it is missed.
    pub review_due: Option<Message>,
    /// What must be known of it.
    pub note: Option<String>,
}

/// One clause. Its page is `/counsel/obligations/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseRow {
    /// Its id.
    pub id: String,
    /// Its citation.
    pub citation: String,
    /// What it says, in our words.
    pub says: String,
    /// From when to when it applies.
    pub dates: Message,
    /// Its state on the day.
    pub standing: State,
}
