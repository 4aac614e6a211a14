//! The language of an account's own words about itself. A language is not a place: it is asked about only where
//! something else names a country already, counts least of all, and never makes a candidate. English counts nothing, for
//! people all over the world write it, and what was exchanged counts nothing, for it may be anybody's words.

use std::collections::BTreeSet;

use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_report::{Argument, Country, Said, message};
use icu_locale::subtags::{Language, Region};
use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander};
use jiff::Timestamp;
use whatlang::Lang;

use crate::augment::model::{heard, told};

/// The libraries that carry the language models and the languages of countries (Unicode CLDR, likely subtags); a test
/// compares it with the lock file.
pub(in crate::augment) const MODELS_AS_OF: [(&str, &str); 2] =
    [("whatlang", "0.18.0"), ("icu_locale", "2.4.0")];
/// Characters that are looked at: more make the answer slower and no surer.
const LOOKED_AT_MAX: usize = 2_000;
/// Fewer characters than these are no sample of a language.
const SAMPLE_MIN: usize = 24;

/// What the language of each account's own words adds to the countries that `others` name for the same subject.
pub(in crate::augment) fn ask(said: &Said, others: &[Statement], at: Timestamp) -> Vec<Statement> {
    let mut statements = Vec::new();
    for told in told(said) {
        let Some(lang) = told.party.profile_bio.as_deref().and_then(language) else { continue };
        let named: BTreeSet<Country> = others
            .iter()
            .filter(|one| told.subject.is_some() && one.subject == told.subject)
            .filter_map(|one| one.country.filter(|country| country.is_place()))
            .collect();
        let mut doubts = told.doubts.clone();
        doubts.push(Doubt::LanguageOnly);
        statements.extend(named.into_iter().filter(|country| is_spoken(lang, *country)).map(|country| {
            Statement {
                source_as_of: Some(
                    MODELS_AS_OF.map(|(name, version)| format!("{name} {version}")).join(", "),
                ),
                subject: told.subject,
                country: Some(country),
                doubts: doubts.clone(),
                ..heard(
                    message!("source-language"),
                    Matter::Language,
                    String::new(),
                    message!("said-language", language = Argument::language(tag(lang))),
                    at,
                )
            }
        }));
    }
    statements
}

/// The tag of a language. The models name it by three letters (ISO 639-3), CLDR by two where there are two.
fn tag(lang: Lang) -> String {
    canonical(lang).map_or_else(|| lang.code().to_owned(), |locale| locale.id.language.to_string())
}

fn canonical(lang: Lang) -> Option<Locale> {
    let mut written = lang.code().parse::<Locale>().ok()?;
    LocaleCanonicalizer::new_extended().canonicalize(&mut written);
    Some(written)
}

/// The language of the text, where it is told reliably and is not English.
pub(in crate::augment) fn language(text: &str) -> Option<Lang> {
    let sample: String = text.chars().take(LOOKED_AT_MAX).collect();
    if sample.chars().filter(|one| one.is_alphabetic()).count() < SAMPLE_MIN {
        return None;
    }
    let found = whatlang::detect(&sample)?;
    (found.is_reliable() && found.lang() != Lang::Eng).then(|| found.lang())
}

/// Is it the language that CLDR holds likeliest in the country?
pub(in crate::augment) fn is_spoken(lang: Lang, country: Country) -> bool {
    let Some(written) = canonical(lang) else { return false };
    let Ok(region) = country.to_string().parse::<Region>() else { return false };
    let mut likeliest = LanguageIdentifier { region: Some(region), ..LanguageIdentifier::UNKNOWN };
    LocaleExpander::new_extended().maximize(&mut likeliest);
    likeliest.language != Language::UNKNOWN && likeliest.language == written.id.language
}
