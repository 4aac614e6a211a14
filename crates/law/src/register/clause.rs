use std::fmt;
use std::str::FromStr;

use clearline_report::{Argument, IdError, Message, message};
use jiff::civil::Date;

use super::{Dates, Standing};

/// The name of one clause in the register, such as `US-2258A-c3`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClauseId(String);

impl ClauseId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For the names written in this crate; a test holds that each is in the shipped register.
    pub(crate) fn known(id: &'static str) -> ClauseId {
        ClauseId(id.to_owned())
    }
}

impl AsRef<str> for ClauseId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&ClauseId> for Argument {
    fn from(id: &ClauseId) -> Argument {
        Argument::clause(id.as_str())
    }
}

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ClauseId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        if (1..=64).contains(&text.len()) && text.bytes().all(plain) {
            Ok(ClauseId(text.to_owned()))
        } else {
            Err(IdError { what: "clause id", expected: "1 to 64 letters, digits, '-', '_' or '.'" })
        }
    }
}

/// What force a clause has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modality {
    /// A duty.
    Shall,
    /// A duty met by any one of several.
    ShallOneOf,
    /// A prohibition.
    ShallNot,
    /// A permission.
    May,
    /// A permission on a closed list: what is not on the list is forbidden.
    MayClosedList,
    /// Says that there is no duty.
    NoDuty,
    /// Protects from suit or charge.
    Immunity,
    /// Threatens a fine.
    Liable,
    /// Leaves another rule untouched.
    SavingClause,
    /// A task paid for by a grant.
    GrantPurpose,
}

impl Modality {
    const ALL: [(Modality, &'static str); 10] = [
        (Modality::Shall, "shall"),
        (Modality::ShallOneOf, "shall (one or more of)"),
        (Modality::ShallNot, "shall not"),
        (Modality::May, "may"),
        (Modality::MayClosedList, "may (closed list)"),
        (Modality::NoDuty, "no duty"),
        (Modality::Immunity, "immunity"),
        (Modality::Liable, "liable"),
        (Modality::SavingClause, "saving clause"),
        (Modality::GrantPurpose, "grant purpose"),
    ];

    /// The words of the register.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(modality, _)| *modality == self).map_or("", |(_, word)| word)
    }
}

impl FromStr for Modality {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::ALL.iter().find(|(_, word)| *word == text).map(|(modality, _)| *modality).ok_or(IdError {
            what: "modality",
            expected: "shall, shall (one or more of), shall not, may, may (closed list), no duty, immunity, liable, \
                       saving clause or grant purpose",
        })
    }
}

/// How sure the compiler of an entry was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// General knowledge, or a doubtful source.
    Low,
    /// A source, but not the official one.
    Medium,
    /// The text itself was read.
    High,
}

impl Confidence {
    /// `low`, `medium` or `high`.
    pub fn word(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

impl FromStr for Confidence {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        [Confidence::Low, Confidence::Medium, Confidence::High]
            .into_iter()
            .find(|confidence| confidence.word() == text)
            .ok_or(IdError { what: "confidence", expected: "low, medium or high" })
    }
}

/// A length of time as a law writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Length {
    /// So many days of 24 hours.
    Days(u16),
    /// The same calendar day so many years later.
    Years(u16),
}

impl Length {
    /// `90 days`, `1 year`.
    pub fn words(self) -> Message {
        match self {
            Length::Days(days) => message!("length-days", days = u32::from(days)),
            Length::Years(years) => message!("length-years", years = u32::from(years)),
        }
    }
}

impl FromStr for Length {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let number = |unit: char| {
            text.strip_prefix('P')
                .and_then(|rest| rest.strip_suffix(unit))
                .and_then(|count| count.parse().ok())
        };
        number('D').map(Length::Days).or_else(|| number('Y').map(Length::Years)).ok_or(IdError {
            what: "length",
            expected: "days or years as ISO 8601 writes them, such as P90D or P1Y",
        })
    }
}

/// One clause of one instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Its name here.
    pub id: ClauseId,
    /// The instrument it belongs to, by its id.
    pub instrument: String,
    /// Its place, as lawyers cite it.
    pub citation: String,
    /// Whom it addresses.
    pub actor: String,
    /// What force it has.
    pub modality: Modality,
    /// When it applies.
    pub trigger: String,
    /// What it says, in our words.
    pub says: String,
    /// By when, in our words.
    pub deadline: String,
    /// By when, where the law gives a number.
    pub deadline_length: Option<Length>,
    /// What starts the deadline.
    pub deadline_starts: Option<String>,
    /// When it applies, and when we knew.
    pub dates: Dates,
    /// Where we have it from; never empty.
    pub sources: Vec<String>,
    /// How sure we are.
    pub confidence: Confidence,
    /// A page to read.
    pub url: Option<String>,
    /// The day that it describes.
    pub as_of: Date,
    /// What a lawyer should know of it.
    pub note: Option<String>,
    /// The clause it replaced.
    pub supersedes: Option<ClauseId>,
}

impl Clause {
    /// The first day on which it may be relied on.
    pub fn first_day(&self) -> Date {
        self.dates.first
    }

    /// Its state on `day`.
    pub fn standing(&self, day: Date) -> Standing {
        self.dates.standing(day)
    }
}
