//! The page at `/provider`: a provider's reports and notices.

use askama::Template;
use clearline_frame::view::{Moment, Page, Pager, Preservation, State, Words};

use crate::provider::view::NoticeRow;

/// The page at `/provider`.
#[derive(Debug, Clone, Template)]
#[template(path = "provider/overview/page.html")]
pub(super) struct Overview {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The provider's name.
    pub provider: String,
    /// Its reports, newest first.
    pub reports: Vec<ReportRow>,
    /// The position in the list, with its neighbours.
    pub pager: Pager,
    /// Its notices, newest first.
    pub notices: Vec<NoticeRow>,
    /// Where its programs send reports, such as `https://clearline.example.com/ispws`.
    pub api_base: String,
}

/// One report of the list. Its page is `/provider/reports/{number}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReportRow {
    /// The report number.
    pub number: String,
    /// Filed with a credential of kind `test`.
    pub sandbox: bool,
    /// The incident type in words.
    pub kind: Words,
    /// Its state.
    pub state: State,
    /// How many files.
    pub files: i64,
    /// When it was finished; absent while it is open.
    pub received: Option<Moment>,
    /// The duty to keep it; absent while it is open, or where none arose.
    pub preservation: Option<Preservation>,
    /// Where the signed receipt is fetched; absent until there is one.
    pub receipt: Option<String>,
}
