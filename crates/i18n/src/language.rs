use std::fmt;
use std::str::FromStr;

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

/// Scripts of languages that are written from right to left: the languages that may get a catalogue.
const RIGHT_TO_LEFT: [&str; 7] = ["ar", "fa", "he", "ps", "ug", "ur", "yi"];

impl Language {
    /// English, the language that is complete by rule.
    pub const ENGLISH: Language = Language("en");
    /// English with accents and a third longer, from left to right. No reader is offered it.
    pub const PSEUDO: Language = Language("en-XA");
    /// The same from right to left.
    pub const PSEUDO_RTL: Language = Language("ar-XB");

    /// The languages a reader may choose, in the order of their tags.
    pub fn all() -> impl Iterator<Item = Language> {
        crate::bundle::CATALOGUES.iter().map(|(tag, _)| Language(tag))
    }

    /// The language of a BCP 47 tag, exactly as a catalogue is named.
    ///
    /// # Errors
    /// [`UnknownLanguage`] where no catalogue has that name.
    pub fn named(tag: &str) -> Result<Language, UnknownLanguage> {
        Language::all().find(|language| language.0.eq_ignore_ascii_case(tag)).ok_or(UnknownLanguage)
    }

    /// The language that a browser asks for by `Accept-Language` (RFC 9110, section 12.5.4), by the lookup of RFC 4647:
    /// the wish with the greatest weight that has a catalogue, `es-MX` being answered by `es`. English where none has.
    pub fn wished(accept_language: &str) -> Language {
        let mut wishes: Vec<(f32, &str)> = accept_language.split(',').take(WISHES_MAX).filter_map(wish).collect();
        wishes.sort_by(|one, other| other.0.total_cmp(&one.0));
        wishes.into_iter().find_map(|(_, range)| looked_up(range)).unwrap_or(Language::ENGLISH)
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.0
    }

    /// The direction of its script.
    pub fn direction(self) -> Direction {
        let primary = self.0.split('-').next().unwrap_or_default();
        if RIGHT_TO_LEFT.contains(&primary) { Direction::Rtl } else { Direction::Ltr }
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
    let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(Ok(1.0), str::parse::<f32>).ok()?;
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
