//! Documents that hold every element and attribute of the served schema, read from the schema itself: what is added to it
//! is in them without a line here.

use std::collections::BTreeMap;

use clearline_wire::Element;
use roxmltree::{Document, Node};

/// One value that a document can hold: the content of an element or an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Where it stands: `report/victim/victimPerson/phone/@type`.
    pub path: String,
    /// What it can be.
    pub values: Values,
    /// May it be left out?
    pub optional: bool,
}

impl Leaf {
    /// The name of the element or attribute alone.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default().trim_start_matches('@')
    }
}

/// What a value can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// A type of XML Schema, by its name there: `string`, `boolean`, `dateTime`, …
    Of(String),
    /// One of these words.
    Words(Vec<String>),
    /// Digits alone, or `+` and digits.
    Shape(String),
    /// There or not there.
    Flag,
}

/// Every element and attribute below `root`, in document order. Where one of several is possible, `alternative` says
/// which. What may repeat is there once.
pub fn leaves(root: &str, alternative: usize) -> Vec<Leaf> {
    let mut found = Vec::new();
    let _ = document(root, alternative, &mut |leaf| {
        found.push(leaf.clone());
        Some(String::new())
    });
    found
}

/// The document that holds all of them with the values that `choose` gives; what it gives no value is left out.
pub fn document(root: &str, alternative: usize, choose: &mut dyn FnMut(&Leaf) -> Option<String>) -> Element {
    let schema = clearline_wire::xsd();
    let Ok(schema) = Document::parse(schema) else { return Element::new(root) };
    let types = schema.root_element().children().filter(roxmltree::Node::is_element);
    let named = types.filter_map(|node| Some((node.attribute("name")?, node)));
    let (roots, types): (Vec<_>, Vec<_>) = named.partition(|(_, node)| node.has_tag_name(xs("element")));
    let mut walk = Walk { types: types.into_iter().collect(), alternative, choose };
    let of = roots.into_iter().find(|(name, _)| *name == root).and_then(|(_, node)| node.attribute("type"));
    let element = of.and_then(|of| walk.element(root, of, root, false));
    element.unwrap_or_else(|| Element::new(root))
}

/// The file that [`values`] names.
pub const FILE: &str = "0123456789abcdef0123456789abcdef";

/// Some different values of a leaf, for a test that each of them is distinguished. They fit the schema, and not every
/// documented rule beyond it.
pub fn values(leaf: &Leaf) -> Vec<String> {
    let words: Vec<&str> = match &leaf.values {
        Values::Flag => vec!["true"],
        // Of a long list its ends and its middle.
        Values::Words(words) if words.len() > 20 => {
            let places = [1, words.len() / 2, words.len() - 1];
            places.iter().filter_map(|place| words.get(*place)).map(String::as_str).collect()
        }
        Values::Words(words) => words.iter().map(String::as_str).collect(),
        Values::Shape(pattern) if pattern.starts_with("\\+") => vec!["+1", "+49"],
        Values::Shape(_) => vec!["1", "23"],
        Values::Of(kind) => match (kind.as_str(), leaf.name()) {
            (_, "ipAddress") => vec!["192.0.2.1", "2001:db8::2"],
            ("boolean", _) => vec!["true", "false"],
            ("int", _) => vec!["17", "18"],
            ("long", _) => vec!["7000001", "7000002"],
            ("double", _) => vec!["47.5", "INF"],
            ("dateTime", _) => vec![
                "2026-11-20T18:04:07Z",
                "2026-11-20T18:04:08Z",
                "2026-11-20T18:04:07.512Z",
                "2026-11-20T13:04:07-05:00",
            ],
            ("date", _) => vec!["1990-05-01", "1990-05-02"],
            (_, "fileId") => vec![FILE],
            _ => vec!["first words", "second words"],
        },
    };
    words.into_iter().map(str::to_owned).collect()
}

fn xs(name: &str) -> (&'static str, &str) {
    ("http://www.w3.org/2001/XMLSchema", name)
}

struct Walk<'a, 'input> {
    types: BTreeMap<&'a str, Node<'a, 'input>>,
    alternative: usize,
    choose: &'a mut dyn FnMut(&Leaf) -> Option<String>,
}

impl<'a, 'input> Walk<'a, 'input> {
    /// An element of the type `of`; `None` where it is left out.
    fn element(&mut self, name: &str, of: &str, path: &str, optional: bool) -> Option<Element> {
        let element = Element::new(name);
        let complex = self.types.get(of).copied().filter(|node| node.has_tag_name(xs("complexType")));
        let Some(complex) = complex else {
            let leaf = Leaf { path: path.to_owned(), values: self.values(of), optional };
            return (self.choose)(&leaf).map(|value| element.text(value));
        };
        let extended = complex.descendants().find(|node| node.has_tag_name(xs("extension")));
        let mut element = match extended.and_then(|node| node.attribute("base")) {
            Some(base) => {
                let leaf = Leaf { path: path.to_owned(), values: self.values(base), optional };
                element.text((self.choose)(&leaf)?)
            }
            None => element,
        };
        for attribute in complex.descendants().filter(|node| node.has_tag_name(xs("attribute"))) {
            let (Some(name), Some(of)) = (attribute.attribute("name"), attribute.attribute("type")) else {
                continue;
            };
            let required = attribute.attribute("use") == Some("required");
            let leaf = Leaf { path: format!("{path}/@{name}"), values: self.values(of), optional: !required };
            if let Some(value) = (self.choose)(&leaf) {
                element.attributes.push((name.to_owned(), value));
            }
        }
        for content in complex.children().filter(Node::is_element) {
            element.children.extend(self.content(content, path));
        }
        Some(element)
    }

    /// The children of a sequence, a choice or an `all`.
    fn content(&mut self, content: Node<'a, 'input>, path: &str) -> Vec<Element> {
        let entries: Vec<Node<'a, 'input>> = content.children().filter(Node::is_element).collect();
        if content.has_tag_name(xs("choice")) {
            let chosen = entries.get(self.alternative % entries.len().max(1));
            return chosen.map(|entry| self.entry(*entry, path)).unwrap_or_default();
        }
        let nested = content.has_tag_name(xs("sequence")) || content.has_tag_name(xs("all"));
        entries.into_iter().filter(|_| nested).flat_map(|entry| self.entry(entry, path)).collect()
    }

    fn entry(&mut self, entry: Node<'a, 'input>, path: &str) -> Vec<Element> {
        let (Some(name), Some(of)) = (entry.attribute("name"), entry.attribute("type")) else {
            return self.content(entry, path);
        };
        let path = format!("{path}/{name}");
        let optional = entry.attribute("minOccurs") == Some("0");
        if entry.attribute("fixed").is_some() {
            let flag = Leaf { path, values: Values::Flag, optional };
            return (self.choose)(&flag).map(|value| Element::new(name).text(value)).into_iter().collect();
        }
        let many = entry.attribute("maxOccurs") == Some("unbounded");
        let alternatives = if many { self.alternatives(of) } else { 1 };
        if alternatives == 1 {
            return self.element(name, of, &path, optional).into_iter().collect();
        }
        let before = self.alternative;
        let all = (0..alternatives).filter_map(|alternative| {
            self.alternative = alternative;
            self.element(name, of, &path, optional)
        });
        let all = all.collect();
        self.alternative = before;
        all
    }

    /// How many alternatives a type has that is itself a choice.
    fn alternatives(&self, of: &str) -> usize {
        let choice =
            self.types.get(of).and_then(|node| node.children().find(|node| node.has_tag_name(xs("choice"))));
        choice.map_or(1, |choice| choice.children().filter(Node::is_element).count())
    }

    fn values(&self, of: &str) -> Values {
        let Some(simple) = self.types.get(of) else {
            return Values::Of(of.trim_start_matches("xs:").to_owned());
        };
        let facets = |name| simple.descendants().filter(move |node| node.has_tag_name(xs(name)));
        let words: Vec<String> =
            facets("enumeration").filter_map(|node| node.attribute("value")).map(str::to_owned).collect();
        if words.is_empty() {
            let pattern = facets("pattern").find_map(|node| node.attribute("value"));
            return Values::Shape(pattern.unwrap_or_default().to_owned());
        }
        Values::Words(words.into_iter().filter(|word| !word.is_empty()).collect())
    }
}
