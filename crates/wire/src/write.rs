use crate::element::Element;

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;

/// The tree as a document in UTF-8, on one line after its declaration.
///
/// Reading it again gives the same tree. Children are written in the order they have; a tree that was
/// accepted, or is accepted when read back, has the schema's order. Characters XML cannot hold at all become
/// U+FFFD.
pub fn write(tree: &Element) -> Vec<u8> {
    with_declaration(DECLARATION, tree)
}

pub(crate) fn with_declaration(declaration: &str, tree: &Element) -> Vec<u8> {
    let mut out = String::from(declaration);
    element(&mut out, tree);
    out.into_bytes()
}

fn element(out: &mut String, tree: &Element) {
    out.push('<');
    out.push_str(&tree.name);
    for (name, value) in &tree.attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(out, value, true);
        out.push('"');
    }
    if tree.text.is_empty() && tree.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    escape(out, &tree.text, false);
    for child in &tree.children {
        element(out, child);
    }
    out.push_str("</");
    out.push_str(&tree.name);
    out.push('>');
}

/// Escapes what a reader would take for markup or would change: readers turn `\r` into `\n`, and in
/// attributes every white space into a blank.
fn escape(out: &mut String, text: &str, attribute: bool) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\n' if attribute => out.push_str("&#10;"),
            '\t' if attribute => out.push_str("&#9;"),
            '\n' | '\t' => out.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}
