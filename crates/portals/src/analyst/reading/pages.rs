//! One page of many: what is on the others is counted and not kept.

use super::Reading;
use crate::view::Fact;
use crate::view::file::{TextCell, TextLine, TextPart};

/// Lines or rows of one page.
pub(super) const LINES_MAX: usize = 200;
/// Characters of one page; a single line or row may go beyond.
const PAGE_CHARS_MAX: usize = 60_000;
/// Characters of one cell. What is longer is cut, and read whole as plain text.
pub(super) const CELL_CHARS_MAX: usize = 4_000;

/// What was laid out so far.
pub(super) struct Pages {
    wanted: usize,
    page: usize,
    lines: usize,
    chars: usize,
    total: usize,
    kept: Vec<Kept>,
    /// The number of the first line of `kept`, from 1.
    first: usize,
}

enum Kept {
    Line(Option<usize>, String),
    Row(Vec<String>),
}

impl Pages {
    pub(super) fn new(wanted: usize) -> Pages {
        Pages { wanted: wanted.max(1), page: 1, lines: 0, chars: 0, total: 0, kept: Vec::new(), first: 1 }
    }

    /// A line of a text, or what is left of one that is long: then without a number.
    pub(super) fn line(&mut self, number: Option<usize>, words: &str) {
        self.add(words.len(), || Kept::Line(number, words.to_owned()));
    }

    /// A row of a table.
    pub(super) fn row(&mut self, cells: &[String]) {
        let length = cells.iter().map(String::len).sum();
        self.add(length, || Kept::Row(cells.to_vec()));
    }

    fn add(&mut self, length: usize, kept: impl FnOnce() -> Kept) {
        if self.lines == LINES_MAX || (self.lines > 0 && self.chars + length > PAGE_CHARS_MAX) {
            self.page += 1;
            (self.lines, self.chars) = (0, 0);
            // Where there are fewer pages than were asked for, the last one is shown.
            if self.page <= self.wanted {
                self.kept.clear();
                self.first = self.total + 1;
            }
        }
        self.total += 1;
        self.lines += 1;
        self.chars += length;
        if self.page <= self.wanted {
            self.kept.push(kept());
        }
    }

    pub(super) fn finish(
        self,
        unit: &str,
        encoding: String,
        head: Vec<String>,
        beside: Vec<Fact>,
        is_table: bool,
    ) -> Reading {
        let last = self.first + self.kept.len().saturating_sub(1);
        let place = match self.total {
            0 => format!("No {unit}."),
            1 => format!("The only {unit}."),
            total => format!("{unit}s {} to {last} of {total}", self.first),
        };
        let (mut lines, mut rows) = (Vec::new(), Vec::new());
        for kept in self.kept {
            match kept {
                Kept::Line(number, words) => lines.push(TextLine { number, words }),
                Kept::Row(cells) => rows.push(cells.iter().map(|cell| self::cell(cell)).collect()),
            }
        }
        let part = if is_table { TextPart::Table { head, rows, beside } } else { TextPart::Lines(lines) };
        Reading { encoding, part, page: self.page.min(self.wanted), pages: self.page, place }
    }
}

/// A cell, line by line, and how much of it was cut.
fn cell(text: &str) -> TextCell {
    let end = text.char_indices().nth(CELL_CHARS_MAX).map_or(text.len(), |(at, _)| at);
    let (shown, cut) = text.split_at_checked(end).unwrap_or((text, ""));
    TextCell { lines: shown.lines().map(str::to_owned).collect(), cut: cut.chars().count() }
}
