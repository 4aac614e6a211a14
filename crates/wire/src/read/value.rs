use std::str::FromStr;

use clearline_report::{Answer, Country, ReportNumber, SaidAt};
use jiff::civil::Date;

use crate::element::Element;
use crate::lexical;

/// A tree that cannot be read as nouns: it was never accepted, or was altered in the store.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot read the element {element}: expected {expected}")]
pub struct Unreadable {
    /// Name of the element.
    pub element: String,
    /// What was expected of it.
    pub expected: &'static str,
}

impl Unreadable {
    pub(super) fn new(element: &str, expected: &'static str) -> Unreadable {
        Unreadable { element: element.to_owned(), expected }
    }
}

/// The text of a child as written; a blank one says nothing.
pub(super) fn text(element: &Element, name: &str) -> Option<String> {
    element.value(name).filter(|text| !lexical::trimmed(text).is_empty()).map(str::to_owned)
}

/// The text of a child that must be there; it may be empty.
pub(super) fn needed(element: &Element, name: &'static str) -> Result<String, Unreadable> {
    element.value(name).map(str::to_owned).ok_or_else(|| Unreadable::new(name, "to be there"))
}

/// The texts of all children of that name, without blank ones.
pub(super) fn texts(element: &Element, name: &str) -> Vec<String> {
    let all = element.children_named(name).map(|child| &child.text);
    all.filter(|text| !lexical::trimmed(text).is_empty()).cloned().collect()
}

/// A yes or no that need not be stated.
pub(super) fn answer(element: &Element, name: &str) -> Result<Answer, Unreadable> {
    stated(element.value(name), name)
}

/// The same in an attribute.
pub(super) fn attribute_answer(element: &Element, name: &str) -> Result<Answer, Unreadable> {
    stated(element.attr(name), name)
}

fn stated(text: Option<&str>, name: &str) -> Result<Answer, Unreadable> {
    match text {
        None => Ok(Answer::NotStated),
        Some(text) => match lexical::boolean(text) {
            Some(stated) => Ok(Answer::from(Some(stated))),
            None => Err(Unreadable::new(name, "true or false")),
        },
    }
}

/// An instant, from an element or an attribute.
pub(super) fn instant(text: &str, name: &str) -> Result<SaidAt, Unreadable> {
    let read = lexical::moment(text);
    let said = read.and_then(|moment| Some(SaidAt::new(moment.at?, moment.offset, moment.digits)));
    said.ok_or_else(|| Unreadable::new(name, "a time with its zone"))
}

/// The instant in a child that need not be there.
pub(super) fn instant_in(element: &Element, name: &str) -> Result<Option<SaidAt>, Unreadable> {
    element.value(name).map(|text| instant(text, name)).transpose()
}

/// The same in an attribute.
pub(super) fn instant_at(element: &Element, name: &str) -> Result<Option<SaidAt>, Unreadable> {
    element.attr(name).map(|text| instant(text, name)).transpose()
}

/// The text of an attribute; a blank one says nothing.
pub(super) fn attribute(element: &Element, name: &str) -> Option<String> {
    element.attr(name).filter(|text| !lexical::trimmed(text).is_empty()).map(str::to_owned)
}

/// The day in a child that need not be there.
pub(super) fn date(element: &Element, name: &str) -> Result<Option<Date>, Unreadable> {
    let read =
        |text| lexical::day(text).and_then(|day| day.date).ok_or_else(|| Unreadable::new(name, "a date"));
    element.value(name).map(read).transpose()
}

/// A whole number in a child that need not be there.
pub(super) fn whole<T: TryFrom<i64>>(element: &Element, name: &str) -> Result<Option<T>, Unreadable> {
    let read = |text| {
        let number = lexical::whole(text, i64::MIN, i64::MAX).ok();
        number
            .and_then(|number| T::try_from(number).ok())
            .ok_or_else(|| Unreadable::new(name, "a whole number in its range"))
    };
    element.value(name).map(read).transpose()
}

/// Report numbers, which may repeat.
pub(super) fn numbers(element: &Element, name: &str) -> Result<Vec<ReportNumber>, Unreadable> {
    element.children_named(name).map(|child| number(&child.text, name)).collect()
}

/// One report number.
pub(super) fn number(text: &str, name: &str) -> Result<ReportNumber, Unreadable> {
    let number = lexical::whole(text, i64::MIN, i64::MAX).ok();
    number
        .and_then(|number| ReportNumber::try_from(number).ok())
        .ok_or_else(|| Unreadable::new(name, "a report number"))
}

/// A country code; the empty one is none.
pub(super) fn country(text: Option<&str>, name: &str) -> Result<Option<Country>, Unreadable> {
    let text = text.filter(|text| !text.is_empty());
    text.map(|code| Country::from_str(code).map_err(|_| Unreadable::new(name, "a country code"))).transpose()
}
