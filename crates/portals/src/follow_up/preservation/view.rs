//! How long a report is kept, for its sender, for those who review and for an agency.

use askama::Template;
use clearline_frame::view::{Choice, Moment, Page, State, Words};
use clearline_report::Message;

/// `…/preservation`: every clock on one report.
#[derive(Debug, Clone, Template)]
#[template(path = "follow_up/preservation/page.html")]
pub(super) struct Clocks {
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
pub(super) struct ClockRow {
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
    /// It waits for a second person: it is withdrawn, and not lifted.
    pub proposed: bool,
}

/// What may be recorded on a page of clocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ClockForm {
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
