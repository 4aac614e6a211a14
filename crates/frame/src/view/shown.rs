//! Names, handles and words of others as a page shows them: nothing in them stays hidden, turns the text around it, or
//! passes for a letter that it is not (`clearline_report::legible`).

use std::fmt;

use askama::filters::HtmlSafe;
use clearline_i18n::Language;
use clearline_report::legible::{Piece, code_point, pieces};
use clearline_report::{Argument, Message, message};

/// A name, a handle, a value: with its hidden and odd characters marked, and named after it in English.
pub fn shown(text: &str) -> Shown<'_> {
    Shown::new(text, Language::ENGLISH)
}

/// Words of several lines: the same marks, and nothing after them.
pub fn prose(text: &str) -> Shown<'_> {
    Shown { prose: true, ..shown(text) }
}

/// A text that writes itself as markup.
pub struct Shown<'a> {
    text: &'a str,
    language: Language,
    prose: bool,
    apart: bool,
}

impl<'a> Shown<'a> {
    /// What somebody wrote, on a page in `language`.
    pub(super) fn new(text: &'a str, language: Language) -> Shown<'a> {
        Shown { text, language, prose: false, apart: !text.is_ascii() }
    }

    /// The same by itself: in a page of another language than English it is kept apart whatever its letters.
    pub(super) fn on_page(text: &'a str, language: Language) -> Shown<'a> {
        let shown = Shown::new(text, language);
        Shown { apart: shown.apart || language != Language::ENGLISH, ..shown }
    }
}

/// It escapes what it writes.
impl HtmlSafe for Shown<'_> {}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The direction of this text must not change that of the text next to it.
        let apart = !self.prose && self.apart;
        if apart {
            f.write_str("<bdi>")?;
        }
        let mut notes: Vec<Message> = Vec::new();
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
            let marked = message!("marked", notes = Argument::each(notes));
            f.write_str(" <span class=\"hint\">")?;
            escape(f, &self.language.say(&marked))?;
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
