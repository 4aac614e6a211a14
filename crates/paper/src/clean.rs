//! What may be printed of a string.

use std::ops::Range;

/// The sign in place of a character that the fonts lack, or that has a meaning in one program only.
pub(crate) const STAND_IN: char = '\u{fffd}';
/// Where words stand apart from the direction of the text around them, as a catalogue sets its arguments, and their end.
pub(crate) const APART: [char; 2] = ['\u{2068}', '\u{2069}'];

/// Where words are English in a document of another language, and their end. Both are private characters, which no text has.
pub(crate) const ENGLISH: [char; 2] = ['\u{f0000}', '\u{f0001}'];

/// What may be printed of a string, split at its line breaks: no control characters, nothing invisible, single spaces.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.split(is_break).map(clean).filter(|line| line.chars().any(|c| !is_mark(c))).collect()
}

/// Words without the marks of English, and which of them those marked, without other marks.
pub(crate) fn english(text: &str) -> (String, Vec<Range<usize>>) {
    let (mut words, mut found, mut length, mut start) =
        (String::with_capacity(text.len()), Vec::new(), 0, None);
    for c in text.chars() {
        if c == ENGLISH[0] {
            start = Some(length);
        } else if c == ENGLISH[1] {
            found.extend(start.take().map(|start| start..length));
        } else {
            words.push(c);
            length += if APART.contains(&c) { 0 } else { c.len_utf8() };
        }
    }
    found.extend(start.map(|start| start..length));
    (words, found)
}

fn is_mark(c: char) -> bool {
    APART.contains(&c) || ENGLISH.contains(&c)
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn clean(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut stacked = 0;
    for c in line.chars() {
        stacked = if is_stacked(c) { stacked + 1 } else { 0 };
        if stacked > STACKED_MAX {
            if stacked == STACKED_MAX + 1 {
                out.push(STAND_IN);
            }
            continue;
        }
        let holds = matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}');
        if c.is_whitespace() && !holds {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if is_private(c) && !ENGLISH.contains(&c) {
            out.push(STAND_IN);
        } else if is_mark(c) || !c.is_control() && !is_invisible(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The most accents on one letter; more would overlap the lines above. The rest becomes one replacement sign.
const STACKED_MAX: usize = 4;

/// Accents, which are drawn above or below the letter before them.
fn is_stacked(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Characters without a shape of their own: joiners, marks of direction, selectors, tags. They could make a text read
/// otherwise than it looks.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Private characters and those that are none: they have no meaning for the reader of the paper.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'..)
        || matches!(u32::from(c) & 0xffff, 0xfffe | 0xffff)
}
