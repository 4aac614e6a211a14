//! Pages for what must follow a report: foreign requests, clocks, letters. No page says what a report says.

use askama::Template;
use clearline_report::Message;

use super::{Choice, Fact, Moment, Page, Pager, State, Words};

/// `/auditor/requests`: the ledger of foreign requests.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/requests.html")]
pub struct Requests {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The entries, the open ones first.
    pub rows: Vec<RequestRow>,
    /// The position in the list, with its neighbours.
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

/// `…/preservation`: every clock on one report.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/preservation.html")]
pub struct Clocks {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// What it is about, such as `Report 891012771093118`.
    pub about: Message,
    /// Where that is.
    pub back: String,
    /// When the last term on the provider's copy ends; absent where no provider keeps anything.
    pub end: Option<(Moment, State)>,
    /// Every term, each with its clause.
    pub rows: Vec<ClockRow>,
    /// Where the letter that asks for more time is; absent for those who send none.
    pub letter: Option<String>,
    /// What may be recorded here.
    pub form: Option<ClockForm>,
}

/// One term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockRow {
    /// What it is.
    pub what: Words,
    /// Its clause, as lawyers cite it.
    pub clause: Option<String>,
    /// When it started.
    pub start: Moment,
    /// What started it, or who recorded it.
    pub by: Words,
    /// When it ends; absent where it binds until it is lifted.
    pub end: Option<Moment>,
    /// How much is left.
    pub left: State,
    /// Where it is lifted (field `why`); absent where it cannot be, or not by this person.
    pub lift: Option<String>,
    /// Where a second person confirms it; absent where none is needed, or this person may not.
    pub confirm: Option<String>,
}

/// What may be recorded on a page of clocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockForm {
    /// The provider states that it keeps longer: field `until`.
    Keep {
        /// Where it is posted to.
        action: String,
        /// The day as it was typed.
        until: String,
        /// What is wrong with it.
        error: Option<Words>,
    },
    /// An agency states that it asked: field `reference`.
    Ask {
        /// Where it is posted to.
        action: String,
        /// A foreign agency: our team asks the provider for it.
        wish: bool,
    },
    /// Staff records what was served: fields `kind`, `from`, `until`, `reference`.
    Record {
        /// Where it is posted to.
        action: String,
        /// The kinds that this person may record.
        kinds: Vec<Choice>,
    },
}

/// A letter, made to be printed.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/letter.html")]
pub struct LetterPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Where it belongs.
    pub back: String,
    /// Its title.
    pub title: Words,
    /// Who writes, to whom, when.
    pub head: Vec<Fact>,
    /// Its text.
    pub paragraphs: Vec<Words>,
    /// What it rests on.
    pub lines: Vec<LetterLine>,
}

/// One fact of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterLine {
    /// What it is.
    pub name: Words,
    /// What it says.
    pub value: Words,
    /// Its clause, as lawyers cite it.
    pub clause: Option<String>,
}
