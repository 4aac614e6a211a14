use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::{AgencyId, Country, IdError};

mod stored;

/// What is said to people, as a value: an id and its arguments, and no text in any language.
///
/// A reason, a condition, a notice or a line of a brief is stored and digested as a message. Its text is made where it
/// is shown or written, from the catalogue of the reader's language (crate `i18n`). An id is never used again with
/// another meaning, since what was stored under it must keep its sense.
///
/// ```
/// use clearline_report::{Country, message};
///
/// let said = message!("route-no-agency", country = Country::US, agencies = 3);
/// assert_eq!(said.id(), "route-no-agency");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "stored::Stored", try_from = "stored::Stored")]
pub struct Message {
    id: Cow<'static, str>,
    arguments: BTreeMap<Cow<'static, str>, Argument>,
}

/// One argument of a [`Message`], typed so that each language can write it in its own way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Argument {
    /// A count; it also chooses the plural form.
    Number(i64),
    /// A size in bytes.
    Bytes(u64),
    /// A length of time in seconds.
    Seconds(u64),
    /// A day of the civil calendar.
    Day(Date),
    /// A moment; written in UTC.
    Moment(Timestamp),
    /// A country or territory.
    Country(Country),
    /// A language by its tag (BCP 47); written by its name in the reader's language.
    Language(String),
    /// An agency by its id; written by its name where the writer knows the directory.
    Agency(AgencyId),
    /// A clause by its id; written by its citation where the writer knows the register.
    Clause(String),
    /// A proper name: of an organisation, a list, a source, a statute. It is the same in every language.
    Name(String),
    /// An identifier exactly as it was typed or sent: an address, an account, a hash, a number of a report.
    Exact(String),
    /// The words of a person, with their language (BCP 47) where it is known.
    Words {
        /// What they wrote.
        text: String,
        /// In which language.
        language: Option<String>,
    },
    /// Another message: a term of ours inside a sentence.
    Message(Message),
    /// Several, joined by *and*.
    All(Vec<Argument>),
    /// Several, joined by *or*.
    Any(Vec<Argument>),
    /// Several, one after another: phrases that have commas of their own.
    Each(Vec<Argument>),
}

/// The longest id of a message or name of an argument, in bytes.
const ID_BYTES_MAX: usize = 80;

impl Message {
    /// A message with no argument yet. Write [`message!`](crate::message) instead, which `cargo xtask words` finds.
    pub const fn new(id: &'static str) -> Message {
        Message { id: Cow::Borrowed(id), arguments: BTreeMap::new() }
    }

    /// The same with one more argument; one of the same name is replaced.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Message {
        self.arguments.insert(Cow::Borrowed(name), value.into());
        self
    }

    /// Which sentence of the catalogues this is.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The arguments by name, in the order of their names.
    pub fn arguments(&self) -> impl Iterator<Item = (&str, &Argument)> {
        self.arguments.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// One argument by its name.
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.get(name)
    }
}

/// Ids and names of arguments are lower-case words joined by `-`, as Fluent writes them.
fn checked(text: String) -> Result<Cow<'static, str>, IdError> {
    let error =
        IdError { what: "message", expected: "lower-case letters, digits and -, beginning with a letter" };
    let first = text.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
    let rest =
        text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte));
    if first && rest && text.len() <= ID_BYTES_MAX { Ok(Cow::Owned(text)) } else { Err(error) }
}

impl Argument {
    /// A proper name, the same in every language.
    pub fn name(text: impl Into<String>) -> Argument {
        Argument::Name(text.into())
    }

    /// An identifier exactly as it was typed.
    pub fn exact(text: impl Into<String>) -> Argument {
        Argument::Exact(text.into())
    }

    /// The day of a moment, in UTC.
    pub fn day_of(at: Timestamp) -> Argument {
        Argument::Day(TimeZone::UTC.to_datetime(at).date())
    }

    /// The words of a person; in which language they wrote is not known.
    pub fn words(text: impl Into<String>) -> Argument {
        Argument::Words { text: text.into(), language: None }
    }

    /// A language by its tag (BCP 47).
    pub fn language(tag: impl Into<String>) -> Argument {
        Argument::Language(tag.into())
    }

    /// A clause by its id.
    pub fn clause(id: impl Into<String>) -> Argument {
        Argument::Clause(id.into())
    }

    /// Several, joined by *and*.
    pub fn all<T: Into<Argument>>(items: impl IntoIterator<Item = T>) -> Argument {
        Argument::All(items.into_iter().map(Into::into).collect())
    }

    /// Several, joined by *or*.
    pub fn any<T: Into<Argument>>(items: impl IntoIterator<Item = T>) -> Argument {
        Argument::Any(items.into_iter().map(Into::into).collect())
    }

    /// Several, one after another.
    pub fn each<T: Into<Argument>>(items: impl IntoIterator<Item = T>) -> Argument {
        Argument::Each(items.into_iter().map(Into::into).collect())
    }
}

impl From<i64> for Argument {
    fn from(count: i64) -> Argument {
        Argument::Number(count)
    }
}

impl From<i32> for Argument {
    fn from(count: i32) -> Argument {
        Argument::Number(count.into())
    }
}

impl From<u32> for Argument {
    fn from(count: u32) -> Argument {
        Argument::Number(count.into())
    }
}

impl From<u64> for Argument {
    /// Counts above what a signed number holds are not met; they are written as the greatest.
    fn from(count: u64) -> Argument {
        Argument::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Argument {
    /// Counts above what a signed number holds are not met; they are written as the greatest.
    fn from(count: usize) -> Argument {
        Argument::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<Date> for Argument {
    fn from(day: Date) -> Argument {
        Argument::Day(day)
    }
}

impl From<Timestamp> for Argument {
    fn from(at: Timestamp) -> Argument {
        Argument::Moment(at)
    }
}

impl From<Country> for Argument {
    fn from(country: Country) -> Argument {
        Argument::Country(country)
    }
}

impl From<AgencyId> for Argument {
    fn from(agency: AgencyId) -> Argument {
        Argument::Agency(agency)
    }
}

impl From<&AgencyId> for Argument {
    fn from(agency: &AgencyId) -> Argument {
        Argument::Agency(agency.clone())
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Argument {
        Argument::Message(message)
    }
}

/// A [`Message`](crate::Message) by its id and arguments: `message!("notice-sent", country = country, count = 3)`.
///
/// Ids are written here as literals, so that `cargo xtask words` can hold every one against the catalogues.
#[macro_export]
macro_rules! message {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::Message::new($id)$(.with(stringify!($name), $value))*
    };
}

#[cfg(test)]
mod tests;
