//! What people of the organisation enter of providers and countries on a page: the same rows as those of a file.

use jiff::civil::Date;
use serde::Serialize;

use super::load::{digest, last_day_of};
use super::{About, Basis, Confidence, DetailOf, Problem, Register};

/// What somebody says of a provider or a country, with where it is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// Of whom.
    pub about: About,
    /// Of a provider that the register does not have: the service, as people call it.
    pub service: Option<String>,
    /// What it says.
    pub of: DetailOf,
    /// What is so, in words.
    pub value: String,
    /// Who published the source.
    pub publisher: String,
    /// What the source is called.
    pub title: String,
    /// A page that a person can open; `None` where the address is not at hand.
    pub url: Option<String>,
    /// The day of the fact as its source states it: a day, a month or a year; `None` where it bears none.
    pub as_of: Option<String>,
    /// What the source is.
    pub basis: Basis,
    /// How sure whoever entered it is.
    pub confidence: Confidence,
    /// The day on which it was entered.
    pub recorded: Date,
}

#[derive(Serialize)]
struct File<'e> {
    recorded: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<ProviderRow<'e>>,
    source: Vec<SourceRow<'e>>,
    detail: Vec<DetailRow<'e>>,
}

#[derive(Serialize)]
struct ProviderRow<'e> {
    id: &'e str,
    service: &'e str,
    names: Vec<&'e str>,
    sources: Vec<&'e str>,
}

#[derive(Serialize)]
struct SourceRow<'e> {
    key: &'e str,
    publisher: &'e str,
    title: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'e str>,
    basis: &'e str,
}

#[derive(Serialize)]
struct DetailRow<'e> {
    detail: &'e str,
    about: &'e str,
    value: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'e str>,
    sources: Vec<&'e str>,
    confidence: &'e str,
    as_of: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaces: Option<String>,
}

impl Entered {
    /// The id of a provider that is called so: letters and digits in small letters.
    pub fn provider_id(service: &str) -> String {
        let letters: String =
            service.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
        let parts: Vec<&str> = letters.split('-').filter(|part| !part.is_empty()).collect();
        parts.join("-").to_lowercase()
    }

    /// It as a file that is laid over `register`. It takes the place of the first row that says the same of the same.
    ///
    /// # Errors
    /// The text cannot be written, or what is entered does not fit the register.
    pub fn file(&self, register: &Register) -> Result<String, Vec<Problem>> {
        let about = self.about.key();
        let key = format!(
            "ENTERED-{}",
            digest([about, self.of.word(), &self.value, &self.publisher, &self.title])
                .get(..12)
                .unwrap_or_default()
        );
        let rows = register.details.get(&self.about).map_or(&[][..], Vec::as_slice);
        let earlier = rows.iter().find(|row| row.of == self.of).map(|row| (row.key(), row.number));
        let provider = self.service.as_deref().filter(|_| register.provider(about).is_none());
        let file = File {
            recorded: self.recorded.to_string(),
            provider: provider.map(|service| ProviderRow {
                id: about,
                service,
                names: vec![service],
                sources: vec![&key],
            }),
            source: vec![SourceRow {
                key: &key,
                publisher: &self.publisher,
                title: &self.title,
                url: self.url.as_deref(),
                date: self.as_of.as_deref(),
                basis: self.basis.word(),
            }],
            detail: vec![DetailRow {
                detail: self.of.word(),
                about,
                value: &self.value,
                url: self.url.as_deref(),
                sources: vec![&key],
                confidence: self.confidence.word(),
                as_of: self.as_of.as_deref().unwrap_or("undated"),
                number: earlier.as_ref().and_then(|(_, number)| *number),
                replaces: earlier.map(|(key, _)| key),
            }],
        };
        // A day is written as text here, and as a date in files.
        let text = toml::to_string(&file).map_err(|error| vec![problem(&error.to_string())])?;
        Ok(text.replacen(
            &format!("recorded = \"{}\"", self.recorded),
            &format!("recorded = {}", self.recorded),
            1,
        ))
    }
}

fn problem(what: &str) -> Problem {
    Problem {
        file: "entered".to_owned(),
        line: 1,
        what: what.to_owned(),
        fix: "correct what was entered".to_owned(),
    }
}

/// The last day that the day of a fact can mean: of a day, a month or a year. `None` for anything else.
pub fn fact_day(text: &str) -> Option<Date> {
    last_day_of(text)
}

impl Register {
    /// This register with what people entered laid over it, in their order: of what says the same of the same, the
    /// last. What does not fit is left out and told.
    pub fn with_entered(&self, entered: &[Entered]) -> (Register, Vec<Problem>) {
        let (mut register, mut problems) = (self.clone(), Vec::new());
        let later = |nth: usize, one: &Entered| {
            entered.iter().skip(nth + 1).any(|other| (&other.about, other.of) == (&one.about, one.of))
        };
        let last = entered.iter().enumerate().filter(|(nth, one)| !later(*nth, one));
        for (_, one) in last {
            match one.file(&register).and_then(|text| register.with(&[("entered", &text)])) {
                Ok(with) => register = with,
                Err(found) => problems.extend(found),
            }
        }
        (register, problems)
    }
}
