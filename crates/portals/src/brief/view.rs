//! The brief that goes with one referral: on what ground it was made available, what was withheld, and how to get
//! evidence from here on. It is shown to the agency, to analysts and to counsel, and made to be printed.

use askama::Template;
use clearline_frame::view::{Bilingual, Fact, NavItem, Page};
use clearline_law::{BriefSection, Mark};
use clearline_report::{Message, message};

/// `/agency/referrals/{id}/brief`, and the same below the desk and counsel.
#[derive(Debug, Clone, Template)]
#[template(path = "brief/page.html")]
pub(crate) struct BriefPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The brief's own language: that of its agency, whoever reads it.
    pub text: Bilingual,
    /// The page it belongs to; absent where there is none to return to.
    pub back: Option<NavItem>,
    /// What it is a brief of, such as `Referral R-891012771093118-1`.
    pub title: Message,
    /// To whom, when, by which ruling.
    pub facts: Vec<Fact>,
    /// The parts of the brief, in their order.
    pub sections: Vec<BriefSection>,
    /// Drafts of what the agency can ask for: the heading of the part that each belongs to, its address, what it asks.
    pub drafts: Vec<(Message, String, Message)>,
    /// Where the same is fetched as PDF; absent where there is none.
    pub pdf_href: Option<String>,
    /// The last line, such as the register's version and that this is no legal advice.
    pub foot: Message,
}

/// The name of a mark's sign, and the end of its class. Each mark has its own sign and its own word.
pub(crate) fn sign(mark: &Mark) -> &'static str {
    match mark {
        Mark::Plain => "plain",
        Mark::Yes => "good",
        Mark::No => "no",
        Mark::Unknown => "unknown",
        Mark::Caution => "caution",
    }
}

/// What the sign says to those who do not see it, where it says something.
pub(crate) fn spoken(mark: &Mark) -> Option<Message> {
    Some(match mark {
        Mark::Plain => return None,
        Mark::Yes => message!("brief-mark-yes"),
        Mark::No => message!("brief-mark-no"),
        Mark::Unknown => message!("brief-mark-unknown"),
        Mark::Caution => message!("brief-mark-caution"),
    })
}
