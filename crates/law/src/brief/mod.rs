//! The transfer brief: why an agency has a report, on which ground, under which conditions, and what it can do from
//! here. Assembled from a ruling, the clocks and the register, and from nothing else: no line is written for a country.
//!
//! It names no person and holds no word of the report.

mod evidence;
mod ground;
mod json;

use clearline_report::{Country, ReferralId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::disclose::{Facts, Ruling};
use crate::register::{ClauseId, Register};

pub use evidence::{PathState, PathView, paths};

/// All that a brief is made from.
#[derive(Debug, Clone)]
pub struct BriefInput<'a> {
    /// The referral; none where it is only asked what would be ruled.
    pub referral: Option<ReferralId>,
    /// The agency's name.
    pub agency: &'a str,
    /// The facts that were ruled on.
    pub facts: &'a Facts,
    /// The ruling.
    pub ruling: &'a Ruling,
    /// Why the agency's access ended since, if it did.
    pub ended: Option<&'a str>,
    /// What the provider and others must keep, each with its clause and its end.
    pub clocks: &'a [BriefClock],
    /// The register.
    pub register: &'a Register,
    /// The moment of which the brief speaks: routes and paths are those of its day.
    pub at: Timestamp,
}

/// One clock as a brief tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefClock {
    /// Its clause.
    pub clause: ClauseId,
    /// What is kept, and by whom, in words.
    pub what: String,
    /// When it ends.
    pub ends: Timestamp,
}

/// The brief: facts for its head, and sections in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// A name and what it is: referral, agency, register, day.
    pub facts: Vec<(String, String)>,
    /// The sections.
    pub sections: Vec<BriefSection>,
    /// What stands at the foot of every page.
    pub foot: String,
}

/// One section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefSection {
    /// Its heading.
    pub heading: String,
    /// Its lines.
    pub lines: Vec<BriefLine>,
}

/// One line, with where it is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefLine {
    /// How it is meant.
    pub mark: Mark,
    /// What it says.
    pub words: String,
    /// Where it is from: a clause, a source, or a policy of the house.
    pub source: Option<String>,
    /// As of when.
    pub as_of: Option<String>,
}

/// How a line is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It tells something.
    Plain,
    /// It holds, or is open.
    Yes,
    /// It does not hold, or is closed.
    No,
    /// Nobody here knows.
    Unknown,
    /// Look at this.
    Caution,
}

impl Mark {
    /// Every mark.
    pub const ALL: [Mark; 5] = [Mark::Plain, Mark::Yes, Mark::No, Mark::Unknown, Mark::Caution];

    /// `plain`, `yes`, `no`, `unknown` or `caution`.
    pub fn word(self) -> &'static str {
        match self {
            Mark::Plain => "plain",
            Mark::Yes => "yes",
            Mark::No => "no",
            Mark::Unknown => "unknown",
            Mark::Caution => "caution",
        }
    }
}

impl BriefLine {
    fn new(mark: Mark, words: impl Into<String>) -> BriefLine {
        BriefLine { mark, words: words.into(), source: None, as_of: None }
    }

    fn from(self, source: impl Into<String>, as_of: impl Into<String>) -> BriefLine {
        BriefLine { source: Some(source.into()), as_of: Some(as_of.into()), ..self }
    }
}

/// Assembles the brief. Pure: the same input gives the same brief.
pub fn brief(input: &BriefInput<'_>) -> Brief {
    let day = day_of(input.at);
    let sections = [
        ("Why this was made available", ground::ground(input, day)),
        ("What was left out, and why", ground::left_out(input)),
        ("Conditions", ground::conditions(input)),
        ("What you may do with it", ground::uses(input)),
        ("How to get evidence from here on", evidence::evidence(input, day)),
        ("Data protection, for what comes back", evidence::data_protection(input, day)),
        ("What is unknown", evidence::unknown(input, day)),
    ];
    Brief {
        facts: head(input, day),
        sections: sections
            .into_iter()
            .filter(|(_, lines)| !lines.is_empty())
            .map(|(heading, lines)| BriefSection { heading: heading.to_owned(), lines })
            .collect(),
        foot: "Assembled from a dated register of the law. It is not legal advice: counsel decides."
            .to_owned(),
    }
}

fn head(input: &BriefInput<'_>, day: Date) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: String| facts.push((name.to_owned(), value));
    if let Some(referral) = input.referral {
        fact("Referral", referral.to_string());
    }
    fact("Agency", input.agency.to_owned());
    if let Some(country) = input.facts.agency.country {
        fact("Country", input.register.country_name(country));
    }
    fact("Ruled on", day_of(input.ruling.at).to_string());
    fact("As the law stood on", day.to_string());
    fact("Register", input.register.version().chars().take(16).collect());
    facts
}

/// The country the agency is in, where it is abroad.
fn abroad(input: &BriefInput<'_>) -> Option<Country> {
    let country = input.facts.agency.country?;
    let domestic = input.register.country(country).is_none_or(|entry| entry.domestic);
    (!domestic).then_some(country)
}

/// Days left until `end`, by the calendar (UTC), as the last day is named: a moment into the first day of a year, all of
/// its days are left. 0 on the last day, negative once it is over.
pub fn days_left(end: Timestamp, now: Timestamp) -> i32 {
    day_of(end).since(day_of(now)).map_or(0, |span| span.get_days())
}

fn day_of(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}
