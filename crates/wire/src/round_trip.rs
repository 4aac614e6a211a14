//! Documents made at random from the schema table. What the table can say, the validator accepts, the writer
//! writes and the reader reads back.

use clearline_report::{FileSaid, Said};
use proptest::prelude::*;

use crate::schema::{Attribute, Complex, Content, Item, Must, ROOTS, Rules, Simple, Type};
use crate::{Element, kept, read, validate, write};

/// Bytes of chance that decide what is made. When they are used up every choice is the least, so that a
/// failing case shrinks to a small document.
struct Choices<'a> {
    rest: std::slice::Iter<'a, u8>,
}

impl Choices<'_> {
    fn below(&mut self, many: usize) -> usize {
        self.rest.next().map_or(0, |byte| usize::from(*byte) % many)
    }

    fn root(&mut self) -> Element {
        let item = &ROOTS[self.below(ROOTS.len())];
        self.element(item)
    }

    fn element(&mut self, item: &Item) -> Element {
        match item.of {
            Type::Simple(simple) => Element::new(item.name).text(self.value(simple, item.rules)),
            Type::Complex(complex) => self.complex(Element::new(item.name), complex),
        }
    }

    fn complex(&mut self, mut element: Element, complex: &Complex) -> Element {
        for attribute in complex.attributes {
            if attribute.required || self.below(2) == 1 {
                element.attributes.push((attribute.name.to_owned(), self.attribute(attribute)));
            }
        }
        match complex.content {
            Content::Empty => element,
            Content::Value(simple, rules) => element.text(self.value(simple, rules)),
            Content::Choice(items) => {
                let chosen = self.below(items.len());
                element.with(self.element(&items[chosen]))
            }
            Content::All(items) => {
                let turn = self.below(items.len());
                for item in items.iter().cycle().skip(turn).take(items.len()) {
                    if self.below(3) == 1 {
                        element.children.push(self.element(item));
                    }
                }
                element
            }
            Content::Sequence(items) => {
                for item in items {
                    let most = if item.many { 3 } else { 2 };
                    let instead_of = element
                        .children
                        .last()
                        .is_some_and(|last| item.instead && last.name == "potentialMeme");
                    let count = if item.required { 1 + self.below(most - 1) } else { self.below(most) };
                    for _ in 0..if instead_of { 0 } else { count } {
                        element.children.push(self.element(item));
                    }
                }
                element
            }
        }
    }

    fn attribute(&mut self, attribute: &Attribute) -> String {
        self.value(attribute.of, attribute.rules)
    }

    /// A value the schema takes and the rules for it alone take too.
    fn value(&mut self, simple: Simple, rules: Rules) -> String {
        match simple {
            Simple::Text | Simple::Token => self.text(rules),
            Simple::Boolean => ["true", "false", "1", " 0 "][self.below(4)].to_owned(),
            // libxml2, the oracle below, does not take `1` for the fixed `true`, though the schema language
            // does.
            Simple::Flag => ["", "true"][self.below(2)].to_owned(),
            Simple::Int | Simple::Long => match rules.must {
                Must::BeBetween(least, most) => [least, most, (least + most) / 2][self.below(3)].to_string(),
                _ => format!("+{}", self.below(200)),
            },
            Simple::Double => ["-12.5", "INF", "NaN", "1e3", "+.5"][self.below(5)].to_owned(),
            Simple::DateTime => {
                let (day, fraction) = (1 + self.below(28), ["", ".5", ".123456789"][self.below(3)]);
                let zone = ["Z", "+05:30", "-14:00"][self.below(3)];
                format!("{:04}-02-{day:02}T23:59:59{fraction}{zone}", 1 + self.below(200) * 10)
            }
            Simple::Date => {
                format!("{:04}-12-31{}", 1 + self.below(200) * 10, ["", "Z", "+14:00"][self.below(3)])
            }
            Simple::Words(words) => words.words[self.below(words.words.len())].to_owned(),
            Simple::Shape(shape) => {
                let value = ["+1", "+999", "7", "0123456789"][self.below(4)];
                if (shape.fits)(value) {
                    value.to_owned()
                } else if (shape.fits)("+44") {
                    "+44".to_owned()
                } else {
                    "1".to_owned()
                }
            }
        }
    }

    fn text(&mut self, rules: Rules) -> String {
        let odd = [
            "a",
            "&",
            "<",
            ">",
            "]]>",
            "\"",
            "'",
            "\r",
            "\r\n",
            "\n",
            "\t",
            "  ",
            "é",
            "你",
            "\u{10ffff}",
            "\u{85}",
            "\u{7f}",
        ];
        match rules.must {
            Must::BeEmail => {
                ["a@example.com", "\"a & b\"@example.com", "ü+x@sub.example.com"][self.below(3)].to_owned()
            }
            Must::BeUrl => ["https://example.com/?a=1&b=<2>", "bad1.example.com"][self.below(2)].to_owned(),
            Must::BeIpAddress => ["192.0.2.7", "2001:db8::7", "::ffff:192.0.2.7"][self.below(3)].to_owned(),
            must => {
                let start = if must == Must::NotBeBlank { "x" } else { "" };
                let length = self.below(9);
                std::iter::once(start).chain((0..length).map(|_| odd[self.below(odd.len())])).collect()
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_table_can_say_is_accepted_written_and_read_back(
        chance in prop::collection::vec(any::<u8>(), 0..3000),
    ) {
        let tree = Choices { rest: chance.iter() }.root();
        let (findings, _) = validate::check(&tree, None).into_parts();
        prop_assert_eq!(findings, []);
        let document = write(&tree);
        let back = read::xml::tree(&document).map_err(|refused| TestCaseError::fail(refused.to_string()))?;
        prop_assert_eq!(&back, &tree);
        if let Ok(said) = read::said(&tree) {
            let again = kept::from_json::<Said>(&kept::to_json(&said));
            prop_assert_eq!(again.map_err(|error| TestCaseError::fail(error.to_string()))?, said);
        }
        if let Ok(details) = read::file_said(&tree) {
            let again = kept::from_json::<FileSaid>(&kept::to_json(&details.said));
            prop_assert_eq!(again.map_err(|error| TestCaseError::fail(error.to_string()))?, details.said);
        }
    }

    /// One child too few, too many, or in another place is never accepted unless the table says that it may
    /// be so.
    #[test]
    fn a_document_bent_out_of_order_is_judged_by_the_table(
        chance in prop::collection::vec(any::<u8>(), 0..600),
        which in any::<prop::sample::Index>(),
    ) {
        let mut tree = Choices { rest: chance.iter() }.root();
        prop_assume!(tree.children.len() > 1);
        let from = which.index(tree.children.len() - 1);
        let expected = tree.children[from].name == tree.children[from + 1].name;
        tree.children.swap(from, from + 1);
        prop_assert_eq!(validate::check(&tree, None).into_result().is_ok(), expected);
    }
}

#[test]
fn characters_that_xml_cannot_hold_are_replaced() {
    let tree = Element::new("additionalInfo").text("a\u{0}b\u{1b}c\u{fffe}");
    let document = String::from_utf8(write(&tree)).unwrap();
    assert!(document.ends_with("<additionalInfo>a\u{fffd}b\u{fffd}c\u{fffd}</additionalInfo>"));
}

/// Bends the element of that number, or one below it: takes a child away, doubles it, or lets it change its
/// place.
fn bend(tree: &mut Element, choices: &mut Choices<'_>) {
    if tree.children.is_empty() {
        tree.text.push_str("bent");
        return;
    }
    let at = choices.below(tree.children.len());
    match choices.below(5) {
        0 => drop(tree.children.remove(at)),
        1 => tree.children.insert(at, tree.children[at].clone()),
        2 => tree.children.rotate_left(at),
        _ => bend(&mut tree.children[at], choices),
    }
}

/// The served schema and our validator must agree, also about documents that no test names. The oracle is libxml2,
/// asked once about all of them.
#[test]
fn libxml2_judges_chance_documents_by_the_served_schema_as_we_do() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::{RngSeed, TestRunner};
    let mut runner =
        TestRunner::new(ProptestConfig { rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() });
    let folder = tempfile::tempdir().unwrap();
    let schema = folder.path().join("schema.xsd");
    std::fs::write(&schema, crate::xsd()).unwrap();
    let mut ours = Vec::new();
    for number in 0..300 {
        let chance = prop::collection::vec(any::<u8>(), 0..1500).new_tree(&mut runner).unwrap().current();
        let mut choices = Choices { rest: chance.iter() };
        let mut tree = choices.root();
        // The alteration needs random bytes of its own, since the document may have used up all others.
        let bending = [number as u8, chance.len() as u8, 3, number as u8 ^ 91, 2, 1];
        if number % 3 > 0 {
            bend(&mut tree, &mut Choices { rest: bending.iter() });
        }
        let path = folder.path().join(format!("{number}.xml"));
        std::fs::write(&path, write(&tree)).unwrap();
        let findings = validate::check(&tree, None).into_parts().0;
        ours.push((path, findings));
    }
    let mut oracle = std::process::Command::new("xmllint");
    oracle.args(["--noout", "--nonet", "--schema"]).arg(&schema).args(ours.iter().map(|(path, _)| path));
    let Ok(run) = oracle.output() else {
        println!("skipped: xmllint is not installed, so chance documents were not compared with libxml2");
        return;
    };
    let said = String::from_utf8_lossy(&run.stderr);
    let valid: std::collections::HashSet<&str> =
        said.lines().filter_map(|line| line.strip_suffix(" validates")).collect();
    let refused = ours.iter().filter(|(_, findings)| !findings.is_empty()).count();
    assert!((60..=200).contains(&refused), "{refused} of 300 are against the schema");
    for (path, findings) in &ours {
        let document = || String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
        let verdict = valid.contains(path.to_str().unwrap());
        assert_eq!(findings.is_empty(), verdict, "{findings:?}\n{}", document());
    }
}
