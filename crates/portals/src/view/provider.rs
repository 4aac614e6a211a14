//! Pages for providers: the state of each report, and the notices we owe about it.

use askama::Template;

use clearline_report::{Argument, Message, message};
use jiff::Timestamp;

use super::{Event, Fact, FileRow, Moment, Page, Pager, Preservation, State, Tone, Words};

/// The page at `/provider`.
#[derive(Debug, Clone, Template)]
#[template(path = "provider/overview.html")]
pub struct Overview {
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
pub struct ReportRow {
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

/// What kind of notice it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// A foreign request was forwarded.
    Forwarded,
    /// A foreign request was forwarded to another agency of that country.
    ForwardedToAnother,
    /// A foreign request was forwarded in part.
    ForwardedPartly,
    /// A foreign request could not be forwarded (18 U.S.C. 2258A(d)(5)(C)).
    UnableToForward,
    /// A foreign request was declined after the Attorney General was consulted ((d)(6) as enacted in 2008).
    Declined,
    /// Preservation ends in 30 days.
    PreservationIn30Days,
    /// Preservation ends in 7 days.
    PreservationIn7Days,
    /// Preservation ends tomorrow.
    PreservationIn1Day,
    /// A kind that this page does not know; its words are shown.
    Other,
}

impl NoticeKind {
    /// What it says, with how it is meant.
    pub fn state(self) -> State {
        let ends = |days: i64| message!("notice-preservation-ends", days = days);
        match self {
            NoticeKind::Forwarded => State::new(Tone::Good, message!("notice-forwarded")),
            NoticeKind::ForwardedToAnother => State::new(Tone::Good, message!("notice-forwarded-to-another")),
            NoticeKind::ForwardedPartly => State::new(Tone::Caution, message!("notice-forwarded-partly")),
            NoticeKind::Declined => State::new(Tone::Alarm, message!("notice-declined")),
            NoticeKind::UnableToForward => State::new(Tone::Alarm, message!("notice-unable")),
            NoticeKind::PreservationIn30Days => State::new(Tone::Waiting, ends(30)),
            NoticeKind::PreservationIn7Days => State::new(Tone::Caution, ends(7)),
            NoticeKind::Other => State::new(Tone::Caution, message!("notice-of-another-kind")),
            NoticeKind::PreservationIn1Day => State::new(Tone::Alarm, ends(1)),
        }
    }
}

/// One notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeRow {
    /// Which kind.
    pub kind: NoticeKind,
    /// When it was sent.
    pub at: Moment,
    /// The report it is about.
    pub number: String,
    /// What it says.
    pub words: Words,
}

/// The page at `/provider/reports/{number}`.
#[derive(Debug, Clone, Template)]
#[template(path = "provider/report.html")]
pub struct ReportPage {
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
pub struct Repeat {
    /// The report number.
    pub number: String,
    /// When it was finished.
    pub received: Option<Timestamp>,
    /// Is it the one that came first?
    pub first: bool,
}

impl Repeat {
    /// Which one it is; its number stands between `<report>` and `</report>`.
    pub fn words(&self) -> Message {
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
pub struct RemarkRow {
    /// What it is about: a file's name, or the report.
    pub about: Words,
    /// What is so.
    pub says: Message,
    /// What the sender can do.
    pub mend: Message,
}

/// A signed receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Its text, byte for byte what is signed.
    pub text: String,
    /// Where it is fetched.
    pub href: String,
    /// The command that checks it offline.
    pub verify_command: String,
}

/// The notice that we owe about a foreign authority's request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignRequest {
    /// The requesting country.
    pub country: Words,
    /// Its state.
    pub state: State,
    /// When the entry was opened.
    pub opened: Moment,
    /// How it ended, with agency and date, or why it could not be forwarded.
    pub ending: Option<Words>,
}
