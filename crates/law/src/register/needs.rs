use std::str::FromStr;

use clearline_report::{Country, IdError};
use jiff::civil::Date;

use super::{Flag, PolicyEntry, Reading, Register, Standing};

/// Of whom a need speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NeedOf {
    /// The country a report comes from.
    Sender,
    /// The country it goes to.
    Recipient,
    /// Each of the two.
    Both,
}

impl NeedOf {
    /// The word of the files.
    pub fn word(self) -> &'static str {
        match self {
            NeedOf::Sender => "sender",
            NeedOf::Recipient => "recipient",
            NeedOf::Both => "both",
        }
    }
}

impl FromStr for NeedOf {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        [NeedOf::Sender, NeedOf::Recipient, NeedOf::Both]
            .into_iter()
            .find(|one| one.word() == text)
            .ok_or(IdError { what: "of", expected: "sender, recipient or both" })
    }
}

/// Something that must hold of a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Which flag.
    pub flag: Flag,
    /// Of whom.
    pub of: NeedOf,
    /// It must read as one of these; empty where any known value will do.
    pub is: Vec<String>,
    /// And as none of these.
    pub not: Vec<String>,
}

/// Is a need met? What is not known is never met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Met.
    Yes,
    /// Known not to be met.
    No,
    /// Not known.
    Unknown,
}

/// One need held against one country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// Which flag.
    pub flag: Flag,
    /// Of which country.
    pub country: Country,
    /// What it reads as.
    pub value: String,
    /// Is the need met?
    pub met: Weight,
    /// The whole reason: country, flag, value, source and date.
    pub words: String,
    /// Where the value comes from, in words; absent where no row was found.
    pub source: Option<String>,
    /// As of when; absent where no row was found.
    pub as_of: Option<String>,
}

/// Are all needs met?
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Met {
    /// All of them, or there are none.
    Yes,
    /// At least one is known not to be met, and why.
    No(String),
    /// None is known not to be met, but not all are known, and which.
    Unknown(String),
}

impl Met {
    /// All of them.
    pub fn is_yes(&self) -> bool {
        *self == Met::Yes
    }
}

/// Are these needs met between two countries on `day`? Not known is never met.
pub fn needs_met(register: &Register, needs: &[Need], from: Country, to: Country, day: Date) -> Met {
    let weighed = weigh(register, needs, from, to, day);
    let of = |met: Weight| {
        let words: Vec<&str> =
            weighed.iter().filter(|one| one.met == met).map(|one| one.words.as_str()).collect();
        if words.is_empty() { None } else { Some(words.join("; ")) }
    };
    match (of(Weight::No), of(Weight::Unknown)) {
        (Some(no), _) => Met::No(no),
        (None, Some(unknown)) => Met::Unknown(unknown),
        (None, None) => Met::Yes,
    }
}

/// Each need against each country it speaks of, with its reason, whether met or not.
pub fn weigh(register: &Register, needs: &[Need], from: Country, to: Country, day: Date) -> Vec<Weighed> {
    let mut weighed = Vec::new();
    for need in needs {
        let of: &[Country] = match need.of {
            NeedOf::Sender => &[from],
            NeedOf::Recipient => &[to],
            NeedOf::Both => &[from, to],
        };
        weighed.extend(of.iter().map(|country| one(register, need, *country, day)));
    }
    weighed
}

fn one(register: &Register, need: &Need, country: Country, day: Date) -> Weighed {
    let unread = Reading { value: "unknown", entry: None, standing: Standing::Unknown };
    let reading = register.country(country).map_or(unread, |entry| entry.flag(need.flag, day));
    let has = |list: &[String]| list.iter().any(|value| value == reading.value);
    let met = match reading.value {
        "unknown" => Weight::Unknown,
        _ if has(&need.not) || !(need.is.is_empty() || has(&need.is)) => Weight::No,
        _ => Weight::Yes,
    };
    let source = reading.entry.map(|entry| register.source_words(&entry.sources));
    let as_of = reading.entry.map(|entry| entry.as_of.clone());
    let name = register.country_name(country);
    let mut words = format!("{name}, {}: {}", need.flag.words(), reading.value);
    if let Some(entry) = reading.entry {
        if reading.standing != Standing::InForce {
            words = format!("{words}, for the entry \"{}\" is {}", entry.value, reading.standing.words());
        }
        let source = source.as_deref().unwrap_or_default();
        words = format!("{words} (source: {source}; as of {})", entry.as_of);
    } else {
        words.push_str(" (nothing is recorded)");
    }
    Weighed { flag: need.flag, country, value: reading.value.to_owned(), met, words, source, as_of }
}

impl PolicyEntry {
    /// Why the policy applies to a disclosure from one country to another on `day`; `None` where it does not. Whether
    /// the policy stands on that day is another question ([`super::Dates::standing`]).
    pub fn applies(&self, register: &Register, from: Country, to: Country, day: Date) -> Option<String> {
        if self.countries.contains(&to) {
            return Some(format!("{} is on its list", register.country_name(to)));
        }
        match needs_met(register, &self.when, from, to, day) {
            Met::Yes => None,
            Met::No(words) | Met::Unknown(words) => Some(words),
        }
    }
}
