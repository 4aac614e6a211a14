//! One page of many: what is on the others is counted and not kept.

use clearline_report::{Message, message};

use super::Reading;
use crate::file::view::{TextCell, TextLine, TextPart};

/// Lines or rows of one page.
const LINES_MAX: usize = 200;

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
        unit: Unit,
        (encoding, flawed): (Message, bool),
        head: Vec<String>,
        beside: Vec<(String, String)>,
    ) -> Reading {
        let last = self.first + self.kept.len().saturating_sub(1);
        let place = unit.place(self.first, last, self.total);
        let (mut lines, mut rows) = (Vec::new(), Vec::new());
        for kept in self.kept {
            match kept {
                Kept::Line(number, words) => lines.push(TextLine { number, words }),
                Kept::Row(cells) => {
                    rows.push(cells.iter().map(|cell| crate::file::reading::pages::cell(cell)).collect());
                }
            }
        }
        let part = match unit {
            Unit::Row => TextPart::Table { head, rows, beside },
            Unit::Line => TextPart::Lines(lines),
        };
        Reading { encoding, flawed, part, page: self.page.min(self.wanted), pages: self.page, place }
    }
}

/// What a page is counted in.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    /// Lines of a text.
    Line,
    /// Rows of a table.
    Row,
}

impl Unit {
    /// Which of all of them a page shows.
    fn place(self, first: usize, last: usize, total: usize) -> Message {
        match (self, total) {
            (Unit::Line, 0) => message!("analyst-no-line"),
            (Unit::Row, 0) => message!("analyst-no-row"),
            (Unit::Line, 1) => message!("analyst-only-line"),
            (Unit::Row, 1) => message!("analyst-only-row"),
            (Unit::Line, _) => message!("analyst-lines", first = first, last = last, total = total),
            (Unit::Row, _) => message!("analyst-rows", first = first, last = last, total = total),
        }
    }
}

/// A cell, line by line, and how much of it was cut.
fn cell(text: &str) -> TextCell {
    let end = text.char_indices().nth(CELL_CHARS_MAX).map_or(text.len(), |(at, _)| at);
    let (shown, cut) = text.split_at_checked(end).unwrap_or((text, ""));
    TextCell { lines: shown.lines().map(str::to_owned).collect(), cut: cut.chars().count() }
}
