use std::fmt;

use crate::code::Code;
use crate::element::Element;
use crate::limits::{ECHO_CHARACTERS_MAX, FINDINGS_MAX};

/// One thing wrong with a document, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Line of the element's start tag, from 1; 0 in a document that was built, not read.
    pub line: u32,
    /// Column in characters, from 1; 0 as above.
    pub column: u32,
    /// Path from the root, `/report/incidentSummary/incidentDateTime[1]`.
    pub path: String,
    /// What is wrong and what to do, on one line.
    pub message: String,
}

impl fmt::Display for Finding {
    /// The form the API documents: `[line,column] - message`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{},{}] - {}", self.line, self.column, self.message)
    }
}

/// A document that was not accepted. It is an answer to its sender, and no error of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Not well-formed, or beyond a limit that protects the reader.
    Malformed(Finding),
    /// Against the schema or a documented rule.
    Invalid {
        /// The findings in document order, at most [`FINDINGS_MAX`].
        findings: Vec<Finding>,
        /// How many more there were.
        more: usize,
    },
}

impl Refused {
    /// The response code that belongs to it.
    pub fn code(&self) -> Code {
        match self {
            Refused::Malformed(_) => Code::MalformedXml,
            Refused::Invalid { .. } => Code::ValidationFailed,
        }
    }

    /// The findings that are named, in document order.
    pub fn findings(&self) -> &[Finding] {
        match self {
            Refused::Malformed(finding) => std::slice::from_ref(finding),
            Refused::Invalid { findings, .. } => findings,
        }
    }

    /// The text of `responseDescription`: the code's phrase, then one finding a line.
    pub fn description(&self) -> String {
        let mut text = self.code().phrase().to_owned();
        for finding in self.findings() {
            text.push('\n');
            text.push_str(&finding.to_string());
        }
        if let Refused::Invalid { more: more @ 1.., .. } = self {
            text.push_str(&format!("\nand {more} more; at most {FINDINGS_MAX} are told at once"));
        }
        text
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.description())
    }
}

impl std::error::Error for Refused {}

/// Collects findings while a tree is walked. It keeps the steps from the root to the present element, so that a path is
/// written only for a finding.
#[derive(Debug, Default)]
pub(crate) struct Findings<'a> {
    way: Vec<&'a Element>,
    told: Vec<Finding>,
    more: usize,
}

impl<'a> Findings<'a> {
    pub(crate) fn enter(&mut self, element: &'a Element) {
        self.way.push(element);
    }

    pub(crate) fn leave(&mut self) {
        self.way.pop();
    }

    /// Something about the element entered last.
    pub(crate) fn say(&mut self, message: fmt::Arguments<'_>) {
        self.push(None, message);
    }

    /// Something about one of its attributes.
    pub(crate) fn say_of(&mut self, attribute: &str, message: fmt::Arguments<'_>) {
        self.push(Some(attribute), message);
    }

    /// Something about a child of it.
    pub(crate) fn say_at(&mut self, child: &'a Element, message: fmt::Arguments<'_>) {
        self.enter(child);
        self.push(None, message);
        self.leave();
    }

    fn push(&mut self, attribute: Option<&str>, message: fmt::Arguments<'_>) {
        if self.told.len() >= FINDINGS_MAX {
            self.more += 1;
            return;
        }
        let place = self.way.last().map(|element| element.place).unwrap_or_default();
        let mut path = self.path();
        if let Some(attribute) = attribute {
            path.push_str("/@");
            path.push_str(attribute);
        }
        self.told.push(Finding {
            line: place.line,
            column: place.column,
            path,
            message: message.to_string(),
        });
    }

    /// The steps as a path. The last step always has its number, the others where there are several of a name.
    fn path(&self) -> String {
        let mut path = String::new();
        let mut above: Option<&Element> = None;
        for (depth, element) in self.way.iter().enumerate() {
            path.push('/');
            path.push_str(&echo(&element.name));
            if let Some(above) = above {
                let mut alike = above.children_named(&element.name);
                let number = alike.position(|child| std::ptr::eq(child, *element)).unwrap_or(0) + 1;
                if number > 1 || depth + 1 == self.way.len() || alike.next().is_some() {
                    path.push_str(&format!("[{number}]"));
                }
            }
            above = Some(element);
        }
        path
    }

    /// What was found, in document order, with the number of those that are not named.
    pub(crate) fn into_parts(mut self) -> (Vec<Finding>, usize) {
        self.told.sort_by_key(|finding| (finding.line, finding.column));
        (self.told, self.more)
    }

    /// Nothing found, or the refusal.
    pub(crate) fn into_result(self) -> Result<(), Refused> {
        match self.into_parts() {
            (findings, 0) if findings.is_empty() => Ok(()),
            (findings, more) => Err(Refused::Invalid { findings, more }),
        }
    }
}

/// A sender's own value as a finding repeats it: on one line, and not longer than [`ECHO_CHARACTERS_MAX`].
pub(crate) fn echo(value: &str) -> String {
    cut(value, ECHO_CHARACTERS_MAX)
}

/// A text on one line, with at most so many characters.
pub(crate) fn cut(text: &str, characters: usize) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let mut shown: String = text.chars().take(characters).map(plain).collect();
    if text.chars().nth(characters).is_some() {
        shown.push('…');
    }
    shown
}
