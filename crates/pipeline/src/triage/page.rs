//! A page of the review queue, whatever its rows are.

use clearline_core::rows::Rows;

use super::model::{FloodRow, QueuePlace};

/// One page of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// Its rows.
    pub rows: Rows<T, QueuePlace>,
    /// Are there more after the last row?
    pub more: bool,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Page { rows: Rows::default(), more: false }
    }
}

impl<T> Page<T> {
    /// Where the next page begins, if there is more.
    pub fn next(&self) -> Option<&QueuePlace> {
        self.rows.end().filter(|_| self.more)
    }

    /// The same page of something else.
    pub(super) fn map<U>(self, to: impl Fn(T) -> U) -> Page<U> {
        Page { rows: self.rows.map(to), more: self.more }
    }

    /// This page and another of the same order, as one page of `most` rows.
    pub(super) fn beside<K: Ord>(self, other: Page<T>, most: i64, key: impl Fn(&T) -> K) -> Page<T>
    where
        T: Placed,
    {
        let mut all = self.rows.and(other.rows);
        all.good_mut().sort_by_key(|row| key(row));
        let fits = usize::try_from(most).unwrap_or(usize::MAX);
        let more = self.more || other.more || all.len() > fits;
        all.good_mut().truncate(fits);
        let last = all.last().map(Placed::placed);
        Page { rows: all.ending(last), more }
    }
}

/// A row at a place of a list.
pub(super) trait Placed {
    /// Its place in the order of the list.
    fn placed(&self) -> QueuePlace;
}

impl Placed for FloodRow {
    fn placed(&self) -> QueuePlace {
        self.place()
    }
}
