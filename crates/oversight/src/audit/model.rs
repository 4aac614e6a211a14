//! What rows should be, as the entries state it, and what differs.
//!
//! The order of entries is that of their moments. Processes have clocks of their own, so of two statements about the same
//! columns that lie at most [`NEAR_US`] apart either may be the last, unless one names what it found there before.

use std::collections::{BTreeMap, BTreeSet};

use clearline_core::proved::stated::{
    Act, Digest, Stated, Values, Which, facet_digest, is_empty, key_text, mark, shared_digest, together,
};
use clearline_core::proved::tables::{Rows, Shape, Table};
use clearline_store::Value;

use super::{Finding, What};

/// How far the clocks of processes may differ.
const NEAR_US: i64 = 2_000_000;

/// Where a statement was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The entry's moment.
    pub(super) at: i64,
    /// The entry's place in the tree, once it has one.
    pub(super) position: Option<i64>,
}

#[derive(Debug, Clone)]
enum Event {
    Facet { born: bool, facet: usize, digest: Digest, from: Option<String>, shared: bool },
    Gone,
}

/// What the entries of one report, or of no report, state.
#[derive(Debug, Default)]
pub(super) struct Model {
    rows: BTreeMap<&'static str, BTreeMap<String, Events>>,
    wide: BTreeMap<&'static str, Events>,
    numbered: BTreeMap<&'static str, Vec<(Place, Digest)>>,
    together: BTreeMap<&'static str, Vec<Group>>,
}

/// What is stated, in the order in which it was read.
type Events = Vec<(Place, Event)>;

/// Rows that were stated together: where, their marks, and the digest of all.
type Group = (Place, Vec<String>, Digest);

impl Model {
    /// Takes one statement.
    pub(super) fn take(&mut self, place: Place, stated: Stated) {
        let Stated { table, act } = stated;
        let (which, event) = match act {
            Act::Facet { born, facet, which, digest, from } => {
                let shared = which == Which::All;
                (which, Event::Facet { born, facet, digest, from, shared })
            }
            Act::Gone(which) => (which, Event::Gone),
            Act::Numbered(digest) => return self.numbered.entry(table).or_default().push((place, digest)),
            Act::Together { marks, digest } => {
                return self.together.entry(table).or_default().push((place, marks, digest));
            }
        };
        match which {
            Which::One(key) => {
                self.rows.entry(table).or_default().entry(key).or_default().push((place, event));
            }
            Which::All => {
                self.wide.entry(table).or_default().push((place, event));
            }
        }
    }

    /// Everything that differs between what is stated of a table and its `rows`, all of them.
    pub(super) fn differences(&self, table: &'static Table, rows: &[&Values]) -> Vec<Finding> {
        let Some(shape) = table.shape() else { return Vec::new() };
        match shape.rows {
            Rows::Keyed => {
                let mut seen = BTreeSet::new();
                let mut found = Vec::new();
                for values in rows {
                    found.extend(self.row(table, shape, values, &mut seen));
                }
                found.extend(self.missing(table, &seen));
                found
            }
            Rows::Numbered => self.of_numbered(table, shape, rows),
            Rows::Together => self.of_together(table, shape, rows),
        }
    }

    /// What is wrong with one row. Its key is put into `seen`.
    pub(super) fn row(
        &self,
        table: &'static Table,
        shape: &'static Shape,
        values: &Values,
        seen: &mut BTreeSet<String>,
    ) -> Vec<Finding> {
        let value = |name: &str| values.get(name).cloned();
        let key = key_text(shape, &value).unwrap_or_default();
        let events = self.rows.get(table.name).and_then(|rows| rows.get(&key)).map_or(&[][..], Vec::as_slice);
        seen.insert(key.clone());
        let finding =
            |what, position, detail: &str| Finding::row(what, table, values, &key, position, detail);
        let Some(born) =
            newest(events.iter().filter(|(_, event)| matches!(event, Event::Facet { born: true, .. })))
        else {
            return vec![finding(What::Added, None, "no entry states it")];
        };
        if let Some(gone) = self.gone(table, events).filter(|gone| gone.at > born.at + NEAR_US) {
            return vec![finding(What::Added, gone.position, "it was removed by this entry")];
        }
        let mut found = Vec::new();
        for facet in 0..shape.facets.len() {
            let stated = self.stated(table, events, facet, born);
            let (last, agrees) = match last_of(&stated) {
                None => (None, is_unstated(shape, facet, &value)),
                Some((place, candidates)) => {
                    let own = facet_digest(table, shape, facet, &value);
                    let shared = shared_digest(table, shape, facet, &value);
                    let fits = |(digest, is_shared): &(Digest, bool)| {
                        Some(*digest) == if *is_shared { shared } else { own }
                    };
                    (Some(place), candidates.iter().any(fits))
                }
            };
            if !agrees {
                let name = shape.facets.get(facet).map_or("", |facet| facet.name);
                found.push(finding(What::Altered, last.and_then(|place| place.position), name));
            }
        }
        found
    }

    /// Rows that are stated and are not among those `seen`.
    pub(super) fn missing(&self, table: &'static Table, seen: &BTreeSet<String>) -> Vec<Finding> {
        let mut found = Vec::new();
        for (key, events) in
            self.rows.get(table.name).into_iter().flatten().filter(|(key, _)| !seen.contains(*key))
        {
            let born =
                newest(events.iter().filter(|(_, event)| matches!(event, Event::Facet { born: true, .. })));
            let Some(born) = born else { continue };
            if self.gone(table, events).is_none_or(|gone| gone.at < born.at - NEAR_US) {
                found.push(Finding::key(What::Missing, table, key, born.position));
            }
        }
        found
    }

    fn gone(&self, table: &Table, events: &[(Place, Event)]) -> Option<Place> {
        let wide = self.wide.get(table.name).into_iter().flatten();
        newest(events.iter().chain(wide).filter(|(_, event)| matches!(event, Event::Gone)))
    }

    /// Every statement about one group of columns of a row since it began.
    fn stated(
        &self,
        table: &Table,
        events: &[(Place, Event)],
        wanted: usize,
        born: Place,
    ) -> Vec<(Place, Digest, Option<String>, bool)> {
        let wide = self.wide.get(table.name).into_iter().flatten();
        let about = |(place, event): &(Place, Event)| match event {
            Event::Facet { facet, digest, from, shared, .. } if *facet == wanted => {
                Some((*place, *digest, from.clone(), *shared))
            }
            _ => None,
        };
        let since = |one: &(Place, Digest, Option<String>, bool)| one.0.at >= born.at - NEAR_US;
        events.iter().chain(wide).filter_map(about).filter(since).collect()
    }

    fn of_numbered(&self, table: &'static Table, shape: &'static Shape, rows: &[&Values]) -> Vec<Finding> {
        let mut stated: BTreeMap<Digest, Vec<Place>> = BTreeMap::new();
        for (place, digest) in self.numbered.get(table.name).into_iter().flatten() {
            stated.entry(*digest).or_default().push(*place);
        }
        let mut found = Vec::new();
        for values in rows {
            let digest = facet_digest(table, shape, 0, &|name| values.get(name).cloned());
            let fits = digest.and_then(|digest| stated.get_mut(&digest)).and_then(Vec::pop);
            if fits.is_none() {
                let key = values.get("ordinal").map_or_else(String::new, words);
                let why = "no entry states it, or not like this";
                found.push(Finding::row(What::Added, table, values, &key, None, why));
            }
        }
        let left = stated.into_values().flatten();
        let missing = left
            .map(|place| Finding::key(What::Missing, table, "(numbered by the database)", place.position));
        found.extend(missing);
        found
    }

    fn of_together(&self, table: &'static Table, shape: &'static Shape, rows: &[&Values]) -> Vec<Finding> {
        let mut held: Vec<(String, Digest)> = rows
            .iter()
            .filter_map(|values| {
                let value = |name: &str| values.get(name).cloned();
                Some((key_text(shape, &value)?, facet_digest(table, shape, 0, &value)?))
            })
            .collect();
        held.sort();
        let all = self.together.get(table.name).map_or(&[][..], Vec::as_slice);
        let digests = together(table, &held).1;
        match all {
            [] if held.is_empty() => return Vec::new(),
            [(_, _, digest)] if *digest == digests => return Vec::new(),
            _ => {}
        }
        let mut marks: Vec<&String> = all.iter().flat_map(|(_, marks, _)| marks).collect();
        let position = all.first().and_then(|(place, ..)| place.position);
        let mut unknown = Vec::new();
        for (key, digest) in &held {
            match marks.iter().position(|stated| **stated == mark(digest)) {
                Some(at) => drop(marks.swap_remove(at)),
                None => unknown.push(key),
            }
        }
        let what = if marks.is_empty() { What::Added } else { What::Altered };
        let lost = marks.len().saturating_sub(unknown.len());
        let mut found: Vec<Finding> =
            unknown.into_iter().map(|key| Finding::key(what, table, key, position)).collect();
        if lost > 0 {
            found.push(Finding::key(What::Missing, table, &format!("{lost} of its rows"), position));
        }
        if found.is_empty() {
            found.push(Finding::key(What::Altered, table, "all", position));
        }
        found
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Bytes(bytes) => hex::encode(bytes),
        Value::Null => String::new(),
    }
}

fn newest<'e>(events: impl Iterator<Item = &'e (Place, Event)>) -> Option<Place> {
    events.map(|(place, _)| *place).max_by_key(|place| place.at)
}

/// Nothing was ever stated of the group: then it must hold nothing.
fn is_unstated(shape: &Shape, facet: usize, value: &dyn Fn(&str) -> Option<Value>) -> bool {
    is_empty(shape, facet, value)
}

/// The statements of which each may be the last one, and where the newest was made.
fn last_of(stated: &[(Place, Digest, Option<String>, bool)]) -> Option<(Place, Vec<(Digest, bool)>)> {
    let newest = stated.iter().map(|(place, ..)| *place).max_by_key(|place| place.at)?;
    let near: Vec<_> = stated.iter().filter(|(place, ..)| place.at >= newest.at - NEAR_US).collect();
    // What another statement found there before it is not the last, but for one that leaves it as it is.
    let replaced = |digest: &Digest| {
        let mark = mark(digest);
        near.iter().any(|(_, other, from, _)| other != digest && from.as_ref() == Some(&mark))
    };
    let last: Vec<_> = near.iter().filter(|one| !replaced(&one.1)).map(|one| (one.1, one.3)).collect();
    let all = || near.iter().map(|one| (one.1, one.3)).collect();
    Some((newest, if last.is_empty() { all() } else { last }))
}
