//! One row that cannot be read never takes a list or a page down: it is shown as such, and the operator is told.
//!
//! Lists read row by row into [`Rows`]; a page reads its parts by [`part`]. What cannot be read is logged and counted once
//! for each row, by its table and its key: what a row says is never repeated. Decisions do not read like this: what a
//! ruling or a command rests on is read whole or not at all.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Deref;
use std::sync::{Mutex, PoisonError};

use clearline_store::{Row, Value};

use crate::house::House;
use crate::memory::InMemory;
use crate::trouble::Trouble;

/// So many rows are remembered as told: a table that is broken from end to end must not fill the log.
const TOLD_MAX: usize = 10_000;

/// The rows of which the operator was told by this process.
#[derive(Default)]
pub struct Told(Mutex<BTreeSet<Unreadable>>);

impl InMemory for Told {
    fn begin(_: &House) -> Self {
        Told::default()
    }
}

impl Told {
    /// How many there were.
    pub fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    fn is_new(&self, row: &Unreadable) -> bool {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        told.len() < TOLD_MAX && told.insert(row.clone())
    }
}

/// A row that cannot be read: where it lies, and nothing of what it says.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unreadable {
    table: &'static str,
    key: String,
}

impl Unreadable {
    /// Tells the operator of a row that cannot be read, once.
    pub fn told(house: &House, table: &'static str, key: impl fmt::Display) -> Unreadable {
        let row = Unreadable { table, key: key.to_string() };
        if house.memory::<Told>().is_new(&row) {
            tracing::error!(table, key = row.key, "a stored row cannot be read");
            metrics::counter!("clearline_rows_unreadable_total", "table" => table).increment(1);
        }
        row
    }
}

impl fmt::Display for Unreadable {
    /// What a person quotes when asking about it: the table and the key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.table, self.key)
    }
}

/// Where the rows of a statement come from, and which of its columns tell them apart.
pub struct Source {
    /// The table.
    pub table: &'static str,
    /// Whose rows these are, where the statement does not say it: a report, or a report and a referral of it.
    pub under: Option<String>,
    /// The columns of the statement that are the row's key: numbers and keys of ours, never what a person is told by.
    pub key: &'static [&'static str],
}

impl Source {
    /// Rows of a table whose key is in these columns.
    pub const fn of(table: &'static str, key: &'static [&'static str]) -> Source {
        Source { table, under: None, key }
    }

    /// Rows of one report, or of one of its referrals.
    pub fn within(table: &'static str, under: impl fmt::Display, key: &'static [&'static str]) -> Source {
        Source { table, under: Some(under.to_string()), key }
    }

    fn key_of(&self, row: &Row) -> String {
        let part = |column: &&str| match row.value(column) {
            Ok(Value::Int(number)) => number.to_string(),
            Ok(Value::Text(text)) => text.chars().filter(char::is_ascii_graphic).take(64).collect(),
            Ok(Value::Bytes(bytes)) => hex::encode(bytes.get(..16).unwrap_or(bytes)),
            Ok(Value::Null) | Err(_) => "?".to_owned(),
        };
        let under = self.under.iter().cloned();
        under.chain(self.key.iter().map(part)).collect::<Vec<_>>().join(" ")
    }
}

/// What a list read: the rows in their order, those that cannot be read, and where the list goes on. It is used as the
/// slice of the rows that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows<T, P = ()> {
    good: Vec<T>,
    unreadable: Vec<Unreadable>,
    end: Option<P>,
    found: usize,
}

impl<T, P> Default for Rows<T, P> {
    fn default() -> Self {
        Rows { good: Vec::new(), unreadable: Vec::new(), end: None, found: 0 }
    }
}

impl<T, P> Deref for Rows<T, P> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.good
    }
}

impl<T, P> Rows<T, P> {
    /// Reads each row by itself. `place` reads of a row where a page that ends with it ends.
    pub fn read(
        house: &House,
        source: &Source,
        rows: &[Row],
        read: impl Fn(&Row) -> Result<T, Trouble>,
        place: impl Fn(&Row) -> Result<P, Trouble>,
    ) -> Result<Rows<T, P>, Trouble> {
        let mut all = Rows { found: rows.len(), ..Rows::default() };
        for row in rows {
            match read(row) {
                Ok(one) => all.good.push(one),
                Err(Trouble::Row { .. }) => {
                    all.unreadable.push(Unreadable::told(house, source.table, source.key_of(row)));
                }
                Err(trouble) => return Err(trouble),
            }
            // The place of the last row that has one: what cannot even be placed is passed over.
            all.end = place(row).ok().or(all.end);
        }
        Ok(all)
    }

    /// The rows that cannot be read.
    pub fn unreadable(&self) -> &[Unreadable] {
        &self.unreadable
    }

    /// Where the next page begins, if this one holds all that a page of `size` rows can.
    pub fn next(&self, size: i64) -> Option<&P> {
        self.end.as_ref().filter(|_| self.count() >= size)
    }

    /// Where the last row stands that has a place.
    pub fn end(&self) -> Option<&P> {
        self.end.as_ref()
    }

    /// The same list, of something else.
    pub fn map<U>(self, to: impl Fn(T) -> U) -> Rows<U, P> {
        let good = self.good.into_iter().map(to).collect();
        Rows { good, unreadable: self.unreadable, end: self.end, found: self.found }
    }

    /// The same list, ending at another place; at its own where there is none.
    pub fn ending(mut self, place: Option<P>) -> Self {
        self.end = place.or(self.end);
        self
    }

    /// How many rows were found, those that cannot be read included.
    pub fn count(&self) -> i64 {
        i64::try_from(self.found).unwrap_or(i64::MAX)
    }

    /// Was nothing found, not even what cannot be read?
    pub fn is_empty(&self) -> bool {
        self.found == 0
    }

    /// Counts a row that could be read among those that cannot: what belongs to it cannot.
    pub fn set_aside(&mut self, why: Unreadable, is: impl Fn(&T) -> bool) {
        self.good.retain(|one| !is(one));
        self.unreadable.push(why);
    }

    /// The rows that can be read, to be changed.
    pub fn good_mut(&mut self) -> &mut Vec<T> {
        &mut self.good
    }

    /// The rows that can be read; the others go to those that were found unreadable elsewhere on the page.
    pub fn apart(self, unreadable: &mut Vec<Unreadable>) -> Vec<T> {
        unreadable.extend(self.unreadable);
        self.good
    }

    /// The rows that can be read.
    pub fn into_good(self) -> Vec<T> {
        self.good
    }

    /// The same list without the rows that are not wanted.
    pub fn keep(mut self, wanted: impl Fn(&T) -> bool) -> Self {
        self.good.retain(wanted);
        self
    }

    /// This list and what another found after it.
    pub fn and(mut self, other: Rows<T, P>) -> Self {
        self.good.extend(other.good);
        self.unreadable.extend(other.unreadable);
        self.end = other.end.or(self.end);
        self.found += other.found;
        self
    }

    /// All of it, for what must rest on every row.
    ///
    /// # Errors
    /// Where a row cannot be read.
    pub fn whole(self) -> Result<Vec<T>, Trouble> {
        match self.unreadable.first() {
            Some(row) => Err(Trouble::row(row)),
            None => Ok(self.good),
        }
    }
}

impl<T> Rows<T> {
    /// Reads each row of a list that has one page.
    pub fn all(
        house: &House,
        source: &Source,
        rows: &[Row],
        read: impl Fn(&Row) -> Result<T, Trouble>,
    ) -> Result<Rows<T>, Trouble> {
        Rows::read(house, source, rows, read, |_| Ok(()))
    }
}

impl<'a, T, P> IntoIterator for &'a Rows<T, P> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.good.iter()
    }
}

/// One part of a page: what was read, or which row could not be. What else went wrong stays an error.
///
/// # Errors
/// Whatever is no fault of one row.
pub fn part<T>(
    house: &House,
    table: &'static str,
    key: impl fmt::Display,
    read: Result<T, Trouble>,
) -> Result<Result<T, Unreadable>, Trouble> {
    match read {
        Ok(value) => Ok(Ok(value)),
        Err(Trouble::Row { .. }) => Ok(Err(Unreadable::told(house, table, key))),
        Err(trouble) => Err(trouble),
    }
}
