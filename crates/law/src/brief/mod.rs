//! The transfer brief, for the officer who gets a report: what it is and why it came, what may be done with it, what to
//! do now, whom to call. Assembled from a ruling, the clocks and the register, and from nothing else: no line is
//! written for a country.
//!
//! It names the provider that reported and no person, and holds no word of the report.

mod act;
mod around;
mod have;
mod json;
mod provider;
mod uses;

use clearline_report::{Argument, Country, Message, ReferralId, message, words};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::disclose::{Facts, Ruling};
use crate::register::{ClauseId, Register, as_of_words};

pub use around::Contacts;

/// Writes a message as text. Law makes no text of its own: whoever shows or writes something says how.
pub type Say<'s> = &'s dyn Fn(&Message) -> String;

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
    pub ended: Option<&'a Message>,
    /// What the provider and others must keep, each with its clause and its end.
    pub clocks: &'a [BriefClock],
    /// The name of the provider that reported, where a provider did and the agency was given its name.
    pub provider: Option<&'a str>,
    /// How the agency reaches us.
    pub contacts: &'a Contacts,
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
    /// What is kept, and by whom.
    pub what: Message,
    /// When it ends.
    pub ends: Timestamp,
}

/// The brief: facts for its head, and sections in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// A name and what it is: referral, agency, register, day.
    pub facts: Vec<(Message, Message)>,
    /// The sections.
    pub sections: Vec<BriefSection>,
    /// The text at the foot of every page.
    pub foot: Message,
}

/// One section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefSection {
    /// Its heading.
    pub heading: Message,
    /// Its lines.
    pub lines: Vec<BriefLine>,
}

/// One line, with where it is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefLine {
    /// How it is meant.
    pub mark: Mark,
    /// What it says.
    pub says: Message,
    /// Its origin: a clause, a source, or a policy of our own.
    pub source: Option<Message>,
    /// As of when.
    pub as_of: Option<String>,
}

words! {
    /// How a line is meant.
    pub enum Mark of "mark" {
        /// It tells something.
        Plain = "plain",
        /// It holds, or is open.
        Yes = "yes",
        /// It does not hold, or is closed.
        No = "no",
        /// It is unknown.
        Unknown = "unknown",
        /// Look at this.
        Caution = "caution",
    }
}

impl BriefLine {
    fn new(mark: Mark, says: Message) -> BriefLine {
        BriefLine { mark, says, source: None, as_of: None }
    }

    /// The same, from `source`, as of a day.
    fn told(self, source: Message, as_of: impl ToString) -> BriefLine {
        BriefLine { source: Some(source), as_of: Some(as_of.to_string()), ..self }
    }

    /// What we say ourselves: what we did, or that we do not know.
    fn ours(mark: Mark, says: Message, day: Date) -> BriefLine {
        BriefLine::new(mark, says).told(message!("brief-source-here"), day)
    }

    /// What the ruling says, which rests on `source`.
    fn ruled(mark: Mark, says: Message, source: Message, input: &BriefInput<'_>) -> BriefLine {
        BriefLine::new(mark, says).told(source, day_of(input.ruling.at))
    }

    /// The same, with the first of the register's sources that was read, and the day of which it speaks.
    fn from(self, register: &Register, sources: &[String], as_of: impl Into<String>) -> BriefLine {
        let source = Some(register.first_source(sources));
        BriefLine {
            source,
            as_of: Some(as_of.into()).filter(|day| !day.is_empty() && day != "unknown"),
            ..self
        }
    }

    /// Where it is from and as of when, in one.
    pub fn cited(&self) -> Option<Message> {
        let source = self.source.clone()?;
        Some(match &self.as_of {
            Some(day) => message!("brief-source-as-of", source = source, day = as_of_words(day)),
            None => source,
        })
    }
}

/// Assembles the brief. Pure: the same input gives the same brief.
pub fn brief(input: &BriefInput<'_>) -> Brief {
    let day = day_of(input.at);
    let mut sections = vec![have::have(input, day)];
    let rest = [
        (message!("brief-uses"), uses::uses(input, day)),
        (message!("brief-keep"), act::keep(input, day)),
        (message!("brief-records"), act::records(input, day)),
        (message!("brief-content"), act::content(input, day)),
        (message!("brief-danger"), act::danger(input, day)),
        (message!("brief-call-here"), around::call(input, day)),
        (message!("brief-offences"), around::offences(input, day)),
        (message!("brief-unknown"), around::unknown(input, day)),
    ];
    // Who was given nothing has nothing to act on, and somebody to ask.
    let given = input.ruling.discloses();
    let kept = |heading: &Message, lines: &[BriefLine]| {
        !lines.is_empty() && (given || heading.id() == "brief-call-here")
    };
    let rest = rest.into_iter().filter(|(heading, lines)| kept(heading, lines));
    sections.extend(rest.map(|(heading, lines)| BriefSection { heading, lines }));
    Brief { facts: head(input, day), sections, foot: message!("brief-foot") }
}

/// The name of the fact that says which referral it is.
pub const REFERRAL_FACT: Message = message!("brief-fact-referral");

fn head(input: &BriefInput<'_>, day: Date) -> Vec<(Message, Message)> {
    let mut facts = Vec::new();
    let mut fact = |name: Message, value: Argument| facts.push((name, message!("brief-fact", value = value)));
    if let Some(referral) = input.referral {
        fact(REFERRAL_FACT, Argument::exact(referral.to_string()));
    }
    if let Some(referral) = input.referral {
        fact(message!("brief-fact-report"), Argument::exact(referral.report.to_string()));
    }
    fact(message!("brief-fact-agency"), Argument::name(input.agency));
    if let Some(country) = input.facts.agency.country {
        fact(message!("brief-fact-country"), country.into());
    }
    fact(message!("brief-fact-ruled-on"), day_of(input.ruling.at).into());
    fact(message!("brief-fact-law-of"), day.into());
    let version: String = input.register.version().chars().take(16).collect();
    fact(message!("brief-fact-register"), Argument::exact(version));
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
