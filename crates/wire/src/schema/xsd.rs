use std::fmt::Write as _;
use std::sync::LazyLock;

use super::{Attribute, Complex, Content, Item, ROOTS, Simple, Type};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!--
  Schema of the documents this clearinghouse takes and answers with.

  It is made from the table that also drives the validator, so the two cannot disagree. Documents have no
  name space. Longest lengths, times in the past, the syntax of addresses and rules across elements are
  checked beside it.
-->
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
"#;

static XSD: LazyLock<String> = LazyLock::new(build);

/// The schema served at `/xsd`: an XML Schema 1.0 document in UTF-8, without target name space.
pub fn xsd() -> &'static str {
    &XSD
}

/// Types in the order in which the roots reach them.
#[derive(Default)]
struct Reached {
    complex: Vec<&'static Complex>,
    simple: Vec<Simple>,
}

impl Reached {
    fn complex(&mut self, complex: &'static Complex) {
        if self.complex.iter().any(|known| known.name == complex.name) {
            return;
        }
        self.complex.push(complex);
        for attribute in complex.attributes {
            self.simple(attribute.of);
        }
        if let Content::Value(simple, _) = complex.content {
            self.simple(simple);
        }
        for item in complex.items() {
            match item.of {
                Type::Simple(simple) => self.simple(simple),
                Type::Complex(below) => self.complex(below),
            }
        }
    }

    fn simple(&mut self, simple: Simple) {
        let own = matches!(simple, Simple::Words(_) | Simple::Shape(_));
        if own && !self.simple.iter().any(|known| known.name() == simple.name()) {
            self.simple.push(simple);
        }
    }
}

fn build() -> String {
    let mut reached = Reached::default();
    let mut out = String::from(HEAD);
    for root in &ROOTS {
        if let Type::Complex(complex) = root.of {
            line(&mut out, 1, format_args!(r#"<xs:element name="{}" type="{}"/>"#, root.name, complex.name));
            reached.complex(complex);
        }
    }
    for complex in reached.complex {
        complex_type(&mut out, complex);
    }
    for simple in reached.simple {
        simple_type(&mut out, simple);
    }
    out.push_str("</xs:schema>\n");
    out
}

fn line(out: &mut String, depth: usize, text: std::fmt::Arguments<'_>) {
    out.extend(std::iter::repeat_n("  ", depth));
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}

fn complex_type(out: &mut String, complex: &Complex) {
    line(out, 1, format_args!(r#"<xs:complexType name="{}">"#, complex.name));
    match complex.content {
        Content::Empty => attributes(out, 2, complex.attributes),
        Content::Sequence(items) => {
            line(out, 2, format_args!("<xs:sequence>"));
            sequence(out, items);
            line(out, 2, format_args!("</xs:sequence>"));
            attributes(out, 2, complex.attributes);
        }
        Content::Choice(items) => {
            line(out, 2, format_args!("<xs:choice>"));
            items.iter().for_each(|item| element(out, 3, item));
            line(out, 2, format_args!("</xs:choice>"));
            attributes(out, 2, complex.attributes);
        }
        Content::All(items) => {
            line(out, 2, format_args!("<xs:all>"));
            items.iter().for_each(|item| element(out, 3, item));
            line(out, 2, format_args!("</xs:all>"));
            attributes(out, 2, complex.attributes);
        }
        Content::Value(simple, _) => {
            line(out, 2, format_args!("<xs:simpleContent>"));
            line(out, 3, format_args!(r#"<xs:extension base="{}">"#, type_name(simple)));
            attributes(out, 4, complex.attributes);
            line(out, 3, format_args!("</xs:extension>"));
            line(out, 2, format_args!("</xs:simpleContent>"));
        }
    }
    line(out, 1, format_args!("</xs:complexType>"));
}

/// Writes a sequence; an entry and those that may replace it become one choice.
fn sequence(out: &mut String, items: &[Item]) {
    for group in items.chunk_by(|_, next| next.instead) {
        match group {
            [alone] => element(out, 3, alone),
            several => {
                line(out, 3, format_args!("<xs:choice>"));
                several.iter().for_each(|item| element(out, 4, item));
                line(out, 3, format_args!("</xs:choice>"));
            }
        }
    }
}

fn element(out: &mut String, depth: usize, item: &Item) {
    if !item.note.is_empty() {
        line(out, depth, format_args!("<!-- {} -->", item.note));
    }
    let of = match item.of {
        Type::Simple(simple) => type_name(simple),
        Type::Complex(complex) => complex.name.to_owned(),
    };
    let fixed = if matches!(item.of, Type::Simple(Simple::Flag)) { r#" fixed="true""# } else { "" };
    let least = if item.required { "" } else { r#" minOccurs="0""# };
    let most = if item.many { r#" maxOccurs="unbounded""# } else { "" };
    line(out, depth, format_args!(r#"<xs:element name="{}" type="{of}"{fixed}{least}{most}/>"#, item.name));
}

fn attributes(out: &mut String, depth: usize, attributes: &[Attribute]) {
    for attribute in attributes {
        let needed = if attribute.required { r#" use="required""# } else { "" };
        let of = type_name(attribute.of);
        line(out, depth, format_args!(r#"<xs:attribute name="{}" type="{of}"{needed}/>"#, attribute.name));
    }
}

fn simple_type(out: &mut String, simple: Simple) {
    line(out, 1, format_args!(r#"<xs:simpleType name="{}">"#, simple.name()));
    line(out, 2, format_args!(r#"<xs:restriction base="xs:string">"#));
    match simple {
        Simple::Words(words) => {
            for word in words.words {
                line(out, 3, format_args!(r#"<xs:enumeration value="{word}"/>"#));
            }
        }
        Simple::Shape(shape) => line(out, 3, format_args!(r#"<xs:pattern value="{}"/>"#, shape.pattern)),
        _ => {}
    }
    line(out, 2, format_args!("</xs:restriction>"));
    line(out, 1, format_args!("</xs:simpleType>"));
}

fn type_name(simple: Simple) -> String {
    match simple {
        Simple::Words(_) | Simple::Shape(_) => simple.name().to_owned(),
        _ => format!("xs:{}", simple.name()),
    }
}
