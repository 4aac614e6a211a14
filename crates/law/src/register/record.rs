use std::sync::Arc;

use clearline_report::{AgencyId, Argument, Country, Message, message, words};
use serde_json::Value;

use super::{
    AgencyEntry, Clause, CountryEntry, Dates, Detail, FlagEntry, Instrument, Office, Path, PolicyEntry,
    ProviderEntry, Route, Source, Watch, flag_value,
};

words! {
    /// What a row of the register is.
    pub enum RowKind of "kind of row" {
        /// A statute, treaty or other instrument.
        Instrument = "instrument",
        /// A clause of one.
        Clause = "clause",
        /// A path to evidence that one opens.
        Path = "path",
        /// A country.
        Country = "country",
        /// What is said of a country.
        Flag = "flag",
        /// An agency.
        Agency = "agency",
        /// A way to a country.
        Route = "route",
        /// A policy of our own.
        Policy = "policy",
        /// Where rows are from.
        Source = "source",
        /// What may become law, or end.
        Watch = "watch",
        /// The agency that takes what no other agency can take.
        HomeDesk = "home_desk",
        /// A service whose provider is asked for data.
        Provider = "provider",
        /// What is known of a provider or a country: whom to write to, and how.
        Detail = "detail",
        /// An office of a federal agency abroad.
        Office = "office",
    }
}

/// Where a row was written.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) file: Arc<str>,
    pub(super) line: usize,
}

/// One row, also one that was withdrawn.
#[derive(Debug, Clone)]
pub(super) struct Record {
    /// Its id; of a flag, `DE/budapest_party`.
    pub(super) key: String,
    pub(super) place: Place,
    /// The key of the row it says it takes the place of.
    pub(super) replaces: Option<String>,
    /// The row in its own form: what the version is made of, and what two registers are compared by.
    pub(super) text: String,
    pub(super) entry: Entry,
}

#[derive(Debug, Clone)]
pub(super) enum Entry {
    Instrument(Instrument),
    Clause(Clause),
    Path(Path),
    Country(CountryEntry),
    Flag(Country, FlagEntry),
    Agency(AgencyEntry),
    Route(Route),
    Policy(PolicyEntry),
    Source(Source),
    Watch(Watch),
    HomeDesk(AgencyId),
    Provider(ProviderEntry),
    Detail(Detail),
    Office(Office),
}

impl Record {
    pub(super) fn kind(&self) -> RowKind {
        match &self.entry {
            Entry::Instrument(_) => RowKind::Instrument,
            Entry::Clause(_) => RowKind::Clause,
            Entry::Path(_) => RowKind::Path,
            Entry::Country(_) => RowKind::Country,
            Entry::Flag(..) => RowKind::Flag,
            Entry::Agency(_) => RowKind::Agency,
            Entry::Route(_) => RowKind::Route,
            Entry::Policy(_) => RowKind::Policy,
            Entry::Source(_) => RowKind::Source,
            Entry::Watch(_) => RowKind::Watch,
            Entry::HomeDesk(_) => RowKind::HomeDesk,
            Entry::Provider(_) => RowKind::Provider,
            Entry::Detail(_) => RowKind::Detail,
            Entry::Office(_) => RowKind::Office,
        }
    }

    /// The instrument it is part of.
    pub(super) fn parent(&self) -> Option<&str> {
        match &self.entry {
            Entry::Clause(clause) => Some(&clause.instrument),
            Entry::Path(path) => Some(&path.instrument),
            _ => None,
        }
    }

    /// Its days; `None` for what has none: countries, sources, providers, the home desk.
    pub(super) fn dates(&self) -> Option<&Dates> {
        match &self.entry {
            Entry::Instrument(entry) => Some(&entry.dates),
            Entry::Clause(entry) => Some(&entry.dates),
            Entry::Path(entry) => Some(&entry.dates),
            Entry::Flag(_, entry) => Some(&entry.dates),
            Entry::Agency(entry) => Some(&entry.dates),
            Entry::Route(entry) => Some(&entry.dates),
            Entry::Policy(entry) => Some(&entry.dates),
            Entry::Watch(entry) => Some(&entry.dates),
            Entry::Detail(entry) => Some(&entry.dates),
            Entry::Office(entry) => Some(&entry.dates),
            Entry::Country(_) | Entry::Source(_) | Entry::HomeDesk(_) | Entry::Provider(_) => None,
        }
    }

    pub(super) fn dates_mut(&mut self) -> Option<&mut Dates> {
        match &mut self.entry {
            Entry::Instrument(entry) => Some(&mut entry.dates),
            Entry::Clause(entry) => Some(&mut entry.dates),
            Entry::Path(entry) => Some(&mut entry.dates),
            Entry::Flag(_, entry) => Some(&mut entry.dates),
            Entry::Agency(entry) => Some(&mut entry.dates),
            Entry::Route(entry) => Some(&mut entry.dates),
            Entry::Policy(entry) => Some(&mut entry.dates),
            Entry::Watch(entry) => Some(&mut entry.dates),
            Entry::Detail(entry) => Some(&mut entry.dates),
            Entry::Office(entry) => Some(&mut entry.dates),
            Entry::Country(_) | Entry::Source(_) | Entry::HomeDesk(_) | Entry::Provider(_) => None,
        }
    }

    /// The day of the fact, as its source states it; `None` for what is no fact.
    #[cfg(test)]
    pub(super) fn as_of(&self) -> Option<&str> {
        Some(match &self.entry {
            Entry::Instrument(entry) => &entry.as_of,
            Entry::Clause(entry) => &entry.as_of,
            Entry::Path(entry) => &entry.as_of,
            Entry::Flag(_, entry) => &entry.as_of,
            Entry::Agency(entry) => &entry.as_of,
            Entry::Route(entry) => &entry.as_of,
            Entry::Policy(entry) => &entry.as_of,
            Entry::Watch(entry) => &entry.as_of,
            Entry::Detail(entry) => &entry.as_of,
            Entry::Office(entry) => &entry.as_of,
            Entry::Country(_) | Entry::Source(_) | Entry::HomeDesk(_) | Entry::Provider(_) => return None,
        })
    }

    /// The keys of its sources.
    pub(super) fn sources(&self) -> &[String] {
        match &self.entry {
            Entry::Instrument(entry) => &entry.sources,
            Entry::Clause(entry) => &entry.sources,
            Entry::Path(entry) => &entry.sources,
            Entry::Country(entry) => &entry.sources,
            Entry::Flag(_, entry) => &entry.sources,
            Entry::Agency(entry) => &entry.sources,
            Entry::Route(entry) => &entry.sources,
            Entry::Policy(entry) => &entry.sources,
            Entry::Provider(entry) => &entry.sources,
            Entry::Detail(entry) => &entry.sources,
            Entry::Office(entry) => &entry.sources,
            Entry::Watch(entry) => &entry.sources,
            Entry::Source(_) | Entry::HomeDesk(_) => &[],
        }
    }

    /// What a person would call it.
    pub(super) fn title(&self) -> Message {
        let title = match &self.entry {
            Entry::Instrument(entry) => &entry.title,
            Entry::Clause(entry) => &entry.citation,
            Entry::Path(entry) => &entry.name,
            Entry::Country(entry) => &entry.name,
            Entry::Agency(entry) => &entry.name,
            Entry::Route(entry) => &entry.words,
            Entry::Policy(entry) => &entry.says,
            Entry::Source(entry) => &entry.title,
            Entry::Watch(entry) => &entry.title,
            Entry::HomeDesk(agency) => agency.as_str(),
            Entry::Provider(entry) => &entry.service,
            Entry::Office(entry) => &entry.place,
            Entry::Detail(entry) => return entry.title(),
            Entry::Flag(country, entry) => {
                return message!(
                    "row-flag",
                    code = Argument::exact(country.code()),
                    flag = entry.flag.message(),
                    value = flag_value(&entry.value),
                );
            }
        };
        message!("row-title", title = Argument::words(title))
    }
}

/// One row as it was written, whatever its kind: for lists, searches and histories.
#[derive(Debug, Clone, Copy)]
pub struct Row<'r>(pub(super) &'r Record);

impl<'r> Row<'r> {
    /// What it is.
    pub fn kind(self) -> RowKind {
        self.0.kind()
    }

    /// Its id; of a flag, `DE/budapest_party`.
    pub fn id(self) -> &'r str {
        &self.0.key
    }

    /// What a person would call it.
    pub fn title(self) -> Message {
        self.0.title()
    }

    /// The file it is written in.
    pub fn file(self) -> &'r str {
        &self.0.place.file
    }

    /// The line, from 1.
    pub fn line(self) -> usize {
        self.0.place.line
    }

    /// Its days; `None` for countries, sources and the home desk.
    pub fn dates(self) -> Option<&'r Dates> {
        self.0.dates()
    }

    /// Its fields as they are written, in the order of the loader.
    pub fn fields(self) -> Vec<(String, String)> {
        let plain = |value: Value| match value {
            Value::String(text) => text,
            value => value.to_string(),
        };
        match serde_json::from_str(&self.0.text) {
            Ok(Value::Object(fields)) => {
                fields.into_iter().map(|(name, value)| (name, plain(value))).collect()
            }
            Ok(value) => vec![("value".to_owned(), plain(value))],
            Err(_) => Vec::new(),
        }
    }

    /// Does it hold every one of these words, in any of its fields or its id, in capital letters or small ones?
    pub fn mentions(self, words: &str) -> bool {
        let text = format!("{} {}", self.0.key, self.0.text).to_lowercase();
        words.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}
