//! Names, handles and words of others as a page shows them: nothing in them stays hidden, turns the text around it, or
//! passes for a letter that it is not (`clearline_report::legible`).

use std::fmt;

use askama::filters::HtmlSafe;
use clearline_report::legible::{Piece, code_point, pieces};

/// A name, a handle, a value: with its hidden and odd characters marked, and named after it.
pub fn shown(text: &str) -> Shown<'_> {
    Shown { text, prose: false }
}

/// Words of several lines: the same marks, and nothing after them.
pub fn prose(text: &str) -> Shown<'_> {
    Shown { text, prose: true }
}

/// A text that writes itself as markup.
pub struct Shown<'a> {
    text: &'a str,
    prose: bool,
}

/// It escapes what it writes.
impl HtmlSafe for Shown<'_> {}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let apart = !self.prose && !self.text.is_ascii();
        // The direction of this text must not change that of the text next to it.
        if apart {
            f.write_str("<bdi>")?;
        }
        let mut notes: Vec<String> = Vec::new();
        for piece in pieces(self.text) {
            match piece {
                Piece::Plain(words) => escape(f, words)?,
                // Seen as the blank that it is.
                Piece::Hidden(c @ ('\n' | '\r' | '\t')) => {
                    write!(f, "{c}")?;
                    continue;
                }
                Piece::Hidden(c) => write!(f, "<span class=\"marked\">{}</span>", code_point(c))?,
                Piece::Odd(letters, _) => {
                    f.write_str("<span class=\"marked\">")?;
                    escape(f, letters)?;
                    f.write_str("</span>")?;
                }
            }
            notes.extend(piece.note().filter(|note| !self.prose && !notes.contains(note)));
        }
        if apart {
            f.write_str("</bdi>")?;
        }
        if !notes.is_empty() {
            f.write_str(" <span class=\"hint\">marked: ")?;
            escape(f, &notes.join("; "))?;
            f.write_str("</span>")?;
        }
        Ok(())
    }
}

/// A text as the templates escape it.
pub(super) fn escaped(text: &str) -> String {
    struct Escaped<'a>(&'a str);
    impl fmt::Display for Escaped<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            escape(f, self.0)
        }
    }
    Escaped(text).to_string()
}

/// As the templates escape (`askama::filters::Html`).
fn escape(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for c in text.chars() {
        match c {
            '"' => f.write_str("&#34;")?,
            '&' => f.write_str("&#38;")?,
            '\'' => f.write_str("&#39;")?,
            '<' => f.write_str("&#60;")?,
            '>' => f.write_str("&#62;")?,
            c => fmt::Write::write_char(f, c)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_with_what_hides_in_it() {
        assert_eq!(shown("a < b & \"c\"").to_string(), "a &#60; b &#38; &#34;c&#34;");
        assert_eq!(
            shown("photo\u{202e}gpj.exe").to_string(),
            "<bdi>photo<span class=\"marked\">U+202E</span>gpj.exe</bdi> <span class=\"hint\">marked: U+202E \
             right-to-left override</span>"
        );
        assert_eq!(
            shown("p\u{430}yp\u{430}l").to_string(),
            "<bdi>p<span class=\"marked\">\u{430}</span>yp<span class=\"marked\">\u{430}</span>l</bdi> <span \
             class=\"hint\">marked: \u{430} Cyrillic (U+0430)</span>"
        );
        assert_eq!(shown("\u{5d3}\u{5d5}\u{5d3}").to_string(), "<bdi>\u{5d3}\u{5d5}\u{5d3}</bdi>");
        assert_eq!(shown("a\u{1b}b").to_string().matches("U+001B").count(), 2);
    }

    #[test]
    fn words_keep_their_lines() {
        let words = prose("one\r\n\ttwo\u{202e} <b>").to_string();
        assert_eq!(words, "one\r\n\ttwo<span class=\"marked\">U+202E</span> &#60;b&#62;");
    }
}
