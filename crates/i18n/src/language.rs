use std::fmt;
use std::str::FromStr;

use icu_locale::{LanguageIdentifier, Locale, LocaleDirectionality, locale};

use crate::catalogue::{CATALOGUES, Catalogue};

/// A language that has a catalogue, or one of the two invented languages that tests read pages in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(&'static str);

/// The direction of a language's script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// A tag of a language that has no catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLanguage;

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a language of the catalogues: expected a tag such as en or es")
    }
}

impl std::error::Error for UnknownLanguage {}

impl Language {
    /// English, the language that is complete by rule.
    pub const ENGLISH: Language = Language("en");
    /// English with accents and a third longer, from left to right. No reader is offered it.
    pub const PSEUDO: Language = Language("en-XA");
    /// The same from right to left.
    pub const PSEUDO_RTL: Language = Language("ar-XB");

    /// The languages a reader may choose, in the order of their tags.
    pub fn all() -> impl Iterator<Item = Language> {
        CATALOGUES.iter().map(|catalogue| Language(catalogue.tag))
    }

    /// The language of a BCP 47 tag, exactly as a catalogue is named.
    ///
    /// # Errors
    /// [`UnknownLanguage`] where no catalogue has that name.
    pub fn named(tag: &str) -> Result<Language, UnknownLanguage> {
        Language::all().find(|language| language.0.eq_ignore_ascii_case(tag)).ok_or(UnknownLanguage)
    }

    /// The languages that a browser asks for by `Accept-Language` (RFC 9110, section 12.5.4) and that have a catalogue, by
    /// the lookup of RFC 4647, `es-MX` being answered by `es`: those with the greatest weight first, of equal ones the first.
    pub fn wishes(accept_language: &str) -> Vec<Language> {
        let mut wishes: Vec<(f32, &str)> =
            accept_language.split(',').take(WISHES_MAX).filter_map(wish).collect();
        wishes.sort_by(|one, other| other.0.total_cmp(&one.0));
        wishes.into_iter().filter_map(|(_, range)| looked_up(range)).collect()
    }

    /// The first of them; English where there is none.
    pub fn wished(accept_language: &str) -> Language {
        Language::wishes(accept_language).first().copied().unwrap_or(Language::ENGLISH)
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.0
    }

    /// Is it one of the two that no reader is offered?
    pub fn is_invented(self) -> bool {
        self == Language::PSEUDO || self == Language::PSEUDO_RTL
    }

    /// The language whose catalogue it has.
    fn source(self) -> Language {
        if self.is_invented() { Language::ENGLISH } else { self }
    }

    /// The folder of its catalogue.
    pub(crate) fn folder(self) -> Option<&'static Catalogue> {
        CATALOGUES.iter().find(|catalogue| catalogue.tag == self.source().0)
    }

    /// Whose forms of numbers, plurals and lists it has. English is written as in the United Kingdom.
    pub(crate) fn locale(self) -> Locale {
        match self.source() {
            Language::ENGLISH => locale!("en-GB"),
            other => other.0.parse().unwrap_or(Locale::UNKNOWN),
        }
    }

    /// The direction of its script.
    pub fn direction(self) -> Direction {
        let tag: LanguageIdentifier = self.0.parse().unwrap_or(LanguageIdentifier::UNKNOWN);
        let right_to_left = LocaleDirectionality::new_common().is_right_to_left(&tag);
        if right_to_left { Direction::Rtl } else { Direction::Ltr }
    }
}

impl Direction {
    /// The value of `dir` in HTML.
    pub fn word(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Language, UnknownLanguage> {
        Language::named(tag)
    }
}

/// So many wishes of one browser are read.
const WISHES_MAX: usize = 20;

/// One wish with its weight; nothing where it is refused (`q=0`) or cannot be read.
fn wish(text: &str) -> Option<(f32, &str)> {
    let mut parts = text.split(';');
    let range = parts.next()?.trim();
    let weight =
        parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(Ok(1.0), str::parse::<f32>).ok()?;
    (weight > 0.0 && !range.is_empty()).then_some((weight, range))
}

/// The catalogue for a range, its last subtag taken off until one has it.
fn looked_up(range: &str) -> Option<Language> {
    let mut range = range;
    loop {
        if let Ok(language) = Language::named(range) {
            return Some(language);
        }
        range = &range[..range.rfind('-')?];
    }
}
