//! In which direction a text is read, and which words keep their own direction in it.
//!
//! Numbers, addresses and Latin names in an Arabic line are kept whole: each stands apart from the direction around it,
//! as a catalogue marks its arguments and as is done here for all others.

use std::ops::Range;

use crate::Direction;
use crate::clean::{APART, STAND_IN};

const LEFT: char = '\u{2066}';
const END: char = '\u{2069}';
const BEGINS_LEFT: char = '\u{200e}';
const BEGINS_RIGHT: char = '\u{200f}';

/// A text as it is read, and as it is shaped: with marks of direction, and with a stand-in for what the fonts lack.
pub(crate) struct Directed {
    pub(crate) text: String,
    pub(crate) shaped: String,
    /// Is it read from right to left, as a whole?
    pub(crate) rtl: bool,
    /// Does any of it run from right to left?
    pub(crate) mixed: bool,
    /// Of what is shaped, the words that stand apart and are read from left to right.
    pub(crate) left: Vec<Range<usize>>,
    /// For each byte of what is shaped, and its end, the place in the text.
    origin: Vec<usize>,
}

/// Letters, points and punctuation of the scripts that are read from right to left.
pub(crate) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{65f}' | '\u{66d}'..='\u{6ef}' | '\u{6fa}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

impl Directed {
    /// `has` says whether the fonts have a character.
    pub(crate) fn of(text: &str, document: Direction, has: impl Fn(char) -> bool) -> Directed {
        let parts = parts(text);
        let shown = |c: char| if has(c) { c } else { STAND_IN };
        let mut letters = parts.iter().flat_map(|part| part.words.chars()).map(shown);
        let mixed = letters.clone().any(is_right_to_left);
        let rtl = match document {
            Direction::RightToLeft => mixed,
            Direction::LeftToRight => {
                letters.find(|c| c.is_alphabetic() || is_right_to_left(*c)).is_some_and(is_right_to_left)
            }
        };
        let mut directed = Directed {
            text: String::new(),
            shaped: String::new(),
            rtl,
            mixed,
            left: Vec::new(),
            origin: Vec::new(),
        };
        if mixed {
            directed.mark(if rtl { BEGINS_RIGHT } else { BEGINS_LEFT });
        }
        for part in parts {
            let own: Vec<Range<usize>> = match (mixed, part.apart) {
                (false, _) => Vec::new(),
                (true, true) if part.words.chars().any(|c| is_right_to_left(shown(c))) => {
                    // What begins with Latin letters is read from the left, its numbers too.
                    let begins = part.words.chars().find(|c| c.is_alphabetic() || is_right_to_left(*c));
                    let own = match begins.is_some_and(is_right_to_left) {
                        true => apart(part.words, true),
                        false => Vec::new(),
                    };
                    directed.mark(APART[0]);
                    directed.words(part.words, &own, &shown);
                    directed.mark(END);
                    continue;
                }
                // Brackets and points between two parts are of the text around them.
                (true, true) if !part.words.chars().any(char::is_alphanumeric) => Vec::new(),
                (true, true) => std::iter::once(0..part.words.len()).collect(),
                (true, false) => apart(part.words, rtl),
            };
            directed.words(part.words, &own, &shown);
        }
        directed.origin.push(directed.text.len());
        directed
    }

    /// The place in the text of some of what is shaped.
    pub(crate) fn seen(&self, shaped: Range<usize>) -> Range<usize> {
        let at = |place: usize| self.origin.get(place).copied().unwrap_or(self.text.len());
        at(shaped.start)..at(shaped.end)
    }

    fn mark(&mut self, mark: char) {
        self.shaped.push(mark);
        self.origin.extend(std::iter::repeat_n(self.text.len(), mark.len_utf8()));
    }

    fn words(&mut self, words: &str, own: &[Range<usize>], shown: &impl Fn(char) -> char) {
        for (at, c) in words.char_indices() {
            if own.iter().any(|own| own.end == at) {
                self.end();
            }
            if own.iter().any(|own| own.start == at) {
                self.mark(LEFT);
                self.left.push(self.shaped.len()..self.shaped.len());
            }
            let shape = shown(c);
            self.shaped.push(shape);
            self.origin.extend(std::iter::repeat_n(self.text.len(), shape.len_utf8()));
            self.text.push(c);
        }
        if own.iter().any(|own| own.end == words.len()) {
            self.end();
        }
    }

    /// The end of words that stand apart.
    fn end(&mut self) {
        if let Some(left) = self.left.last_mut() {
            left.end = self.shaped.len();
        }
        self.mark(END);
    }
}

struct Part<'t> {
    words: &'t str,
    /// Was it marked to stand apart?
    apart: bool,
}

/// A text at the marks that set some of its words apart. Marks within marks are left out, and all where one has no end.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in text.char_indices().filter(|(_, c)| APART.contains(c)) {
        parts.push(Part { words: text.get(start..at).unwrap_or(""), apart: depth > 0 });
        depth = if c == APART[0] { depth + 1 } else { depth.saturating_sub(1) };
        start = at + c.len_utf8();
    }
    parts.push(Part { words: text.get(start..).unwrap_or(""), apart: false });
    if depth > 0 {
        parts.iter_mut().for_each(|part| part.apart = false);
    }
    parts.retain(|part| !part.words.is_empty());
    parts
}

/// The words of another script that stand apart: Latin names, numbers with signs in them, addresses, telephone numbers.
/// In a line read from the left all of them do, or a number would go before the Arabic words that it follows.
fn apart(text: &str, rtl: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), '\u{627}')]) {
        match (start, is_right_to_left(c)) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                stretch(text, from..at, rtl, &mut found);
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Of a stretch without letters read from right to left: all of it as one where it has letters or is a telephone number,
/// else each number that has signs in it.
fn stretch(text: &str, of: Range<usize>, rtl: bool, found: &mut Vec<Range<usize>>) {
    let Some(whole) = trimmed(text, of) else { return };
    let words = text.get(whole.clone()).unwrap_or("");
    if !rtl || words.chars().any(char::is_alphabetic) || words.starts_with('+') {
        found.push(whole);
        return;
    }
    let mut at = whole.start;
    for word in words.split_inclusive(' ') {
        let one = trimmed(text, at..at + word.len());
        at += word.len();
        found.extend(
            one.filter(|one| text.get(one.clone()).is_some_and(|word| word.chars().any(|c| !c.is_numeric()))),
        );
    }
}

/// From the first letter or digit to the last, with the signs that belong to them.
fn trimmed(text: &str, of: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(of.clone())?;
    let starts = |c: char| c.is_alphanumeric() || matches!(c, '+' | '#' | '@' | '/' | '\u{a7}' | '~');
    let first = words.find(starts)?;
    let (last, c) = words.char_indices().rev().find(|(_, c)| c.is_alphanumeric())?;
    let mut end = last + c.len_utf8();
    if end <= first {
        return None;
    }
    let mut open = words.get(first..end)?.chars().fold(0_i32, |open, c| match c {
        '(' | '[' => open + 1,
        ')' | ']' => open - 1,
        _ => open,
    });
    for c in words.get(end..)?.chars() {
        match c {
            ')' | ']' if open > 0 => open -= 1,
            '/' | '%' => {}
            '.' if abbreviates(text, of.start + first..of.start + end) => {}
            _ => break,
        }
        end += c.len_utf8();
    }
    Some(of.start + first..of.start + end)
}

/// Is the point after these words that of a short name, such as `Inc.`, with more of the sentence after it?
fn abbreviates(text: &str, words: Range<usize>) -> bool {
    const SHORT: usize = 4;
    let last = text.get(words.clone()).and_then(|words| words.rsplit([' ', '.']).next()).unwrap_or("");
    let more = text.get(words.end + 1..).is_some_and(|rest| rest.trim_end().chars().any(is_right_to_left));
    more && last.starts_with(char::is_uppercase) && last.chars().count() <= SHORT
}
