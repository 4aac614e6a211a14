//! Checks a tree against the schema table and, when it gets the present moment, against the documented rules.
//!
//! Findings about the structure are worded as Apache Xerces words them, because that is what clients of this
//! API have met so far and what their operators look up.

use jiff::Timestamp;

use crate::element::Element;
use crate::finding::{Findings, echo};
use crate::lexical::{self, NotWhole};
use crate::limits::TEXT_BYTES_MAX;
use crate::mend::{self, Mend};
use crate::rules;
use crate::schema::{self, Attribute, Complex, Content, Item, Rules, Simple, Type};

/// Walks the tree. With `now`, the rules beyond the schema are checked too.
pub(crate) fn check(tree: &Element, now: Option<Timestamp>) -> Findings<'_> {
    let mut walk = Walk { found: Findings::default(), now };
    match schema::root(&tree.name) {
        Some(root) => walk.element(tree, root),
        None => {
            walk.found.enter(tree);
            let name = echo(&tree.name);
            walk.found.say(format_args!(
                "cvc-elt.1.a: Cannot find the declaration of element '{name}'.{}",
                mend::root(&tree.name)
            ));
        }
    }
    walk.found
}

struct Walk<'a> {
    found: Findings<'a>,
    now: Option<Timestamp>,
}

impl<'a> Walk<'a> {
    fn element(&mut self, element: &'a Element, item: &'static Item) {
        self.found.enter(element);
        match item.of {
            Type::Simple(simple) => self.simple(element, simple, item.rules),
            Type::Complex(complex) => self.complex(element, complex),
        }
        self.found.leave();
    }

    fn simple(&mut self, element: &'a Element, simple: Simple, rules: Rules) {
        let name = &element.name;
        if let Some((attribute, _)) = element.attributes.first() {
            self.found.say(format_args!(
                "cvc-type.3.1.1: Element '{name}' is a simple type, so it cannot have attributes. \
                However, the attribute '{}' was found.{}",
                echo(attribute),
                mend::attribute(attribute, name, None)
            ));
        }
        if !element.children.is_empty() {
            self.found.say(format_args!(
                "cvc-type.3.1.2: Element '{name}' is a simple type, so it must have no element \
                information item [children]."
            ));
            return;
        }
        if let Some(fault) = fault(simple, &element.text) {
            self.found.say(format_args!(
                "{fault} cvc-type.3.1.3: The value '{}' of element '{name}' is not valid.{}",
                echo(&element.text),
                mend::value(simple, name, &element.text)
            ));
        } else if matches!(simple, Simple::Flag) && lexical::boolean(&element.text) == Some(false) {
            self.found.say(format_args!(
                "cvc-elt.5.2.2.2.2: The value '{}' of element '{name}' does not match the \
                {{value constraint}} value 'true'. {}",
                echo(&element.text),
                mend::flag(name, lexical::trimmed(&element.text))
            ));
        } else {
            self.value_rules(element, rules);
        }
    }

    fn complex(&mut self, element: &'a Element, complex: &'static Complex) {
        self.attributes(element, complex);
        let name = &element.name;
        let has_text = !lexical::trimmed(&element.text).is_empty();
        match complex.content {
            Content::Empty => {
                if !element.text.is_empty() || !element.children.is_empty() {
                    self.found.say(format_args!(
                        "cvc-complex-type.2.1: Element '{name}' must have no character or element \
                        information item [children], because the type's content type is empty."
                    ));
                }
            }
            Content::Value(simple, rules) => self.value_content(element, simple, rules),
            Content::Sequence(_) | Content::Choice(_) | Content::All(_) => {
                if has_text {
                    self.found.say(format_args!(
                        "cvc-complex-type.2.3: Element '{name}' cannot have character [children], because \
                        the type's content type is element-only."
                    ));
                }
                self.children(element, complex);
            }
        }
        if self.now.is_some() {
            rules::across(&mut self.found, element, complex);
        }
    }

    fn value_content(&mut self, element: &'a Element, simple: Simple, rules: Rules) {
        let name = &element.name;
        if !element.children.is_empty() {
            self.found.say(format_args!(
                "cvc-complex-type.2.2: Element '{name}' must have no element [children], and the value \
                must be valid."
            ));
            return;
        }
        match fault(simple, &element.text) {
            Some(fault) => self.found.say(format_args!(
                "{fault} cvc-complex-type.2.2: Element '{name}' must have no element [children], and the \
                value must be valid.{}",
                mend::value(simple, name, &element.text)
            )),
            None => self.value_rules(element, rules),
        }
    }

    fn value_rules(&mut self, element: &'a Element, rules: Rules) {
        if let Some(now) = self.now
            && let Some(problem) = rules::value(&element.text, rules, now)
        {
            self.found.say(format_args!("'{}' {problem}", element.name));
        }
        if element.text.len() > TEXT_BYTES_MAX {
            self.found.say(format_args!("'{}' may have at most {TEXT_BYTES_MAX} bytes.", element.name));
        }
    }

    fn attributes(&mut self, element: &'a Element, complex: &'static Complex) {
        let name = &element.name;
        for (key, value) in &element.attributes {
            match complex.attributes.iter().find(|attribute| attribute.name == key) {
                Some(attribute) => self.attribute(name, attribute, value),
                None => self.found.say(format_args!(
                    "cvc-complex-type.3.2.2: Attribute '{}' is not allowed to appear in element '{name}'.{}",
                    echo(key),
                    mend::attribute(key, name, Some(complex))
                )),
            }
        }
        for attribute in complex.attributes {
            if attribute.required && element.attr(attribute.name).is_none() {
                self.found.say(format_args!(
                    "cvc-complex-type.4: Attribute '{}' must appear on element '{name}'.",
                    attribute.name
                ));
            }
        }
    }

    fn attribute(&mut self, element: &str, attribute: &Attribute, value: &str) {
        let name = attribute.name;
        if let Some(fault) = fault(attribute.of, value) {
            self.found.say_of(
                name,
                format_args!(
                    "{fault} cvc-attribute.3: The value '{}' of attribute '{name}' on element '{element}' is \
                not valid with respect to its type, '{}'.{}",
                    echo(value),
                    attribute.of.name(),
                    mend::value(attribute.of, name, value)
                ),
            );
        } else if let Some(now) = self.now
            && let Some(problem) = rules::value(value, attribute.rules, now)
        {
            self.found.say_of(name, format_args!("'{name}' of '{element}' {problem}"));
        }
    }

    /// Matches the children to the entries. Every child out of place is reported as Xerces reports the first one. A
    /// missing child is reported once, and the children after it do not look wrong because of it.
    fn children(&mut self, element: &'a Element, complex: &'static Complex) {
        let mut order = Order::new(complex);
        let mut missing: Option<Vec<&'static str>> = None;
        for child in &element.children {
            if !order.take(&child.name) {
                let expected = order.expected();
                self.misplaced(child, &expected, &mend::misplaced(child, element, complex));
                // Asked once for an element: its children may be many.
                let missing = missing.get_or_insert_with(|| order.missing(element));
                order.go_on_behind(missing, &child.name);
                missing.retain(|name| !expected.contains(name));
            }
            if let Some(item) = complex.items().iter().find(|item| item.name == child.name) {
                self.element(child, item);
            }
        }
        let expected = missing.unwrap_or_else(|| order.open());
        if !expected.is_empty() {
            self.found.say(format_args!(
                "cvc-complex-type.2.4.b: The content of element '{}' is not complete. One of '{{{}}}' is \
                expected.{}",
                element.name,
                expected.join(", "),
                mend::incomplete(element, complex)
            ));
        }
    }

    fn misplaced(&mut self, child: &'a Element, expected: &[&str], mend: &Mend<'_>) {
        let name = echo(&child.name);
        if expected.is_empty() {
            self.found.say_at(
                child,
                format_args!(
                    "cvc-complex-type.2.4.d: Invalid content was found starting with element '{name}'. No \
                child element is expected at this point.{mend}"
                ),
            );
        } else {
            self.found.say_at(child, format_args!(
                "cvc-complex-type.2.4.a: Invalid content was found starting with element '{name}'. One of \
                '{{{}}}' is expected.{mend}",
                expected.join(", ")
            ));
        }
    }
}

/// How far the children of one element have come in the entries of its type.
struct Order {
    content: &'static Content,
    items: &'static [Item],
    /// In a sequence: the entry that may come next.
    next: usize,
    /// In a sequence: has that entry, which may repeat, been met already?
    met: bool,
    /// Elsewhere: the names met so far.
    taken: Vec<&'static str>,
}

impl Order {
    fn new(complex: &'static Complex) -> Order {
        Order { content: &complex.content, items: complex.items(), next: 0, met: false, taken: Vec::new() }
    }

    /// Takes a child, if it may come now.
    fn take(&mut self, name: &str) -> bool {
        let Some((at, item)) = self.possible().find(|(_, item)| item.name == name) else {
            return false;
        };
        if matches!(self.content, Content::Sequence(_)) {
            self.advance(at, item);
        } else {
            self.taken.push(item.name);
        }
        true
    }

    fn advance(&mut self, at: usize, item: &Item) {
        self.met = item.many;
        self.next = at;
        if !item.many {
            self.next += 1 + self.items.iter().skip(at + 1).take_while(|next| next.instead).count();
        }
    }

    /// After a child that could not come: continues behind it, if everything that prevented it is absent. A child that
    /// merely came too early or too late changes nothing.
    fn go_on_behind(&mut self, missing: &[&str], name: &str) {
        let found = self.items.iter().enumerate().skip(self.next).find(|(_, item)| item.name == name);
        if let Some((at, item)) = found {
            let mut skipped = self.items.iter().enumerate().take(at).skip(self.next);
            if skipped.all(|(at, item)| !self.must_come(at, item) || missing.contains(&item.name)) {
                self.advance(at, item);
            }
        }
    }

    /// The entries that may come now; in a sequence, up to and with the first that must.
    fn possible(&self) -> impl Iterator<Item = (usize, &'static Item)> + '_ {
        let mut closed = matches!(self.content, Content::Choice(_)) && !self.taken.is_empty();
        self.items.iter().enumerate().skip(self.next).filter(move |(at, item)| {
            let may = !closed && !self.taken.contains(&item.name);
            closed |= self.must_come(*at, item);
            may
        })
    }

    fn must_come(&self, at: usize, item: &Item) -> bool {
        matches!(self.content, Content::Sequence(_)) && item.required && !(self.met && at == self.next)
    }

    fn expected(&self) -> Vec<&'static str> {
        self.possible().map(|(_, item)| item.name).collect()
    }

    /// What is expected when the element ends here: nothing, if nothing more must come.
    fn open(&self) -> Vec<&'static str> {
        let must = match self.content {
            Content::Choice(_) => self.taken.is_empty(),
            _ => self.items.iter().enumerate().skip(self.next).any(|(at, item)| self.must_come(at, item)),
        };
        if must { self.expected() } else { Vec::new() }
    }

    /// The required names that are absent from the element.
    fn missing(&self, element: &Element) -> Vec<&'static str> {
        let sequence = matches!(self.content, Content::Sequence(_));
        let needed = self.items.iter().filter(|item| sequence && item.required);
        needed.filter(|item| element.child(item.name).is_none()).map(|item| item.name).collect()
    }
}

/// What is wrong with a value of this type; `None` when nothing is.
fn fault(simple: Simple, text: &str) -> Option<String> {
    let not_a = |kind: &str| {
        Some(format!(
            "cvc-datatype-valid.1.2.1: '{}' is not a valid value for '{kind}'.",
            echo(lexical::trimmed(text))
        ))
    };
    match simple {
        Simple::Text | Simple::Token => None,
        Simple::Flag if text.is_empty() => None,
        Simple::Flag | Simple::Boolean => lexical::boolean(text).map_or_else(|| not_a("boolean"), |_| None),
        Simple::Int => whole_fault(text, i64::from(i32::MIN), i64::from(i32::MAX), "int"),
        Simple::Long => whole_fault(text, i64::MIN, i64::MAX, "long"),
        Simple::Double => lexical::double(text).map_or_else(|| not_a("double"), |_| None),
        Simple::DateTime => lexical::moment(text).map_or_else(|| not_a("dateTime"), |_| None),
        Simple::Date => lexical::day(text).map_or_else(|| not_a("date"), |_| None),
        Simple::Words(words) => (!words.words.contains(&text)).then(|| {
            format!(
                "cvc-enumeration-valid: Value '{}' is not facet-valid with respect to enumeration '[{}]'. \
                It must be a value from the enumeration.",
                echo(text),
                words.words.join(", ")
            )
        }),
        Simple::Shape(shape) => (!(shape.fits)(text)).then(|| {
            format!(
                "cvc-pattern-valid: Value '{}' is not facet-valid with respect to pattern '{}' for type \
                '{}'.",
                echo(text),
                shape.pattern,
                shape.name
            )
        }),
    }
}

fn whole_fault(text: &str, least: i64, most: i64, kind: &str) -> Option<String> {
    let value = || echo(lexical::trimmed(text));
    match lexical::whole(text, least, most) {
        Ok(_) => None,
        Err(NotWhole::Form) => {
            Some(format!("cvc-datatype-valid.1.2.1: '{}' is not a valid value for 'integer'.", value()))
        }
        Err(NotWhole::Above) => Some(format!(
            "cvc-maxInclusive-valid: Value '{}' is not facet-valid with respect to maxInclusive '{most}' \
            for type '{kind}'.",
            value()
        )),
        Err(NotWhole::Below) => Some(format!(
            "cvc-minInclusive-valid: Value '{}' is not facet-valid with respect to minInclusive '{least}' \
            for type '{kind}'.",
            value()
        )),
    }
}
