use std::fmt;
use std::str::FromStr;

use clearline_report::{Argument, IdError, Message, message, words};
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

words! {
    /// What force a clause has.
    pub enum Modality of "modality" {
        /// A duty.
        Shall = "shall",
        /// A duty met by any one of several.
        ShallOneOf = "shall (one or more of)",
        /// A prohibition.
        ShallNot = "shall not",
        /// A permission.
        May = "may",
        /// A permission on a closed list: what is not on the list is forbidden.
        MayClosedList = "may (closed list)",
        /// Says that there is no duty.
        NoDuty = "no duty",
        /// Protects from suit or charge.
        Immunity = "immunity",
        /// Threatens a fine.
        Liable = "liable",
        /// Leaves another rule untouched.
        SavingClause = "saving clause",
        /// A task paid for by a grant.
        GrantPurpose = "grant purpose",
    }
}

words! {
    /// How sure the compiler of an entry was.
    pub enum Confidence of "confidence" {
        /// General knowledge, or a doubtful source.
        Low = "low" => message!("confidence-low"),
        /// A source, but not the official one.
        Medium = "medium" => message!("confidence-medium"),
        /// The text itself was read.
        High = "high" => message!("confidence-high"),
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
    /// The day that it is of, as its source states it: a day, a month, a year, `undated` or `unknown`.
    pub as_of: String,
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
