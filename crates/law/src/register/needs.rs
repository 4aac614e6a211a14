use clearline_report::{Argument, Country, Message, message, words};
use jiff::civil::Date;

use super::{Flag, PolicyEntry, Reading, Register, Standing, as_of_words, flag_value};

words! {
    /// Of whom a need speaks.
    pub enum NeedOf of "of" {
        /// The country a report comes from.
        Sender = "sender",
        /// The country it goes to.
        Recipient = "recipient",
        /// Each of the two.
        Both = "both",
        /// Of a path with one country ([`super::Path::with`]): the one at the other end.
        Other = "other",
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
    /// Known to be met.
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
    pub words: Message,
    /// Where the value comes from, in words; absent where no row was found.
    pub source: Option<Message>,
    /// As of when; absent where no row was found.
    pub as_of: Option<String>,
    /// The state through which it holds of a territory.
    pub through: Option<Country>,
}

/// Are all needs met?
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Met {
    /// All of them, or there are none.
    Yes,
    /// At least one is known not to be met, and why.
    No(Message),
    /// None is known not to be met, but not all are known, and which.
    Unknown(Message),
}

impl Met {
    /// All of them.
    pub fn is_yes(&self) -> bool {
        *self == Met::Yes
    }
}

/// Are these needs met between two countries on `day`? Not known is never met.
pub fn needs_met(register: &Register, needs: &[Need], from: Country, to: Country, day: Date) -> Met {
    // Reasons are made only where they are asked for: most needs of most countries are met.
    let of = |met: Weight| {
        let reasons: Vec<Message> = pairs(needs, from, to)
            .map(|(need, country)| Weighing::new(register, need, country, day))
            .filter(|weighing| weighing.met == met)
            .map(|weighing| weighing.words())
            .collect();
        each(reasons)
    };
    match of(Weight::No) {
        Some(no) => Met::No(no),
        None => of(Weight::Unknown).map_or(Met::Yes, Met::Unknown),
    }
}

/// Each need against each country it speaks of, with its reason, whether met or not.
pub fn weigh(register: &Register, needs: &[Need], from: Country, to: Country, day: Date) -> Vec<Weighed> {
    pairs(needs, from, to)
        .map(|(need, country)| Weighing::new(register, need, country, day))
        .map(|weighing| Weighed {
            flag: weighing.need.flag,
            country: weighing.country,
            value: weighing.reading.value.to_owned(),
            met: weighing.met,
            words: weighing.words(),
            source: weighing.source(),
            as_of: weighing.reading.entry.map(|entry| entry.as_of.clone()),
            through: weighing.reading.through,
        })
        .collect()
}

/// Several reasons as one; `None` where there is none.
pub(crate) fn each(reasons: Vec<Message>) -> Option<Message> {
    match <[Message; 1]>::try_from(reasons) {
        Ok([one]) => Some(one),
        Err(none) if none.is_empty() => None,
        Err(several) => Some(message!("each", reasons = Argument::each(several))),
    }
}

fn pairs(needs: &[Need], from: Country, to: Country) -> impl Iterator<Item = (&Need, Country)> {
    needs.iter().flat_map(move |need| {
        let (first, second) = match need.of {
            NeedOf::Sender => (from, None),
            // Where a path is with one of the two, it turns them so that the other one is the second.
            NeedOf::Recipient | NeedOf::Other => (to, None),
            NeedOf::Both => (from, Some(to)),
        };
        [Some(first), second].into_iter().flatten().map(move |country| (need, country))
    })
}

struct Weighing<'r> {
    register: &'r Register,
    need: &'r Need,
    country: Country,
    reading: Reading<'r>,
    met: Weight,
}

impl<'r> Weighing<'r> {
    fn new(register: &'r Register, need: &'r Need, country: Country, day: Date) -> Weighing<'r> {
        let reading = register.reading(country, need.flag, day);
        let has = |list: &[String]| list.iter().any(|value| value == reading.value);
        let met = match reading.value {
            "unknown" => Weight::Unknown,
            _ if has(&need.not) || !(need.is.is_empty() || has(&need.is)) => Weight::No,
            _ => Weight::Yes,
        };
        Weighing { register, need, country, reading, met }
    }

    fn source(&self) -> Option<Message> {
        self.reading.entry.map(|entry| self.register.sources_words(&entry.sources))
    }

    fn words(&self) -> Message {
        let (country, flag) = (self.country, self.need.flag.message());
        let value = flag_value(self.reading.value);
        let Some(entry) = self.reading.entry else {
            let state = self.register.country(country).and_then(|entry| entry.sovereign);
            if let Some(state) = state.filter(|_| self.need.flag.instrument().is_some()) {
                return message!("need-of-territory", country = country, flag = flag, state = state);
            }
            return message!("need-not-recorded", country = country, flag = flag, value = value);
        };
        let source = self.register.sources_words(&entry.sources);
        let as_of = as_of_words(&entry.as_of);
        match self.reading.standing {
            Standing::InForce if let Some(state) = self.reading.through => message!(
                "need-recorded-through",
                country = country,
                flag = flag,
                value = value,
                state = state,
                source = source,
                as_of = as_of,
            ),
            Standing::InForce if let Some(from) = entry.dates.from => message!(
                "need-recorded-since",
                country = country,
                flag = flag,
                value = value,
                from = from,
                source = source,
                as_of = as_of,
            ),
            Standing::InForce => message!(
                "need-recorded",
                country = country,
                flag = flag,
                value = value,
                source = source,
                as_of = as_of,
            ),
            standing => message!(
                "need-not-standing",
                country = country,
                flag = flag,
                value = value,
                entry = flag_value(&entry.value),
                standing = standing.words(),
                source = source,
                as_of = as_of,
            ),
        }
    }
}

impl PolicyEntry {
    /// Why the policy applies to a disclosure from one country to another on `day`; `None` where it does not. Whether
    /// the policy stands on that day is another question ([`super::Dates::standing`]).
    pub fn applies(&self, register: &Register, from: Country, to: Country, day: Date) -> Option<Message> {
        if self.countries.contains(&to) {
            return Some(message!("policy-on-list", country = to));
        }
        match needs_met(register, &self.when, from, to, day) {
            Met::Yes => None,
            Met::No(why) | Met::Unknown(why) => Some(why),
        }
    }
}
