//! The page of one obligation.

use askama::Template;
use clearline_frame::view::{Fact, Page, State};

use crate::view::{Held, Link, Source, Version};

/// The page at `/counsel/obligations/{id}?on=DATE&known=DATE`.
#[derive(Debug, Clone, Template)]
#[template(path = "obligation/page.html")]
pub(super) struct ObligationPage {
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
