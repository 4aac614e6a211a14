use std::collections::HashMap;
use std::sync::LazyLock;

use super::key;
use crate::Country;

/// Sorted by key: `key`, a tab, codes with spaces between them.
const NAMES: &str = include_str!("../../data/countries/names.tsv");
/// Sorted by code: code, its three letters or a dash, CLDR's English name, with tabs between them.
const ENGLISH: &str = include_str!("../../data/countries/english.tsv");
/// Code, a tab, name.
const STATES: &str = include_str!("../../data/countries/states.tsv");
/// A name as written, what it may mean, the key of its source.
const ALIASES: &str = include_str!("../../data/countries/aliases.tsv");

/// A country, or a part of one that people name instead of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spot {
    /// The country.
    pub country: Country,
    /// Its part as it is written down: a state's two letters in the United States, elsewhere a name.
    pub region: Option<&'static str>,
}

impl Spot {
    pub(super) fn of(country: Country) -> Spot {
        Spot { country, region: None }
    }

    /// `GB`, or `GB:England`.
    fn read(text: &'static str) -> Option<Spot> {
        let (code, region) = text.split_once(':').map_or((text, None), |(code, region)| (code, Some(region)));
        Some(Spot { country: code.parse().ok()?, region })
    }

    /// The value of a form: `GB`, or `GB:England`.
    pub fn value(&self) -> String {
        match self.region {
            Some(region) => format!("{}:{region}", self.country),
            None => self.country.code().to_owned(),
        }
    }

    /// The part's name: that of a state for its two letters.
    pub fn region_name(&self) -> Option<&'static str> {
        let region = self.region?;
        let of_state = || lines(STATES).find(|(code, _)| *code == region).map(|(_, name)| name);
        Some(if self.country == Country::US { of_state().unwrap_or(region) } else { region })
    }

    /// Does one of the two say what the other says, or more?
    pub(super) fn both(self, other: Spot) -> Option<Spot> {
        match (self.country == other.country, self.region, other.region) {
            (true, None, _) => Some(other),
            (true, _, None) => Some(self),
            (true, mine, theirs) if mine == theirs => Some(self),
            _ => None,
        }
    }
}

/// CLDR's English name of a present country or territory.
pub fn english(country: Country) -> Option<&'static str> {
    all_english().find(|(known, _)| *known == country).map(|(_, name)| name)
}

/// All of them.
pub(super) fn all_english() -> impl Iterator<Item = (Country, &'static str)> {
    in_english().map(|(country, _, name)| (country, name))
}

fn in_english() -> impl Iterator<Item = (Country, &'static str, &'static str)> {
    lines(ENGLISH).filter_map(|(code, rest)| {
        let (three, name) = rest.split_once('\t')?;
        Some((code.parse().ok()?, three, name))
    })
}

/// What a code of three capital letters means (ISO 3166-1 alpha-3).
pub(super) fn by_three_letters(letters: &str) -> Vec<Spot> {
    in_english().filter(|(_, three, _)| *three == letters).map(|(country, ..)| Spot::of(country)).collect()
}

/// The two letters of a state of the United States, from its name or its letters in any case.
pub fn state_code(words: &str) -> Option<&'static str> {
    let wanted = key(words);
    lines(STATES)
        .find(|(code, name)| code.to_lowercase() == wanted || key(name) == wanted)
        .map(|(code, _)| code)
}

/// What a whole name means, by its key; empty where it is unknown.
pub(super) fn by_name(key: &str) -> Vec<Spot> {
    static BY_KEY: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| lines(NAMES).collect());
    if let Some(spots) = ALIAS.get(key) {
        return spots.clone();
    }
    let codes = BY_KEY.binary_search_by(|(known, _)| (*known).cmp(key)).ok().and_then(|at| BY_KEY.get(at));
    let named = codes.map_or("", |(_, codes)| codes).split(' ').filter_map(Spot::read);
    named.chain(STATE.get(key).copied()).collect()
}

/// What a code of two letters means: a country's, a state's of the United States, or both.
pub(super) fn by_code(code: &str) -> Vec<Spot> {
    let Ok(country) = code.parse::<Country>() else { return Vec::new() };
    let known = english(country).map(|_| vec![country]);
    let countries = known.unwrap_or_else(|| match country.today() {
        crate::Today::Place(now) => english(now).map(|_| now).into_iter().collect(),
        crate::Today::Several(now) => now,
        crate::Today::Nowhere => Vec::new(),
    });
    let state = lines(STATES).find(|(state, _)| *state == country.code()).map(|(state, _)| state);
    let state = state.map(|state| Spot { country: Country::US, region: Some(state) });
    countries.into_iter().map(Spot::of).chain(state).collect()
}

/// Is it short, and yet a name that people use between other words, such as UK?
pub(super) fn is_alias(key: &str) -> bool {
    ALIAS.contains_key(key)
}

static ALIAS: LazyLock<HashMap<String, Vec<Spot>>> = LazyLock::new(|| {
    let read = |(written, rest): (&str, &'static str)| {
        let (spots, _source) = rest.split_once('\t').unwrap_or((rest, ""));
        (key(written), spots.split('|').filter_map(Spot::read).collect())
    };
    lines(ALIASES).map(read).collect()
});

static STATE: LazyLock<HashMap<String, Spot>> = LazyLock::new(|| {
    let state = |code: &'static str| Spot { country: Country::US, region: Some(code) };
    lines(STATES).map(|(code, name)| (key(name), state(code))).collect()
});

/// The lines of a table, without comments, cut at the first tab.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
pub(super) fn tables() -> [(&'static str, &'static str); 4] {
    [("names", NAMES), ("english", ENGLISH), ("states", STATES), ("aliases", ALIASES)]
}
