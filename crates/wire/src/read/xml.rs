//! From bytes to the tree. What could make a parser work without bound is refused before the parser sees it.

use roxmltree::{Document, Node, ParsingOptions, TextPos};

use crate::element::{Element, Place};
use crate::finding::{Finding, Refused, cut};
use crate::limits::{
    ATTRIBUTES_PER_ELEMENT_MAX, DEPTH_MAX, DOCUMENT_BYTES_MAX, NAMESPACES_MAX, NODES_MAX,
    PARSER_WORDS_CHARACTERS_MAX,
};
use crate::mend;

const SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Reads one document. A byte order mark, a missing declaration and comments are fine; a document type is
/// not.
pub(crate) fn tree(bytes: &[u8]) -> Result<Element, Refused> {
    if bytes.len() > DOCUMENT_BYTES_MAX {
        let message =
            format!("A document may have at most {DOCUMENT_BYTES_MAX} bytes; this one has {}.", bytes.len());
        return Err(malformed(TextPos::new(1, 1), message));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let known = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let place = position(&String::from_utf8_lossy(known), usize::MAX);
        malformed(place, "The document is not in UTF-8. Send it in UTF-8.".to_owned())
    })?;
    encoding(text)?;
    scan(text).map_err(|(offset, message)| malformed(position(text, offset), message))?;
    let options = ParsingOptions { nodes_limit: NODES_MAX, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| refusal(&error, text))?;
    let mut places = Places { text, offset: 0, place: Place { line: 1, column: 1 } };
    Ok(element(document.root_element(), &mut places))
}

fn malformed(at: TextPos, message: String) -> Refused {
    Refused::Malformed(Finding { line: at.row, column: at.col, path: "/".to_owned(), message })
}

fn refusal(error: &roxmltree::Error, text: &str) -> Refused {
    let message = match error {
        roxmltree::Error::NodesLimitReached => {
            format!("A document may have at most {NODES_MAX} nodes (elements, texts, comments).")
        }
        roxmltree::Error::UnclosedRootNode => "The root element is never closed.".to_owned(),
        other => {
            let words = cut(&other.to_string(), PARSER_WORDS_CHARACTERS_MAX);
            format!("The document is not well-formed: {words}.{}", mend::malformed(text))
        }
    };
    malformed(error.pos(), message)
}

/// A declaration may name UTF-8, or US-ASCII where that is all there is. Any other name is refused, whatever follows: a text
/// read in the wrong encoding is worse than one not read, and whoever names another does not know what it sends.
fn encoding(text: &str) -> Result<(), Refused> {
    let declaration = text.strip_prefix("<?xml").filter(|rest| rest.starts_with(char::is_whitespace));
    let declaration = declaration.and_then(|rest| rest.split_once("?>"));
    let named = declaration.and_then(|(inside, _)| inside.split_once("encoding")).and_then(|(_, rest)| {
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest.get(1..)?.split_once(quote).map(|(name, _)| name)
    });
    let is = |name: &str, known: &[&str]| known.iter().any(|known| name.eq_ignore_ascii_case(known));
    match named {
        None => Ok(()),
        Some(name) if is(name, &["utf-8", "utf8"]) => Ok(()),
        Some(name) if is(name, &["us-ascii", "ascii"]) && text.is_ascii() => Ok(()),
        Some(_) => {
            let message = "The declaration names another encoding than UTF-8. Send the document in UTF-8.";
            Err(malformed(TextPos::new(1, 1), message.to_owned()))
        }
    }
}

/// A reference by number (`&#…;`) to what is no character of XML. The parser takes some of these for other characters, and
/// then what is read is not what was sent.
fn references(text: &str, from: usize) -> Result<(), (usize, String)> {
    for (at, _) in text.match_indices("&#") {
        let rest = text.get(at + 2..).unwrap_or_default();
        let Some((digits, _)) = rest.split_once(';') else { continue };
        let number = match digits.strip_prefix('x') {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => digits.parse(),
        };
        // What is no number at all is for the parser to refuse.
        let Ok(number) = number else { continue };
        if !char::from_u32(number).is_some_and(is_character) {
            let message = format!("The reference &#{digits}; names no character that XML allows.");
            return Err((from + at, message));
        }
    }
    Ok(())
}

/// `Char` of XML 1.0.
fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// One pass over the markup, in time linear in its length. It sees the same tags as the parser does as far as
/// a document is well-formed, so what the parser is given is bounded in depth, attributes and name spaces.
fn scan(text: &str) -> Result<(), (usize, String)> {
    let mut depth = 0_usize;
    let mut namespaces = 0_usize;
    let mut from = 0_usize;
    while let Some(start) = find(text, from, "<") {
        references(text.get(from..start).unwrap_or_default(), from)?;
        let rest = text.get(start..).unwrap_or_default();
        let end = if rest.starts_with("<!--") {
            find(text, start + 4, "-->").map(|at| at + 3)
        } else if rest.starts_with("<![CDATA[") {
            find(text, start, "]]>").map(|at| at + 3)
        } else if rest.starts_with("<?") {
            find(text, start, "?>").map(|at| at + 2)
        } else if rest.starts_with("<!") {
            let message = "A document type (DOCTYPE) is not allowed, nor entities of one's own. Send the \
            document without it.";
            return Err((start, message.to_owned()));
        } else if rest.starts_with("</") {
            depth = depth.saturating_sub(1);
            find(text, start, ">").map(|at| at + 1)
        } else {
            let tag = start_tag(rest);
            namespaces += tag.namespaces;
            depth += 1;
            if depth > DEPTH_MAX {
                return Err((start, format!("Elements may be nested at most {DEPTH_MAX} deep.")));
            }
            if tag.attributes > ATTRIBUTES_PER_ELEMENT_MAX {
                return Err((
                    start,
                    format!("An element may have at most {ATTRIBUTES_PER_ELEMENT_MAX} attributes."),
                ));
            }
            if namespaces > NAMESPACES_MAX {
                return Err((start, format!("A document may declare at most {NAMESPACES_MAX} name spaces.")));
            }
            references(rest.get(..tag.bytes).unwrap_or_default(), start)?;
            depth -= usize::from(tag.empty);
            Some(start + tag.bytes)
        };
        match end {
            Some(end) => from = end,
            None => return Ok(()), // Never closed: the parser says so, and where.
        }
    }
    Ok(())
}

fn find(text: &str, from: usize, wanted: &str) -> Option<usize> {
    text.get(from..)?.find(wanted).map(|at| from + at)
}

/// What a start tag holds, counted.
struct Tag {
    bytes: usize,
    attributes: usize,
    namespaces: usize,
    empty: bool,
}

fn start_tag(text: &str) -> Tag {
    let mut tag = Tag { bytes: text.len(), attributes: 0, namespaces: 0, empty: false };
    let mut quote = None;
    let mut last = b'<';
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => {
                quote = Some(byte);
                tag.attributes += 1;
            }
            (None, b'>') => {
                tag.empty = last == b'/';
                tag.bytes = at + 1;
                break;
            }
            (None, _) => {}
        }
        last = byte;
    }
    tag.namespaces = text.get(..tag.bytes).map_or(0, |tag| tag.matches("xmlns").count());
    tag
}

/// Turns byte offsets into lines and columns. The offsets only grow, so the text is walked once.
struct Places<'a> {
    text: &'a str,
    offset: usize,
    place: Place,
}

impl Places<'_> {
    fn of(&mut self, offset: usize) -> Place {
        for c in self.text.get(self.offset..offset).unwrap_or_default().chars() {
            if c == '\n' {
                self.place.line += 1;
                self.place.column = 1;
            } else {
                self.place.column += 1;
            }
        }
        self.offset = self.offset.max(offset);
        self.place
    }
}

fn position(text: &str, offset: usize) -> TextPos {
    let place = Places { text, offset: 0, place: Place { line: 1, column: 1 } }.of(offset.min(text.len()));
    TextPos::new(place.line, place.column)
}

/// Copies an element. It calls itself, which is safe because [`scan`] has bounded the depth.
fn element(node: Node<'_, '_>, places: &mut Places<'_>) -> Element {
    let mut copy =
        Element { place: places.of(node.range().start), ..Element::new(full_name(node.tag_name())) };
    for attribute in node.attributes() {
        let points_at_schema = attribute.namespace() == Some(SCHEMA_INSTANCE)
            && matches!(attribute.name(), "schemaLocation" | "noNamespaceSchemaLocation");
        if !points_at_schema {
            let name = match attribute.namespace() {
                Some(space) => format!("{{{space}}}{}", attribute.name()),
                None => attribute.name().to_owned(),
            };
            copy.attributes.push((name, attribute.value().to_owned()));
        }
    }
    for child in node.children() {
        if child.is_element() {
            copy.children.push(element(child, places));
        } else if child.is_text() {
            copy.text.push_str(child.text().unwrap_or_default());
        }
    }
    if !copy.children.is_empty() && crate::lexical::trimmed(&copy.text).is_empty() {
        copy.text.clear();
    }
    copy
}

fn full_name(name: roxmltree::ExpandedName<'_, '_>) -> String {
    match name.namespace() {
        Some(space) => format!("{{{space}}}{}", name.name()),
        None => name.name().to_owned(),
    }
}
