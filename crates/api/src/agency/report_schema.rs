//! The report as the OpenAPI document describes it, member by member, down to its leaves. A test walks a whole report and
//! fails on a member that is not described here, or on a word that is not in its list.

use clearline_disclosure::Writer;
use clearline_law::Register;
use clearline_report::{Answer, Message};
use serde_json::{Map, Value, json};

use super::report_parts::REPORT;

/// What a member is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Is {
    /// Any text, as the sender wrote it.
    Text,
    /// A whole number, from the first to the last.
    Whole(i64, i64),
    /// A number.
    Number,
    /// True or false.
    Flag,
    /// A moment, RFC 3339 in UTC.
    Moment,
    /// A day.
    Day,
    /// Two letters of a country.
    Country,
    /// Hexadecimal digits, as many.
    Hex(usize),
    /// A digest in hexadecimal digits, as many; empty once the file was destroyed.
    Digest(usize),
    /// Yes, no, or not stated.
    Said,
    /// One word of a closed list.
    Word(fn() -> Vec<&'static str>),
    /// One text of a closed list of ours, in English.
    Told(fn() -> Vec<Message>),
    /// What is said, as a message: its id and its arguments (docs/messages.md).
    Message,
    /// One fixed text.
    Fixed(&'static str),
    /// A part with members of its own.
    Part(&'static Part),
    /// A list of these.
    Many(&'static Is),
}

/// A part of the report, under its name among the schemas.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) name: &'static str,
    pub(super) words: &'static str,
    pub(super) members: &'static [Member],
}

/// A member: its name, what it is, what it means, and whether it is always there.
pub(super) type Member = (&'static str, Is, &'static str, Always);

/// Is a member always there?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Always {
    /// It is.
    Yes,
    /// It is absent where nothing is known.
    No,
}

/// The schemas of the report and of all its parts, by name.
pub(super) fn schemas() -> Map<String, Value> {
    let mut all = Map::new();
    describe(&REPORT, &mut all);
    all
}

fn describe(part: &Part, all: &mut Map<String, Value>) {
    if all.contains_key(part.name) {
        return;
    }
    // Its name is taken before its members are described: a part may hold itself.
    all.insert(part.name.to_owned(), Value::Null);
    let mut properties = Map::new();
    for (name, is, words, _) in part.members {
        let mut schema = schema(*is, all);
        if let Some(members) = schema.as_object_mut() {
            members.insert("description".to_owned(), (*words).into());
        }
        properties.insert((*name).to_owned(), schema);
    }
    let required: Vec<&str> =
        part.members.iter().filter(|one| one.3 == Always::Yes).map(|one| one.0).collect();
    let mut object = json!({ "type": "object", "description": part.words, "properties": properties });
    if let Some(members) = object.as_object_mut().filter(|_| !required.is_empty()) {
        members.insert("required".to_owned(), json!(required));
    }
    all.insert(part.name.to_owned(), object);
}

fn schema(is: Is, all: &mut Map<String, Value>) -> Value {
    match is {
        Is::Text => json!({ "type": "string" }),
        Is::Whole(i64::MIN, i64::MAX) => json!({ "type": "integer" }),
        Is::Whole(first, i64::MAX) => json!({ "type": "integer", "minimum": first }),
        Is::Whole(first, last) => json!({ "type": "integer", "minimum": first, "maximum": last }),
        Is::Number => json!({ "type": "number" }),
        Is::Flag => json!({ "type": "boolean" }),
        Is::Moment => json!({ "type": "string", "format": "date-time" }),
        Is::Day => json!({ "type": "string", "format": "date" }),
        Is::Country => json!({ "type": "string", "pattern": "^[A-Z]{2}$" }),
        Is::Hex(digits) => json!({ "type": "string", "pattern": format!("^[0-9a-f]{{{digits}}}$") }),
        Is::Digest(digits) => json!({ "type": "string", "pattern": format!("^([0-9a-f]{{{digits}}})?$") }),
        Is::Said => {
            let said: Vec<&str> = [Answer::Yes, Answer::No, Answer::NotStated].map(Answer::word).into();
            json!({ "type": "string", "enum": said })
        }
        Is::Word(words) => json!({ "type": "string", "enum": words() }),
        Is::Told(said) => json!({ "type": "string", "enum": said().iter().map(term).collect::<Vec<_>>() }),
        Is::Message => json!({
            "type": "object",
            "properties": {
                "id": { "type": "string", "pattern": "^[a-z][a-z0-9_-]{0,79}$" },
                "with": { "type": "object", "additionalProperties": { "type": "object" } },
            },
            "required": ["id"],
        }),
        Is::Fixed(text) => json!({ "type": "string", "const": text }),
        Is::Part(part) => {
            describe(part, all);
            json!({ "$ref": format!("#/components/schemas/{}", part.name) })
        }
        Is::Many(one) => json!({ "type": "array", "items": schema(*one, all) }),
    }
}

/// The English text of a term of ours.
fn term(message: &Message) -> String {
    Writer::english(Register::shipped()).say(message)
}

/// What of a document the description does not know: members that are not described, members that should be there and are
/// not, values of another kind, words that are in no list. Each with its path.
#[cfg(test)]
pub(super) fn faults(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    of_part(&REPORT, document, "", &mut found);
    found
}

#[cfg(test)]
fn of_part(part: &Part, value: &Value, path: &str, found: &mut Vec<String>) {
    let Some(members) = value.as_object() else {
        found.push(format!("{path} is no object"));
        return;
    };
    for (name, value) in members {
        let at = format!("{path}/{name}");
        match part.members.iter().find(|known| known.0 == name) {
            Some((_, is, ..)) => of_value(*is, value, &at, found),
            None => found.push(format!("{at} is not described")),
        }
    }
    let absent = part.members.iter().filter(|one| one.3 == Always::Yes && !members.contains_key(one.0));
    found.extend(absent.map(|one| format!("{path}/{} is described as always there, and is not", one.0)));
}

#[cfg(test)]
fn of_value(is: Is, value: &Value, path: &str, found: &mut Vec<String>) {
    let text = value.as_str();
    let fits = match is {
        Is::Message => serde_json::from_value::<clearline_report::Message>(value.clone()).is_ok(),
        Is::Text | Is::Fixed(_) => text.is_some(),
        Is::Whole(first, last) => value.as_i64().is_some_and(|number| (first..=last).contains(&number)),
        Is::Number => value.is_number(),
        Is::Flag => value.is_boolean(),
        Is::Moment => text.is_some_and(|text| text.parse::<jiff::Timestamp>().is_ok()),
        Is::Day => text.is_some_and(|text| text.parse::<jiff::civil::Date>().is_ok()),
        Is::Country => text.is_some_and(|text| text.len() == 2),
        Is::Hex(digits) => text.is_some_and(|text| text.len() == digits),
        Is::Digest(digits) => text.is_some_and(|text| text.is_empty() || text.len() == digits),
        Is::Said => text.is_some_and(|text| ["yes", "no", "not stated"].contains(&text)),
        Is::Word(words) => text.is_some_and(|text| words().contains(&text)),
        Is::Told(said) => text.is_some_and(|text| said().iter().any(|one| term(one) == text)),
        Is::Part(part) => return of_part(part, value, path, found),
        Is::Many(one) => {
            let Some(items) = value.as_array() else {
                found.push(format!("{path} is no list"));
                return;
            };
            for (place, item) in items.iter().enumerate() {
                of_value(*one, item, &format!("{path}/{place}"), found);
            }
            return;
        }
    };
    if !fits {
        found.push(format!("{path} is {value}, which is no {is:?}"));
    }
}
