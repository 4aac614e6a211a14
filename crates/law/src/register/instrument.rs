use clearline_report::{Message, message, words};
use jiff::civil::Date;

use super::{Confidence, Dates, Force, Standing};

words! {
    /// How far an instrument has come.
    pub enum State of "state" {
        /// A bill, a proposal or a negotiation: nobody has adopted it.
        Bill = "bill" => message!("state-bill"),
        /// Adopted or signed, and not yet law.
        Adopted = "adopted" => message!("state-adopted"),
        /// Law, which begins on a day that is to come or to be fixed.
        AwaitingCommencement = "awaiting commencement" => message!("state-awaiting"),
        /// In force.
        InForce = "in force" => message!("state-in-force"),
        /// Some of it is in force.
        InPart = "in part" => message!("state-in-part"),
        /// It does not apply for a time.
        Suspended = "suspended" => message!("state-suspended"),
        /// It ended by itself.
        Lapsed = "lapsed" => message!("state-lapsed"),
        /// It was ended.
        Repealed = "repealed" => message!("state-repealed"),
        /// Not known, or it speaks of several instruments.
        Unknown = "unknown" => message!("state-unknown"),
    }
}

impl State {
    /// Does an entry in this state fit its days?
    pub(super) fn fits(self, dates: &Dates) -> bool {
        let force = dates.force;
        match self {
            State::InForce | State::InPart => force == Force::Yes,
            // Its first day may be fixed already.
            State::AwaitingCommencement => {
                force != Force::Yes || dates.from.is_some_and(|first| first > dates.recorded)
            }
            State::Bill | State::Adopted | State::Suspended => force != Force::Yes,
            State::Lapsed | State::Repealed => dates.to.is_some(),
            State::Unknown => force == Force::Unknown,
        }
    }
}

/// A statute, treaty, agreement, regulation, directive, policy or channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// Its name here.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Convention, national law, policing channel, …
    pub kind: String,
    /// Its place, as lawyers cite it.
    pub citation: String,
    /// Pages to read.
    pub urls: Vec<String>,
    /// When it was adopted, as exactly as we know: a day, a year, or words.
    pub adopted: Option<String>,
    /// Its state, as far as we know.
    pub state: State,
    /// What else there is to know of its state.
    pub state_note: Option<String>,
    /// What may travel by it: a lead, evidence, nothing but conditions.
    pub mode: String,
    /// Does it address a private clearinghouse itself?
    pub binds: String,
    /// What it permits.
    pub permits: Vec<String>,
    /// What it does not.
    pub does_not_permit: Vec<String>,
    /// Its articles that matter here, each with what it is about.
    pub articles: Vec<(String, String)>,
    /// When it applies, and when we knew.
    pub dates: Dates,
    /// Where we have it from; never empty.
    pub sources: Vec<String>,
    /// How sure we are.
    pub confidence: Confidence,
    /// The day that it is of, as its source states it: a day, a month, a year, `undated` or `unknown`.
    pub as_of: String,
    /// What else there is to know.
    pub note: Option<String>,
}

impl Instrument {
    /// May it be relied on, on `day`?
    pub fn standing(&self, day: Date) -> Standing {
        self.dates.standing(day)
    }

    /// How far it has come on `day`: before its first day it waits for it, and after its last it has lapsed unless it was
    /// ended.
    pub fn state_on(&self, day: Date) -> State {
        match self.standing(day) {
            Standing::NotYet(_) => State::AwaitingCommencement,
            Standing::Ended(_) if self.state == State::Repealed => State::Repealed,
            Standing::Ended(_) => State::Lapsed,
            // Until its last day it stood, whatever became of it later; and from its first day it stands.
            Standing::InForce
                if matches!(self.state, State::Lapsed | State::Repealed | State::AwaitingCommencement) =>
            {
                State::InForce
            }
            _ => self.state,
        }
    }

    /// Since when it is law, or from when it will be; that it is not known where no source says so.
    pub fn commencement(&self, day: Date) -> Message {
        match (self.dates.from, self.dates.known_from) {
            (Some(first), _) if first > day => message!("commencement-to-come", first = first),
            (Some(first), _) => message!("commencement-on", first = first),
            (None, _) if self.dates.force != Force::Yes => message!("commencement-unknown"),
            (None, Some(known)) => message!("commencement-before", known = known),
            (None, None) => message!("commencement-unknown"),
        }
    }
}
