//! The form in which a message is stored and digested, version 1: `{"id":…,"with":{name: {kind: value}}}`.
//!
//! Names of arguments are in the order of their bytes, there is no white space, and each value has one spelling, so
//! that the same message always gives the same bytes. `docs/messages.md` specifies it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Argument, Message, checked};
use crate::IdError;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stored {
    id: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    with: BTreeMap<String, Value>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Value {
    Number(i64),
    Bytes(u64),
    Seconds(u64),
    Day(String),
    Moment(String),
    Country(String),
    Language(String),
    Agency(String),
    Clause(String),
    Name(String),
    Exact(String),
    Words(Words),
    Message(Stored),
    All(Vec<Value>),
    Any(Vec<Value>),
    Each(Vec<Value>),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
}

impl From<Message> for Stored {
    fn from(message: Message) -> Stored {
        let with = message.arguments.into_iter().map(|(name, value)| (name.into_owned(), value.into()));
        Stored { id: message.id.into_owned(), with: with.collect() }
    }
}

impl TryFrom<Stored> for Message {
    type Error = IdError;

    fn try_from(stored: Stored) -> Result<Message, IdError> {
        let arguments = stored.with.into_iter().map(|(name, value)| Ok((checked(name)?, value.try_into()?)));
        Ok(Message { id: checked(stored.id)?, arguments: arguments.collect::<Result<_, IdError>>()? })
    }
}

impl From<Argument> for Value {
    fn from(argument: Argument) -> Value {
        let several = |items: Vec<Argument>| items.into_iter().map(Into::into).collect();
        match argument {
            Argument::Number(count) => Value::Number(count),
            Argument::Bytes(size) => Value::Bytes(size),
            Argument::Seconds(length) => Value::Seconds(length),
            Argument::Day(day) => Value::Day(day.to_string()),
            Argument::Moment(at) => Value::Moment(at.to_string()),
            Argument::Country(country) => Value::Country(country.to_string()),
            Argument::Language(tag) => Value::Language(tag),
            Argument::Agency(agency) => Value::Agency(agency.to_string()),
            Argument::Clause(id) => Value::Clause(id),
            Argument::Name(text) => Value::Name(text),
            Argument::Exact(text) => Value::Exact(text),
            Argument::Words { text, language } => Value::Words(Words { text, language }),
            Argument::Message(message) => Value::Message(message.into()),
            Argument::All(items) => Value::All(several(items)),
            Argument::Any(items) => Value::Any(several(items)),
            Argument::Each(items) => Value::Each(several(items)),
        }
    }
}

impl TryFrom<Value> for Argument {
    type Error = IdError;

    fn try_from(value: Value) -> Result<Argument, IdError> {
        let several =
            |items: Vec<Value>| items.into_iter().map(Argument::try_from).collect::<Result<Vec<_>, _>>();
        Ok(match value {
            Value::Number(count) => Argument::Number(count),
            Value::Bytes(size) => Argument::Bytes(size),
            Value::Seconds(length) => Argument::Seconds(length),
            Value::Day(day) => Argument::Day(read(&day, "a day such as 2026-11-27")?),
            Value::Moment(at) => Argument::Moment(read(&at, "a moment such as 2026-11-27T09:30:00Z")?),
            Value::Country(code) => Argument::Country(read(&code, "a country of two letters")?),
            Value::Language(tag) if is_tag(&tag) => Argument::Language(tag),
            Value::Language(_) => return Err(unlike("a tag of a language such as pt or zh-Hant")),
            Value::Agency(id) => Argument::Agency(read(&id, "the id of an agency")?),
            Value::Clause(id) => Argument::Clause(id),
            Value::Name(text) => Argument::Name(text),
            Value::Exact(text) => Argument::Exact(text),
            Value::Words(Words { text, language }) => Argument::Words { text, language },
            Value::Message(stored) => Argument::Message(stored.try_into()?),
            Value::All(items) => Argument::All(several(items)?),
            Value::Any(items) => Argument::Any(several(items)?),
            Value::Each(items) => Argument::Each(several(items)?),
        })
    }
}

fn read<T: std::str::FromStr>(text: &str, expected: &'static str) -> Result<T, IdError> {
    text.parse().map_err(|_| unlike(expected))
}

fn unlike(expected: &'static str) -> IdError {
    IdError { what: "argument of a message", expected }
}

/// The longest tag of a language, in bytes (RFC 5646, section 4.4.1).
const TAG_BYTES_MAX: usize = 35;

/// Has it the form of a tag of a language: subtags of 1 to 8 letters and digits, the first of 2 or more letters?
fn is_tag(text: &str) -> bool {
    let mut subtags = text.split('-');
    let first = subtags.next().unwrap_or_default();
    text.len() <= TAG_BYTES_MAX
        && (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags
            .all(|one| (1..=8).contains(&one.len()) && one.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
