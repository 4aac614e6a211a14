//! The page on which a sealed package is handed over.

use askama::Template;
use clearline_frame::view::{Choice, Moment, Page, State};
use clearline_report::Message;

/// `/desk/referrals/{id}/hand-over`: a package that our staff hand over. It is downloaded by a post of `csrf` to
/// `…/package`; who received it is recorded by a post of `ordinal`, `way`, `received_by` and `on` to the page itself.
#[derive(Debug, Clone, Template)]
#[template(path = "hand_over/page.html")]
pub(super) struct HandOverPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The referral.
    pub id: String,
    /// The report's number.
    pub number: String,
    /// The agency's name.
    pub agency: String,
    /// The state of the referral.
    pub state: State,
    /// May anything be given to the agency today?
    pub stands: bool,
    /// The size and digest of the sealed package; absent where there is none.
    pub package: Option<Message>,
    /// The packages that were taken out and wait for a record, by number.
    pub waiting: Vec<Choice>,
    /// The ways of handing over.
    pub ways: Vec<Choice>,
    /// All that were taken out.
    pub rows: Vec<HandOverRow>,
}

/// A package that was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HandOverRow {
    /// Its number.
    pub ordinal: String,
    /// When it was taken out.
    pub taken: Moment,
    /// By whom.
    pub by: String,
    /// The beginning of its SHA-256.
    pub package: String,
    /// How it was handed over, to whom, and on which day; absent until that is recorded.
    pub became: Option<(Message, String, Moment)>,
}
