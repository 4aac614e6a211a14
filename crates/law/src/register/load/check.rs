//! What can be told only of all rows together: what is said twice, and what is named and is not there.

use std::collections::{BTreeMap, BTreeSet};

use clearline_report::{AgencyClass, Country};

use super::Loader;
use crate::register::record::{Entry, Place, Record, RowKind};
use crate::register::{About, Clause, Detail, POLICIES};

/// A problem before it is written down: where, what, and what to do.
type Found = (Place, String, String);

impl Loader {
    pub(super) fn check(&mut self) {
        let mut found = self.replace();
        found.extend(self.twice());
        let known = Known::of(&self.records);
        for record in &self.records {
            known.references(record, &mut found);
        }
        for (place, what, fix) in found {
            self.refuse(&place, what, fix);
        }
    }

    /// Withdraws the rows that others say they replace, on the day those were entered.
    fn replace(&mut self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut ends = Vec::new();
        for record in self.records.iter().filter(|record| record.replaces.is_some()) {
            let Some((key, dates)) = record.replaces.as_deref().zip(record.dates()) else { continue };
            let mut targets = self.records.iter().enumerate().filter(|(_, other)| {
                other.kind() == record.kind() && other.key == key && other.replaces.as_deref() != Some(key)
            });
            match targets.next() {
                None => found.push((
                    record.place.clone(),
                    format!("{} replaces {key}, which is not in the register", record.key),
                    format!(
                        "correct `replaces`: it names a {} that is shipped or laid under it",
                        record.kind()
                    ),
                )),
                Some((first, _)) => {
                    ends.push((first, dates.recorded));
                    ends.extend(targets.map(|(at, _)| (at, dates.recorded)));
                }
            }
        }
        for (at, day) in ends {
            if let Some(dates) = self.records.get_mut(at).and_then(Record::dates_mut) {
                dates.withdrawn = Some(dates.withdrawn.map_or(day, |before| before.min(day)));
            }
        }
        found
    }

    /// Two rows under one name: which of them would decide? A flag may change over time; everything else has one row
    /// that we hold to be true.
    fn twice(&self) -> Vec<Found> {
        let mut groups: BTreeMap<(RowKind, &str), Vec<&Record>> = BTreeMap::new();
        for record in &self.records {
            groups.entry((record.kind(), &record.key)).or_default().push(record);
        }
        let mut found = Vec::new();
        for ((kind, key), rows) in groups.into_iter().filter(|(_, rows)| rows.len() > 1) {
            for (nth, row) in rows.iter().enumerate() {
                if rows.iter().take(nth).any(|before| clash(kind, before, row)) {
                    found.push((row.place.clone(), twice_words(kind, key), twice_fix(kind, key)));
                }
            }
        }
        found
    }
}

fn clash(kind: RowKind, before: &Record, row: &Record) -> bool {
    match before.dates().zip(row.dates()) {
        Some((before, row)) if kind == RowKind::Flag => before.overlaps(row),
        Some((before, row)) => {
            let (mut one, mut other) = (before.clone(), row.clone());
            one.to = None;
            other.to = None;
            one.overlaps(&other)
        }
        None => true,
    }
}

fn twice_words(kind: RowKind, key: &str) -> String {
    match kind {
        RowKind::Flag => format!("two rows of {key} stand on the same day"),
        RowKind::Country => format!("country {key} is listed twice"),
        RowKind::Agency => format!("agency {key} is listed twice"),
        RowKind::HomeDesk => "home_desk is set twice".to_owned(),
        _ => format!("{key} is listed twice"),
    }
}

fn twice_fix(kind: RowKind, key: &str) -> String {
    match kind {
        RowKind::Country | RowKind::HomeDesk | RowKind::Source | RowKind::Provider => {
            "keep one of them".to_owned()
        }
        RowKind::Flag => {
            format!("end the earlier one, or write `replaces = \"{key}\"` in the one that takes its place")
        }
        _ => format!(
            "give one of them another id, or write `replaces = \"{key}\"` in the one that takes the other's place"
        ),
    }
}

/// What there is to name.
struct Known<'r> {
    countries: BTreeMap<Country, bool>,
    /// Each with whether anything was read for it.
    sources: BTreeMap<&'r str, bool>,
    agencies: BTreeMap<&'r str, AgencyClass>,
    instruments: BTreeSet<&'r str>,
    providers: BTreeSet<&'r str>,
    clauses: BTreeMap<&'r str, Vec<&'r Clause>>,
}

impl<'r> Known<'r> {
    fn of(records: &'r [Record]) -> Known<'r> {
        let mut known = Known {
            countries: BTreeMap::new(),
            sources: BTreeMap::new(),
            agencies: BTreeMap::new(),
            instruments: BTreeSet::new(),
            providers: BTreeSet::new(),
            clauses: BTreeMap::new(),
        };
        for record in records {
            match &record.entry {
                Entry::Country(entry) => _ = known.countries.insert(entry.country, entry.domestic),
                Entry::Source(entry) => _ = known.sources.insert(&entry.key, entry.was_read()),
                Entry::Agency(entry) => _ = known.agencies.insert(entry.id.as_str(), entry.class),
                Entry::Instrument(entry) => _ = known.instruments.insert(&entry.id),
                Entry::Provider(entry) => _ = known.providers.insert(&entry.id),
                Entry::Clause(entry) => known.clauses.entry(entry.id.as_str()).or_default().push(entry),
                _ => {}
            }
        }
        known
    }

    fn references(&self, record: &Record, found: &mut Vec<Found>) {
        let mut wrong = |what: String, fix: &str| found.push((record.place.clone(), what, fix.to_owned()));
        let key = &record.key;
        for country in named_countries(&record.entry) {
            if !self.countries.contains_key(&country) {
                let what = match record.kind() {
                    RowKind::Agency => format!("agency {key} is in {country}, which is no known country"),
                    _ => format!("{key} names {country}, which is no known country"),
                };
                wrong(what, "correct the code, or add the country");
            }
        }
        self.cited(key, record.sources(), &mut wrong);
        match &record.entry {
            Entry::Office(entry) if !self.agencies.contains_key(entry.agency.as_str()) => {
                let what = format!("{key} is of {}, which is no agency here", entry.agency);
                wrong(what, "correct the id, or add the agency");
            }
            Entry::Flag(_, entry) if entry.value == "yes" && entry.dates.withdrawn.is_none() => {
                let read = |source: &String| self.sources.get(source.as_str()).is_none_or(|read| *read);
                if !entry.sources.iter().any(read) {
                    let fix = "write `unknown`, and in `note` what is held to be so";
                    wrong(format!("{key} is \"yes\", and nothing was read for it"), fix);
                }
            }
            Entry::Agency(entry) => {
                let foreign = entry.class == AgencyClass::Foreign;
                if self.countries.get(&entry.country) == Some(&foreign) {
                    let what =
                        format!("agency {key} is of class {} in {}", entry.class.word(), entry.country);
                    wrong(what, "correct the class or the country");
                }
            }
            Entry::HomeDesk(agency) if self.agencies.get(agency.as_str()) != Some(&AgencyClass::Federal) => {
                wrong(format!("home_desk {agency} is no federal agency here"), "name one that is");
            }
            Entry::Route(entry) if !self.agencies.contains_key(entry.through.as_str()) => {
                let what = format!("{key} goes through {}, which is no agency here", entry.through);
                wrong(what, "correct the id, or add the agency");
            }
            Entry::Path(entry) if !self.instruments.contains(entry.instrument.as_str()) => {
                let what = format!("{key} is of {}, which is no instrument here", entry.instrument);
                wrong(what, "correct the id, or add the instrument");
            }
            Entry::Policy(entry) if !POLICIES.contains(&entry.policy.as_str()) => {
                let fix = format!("write one of {}", POLICIES.join(", "));
                wrong(format!("{key} is about \"{}\", which is no policy", entry.policy), &fix);
            }
            Entry::Detail(Detail { about: About::Provider(id), .. })
                if !self.providers.contains(id.as_str()) =>
            {
                wrong(
                    format!("{key} is of {id}, which is no provider here"),
                    "correct the id, or add the provider",
                );
            }
            Entry::Clause(clause) => self.pair(clause, &mut wrong),
            _ => {}
        }
    }

    fn cited(&self, key: &str, sources: &[String], wrong: &mut impl FnMut(String, &str)) {
        for source in sources.iter().filter(|source| !source.trim().is_empty()) {
            if !self.sources.contains_key(source.as_str()) {
                let fix = "write the key of a [[source]], or add one";
                wrong(format!("{key} cites {source}, which is no source here"), fix);
            }
        }
    }

    /// A clause and the one it replaced may not both stand on one day: which of them would decide?
    fn pair(&self, clause: &Clause, wrong: &mut impl FnMut(String, &str)) {
        let Some(older) = &clause.supersedes else { return };
        match self.clauses.get(older.as_str()) {
            None => wrong(
                format!("{} supersedes {older}, which is not in the register", clause.id),
                "correct the id, or add the older clause",
            ),
            Some(rows) if rows.iter().any(|before| before.dates.overlaps(&clause.dates)) => wrong(
                format!("{} and {older}, which it supersedes, stand on the same day", clause.id),
                &format!("end {older} the day before {}", clause.first_day()),
            ),
            Some(_) => {}
        }
    }
}

/// The countries a row names, but for the one it defines.
fn named_countries(entry: &Entry) -> Vec<Country> {
    match entry {
        Entry::Flag(country, entry) => entry.via.into_iter().chain([*country]).collect(),
        Entry::Country(entry) => entry.sovereign.into_iter().collect(),
        Entry::Agency(entry) => vec![entry.country],
        Entry::Route(entry) => entry.countries.clone(),
        Entry::Path(entry) => {
            let with = entry.with.into_iter();
            with.chain(
                [&entry.countries[..], &entry.except[..], &entry.lies_in[..], &entry.not_with[..]].concat(),
            )
            .collect()
        }
        Entry::Policy(entry) => entry.countries.clone(),
        Entry::Office(entry) => [&[entry.country], &entry.covers[..]].concat(),
        Entry::Detail(Detail { about: About::Country(country), .. }) => vec![*country],
        _ => Vec::new(),
    }
}
