//! The page of one instrument, with its clauses.

use askama::Template;
use clearline_frame::view::{Fact, Page, State};
use clearline_report::Message;

use crate::view::{PathRow, Source, Version};

/// The page at `/counsel/instruments/{id}?on=DATE&known=DATE`.
#[derive(Debug, Clone, Template)]
#[template(path = "instrument/page.html")]
pub(super) struct InstrumentPage {
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
pub(super) struct ClauseRow {
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
