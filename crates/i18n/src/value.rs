//! Arguments of messages, as a language writes them.

use clearline_report::{AgencyId, Argument, Country, message};
use fluent_bundle::FluentValue;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale::Locale;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use crate::{Language, countries, languages, register};

/// What a writer knows by id, and how it puts an argument into a sentence.
pub trait Names {
    /// An agency's name.
    fn agency(&self, _: &AgencyId) -> Option<String> {
        None
    }

    /// A clause's citation.
    fn clause(&self, _: &str) -> Option<String> {
        None
    }

    /// A country's name, where the writer has another than Unicode's.
    fn country(&self, _: Language, _: Country) -> Option<String> {
        None
    }

    /// The text of an argument as it stands in the sentence. A writer of markup escapes it here.
    fn written(&self, _: &Argument, text: String) -> String {
        text
    }
}

/// Knows no name: ids are written as they are.
pub struct NoNames;

impl Names for NoNames {}

/// One argument for Fluent. A number stays a number, since it chooses the plural; all else becomes text here.
pub(crate) fn value(language: Language, argument: &Argument, names: &dyn Names) -> FluentValue<'static> {
    match argument {
        Argument::Number(count) => FluentValue::from(*count),
        other => FluentValue::from(text(language, other, names)),
    }
}

pub(crate) fn text(language: Language, argument: &Argument, names: &dyn Names) -> String {
    let text = match argument {
        // What is made of other arguments was written piece by piece.
        Argument::Message(message) => return language.say_with(message, names),
        Argument::All(items) => return listed(language, items, names, ListFormatter::try_new_and),
        Argument::Any(items) => return listed(language, items, names, ListFormatter::try_new_or),
        Argument::Each(items) => {
            let texts: Vec<String> = items.iter().map(|item| text(language, item, names)).collect();
            return texts.join(&language.say(&message!("list-each")));
        }
        Argument::Number(count) => grouped(language, *count),
        Argument::Bytes(size) => bytes(language, *size),
        Argument::Seconds(length) => span(language, *length),
        Argument::Day(day) => day.to_string(),
        Argument::Moment(at) => at.strftime("%Y-%m-%d %H:%M UTC").to_string(),
        Argument::Country(country) => {
            names.country(language, *country).unwrap_or_else(|| countries::name(language, *country))
        }
        Argument::Language(tag) => languages::name(language, tag),
        Argument::Agency(id) => names.agency(id).unwrap_or_else(|| id.to_string()),
        Argument::Clause(id) => names.clause(id).unwrap_or_else(|| id.clone()),
        Argument::Name(text) | Argument::Words { text, .. } => {
            register::text(language, text).map_or_else(|| text.clone(), str::to_owned)
        }
        Argument::Exact(text) => text.clone(),
    };
    names.written(argument, text)
}

/// The number in the groups and digits of the language: `1,234` and `12.345`.
pub(crate) fn grouped(language: Language, count: i64) -> String {
    in_locale(&language.locale(), Decimal::from(count))
}

fn in_locale(locale: &Locale, number: Decimal) -> String {
    // The data of every locale is compiled in, and one that has none falls back to the root's: there is always a form.
    DecimalFormatter::try_new(locale.into(), Default::default())
        .map_or_else(|_| number.to_string(), |formatter| formatter.format(&number).to_string())
}

/// The size in the unit that leaves one to three digits before its point, rounded up below a million.
fn bytes(language: Language, size: u64) -> String {
    let tenths = |unit: u64| {
        let tenths = size / (unit / 10) + u64::from(size % (unit / 10) >= unit / 20);
        let mut number = Decimal::from(tenths);
        number.multiply_pow10(-1);
        Argument::name(in_locale(&language.locale(), number))
    };
    language.say(&match size {
        ..1_000 => message!("size-bytes", n = size),
        1_000..1_000_000 => message!("size-kb", n = size.div_ceil(1_000)),
        1_000_000..1_000_000_000 => message!("size-mb", n = tenths(1_000_000)),
        _ => message!("size-gb", n = tenths(1_000_000_000)),
    })
}

/// A length of time in its two largest units; from two days on the days alone.
fn span(language: Language, seconds: u64) -> String {
    let (days, hours) = (seconds / 86_400, seconds / 3_600 % 24);
    let (minutes, left) = (seconds / 60 % 60, seconds % 60);
    let parts = match (days, hours, minutes) {
        (0, 0, 0) => vec![message!("span-seconds", n = left)],
        (0, 0, _) if left == 0 => vec![message!("span-minutes", n = minutes)],
        (0, 0, _) => vec![message!("span-minutes", n = minutes), message!("span-seconds", n = left)],
        (0, _, 0) => vec![message!("span-hours", n = hours)],
        (0, ..) => vec![message!("span-hours", n = hours), message!("span-minutes", n = minutes)],
        (1, 1.., _) => vec![message!("span-days", n = days), message!("span-hours", n = hours)],
        _ => vec![message!("span-days", n = days)],
    };
    let parts: Vec<String> = parts.iter().map(|part| language.say(part)).collect();
    joined(language, &parts, ListLength::Narrow, ListFormatter::try_new_unit)
}

type MakeList = fn(
    icu_list::ListFormatterPreferences,
    ListFormatterOptions,
) -> Result<ListFormatter, icu_provider::DataError>;

fn listed(language: Language, items: &[Argument], names: &dyn Names, make: MakeList) -> String {
    let texts: Vec<String> = items.iter().map(|item| text(language, item, names)).collect();
    joined(language, &texts, ListLength::Wide, make)
}

fn joined(language: Language, texts: &[String], length: ListLength, make: MakeList) -> String {
    let options = ListFormatterOptions::default().with_length(length);
    make((&language.locale()).into(), options)
        .map_or_else(|_| texts.join(", "), |formatter| formatter.format(texts.iter()).to_string())
}

/// In which language numbers are written. A formatter is made for each number: it is a look-up in compiled data.
struct Written(Locale);

impl Memoizable for Written {
    type Args = ();
    type Error = icu_locale::ParseError;

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Written, icu_locale::ParseError> {
        language.to_string().parse().map(Written)
    }
}

/// How Fluent writes a number that stands in a sentence.
pub(crate) fn number(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = number.value as i64;
    if number.value != whole as f64 {
        return None;
    }
    memoizer.with_try_get::<Written, _, _>((), |written| in_locale(&written.0, Decimal::from(whole))).ok()
}

/// The text of one argument by itself.
#[cfg(test)]
pub(crate) fn text_of(language: Language, argument: &Argument) -> String {
    text(language, argument, &NoNames)
}
