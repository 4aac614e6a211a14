//! The page at `/auditor`: counts, and how far the ledger is. No page of those who check names a person or a report's
//! content.

use askama::Template;
use clearline_frame::view::{Bars, Fact, Moment, Page, State};

/// The page at `/auditor`.
#[derive(Debug, Clone, Template)]
#[template(path = "auditor/overview/page.html")]
pub(super) struct Overview {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The latest checkpoint, byte for byte what is signed.
    pub checkpoint: String,
    /// When it was signed; absent before the first.
    pub checkpoint_at: Option<Moment>,
    /// Tree size, unsequenced entries and the like.
    pub figures: Vec<Fact>,
    /// Is the ledger up to date?
    pub state: State,
    /// Entries by kind.
    pub entries: Bars,
    /// Reports by stage.
    pub stages: Bars,
    /// Referrals by outcome.
    pub referrals: Bars,
    /// The command that checks all of it.
    pub verify_command: String,
}
