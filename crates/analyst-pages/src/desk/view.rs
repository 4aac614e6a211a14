//! The page at `/desk`: what waits for a decision.

use askama::Template;
use clearline_frame::view::{Bars, Fact, Page, Pager};
use clearline_report::Message;

use crate::view::{Alerts, FloodRow, QueueRow};

/// The page at `/desk`.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/page.html")]
pub(super) struct Desk {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// How much waits, by priority; empty where nothing does.
    pub waiting: Vec<Fact>,
    /// Posts that came above the usual rate, and their groups; empty on a usual day.
    pub flood: Vec<FloodRow>,
    /// The text above them.
    pub flood_words: Message,
    /// The reports that wait, most urgent first.
    pub queue: Vec<QueueRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
    /// What needs somebody now; empty when all is well.
    pub alerts: Alerts,
    /// What agencies answered that somebody should look at; kept folded.
    pub answers: Alerts,
    /// How many reports are at each stage.
    pub stages: Bars,
}

impl Desk {
    /// Is there a group that may be chosen?
    pub(super) fn has_groups(&self) -> bool {
        self.flood.iter().any(|row| matches!(row, FloodRow::Group(_)))
    }
}
