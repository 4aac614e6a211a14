//! Markdown as sentences: code is left out, and each paragraph, heading, list item and table cell is read alone.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use unicode_segmentation::UnicodeSegmentation as _;

/// Stands for a piece of code in a sentence. Unicode counts it as an upper-case letter, so that a sentence may begin with
/// code, and no document writes it.
pub(super) const CODE: char = 'Ⅹ';

/// A text that stands alone in a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// The line on which it begins, from 1.
    pub(super) line: usize,
    /// Its words on one line, with [`CODE`] for each piece of code.
    pub(super) text: String,
}

/// The texts of a document, in their order. Code blocks and HTML are left out.
pub(super) fn blocks(markdown: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => reader.begin_code(),
            Event::End(TagEnd::CodeBlock) => reader.in_code = false,
            Event::Start(tag) if is_inline(&tag) => {}
            Event::Start(_) => reader.end_block(),
            Event::End(end) if is_inline_end(end) => {}
            Event::End(_) | Event::Rule => reader.end_block(),
            Event::Text(text) => reader.push(&text, markdown, range.start),
            Event::Code(_) => reader.push(&CODE.to_string(), markdown, range.start),
            Event::SoftBreak | Event::HardBreak => reader.push(" ", markdown, range.start),
            _ => {}
        }
    }
    reader.end_block();
    reader.found
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn is_inline_end(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

#[derive(Default)]
struct Reader {
    text: String,
    line: usize,
    in_code: bool,
    found: Vec<Block>,
}

impl Reader {
    fn begin_code(&mut self) {
        self.end_block();
        self.in_code = true;
    }

    fn push(&mut self, text: &str, markdown: &str, at: usize) {
        if self.in_code {
            return;
        }
        if self.text.is_empty() {
            self.line = markdown.get(..at).map_or(0, |before| before.matches('\n').count()) + 1;
        }
        self.text.push_str(text);
    }

    fn end_block(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.found.push(Block { line: self.line, text: text.trim().to_owned() });
        }
    }
}

/// Abbreviations behind which a sentence goes on, even where an upper-case letter or a number follows.
const ABBREVIATIONS: [&str; 23] = [
    "approx.", "art.", "arts.", "cf.", "ch.", "dr.", "e.g.", "fig.", "i.e.", "inc.", "l.", "mr.", "mrs.",
    "ms.", "no.", "nos.", "p.", "pp.", "pub.", "sec.", "stat.", "v.", "vs.",
];

/// The sentences of a text: split by the rules of Unicode (UAX #29), and joined again behind abbreviations and citations
/// such as `18 U.S.C. 2258A`.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut goes_on = false;
    for piece in text.split_sentence_bounds() {
        match found.last_mut() {
            Some(last) if goes_on => last.push_str(piece),
            _ => found.push(piece.to_owned()),
        }
        goes_on = ends_with_abbreviation(piece);
    }
    found.iter().map(|sentence| sentence.trim().to_owned()).filter(|sentence| !sentence.is_empty()).collect()
}

fn ends_with_abbreviation(piece: &str) -> bool {
    let word = piece.split_whitespace().next_back().unwrap_or("");
    let word = word.trim_start_matches(['(', '[', '"', '“', '\'']);
    let initials = || {
        // `U.S.C.`: single upper-case letters, each with its stop.
        let mut letters = word.split_terminator('.').peekable();
        let several = word.matches('.').count() > 1;
        several && letters.all(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_uppercase))
    };
    word.ends_with('.') && (ABBREVIATIONS.contains(&word.to_lowercase().as_str()) || initials())
}

/// How many words a sentence has. Names of code that follow one another, as in a list of files, count as one.
pub(super) fn words(sentence: &str) -> usize {
    let mut count = 0;
    let mut after_code = false;
    for word in sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)) {
        let is_code = word.contains(CODE);
        if !(is_code && after_code) {
            count += 1;
        }
        after_code = is_code;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(markdown: &str) -> Vec<String> {
        blocks(markdown).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn each_paragraph_item_and_cell_is_read_alone_and_code_is_left_out() {
        let markdown = "# A title\n\nOne line\nand *its* [end](a.md).\n\n```sh\nnot this\n```\n\n- first `x` item\n  of two lines\n- second\n\n  its own paragraph\n\n1. numbered\n\n| a | b |\n|---|---|\n| left | `c` |\n\n<!-- nor this -->\n\n    nor this\n\n> quoted\n";
        let wanted = [
            "A title",
            "One line and its end.",
            "first Ⅹ item of two lines",
            "second",
            "its own paragraph",
            "numbered",
            "a",
            "b",
            "left",
            "Ⅹ",
            "quoted",
        ];
        assert_eq!(texts(markdown), wanted);
    }

    #[test]
    fn a_block_knows_its_line() {
        let lines: Vec<usize> =
            blocks("# One\n\ntwo\n\n- three\n- four\n").iter().map(|block| block.line).collect();
        assert_eq!(lines, [1, 3, 5, 6]);
    }

    #[test]
    fn nested_items_are_read_alone() {
        assert_eq!(texts("- outer\n  - inner\n- next\n"), ["outer", "inner", "next"]);
    }

    #[test]
    fn a_sentence_ends_at_its_stop_and_not_inside_of_a_number_or_a_name() {
        let text = "It holds. Version 1.2 of a.example is read! Is it? Yes: here; and there.";
        let wanted = ["It holds.", "Version 1.2 of a.example is read!", "Is it?", "Yes: here; and there."];
        assert_eq!(sentences(text), wanted);
    }

    #[test]
    fn a_sentence_may_begin_with_code() {
        assert_eq!(sentences("Run it. Ⅹ then ends."), ["Run it.", "Ⅹ then ends."]);
    }

    #[test]
    fn an_abbreviation_or_a_citation_ends_no_sentence() {
        for text in [
            "It rests on 18 U.S.C. 2258A(h) and on Pub. L. 119-60 alone.",
            "See United States v. Wilson for this.",
            "Some (e.g. Tor) are lists, i.e. Files of days.",
            "Paragraph (No. 5) and Art. 16 are read.",
        ] {
            assert_eq!(sentences(text), [text]);
        }
    }

    #[test]
    fn a_sentence_that_ends_with_an_abbreviated_unit_ends() {
        assert_eq!(sentences("It takes 5 s. Then it ends."), ["It takes 5 s.", "Then it ends."]);
    }

    #[test]
    fn signs_are_no_words_and_a_list_of_names_counts_once() {
        assert_eq!(words("One - two, three & four."), 4);
        assert_eq!(words("It reads Ⅹ, Ⅹ, Ⅹ and Ⅹ."), 5);
        assert_eq!(words(""), 0);
    }
}
