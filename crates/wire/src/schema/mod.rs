//! The one table of the format: every element with its order, number, type, values, and the documented rules
//! for its value alone. The validator, the served schema and the tests' generator all read it; nothing says
//! it a second time.
//!
//! Source of the facts: the public documentation of the CyberTipline Reporting API and the schema it served
//! in November 2025; elements known only from 2026 are marked so.

mod answer;
mod codes;
mod file;
mod party;
mod report;
mod shared;
mod xsd;

#[cfg(test)]
mod tests;

pub(crate) use codes::STATE_CODE;
pub use xsd::xsd;

/// The elements a document may begin with.
pub(crate) static ROOTS: [Item; 4] = [
    Item::complex("report", &report::REPORT).required(),
    Item::complex("fileDetails", &file::FILE_DETAILS).required(),
    Item::complex("reportResponse", &answer::REPORT_RESPONSE).required(),
    Item::complex("reportDoneResponse", &answer::REPORT_DONE_RESPONSE).required(),
];

/// The entry of a root element.
pub(crate) fn root(name: &str) -> Option<&'static Item> {
    ROOTS.iter().find(|item| item.name == name)
}

/// A type with attributes or child elements.
#[derive(Debug)]
pub(crate) struct Complex {
    /// Its name in the schema.
    pub(crate) name: &'static str,
    /// The content between its tags.
    pub(crate) content: Content,
    /// Its attributes.
    pub(crate) attributes: &'static [Attribute],
}

/// The content between the tags.
#[derive(Debug)]
pub(crate) enum Content {
    /// Nothing between the tags.
    Empty,
    /// Child elements in this order.
    Sequence(&'static [Item]),
    /// Exactly one of these.
    Choice(&'static [Item]),
    /// Each of these at most once, in any order.
    All(&'static [Item]),
    /// A value, with the documented rules for it.
    Value(Simple, Rules),
}

/// One entry of a content.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    /// Element name.
    pub(crate) name: &'static str,
    /// What it holds.
    pub(crate) of: Type,
    /// Must it be there?
    pub(crate) required: bool,
    /// May it repeat without end?
    pub(crate) many: bool,
    /// May it be there only *instead of* the entry before it?
    pub(crate) instead: bool,
    /// Documented rules for its value, beyond the schema.
    pub(crate) rules: Rules,
    /// What a reader of the schema should know.
    pub(crate) note: &'static str,
}

/// Type of an element.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Type {
    /// A value only.
    Simple(Simple),
    /// Attributes or children.
    Complex(&'static Complex),
}

/// Type of a value.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Simple {
    /// A value of the type `xs:string`.
    Text,
    /// `xs:token`: white space collapses.
    Token,
    /// A value of the type `xs:boolean`.
    Boolean,
    /// `xs:boolean` fixed to `true`; an empty element means it.
    Flag,
    /// A value of the type `xs:int`.
    Int,
    /// A value of the type `xs:long`.
    Long,
    /// A value of the type `xs:double`.
    Double,
    /// A value of the type `xs:dateTime`.
    DateTime,
    /// A value of the type `xs:date`.
    Date,
    /// One of a list of words; white space counts.
    Words(&'static Words),
    /// A text of a given shape.
    Shape(&'static Shape),
}

/// A closed list of words.
#[derive(Debug)]
pub(crate) struct Words {
    /// Type name.
    pub(crate) name: &'static str,
    /// The words, in the order of the schema.
    pub(crate) words: &'static [&'static str],
}

/// A shape of text.
#[derive(Debug)]
pub(crate) struct Shape {
    /// Type name.
    pub(crate) name: &'static str,
    /// The schema's pattern.
    pub(crate) pattern: &'static str,
    /// The same as code, so that no pattern engine is needed.
    pub(crate) fits: fn(&str) -> bool,
}

/// An attribute. None of the format has a default.
#[derive(Debug)]
pub(crate) struct Attribute {
    /// Attribute name.
    pub(crate) name: &'static str,
    /// Type of its value.
    pub(crate) of: Simple,
    /// Must it be there?
    pub(crate) required: bool,
    /// Documented rules for its value.
    pub(crate) rules: Rules,
}

/// Documented rules for one value. The schema does not hold them; breaking one is a 4100 all the same.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    /// Characters at most; 0 where nothing is documented.
    pub(crate) characters_max: u32,
    /// What the value must be.
    pub(crate) must: Must,
}

/// What a value must be beyond its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Must {
    /// Nothing more.
    BeAnything,
    /// More than white space.
    NotBeBlank,
    /// A web address.
    BeUrl,
    /// An e-mail address.
    BeEmail,
    /// An IPv4 or IPv6 address.
    BeIpAddress,
    /// A time or day not after now; a time must also say its zone.
    BePast,
    /// A time that says its zone.
    HaveZone,
    /// A whole number between these, both included.
    BeBetween(i64, i64),
}

impl Rules {
    pub(crate) const NONE: Rules = Rules { characters_max: 0, must: Must::BeAnything };

    pub(crate) const fn max(characters_max: u32) -> Rules {
        Rules { characters_max, ..Rules::NONE }
    }

    pub(crate) const fn must(must: Must) -> Rules {
        Rules { must, ..Rules::NONE }
    }
}

impl Item {
    /// An optional element with a value.
    pub(crate) const fn simple(name: &'static str, of: Simple) -> Item {
        let of = Type::Simple(of);
        Item { name, of, required: false, many: false, instead: false, rules: Rules::NONE, note: "" }
    }

    /// An optional element with attributes or children.
    pub(crate) const fn complex(name: &'static str, of: &'static Complex) -> Item {
        let of = Type::Complex(of);
        Item { name, of, required: false, many: false, instead: false, rules: Rules::NONE, note: "" }
    }

    /// An optional text.
    pub(crate) const fn text(name: &'static str) -> Item {
        Item::simple(name, Simple::Text)
    }

    /// An optional yes or no.
    pub(crate) const fn boolean(name: &'static str) -> Item {
        Item::simple(name, Simple::Boolean)
    }

    /// A presence flag.
    pub(crate) const fn flag(name: &'static str) -> Item {
        Item::simple(name, Simple::Flag)
    }

    /// An optional time in the past.
    pub(crate) const fn past(name: &'static str) -> Item {
        Item::simple(name, Simple::DateTime).must(Must::BePast)
    }

    /// An optional web address.
    pub(crate) const fn url(name: &'static str) -> Item {
        Item::text(name).max(crate::limits::URL_CHARACTERS_MAX as u32).must(Must::BeUrl)
    }

    pub(crate) const fn required(mut self) -> Item {
        self.required = true;
        self
    }

    pub(crate) const fn many(mut self) -> Item {
        self.many = true;
        self
    }

    pub(crate) const fn instead(mut self) -> Item {
        self.instead = true;
        self
    }

    pub(crate) const fn max(mut self, characters: u32) -> Item {
        self.rules.characters_max = characters;
        self
    }

    pub(crate) const fn must(mut self, must: Must) -> Item {
        self.rules.must = must;
        self
    }

    pub(crate) const fn note(mut self, note: &'static str) -> Item {
        self.note = note;
        self
    }
}

impl Attribute {
    pub(crate) const fn new(name: &'static str, of: Simple) -> Attribute {
        Attribute { name, of, required: false, rules: Rules::NONE }
    }

    /// A time in the past.
    pub(crate) const fn past(name: &'static str) -> Attribute {
        Attribute::new(name, Simple::DateTime).rules(Rules::must(Must::BePast))
    }

    pub(crate) const fn required(mut self) -> Attribute {
        self.required = true;
        self
    }

    pub(crate) const fn rules(mut self, rules: Rules) -> Attribute {
        self.rules = rules;
        self
    }
}

impl Simple {
    /// The name of the type as messages say it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Simple::Text => "string",
            Simple::Token => "token",
            Simple::Boolean | Simple::Flag => "boolean",
            Simple::Int => "int",
            Simple::Long => "long",
            Simple::Double => "double",
            Simple::DateTime => "dateTime",
            Simple::Date => "date",
            Simple::Words(words) => words.name,
            Simple::Shape(shape) => shape.name,
        }
    }
}

impl Complex {
    /// The entries for child elements; none where there can be no children.
    pub(crate) fn items(&self) -> &'static [Item] {
        match self.content {
            Content::Sequence(items) | Content::Choice(items) | Content::All(items) => items,
            Content::Empty | Content::Value(..) => &[],
        }
    }
}
