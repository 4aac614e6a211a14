//! The brief that goes with one referral: on what ground it was made available, what was kept back, and how evidence
//! is asked for from here on. It is shown to the agency, at the desk and to counsel, and made to be printed.

use askama::Template;

use super::{Fact, NavItem, Page};

/// `/agency/referrals/{id}/brief`, and the same below the desk and counsel.
#[derive(Debug, Clone, Template)]
#[template(path = "brief.html")]
pub struct BriefPage {
    /// What stands around.
    pub page: Page,
    /// The page it belongs to; absent where there is none to return to.
    pub back: Option<NavItem>,
    /// The small line above the title, such as `Transfer brief`.
    pub over: String,
    /// What it is a brief of, such as `Referral R-891012771093118-1`.
    pub title: String,
    /// To whom, when, by which ruling.
    pub facts: Vec<Fact>,
    /// The parts of the brief, in their order.
    pub sections: Vec<BriefSection>,
    /// Where the same is fetched as PDF; absent where there is none.
    pub pdf_href: Option<String>,
    /// The last line, such as the register's version and that this is no legal advice.
    pub foot: String,
}

/// One part of a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefSection {
    /// The heading.
    pub heading: String,
    /// What holds for all its lines.
    pub intro: Option<String>,
    /// What it says, line by line.
    pub lines: Vec<BriefLine>,
}

/// One statement, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefLine {
    /// How it is meant.
    pub mark: Mark,
    /// What it says.
    pub words: String,
    /// Where that is written.
    pub source: Option<String>,
    /// The day the source was read, or the time it speaks of.
    pub as_of: Option<String>,
}

/// How a line is meant. Each has its own sign and its own word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Only said.
    Plain,
    /// It holds, or it is open.
    Yes,
    /// It does not hold, or it is closed.
    No,
    /// Nobody here knows.
    Unknown,
    /// It holds, and something must be heeded.
    Caution,
}

impl Mark {
    /// Every mark.
    pub const ALL: [Mark; 5] = [Mark::Plain, Mark::Yes, Mark::No, Mark::Unknown, Mark::Caution];

    /// The name of its sign, and the end of its class.
    pub fn sign(self) -> &'static str {
        match self {
            Mark::Plain => "plain",
            Mark::Yes => "good",
            Mark::No => "no",
            Mark::Unknown => "unknown",
            Mark::Caution => "caution",
        }
    }

    /// What the sign says to those who do not see it; empty where it says nothing.
    pub fn words(self) -> &'static str {
        match self {
            Mark::Plain => "",
            Mark::Yes => "Yes: ",
            Mark::No => "No: ",
            Mark::Unknown => "Unknown: ",
            Mark::Caution => "Take care: ",
        }
    }
}
