//! Lists that operators import, in the forms in which they come. What cannot be read is named by its line, with what to
//! write instead, and holds up nothing else.

pub(super) mod exits;
pub(super) mod hashes;
mod text;

use clearline_report::{Message, message};

use super::model::RefusedLine;

/// Lines that were not taken.
#[derive(Debug, Default)]
struct Refusals {
    named: Vec<RefusedLine>,
    more: usize,
}

impl Refusals {
    fn add(&mut self, line: usize, because: Message) {
        if self.named.len() < super::model::REFUSED_LINES_MAX {
            self.named.push((line, because));
        } else {
            self.more += 1;
        }
    }

    /// Why nothing at all was imported.
    fn nothing(&self, empty: Message) -> super::model::ImportRefusal {
        let why = self.named.first().map_or(empty, |(line, because)| on_line(*line, because.clone()));
        super::model::ImportRefusal::Nothing { why }
    }
}

/// What is wrong with a line, with the line's number.
fn on_line(line: usize, why: Message) -> Message {
    message!("list-line", line = line, why = why)
}

#[cfg(test)]
mod tests;
