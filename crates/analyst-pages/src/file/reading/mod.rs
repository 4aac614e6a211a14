//! Texts made readable: decoded, cut into pages, and laid out as a table where they are one. What a program would run is
//! shown as the characters it is written in.

mod decode;
mod layout;
mod pages;
#[cfg(test)]
mod tests;

use clearline_report::Message;

use super::view::TextPart;
use decode::{Decoded, decode};
use pages::{Pages, Unit};

/// A page of a text.
#[derive(Debug)]
pub(super) struct Reading {
    /// How its bytes were read.
    pub(super) encoding: Message,
    /// Are some of its bytes no characters?
    pub(super) flawed: bool,
    /// What is on the page.
    pub(super) part: TextPart,
    /// Which page it is, from 1, and of how many.
    pub(super) page: usize,
    /// How many pages there are.
    pub(super) pages: usize,
    /// Which of its lines or rows are on the page.
    pub(super) place: Message,
}

/// Reads the page of this number, or the last where there are fewer. `plain` reads what looks like a table as lines too.
pub(super) fn read(bytes: &[u8], page: usize, plain: bool) -> Reading {
    let Decoded { text, words, flawed } = decode(bytes);
    let mut pages = Pages::new(page);
    let table = if plain { None } else { layout::table(&text) };
    let is_table = table.is_some();
    let (head, beside) = match table {
        Some(table) => {
            table.rows.each(&text, &mut |cells| pages.row(cells));
            (table.head, table.beside)
        }
        None => {
            let mut line = 0;
            layout::lines(&text, plain, &mut |words, begins| {
                line += usize::from(begins);
                pages.line(begins.then_some(line), words);
            });
            (Vec::new(), Vec::new())
        }
    };
    let unit = if is_table { Unit::Row } else { Unit::Line };
    pages.finish(unit, (words, flawed), head, beside)
}
