//! Pages for those who keep the law as data: what is in force on a day, where it is written, who has reviewed it, and
//! what waits for a second person.
//!
//! Every page is read with GET; the search boxes and choices of a list are forms that send their fields in the address.

use clearline_frame::view::{Moment, State, Words};
use clearline_report::{Argument, Message, message};

/// Words that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// The address that it leads to.
    pub href: String,
    /// What they say.
    pub words: Words,
}

impl Link {
    /// A link.
    pub(super) fn new(href: impl Into<String>, words: impl Into<Words>) -> Link {
        Link { href: href.into(), words: words.into() }
    }
}

/// The day for which everything is shown, and the day whose knowledge is used, where that is another.
pub(super) fn day(on: &str, known: &str) -> Message {
    let on = Argument::exact(on);
    if known.is_empty() {
        message!("counsel-on-day", on = on)
    } else {
        message!("counsel-on-day-known", on = on, known = Argument::exact(known))
    }
}

/// The days as an address writes them.
pub(super) fn days(on: &str, known: &str) -> String {
    if known.is_empty() { format!("on={on}") } else { format!("on={on}&known={known}") }
}

/// The address of a search in everything that the register holds.
pub(super) fn search_for(q: &str) -> String {
    let query = serde_urlencoded::to_string([("q", q)]).unwrap_or_default();
    format!("/counsel/search?{query}")
}

/// Where a statement is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// Who published what, in its own language; or that nothing was read.
    pub words: Words,
    /// Its address outside; absent where none is at hand.
    pub href: Option<String>,
    /// The time of the facts that it tells.
    pub as_of: Message,
    /// How sure it makes us, such as `high`.
    pub confidence: Message,
}

/// One row of an entry over time. The law's time and ours are two: what applied, and what was known here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Version {
    /// The days on which it applied, such as `2018-12-21 to 2024-05-06`.
    pub applied: Message,
    /// The days on which the register said so, such as `since 2026-11-23`.
    pub known: Message,
    /// What it says.
    pub says: Words,
    /// Its state on the chosen day.
    pub state: State,
    /// Why it was added, corrected or withdrawn.
    pub note: Option<String>,
}

/// One way to ask for evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PathRow {
    /// Its name.
    pub name: String,
    /// The instrument it rests on.
    pub instrument: Link,
    /// What it can reach.
    pub reaches: String,
    /// Which categories of data it reaches.
    pub reach: Vec<Message>,
    /// Who may ask.
    pub who: String,
    /// Is it open? On an instrument's page: is it in force?
    pub state: State,
    /// What opens it, or why it is closed.
    pub why: Message,
    /// Where that is written, with its as-of.
    pub source: Message,
}

/// One thing known of a provider or a country, with where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DetailRow {
    /// What it says.
    pub name: Words,
    /// What is so.
    pub value: String,
    /// What else there is to know.
    pub note: Option<String>,
    /// A page to read.
    pub href: Option<String>,
    /// Where it is written, with its as-of.
    pub source: Message,
    /// How sure we are.
    pub confidence: Message,
}

/// A document kept as evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Document {
    /// Where it is fetched.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Its size, such as `214 KB`.
    pub size: Words,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
}

/// What was done by two people, or waits for the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ByTwo {
    /// Who proposed it.
    pub proposed_by: String,
    /// The moment of the proposal.
    pub proposed_at: Moment,
    /// Who approved it; absent where it is not approved.
    pub approved_by: Option<String>,
    /// True where a demonstration invented it, without any approval.
    pub invented: bool,
}

/// What makes an obligation come true here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    /// Such as `enforced by a clock` or `recorded only`.
    pub state: State,
    /// The code that enforces it, by name; absent where it is recorded only.
    pub code: Option<String>,
    /// How, or the reason why it is recorded only.
    pub words: Message,
}
