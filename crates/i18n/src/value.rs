//! Arguments of messages, as a language writes them.

use clearline_report::{AgencyId, Argument};
use fluent_bundle::FluentValue;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale::Locale;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use crate::Language;

/// What a writer knows by id.
pub trait Names {
    /// An agency's name.
    fn agency(&self, id: &AgencyId) -> Option<String>;
    /// A clause's citation.
    fn clause(&self, id: &str) -> Option<String>;
}

/// Knows no name: ids are written as they are.
pub struct NoNames;

impl Names for NoNames {
    fn agency(&self, _: &AgencyId) -> Option<String> {
        None
    }

    fn clause(&self, _: &str) -> Option<String> {
        None
    }
}

/// One argument for Fluent. A number stays a number, since it chooses the plural; all else becomes text here.
pub(crate) fn value(language: Language, argument: &Argument, names: &dyn Names) -> FluentValue<'static> {
    match argument {
        Argument::Number(count) => FluentValue::from(*count),
        other => FluentValue::from(text(language, other, names)),
    }
}

fn text(language: Language, argument: &Argument, names: &dyn Names) -> String {
    match argument {
        Argument::Number(count) => grouped(language, *count),
        Argument::Bytes(size) => bytes(language, *size),
        Argument::Seconds(length) => span(language, *length),
        Argument::Day(day) => day.to_string(),
        Argument::Moment(at) => at.strftime("%Y-%m-%d %H:%M UTC").to_string(),
        Argument::Country(country) => country.to_string(),
        Argument::Agency(id) => names.agency(id).unwrap_or_else(|| id.to_string()),
        Argument::Clause(id) => names.clause(id).unwrap_or_else(|| id.clone()),
        Argument::Name(text) | Argument::Exact(text) | Argument::Words { text, .. } => text.clone(),
        Argument::Message(message) => language.say_with(message, names),
        Argument::All(items) => listed(language, items, names, ListFormatter::try_new_and),
        Argument::Any(items) => listed(language, items, names, ListFormatter::try_new_or),
    }
}
