//! From bytes to the tree. What could make a parser work without bound is refused before the parser sees it.

use roxmltree::{Document, Node, ParsingOptions, TextPos};

use super::characters;
use crate::element::{Element, Place};
use crate::finding::{Finding, Refused, cut};
use crate::limits::{
    ATTRIBUTES_PER_ELEMENT_MAX, DEPTH_MAX, DOCUMENT_BYTES_MAX, NAMESPACES_MAX, NODES_MAX,
    PARSER_WORDS_CHARACTERS_MAX,
};
use crate::mend;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
const SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Reads one document. A byte order mark, a missing declaration and comments are fine; a document type is
/// not.
pub(crate) fn tree(bytes: &[u8]) -> Result<Element, Refused> {
    if bytes.len() > DOCUMENT_BYTES_MAX {
        let message =
            format!("A document may have at most {DOCUMENT_BYTES_MAX} bytes; this one has {}.", bytes.len());
        return Err(malformed(TextPos::new(1, 1), message));
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    if bytes.starts_with(BYTE_ORDER_MARK) {
        let message = "The document begins with two byte order marks. Send one, or none.";
        return Err(malformed(TextPos::new(1, 1), message.to_owned()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf_8(bytes, error.valid_up_to()))?;
    declaration(text)?;
    characters::of_xml(text)
        .and_then(|()| scan(text))
        .map_err(|(offset, message)| malformed(position(text, offset), message))?;
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

/// What is wrong with bytes that are no UTF-8 from `at` on, and what to do.
fn not_utf_8(bytes: &[u8], at: usize) -> Refused {
    let known = bytes.get(..at).unwrap_or_default();
    let place = position(&String::from_utf8_lossy(known), usize::MAX);
    malformed(place, format!("The document is not in UTF-8: {}", characters::instead(bytes, at)))
}

/// The finding for a declaration that is malformed.
const DECLARATION: &str =
    "The declaration is none of XML. Write <?xml version=\"1.0\" encoding=\"UTF-8\"?>, or leave it out.";

/// A declaration says XML 1.0, since a receiver of the document may know no other version, and names UTF-8, or US-ASCII
/// where that is all there is. Any other encoding is refused, whatever follows: to read a text in the wrong encoding is
/// worse than not to read it.
fn declaration(text: &str) -> Result<(), Refused> {
    let declaration = text.strip_prefix("<?xml").filter(|rest| rest.starts_with(is_space));
    let Some(declaration) = declaration else { return Ok(()) };
    let is = |name: &str, known: &[&str]| known.iter().any(|known| name.eq_ignore_ascii_case(known));
    let wrong = |message: &str| Err(malformed(TextPos::new(1, 1), message.to_owned()));
    let Some(said) = declaration.split_once("?>").and_then(|(inside, _)| pseudo_attributes(inside)) else {
        return wrong(DECLARATION);
    };
    let (version, encoding, alone) = match said.as_slice() {
        [("version", version)] => (version, None, None),
        [("version", version), ("encoding", encoding)] => (version, Some(*encoding), None),
        [("version", version), ("standalone", alone)] => (version, None, Some(*alone)),
        [("version", version), ("encoding", encoding), ("standalone", alone)] => {
            (version, Some(*encoding), Some(*alone))
        }
        _ => return wrong(DECLARATION),
    };
    if *version != "1.0" {
        return wrong(
            "The declaration names another version of XML than 1.0. Write version=\"1.0\", and only what XML 1.0 allows.",
        );
    }
    if alone.is_some_and(|alone| !matches!(alone, "yes" | "no")) {
        return wrong(DECLARATION);
    }
    match encoding {
        None => Ok(()),
        Some(name) if is(name, &["utf-8", "utf8"]) => Ok(()),
        Some(name) if is(name, &["us-ascii", "ascii"]) && text.is_ascii() => Ok(()),
        Some(_) => wrong("The declaration names another encoding than UTF-8. Send the document in UTF-8."),
    }
}

/// White space as XML counts it.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// What a declaration says, each `name="value"` after white space; `None` where it holds anything else.
fn pseudo_attributes(mut rest: &str) -> Option<Vec<(&str, &str)>> {
    let mut all = Vec::new();
    loop {
        let trimmed = rest.trim_start_matches(is_space);
        if trimmed.is_empty() {
            return Some(all);
        }
        if trimmed.len() == rest.len() {
            return None;
        }
        let (name, after) = trimmed.split_once('=')?;
        let after = after.trim_start_matches(is_space);
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, following) = after.get(1..)?.split_once(quote)?;
        all.push((name.trim_end_matches(is_space), value));
        rest = following;
    }
}

/// One pass over the markup, in time linear in its length. It sees the same tags as the parser does as far as
/// a document is well-formed, so what the parser is given is bounded in depth, attributes and name spaces.
fn scan(text: &str) -> Result<(), (usize, String)> {
    let mut depth = 0_usize;
    let mut namespaces = 0_usize;
    let mut from = 0_usize;
    while let Some(start) = find(text, from, "<") {
        characters::references(text.get(from..start).unwrap_or_default(), from)?;
        let rest = text.get(start..).unwrap_or_default();
        let end = if rest.starts_with("<!--") {
            find(text, start + 4, "-->").map(|at| at + 3)
        } else if rest.starts_with("<![CDATA[") {
            find(text, start, "]]>").map(|at| at + 3)
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            if let Some(message) = no_instruction(instruction, start) {
                return Err((start, message.to_owned()));
            }
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
            characters::references(rest.get(..tag.bytes).unwrap_or_default(), start)?;
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

/// What is wrong with a processing instruction that begins at `start`: its name is that of the declaration, which may only be
/// the very beginning, or is none. The parser lets these pass.
fn no_instruction(instruction: &str, start: usize) -> Option<&'static str> {
    let end = instruction.find(|c: char| is_space(c) || c == '?').unwrap_or(instruction.len());
    let target = instruction.get(..end).unwrap_or_default();
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') || !c.is_ascii();
    if target.eq_ignore_ascii_case("xml") && target != "xml" {
        return Some("The declaration is none of XML: write <?xml in lower case.");
    }
    if target == "xml" && start > 0 {
        return Some(
            "The declaration is not the very beginning. Nothing may stand before <?xml, not even an empty line.",
        );
    }
    (!target.chars().all(in_name))
        .then_some("The name of a processing instruction (<?name …?>) is none. Leave it out.")
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
