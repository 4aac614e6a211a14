//! Pages for what must follow a report: foreign requests, clocks, letters. No page says what a report says.

use askama::Template;

use super::{Moment, Page, Pager, State};

/// `/auditor/requests`: the ledger of foreign requests.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/requests.html")]
pub struct Requests {
    /// What stands around.
    pub page: Page,
    /// The entries, the open ones first.
    pub rows: Vec<RequestRow>,
    /// Where the list stands.
    pub pager: Pager,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRow {
    /// The report number.
    pub number: String,
    /// The provider's key.
    pub provider: String,
    /// The requesting country and agency, as the provider named them.
    pub asked_by: String,
    /// When the report was received.
    pub opened: Moment,
    /// Where the clock stands.
    pub clock: State,
    /// How it ended; absent while it is open.
    pub ending: Option<String>,
    /// The clauses of the day on which the report was received.
    pub clauses: Vec<String>,
    /// Where it is told that the Attorney General was consulted (field `reference`), so that the request can be
    /// declined; absent where the law of its day knows no consultation, and for those who may not.
    pub decline: Option<String>,
}
