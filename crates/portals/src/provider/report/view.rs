//! The page of one of a provider's own reports.

use askama::Template;
use clearline_frame::view::{Event, Fact, FileRow, Moment, Page, Preservation, State, Words};
use clearline_report::{Argument, Message, message};
use jiff::Timestamp;

use crate::provider::view::NoticeRow;

/// The page at `/provider/reports/{number}`.
#[derive(Debug, Clone, Template)]
#[template(path = "provider/report/page.html")]
pub(super) struct ReportPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The report number.
    pub number: String,
    /// The incident type in words.
    pub kind: Words,
    /// Its state.
    pub state: State,
    /// What was filed, in short.
    pub facts: Vec<Fact>,
    /// What has happened to it.
    pub history: Vec<Event>,
    /// The same report, where it was sent more than once.
    pub repeats: Vec<Repeat>,
    /// The signed receipt; absent until the report is finished.
    pub receipt: Option<Receipt>,
    /// The duty to keep it.
    pub preservation: Option<Preservation>,
    /// The request of a foreign authority that the report names.
    pub foreign_request: Option<ForeignRequest>,
    /// Its files.
    pub files: Vec<FileRow>,
    /// What we noticed in it.
    pub remarks: Vec<RemarkRow>,
    /// The notices about it.
    pub notices: Vec<NoticeRow>,
}

/// The same report, sent at another time. Its page is `/provider/reports/{number}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repeat {
    /// The report number.
    pub number: String,
    /// When it was finished.
    pub received: Option<Timestamp>,
    /// Is it the one that came first?
    pub first: bool,
}

impl Repeat {
    /// Which one it is; its number stands between `<report>` and `</report>`.
    pub(super) fn words(&self) -> Message {
        let number = Argument::exact(&self.number);
        match (self.first, self.received) {
            (false, None) => message!("provider-copy", number = number),
            (true, None) => message!("provider-copy-first", number = number),
            (false, Some(at)) => message!("provider-copy-finished", number = number, at = at),
            (true, Some(at)) => message!("provider-copy-first-finished", number = number, at = at),
        }
    }
}

/// Something we noticed in a report. It is no reason to refuse it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RemarkRow {
    /// What it is about: a file's name, or the report.
    pub about: Words,
    /// What is so.
    pub says: Message,
    /// What the sender can do.
    pub mend: Message,
}

/// A signed receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Receipt {
    /// Its text, byte for byte what is signed.
    pub text: String,
    /// Where it is fetched.
    pub href: String,
    /// The command that checks it offline.
    pub verify_command: String,
}

/// The notice that we owe about a foreign authority's request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ForeignRequest {
    /// The requesting country.
    pub country: Words,
    /// Its state.
    pub state: State,
    /// When the entry was opened.
    pub opened: Moment,
    /// How it ended, with agency and date, or why it could not be forwarded.
    pub ending: Option<Words>,
}
