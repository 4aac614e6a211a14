//! From bytes to the tree. What could make a parser work without bound is refused before the parser sees it.

use roxmltree::{Document, Node, ParsingOptions, TextPos};

use super::characters;
use crate::element::{Element, Place};
use crate::finding::{Finding, Refused, cut};
use crate::limits::{
    ATTRIBUTES_PER_ELEMENT_MAX, DEPTH_MAX, DOCUMENT_BYTES_MAX, NAMESPACES_MAX, NODES_MAX,
    PARSER_WORDS_CHARACTERS_MAX,
};

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
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf_8(bytes, error.valid_up_to()))?;
    declaration(text)?;
    characters::of_xml(text)
        .and_then(|()| scan(text))
        .map_err(|(offset, message)| malformed(position(text, offset), message))?;
    let options = ParsingOptions { nodes_limit: NODES_MAX, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| refusal(&error))?;
    let mut places = Places { text, offset: 0, place: Place { line: 1, column: 1 } };
    Ok(element(document.root_element(), &mut places))
}

fn malformed(at: TextPos, message: String) -> Refused {
    Refused::Malformed(Finding { line: at.row, column: at.col, path: "/".to_owned(), message })
}

fn refusal(error: &roxmltree::Error) -> Refused {
    let message = match error {
        roxmltree::Error::NodesLimitReached => {
            format!("A document may have at most {NODES_MAX} nodes (elements, texts, comments).")
        }
        roxmltree::Error::UnclosedRootNode => "The root element is never closed.".to_owned(),
        other => {
            let words = cut(&other.to_string(), PARSER_WORDS_CHARACTERS_MAX);
            format!("The document is not well-formed: {words}.")
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

/// A declaration says XML 1.0, the one version there is a package for, and names UTF-8, or US-ASCII where that is all there
/// is. Any other encoding is refused, whatever follows: a text read in the wrong encoding is worse than one not read, and
/// whoever names another does not know what it sends.
fn declaration(text: &str) -> Result<(), Refused> {
    let declaration = text.strip_prefix("<?xml").filter(|rest| rest.starts_with(char::is_whitespace));
    let Some((inside, _)) = declaration.and_then(|rest| rest.split_once("?>")) else { return Ok(()) };
    let is = |name: &str, known: &[&str]| known.iter().any(|known| name.eq_ignore_ascii_case(known));
    let wrong = |message: &str| Err(malformed(TextPos::new(1, 1), message.to_owned()));
    match pseudo_attribute(inside, "version") {
        Some("1.0") => {}
        Some(_) => {
            return wrong(
                "The declaration names another version of XML than 1.0. Write version=\"1.0\", and only what XML 1.0 allows.",
            );
        }
        None => {
            return wrong(
                "The declaration names no version. Write <?xml version=\"1.0\" encoding=\"UTF-8\"?>, or leave it out.",
            );
        }
    }
    match pseudo_attribute(inside, "encoding") {
        None => Ok(()),
        Some(name) if is(name, &["utf-8", "utf8"]) => Ok(()),
        Some(name) if is(name, &["us-ascii", "ascii"]) && text.is_ascii() => Ok(()),
        Some(_) => wrong("The declaration names another encoding than UTF-8. Send the document in UTF-8."),
    }
}

/// The value of `name="…"` in a declaration.
fn pseudo_attribute<'a>(declaration: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = declaration.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest.get(1..)?.split_once(quote).map(|(value, _)| value)
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
            if reserved(instruction) && (start > 0 || !instruction.starts_with("xml")) {
                let message =
                    "A declaration (<?xml …?>) may only be the very beginning of a document, in lower case.";
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

/// Is the target of a processing instruction the name that is reserved for the declaration?
fn reserved(instruction: &str) -> bool {
    let end = instruction.find(|c: char| c.is_whitespace() || c == '?').unwrap_or(instruction.len());
    instruction.get(..end).is_some_and(|target| target.eq_ignore_ascii_case("xml"))
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
