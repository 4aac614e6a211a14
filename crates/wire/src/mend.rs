//! What to do about a refusal, in one plain sentence behind the official one. The official words tell which rule of the
//! schema was broken; for the commonest mistakes that leads to the wrong cause, so this says what to write instead.

use std::fmt;

use clearline_report::Country;
use clearline_report::countries::{self, Meaning, Spot};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use crate::element::Element;
use crate::finding::echo;
use crate::lexical;
use crate::schema::{self, Complex, Content, Simple, Type, Words};

/// Countries that a sentence offers; more would be a list again.
const OFFERED_MAX: usize = 4;
/// Places that a sentence names for an element in the wrong place.
const NAMED_MAX: usize = 3;

/// Bytes of a value, or of a name, that is looked at: a longer one is no slip of the pen.
const LOOKED_AT_MAX: usize = 200;

/// The sentence with a space before it, or nothing. It is made only for findings that are named.
pub(crate) struct Mend<'a>(Box<dyn Fn() -> Option<String> + 'a>);

impl fmt::Display for Mend<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0)() {
            Some(sentence) => write!(f, " {sentence}"),
            None => Ok(()),
        }
    }
}

/// For a value that is none of its type. `name` is its element or attribute.
pub(crate) fn value<'a>(simple: Simple, name: &'a str, text: &'a str) -> Mend<'a> {
    Mend(Box::new(move || of_value(simple, name, lexical::trimmed(text))))
}

fn of_value(simple: Simple, name: &str, written: &str) -> Option<String> {
    if written.is_empty() {
        return Some(format!("Leave '{name}' out where there is nothing to say: it may not be empty."));
    }
    if written.len() > LOOKED_AT_MAX {
        return None;
    }
    match simple {
        Simple::Text | Simple::Token => None,
        Simple::Words(words) if words.name == "CountryCode" => Some(country(words, written)),
        Simple::Words(words) if words.name == "StateCode" => Some(state(written)),
        Simple::Words(words) => word(words, written),
        Simple::Flag => Some(flag(name, written)),
        Simple::Boolean => Some(truth(name, written)),
        Simple::Int | Simple::Long => Some(number(written)),
        Simple::Double => Some("Write a number with a point, such as 52.5.".to_owned()),
        Simple::DateTime => Some(moment(written)),
        Simple::Date => Some(day(name, written)),
        Simple::Shape(shape) if shape.name == "CallingCode" => Some(calling_code(written)),
        Simple::Shape(_) => Some("Write digits only.".to_owned()),
    }
}

fn country(words: &Words, written: &str) -> String {
    let capitals = written.to_uppercase();
    if words.words.contains(&capitals.as_str()) {
        return format!("Write {capitals}: two capital letters, with no white space around them.");
    }
    let offered = |spot: &Spot| {
        let code = spot.country.code();
        words.words.contains(&code).then(|| format!("{code} for {}", with_article(spot.country)))
    };
    let mut codes: Vec<String> = match countries::meant(written) {
        Meaning::Place(place) => offered(&place.spot).into_iter().collect(),
        Meaning::Ask(spots) => spots.iter().filter_map(offered).collect(),
        Meaning::Words => Vec::new(),
    };
    codes.dedup();
    codes.truncate(OFFERED_MAX);
    match codes.as_slice() {
        [] => "Write the two capital letters of ISO 3166-1, such as DE for Germany.".to_owned(),
        codes => format!("Write {}.", codes.join(" or ")),
    }
}

/// `the United Kingdom`, but `Germany`.
fn with_article(country: Country) -> String {
    const PLURALS: [&str; 7] = ["AE", "BS", "GM", "MV", "NL", "PH", "KM"];
    let name = countries::english(country).unwrap_or(country.code());
    let of_several =
        ["Islands", "Republic", "Territories", "Territory"].iter().any(|end| name.ends_with(end));
    let article = of_several || name.starts_with("United ") || PLURALS.contains(&country.code());
    if article { format!("the {name}") } else { name.to_owned() }
}

/// For a state of the United States, also where the documentation alone asks for one.
pub(crate) fn state(written: &str) -> String {
    let written = lexical::trimmed(written);
    match countries::state_code(written).filter(|_| written.len() <= LOOKED_AT_MAX) {
        Some(code) => format!("Write {code}."),
        None => {
            "Write the two capital letters of a state of the United States, such as CA; a territory with a country code \
             of its own is a country here."
                .to_owned()
        }
    }
}

fn word(words: &Words, written: &str) -> Option<String> {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let known = || words.words.iter().filter(|word| !word.is_empty());
    if let Some(same) = known().find(|word| plain(word) == plain(written)) {
        return Some(format!("Write '{same}', letter for letter, with no white space around it."));
    }
    near(written, known().copied()).map(|near| format!("Did you mean '{near}'? Write it letter for letter."))
}

/// The name that somebody who wrote `written` most likely meant.
fn near<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if written.len() > LOOKED_AT_MAX {
        return None;
    }
    let small = written.to_lowercase();
    let distance = |name: &str| strsim::osa_distance(&small, &name.to_lowercase());
    let slips = (written.chars().count() / 4).max(1);
    known
        .map(|name| (distance(name), name))
        .filter(|(distance, _)| *distance <= slips)
        .min()
        .map(|(_, name)| name)
}

/// For a flag that was set to *no*, which it cannot say.
pub(crate) fn flag(name: &str, written: &str) -> String {
    match said(written) {
        Some(true) => format!("Write <{name}/> or <{name}>true</{name}>."),
        Some(false) => format!("To say no, leave '{name}' out: it can only say yes."),
        None => format!("Write <{name}/> where it applies, and leave '{name}' out where it does not."),
    }
}

fn truth(name: &str, written: &str) -> String {
    match said(written) {
        Some(true) => "Write true.".to_owned(),
        Some(false) => "Write false.".to_owned(),
        None => format!("Write true or false, and leave '{name}' out where it is not known."),
    }
}

fn said(written: &str) -> Option<bool> {
    match written.to_lowercase().as_str() {
        "true" | "yes" | "y" | "t" | "on" | "1" => Some(true),
        "false" | "no" | "n" | "f" | "off" | "0" => Some(false),
        _ => None,
    }
}

fn number(written: &str) -> String {
    let digits: String = written.chars().take_while(char::is_ascii_digit).collect();
    let rest = written.get(digits.len()..).unwrap_or_default();
    let alone = !digits.is_empty() && !rest.chars().any(|c| c.is_ascii_digit());
    if alone {
        format!("Write {digits}: digits only.")
    } else {
        "Write a whole number in digits only.".to_owned()
    }
}

fn moment(written: &str) -> String {
    if let Some(at) = instant(written) {
        return format!("Write {at}.");
    }
    if written.len() <= 10 && written.parse::<Date>().is_ok() {
        return format!("Write the time of day and its zone as well, such as {written}T00:00:00Z.");
    }
    if let Ok(civil) = written.parse::<DateTime>() {
        return format!("Write {civil} and the time zone behind it: {civil}Z where it is in UTC.");
    }
    "Write it such as 2026-01-31T18:04:05Z: the day, a T, the time, and Z for UTC or an offset such as -07:00.".to_owned()
}

/// An instant in another notation: with a space, of e-mail, or counted from 1970.
fn instant(written: &str) -> Option<Timestamp> {
    let counted =
        written.bytes().all(|byte| byte.is_ascii_digit()).then(|| written.parse::<i64>().ok()).flatten();
    match (written.len(), counted) {
        (9..=10, Some(seconds)) => return Timestamp::from_second(seconds).ok(),
        (12..=13, Some(milliseconds)) => return Timestamp::from_millisecond(milliseconds).ok(),
        (_, Some(_)) => return None,
        _ => {}
    }
    let utc = ["UTC", "GMT"].iter().find_map(|zone| written.strip_suffix(zone));
    let utc = utc.map(|rest| format!("{}Z", rest.trim_end()));
    let read = |text: &str| text.parse::<Timestamp>().ok();
    utc.as_deref()
        .and_then(read)
        .or_else(|| read(written))
        .or_else(|| jiff::fmt::rfc2822::parse(written).ok().map(|zoned| zoned.timestamp()))
}

fn day(name: &str, written: &str) -> String {
    let with_time = written.len() > 10 && written.is_char_boundary(10);
    let alone = written.get(..10).filter(|_| with_time).and_then(|day| day.parse::<Date>().ok());
    if let Some(day) = alone {
        return format!("Write the day alone: {day}.");
    }
    let parts: Vec<Option<i16>> = written.split(['-', '/', '.']).map(|part| part.parse().ok()).collect();
    if let [Some(year @ 1000..), Some(month), Some(day)] = parts.as_slice()
        && let (Ok(month), Ok(day)) = (i8::try_from(*month), i8::try_from(*day))
        && let Ok(day) = Date::new(*year, month, day)
    {
        return format!("Write {day}.");
    }
    if name == "dateOfBirth" && matches!(parts.as_slice(), [Some(_)]) {
        return "A year alone is no day: give 'age' instead.".to_owned();
    }
    "Write it such as 2026-01-31: year, month, day.".to_owned()
}

fn calling_code(written: &str) -> String {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    match digits.len() {
        1..=3 => format!("Write +{digits}."),
        4 if digits.starts_with('1') => "Write +1, and the other digits as part of the number.".to_owned(),
        _ => "Write the calling code of the country, such as +44, and the rest of the number in the element."
            .to_owned(),
    }
}

/// For an element in a place where it may not be. `parent` is of the type `complex`.
pub(crate) fn misplaced<'a>(child: &'a Element, parent: &'a Element, complex: &'static Complex) -> Mend<'a> {
    Mend(Box::new(move || of_misplaced(child, parent, complex)))
}

fn of_misplaced(child: &Element, parent: &Element, complex: &'static Complex) -> Option<String> {
    let name = &child.name;
    if name.starts_with('{') {
        return Some(NO_NAME_SPACE.to_owned());
    }
    let items = complex.items();
    let place = |name: &str| items.iter().position(|item| item.name == name);
    let Some(own) = place(name) else { return Some(unknown(name, parent, complex)) };
    let before: Vec<&Element> =
        parent.children.iter().take_while(|other| !std::ptr::eq(*other, child)).collect();
    let many = items.get(own).is_some_and(|item| item.many);
    if !many && before.iter().any(|other| other.name == *name) {
        return Some(format!("'{name}' may stand only once in '{}'.", parent.name));
    }
    if !matches!(complex.content, Content::Sequence(_)) {
        return Some(format!("Only one of these may stand in '{}'.", parent.name));
    }
    if let Some(later) = before.iter().find(|other| place(&other.name).is_some_and(|at| at > own)) {
        return Some(format!("The order of elements is fixed: move '{name}' before '{}'.", later.name));
    }
    let first = items
        .iter()
        .take(own)
        .find(|item| item.required && !before.iter().any(|one| one.name == item.name))?;
    Some(match parent.child(first.name) {
        Some(_) => format!("The order of elements is fixed: move '{}' before '{name}'.", first.name),
        None => format!("'{}' is missing: add it before '{name}'.", first.name),
    })
}

const NO_NAME_SPACE: &str = "Write the document without a name space: remove xmlns and prefixes.";

/// For an element that its parent does not know at all.
fn unknown(name: &str, parent: &Element, complex: &Complex) -> String {
    let items = complex.items().iter().map(|item| item.name);
    if let Some(near) = near(name, items) {
        return format!("Did you mean '{near}'?");
    }
    if complex.attributes.iter().any(|attribute| attribute.name == name) {
        return format!("Write '{}' as an attribute of '{}'.", echo(name), parent.name);
    }
    let mut homes: Vec<&str> = Vec::new();
    for root in &schema::ROOTS {
        if let Type::Complex(complex) = root.of {
            homes_of(name, root.name, complex, 0, &mut homes);
        }
    }
    homes.truncate(NAMED_MAX);
    if homes.is_empty() {
        return format!("This API has no '{}': remove it, or say it in 'additionalInfo'.", echo(name));
    }
    let homes: Vec<String> = homes.iter().map(|home| format!("'{home}'")).collect();
    format!("'{}' belongs into {}.", echo(name), homes.join(" or "))
}

/// The elements into which one of that name belongs.
fn homes_of(
    name: &str,
    parent: &'static str,
    complex: &'static Complex,
    depth: usize,
    homes: &mut Vec<&'static str>,
) {
    if depth > crate::limits::DEPTH_MAX {
        return;
    }
    for item in complex.items() {
        if item.name == name && !homes.contains(&parent) {
            homes.push(parent);
        }
        if let Type::Complex(inner) = item.of {
            homes_of(name, item.name, inner, depth + 1, homes);
        }
    }
}

/// For an element that lacks others.
pub(crate) fn incomplete<'a>(element: &'a Element, complex: &'static Complex) -> Mend<'a> {
    Mend(Box::new(move || of_incomplete(element, complex)))
}

fn of_incomplete(element: &Element, complex: &Complex) -> Option<String> {
    let needed = |item: &&schema::Item| item.required && element.child(item.name).is_none();
    let missing: Vec<String> =
        complex.items().iter().filter(needed).map(|item| format!("'{}'", item.name)).collect();
    match (&complex.content, missing.as_slice()) {
        (Content::Choice(_), _) => Some(format!("Put exactly one of them into '{}'.", element.name)),
        (_, []) => None,
        (_, several) => Some(format!("Add {}.", several.join(" and "))),
    }
}

/// For an attribute that its element does not know.
pub(crate) fn attribute<'a>(key: &'a str, element: &'a str, complex: Option<&'static Complex>) -> Mend<'a> {
    Mend(Box::new(move || Some(of_attribute(key, element, complex))))
}

fn of_attribute(key: &str, element: &str, complex: Option<&'static Complex>) -> String {
    let Some(complex) = complex else { return format!("Remove it: '{element}' holds a value only.") };
    if let Some(near) = near(key, complex.attributes.iter().map(|attribute| attribute.name)) {
        return format!("Did you mean '{near}'?");
    }
    if complex.items().iter().any(|item| item.name == key) {
        return format!("Write '{key}' as an element inside '{element}'.");
    }
    format!("Remove it: '{element}' has no such attribute.")
}

/// For a document that begins with an unknown element.
pub(crate) fn root(name: &str) -> Mend<'_> {
    Mend(Box::new(move || of_root(name)))
}

fn of_root(name: &str) -> Option<String> {
    let (space, local) = name.strip_prefix('{').and_then(|rest| rest.split_once('}')).unwrap_or(("", name));
    if local == "Envelope" {
        return Some("Send the document itself, without an envelope.".to_owned());
    }
    if !space.is_empty() {
        return Some(NO_NAME_SPACE.to_owned());
    }
    let near = near(local, schema::ROOTS.iter().map(|root| root.name));
    near.map(|near| format!("Did you mean '{near}'?"))
}

/// For a text that is no document at all.
pub(crate) fn malformed(text: &str) -> Mend<'_> {
    Mend(Box::new(move || of_malformed(text)))
}

fn of_malformed(text: &str) -> Option<String> {
    let start = text.trim_start();
    let escaped = || start.chars().take(40).collect::<String>().contains("%3C");
    let words = match start.chars().next() {
        None => "The body is empty: send the document as the body of the request.",
        Some('{' | '[') => "This is JSON: send XML, with the content type text/xml.",
        Some('-') => "This is a form: send the document alone, as the body of the request.",
        _ if escaped() => "This is a form field: send the document itself as the body of the request.",
        _ if start.len() < text.len() && start.starts_with("<?xml") => {
            "Nothing may stand before <?xml, not even an empty line."
        }
        _ => return in_markup(text),
    };
    Some(words.to_owned())
}

/// The first thing in the text that XML takes for markup and that was meant as text.
fn in_markup(text: &str) -> Option<String> {
    const ENTITIES: [&str; 5] = ["amp", "lt", "gt", "quot", "apos"];
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        let found = rest.get(at..)?;
        if let Some(skipped) = skipped(found) {
            rest = skipped;
            continue;
        }
        let behind = found.get(1..)?;
        if found.starts_with('&') {
            let name: String =
                behind.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '#').collect();
            let closed = behind.get(name.len()..).is_some_and(|behind| behind.starts_with(';'));
            if !closed || name.is_empty() {
                return Some("Write & as &amp; inside text and addresses.".to_owned());
            }
            if !name.starts_with('#') && !ENTITIES.contains(&name.as_str()) {
                let known = "XML knows only &amp; &lt; &gt; &quot; and &apos;";
                return Some(format!(
                    "{known}: write other characters as they are, or by number, such as &#233;."
                ));
            }
        } else if !behind.starts_with(|c: char| c.is_alphabetic() || matches!(c, '/' | '?' | '!' | '_')) {
            return Some("Write < as &lt; inside text.".to_owned());
        }
        rest = behind;
    }
    None
}

/// What follows a comment or a section in which markup is text.
fn skipped(found: &str) -> Option<&str> {
    let end = if found.starts_with("<!--") {
        "-->"
    } else if found.starts_with("<![CDATA[") {
        "]]>"
    } else {
        return None;
    };
    let at = found.find(end)?;
    found.get(at + end.len()..)
}
