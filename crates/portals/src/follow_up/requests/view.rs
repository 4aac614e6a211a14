//! The page at `/auditor/requests`: requests of foreign police, and their clocks.

use askama::Template;
use clearline_frame::view::{Moment, Page, Pager, State};
use clearline_report::Message;

/// `/auditor/requests`: the ledger of foreign requests.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/requests/page.html")]
pub(super) struct Requests {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The entries, the open ones first.
    pub rows: Vec<RequestRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RequestRow {
    /// The report number.
    pub number: String,
    /// The provider's key.
    pub provider: String,
    /// The requesting country and agency, as the provider named them.
    pub asked_by: Message,
    /// When the report was received.
    pub opened: Moment,
    /// The state of the clock.
    pub clock: State,
    /// How it ended; absent while it is open.
    pub ending: Option<Message>,
    /// The clauses of the day on which the report was received.
    pub clauses: Vec<String>,
    /// Where the consultation of the Attorney General is recorded (field `reference`), so that the request can be
    /// declined; absent where the law of its day has no consultation, and for people who may not record it.
    pub decline: Option<String>,
}
