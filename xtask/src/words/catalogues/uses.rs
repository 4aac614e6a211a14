//! Where code and templates name a text, and what they give to it.

use std::collections::BTreeSet;

use super::ftl::Text;
use crate::tidy::File;

/// Tags that every text may hold; the others get an address from the template. `Said` in `crates/frame` writes them.
const KNOWN_TAGS: [&str; 5] = ["b", "exact", "keep", "optional", "unseen"];
/// By which call a template gives an argument.
const ARGUMENTS: [&str; 7] = ["number", "exact", "name", "words", "country", "term", "told"];

/// One place that names a text.
pub(super) struct Use {
    /// The id of the text.
    pub(super) id: String,
    place: String,
    arguments: BTreeSet<String>,
    /// The tags that get an address; absent where code names the text, which cannot give any.
    links: Option<BTreeSet<String>>,
    is_attribute: bool,
}

impl Use {
    /// What is wrong with it, given the English text.
    pub(super) fn fault(&self, text: Option<&Text>) -> Option<String> {
        let Use { id, place, arguments, .. } = self;
        let Some(text) = text else { return Some(format!("{place}: {id} is in no catalogue")) };
        if self.is_attribute && (!text.tags.is_empty() || !text.variables.is_empty()) {
            return Some(format!("{place}: {id} stands in an attribute, and has arguments or tags"));
        }
        let open: BTreeSet<String> =
            text.tags.iter().filter(|tag| !KNOWN_TAGS.contains(&tag.as_str())).cloned().collect();
        let linked = self.links.as_ref().is_none_or(|links| *links == open);
        if *arguments == text.variables && linked {
            return None;
        }
        let links = self.links.iter().flatten().collect::<Vec<_>>();
        Some(format!(
            "{place}: {id} is given {:?} and the tags {links:?}, and its text has {:?} and {open:?}",
            arguments.iter().collect::<Vec<_>>(),
            text.variables.iter().collect::<Vec<_>>()
        ))
    }
}

/// The code of a file without comments of whole lines and without the tests at its end.
pub(super) fn code(file: &File) -> String {
    let text = file.text().split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = text.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// The places of a file that name a text.
pub(super) fn of(file: &File) -> Vec<Use> {
    let code = code(file);
    let place = |at: usize| {
        let line = code.get(..at).map_or(0, |before| before.matches('\n').count()) + 1;
        format!("{}:{line}", file.path)
    };
    if file.path.ends_with(".rs") {
        let made = code.match_indices("message!(");
        return made.filter_map(|(at, begin)| in_code(code.get(at + begin.len()..)?, place(at))).collect();
    }
    let said = code.match_indices(".say(\"").filter_map(|(at, begin)| {
        let (id, rest) = code.get(at + begin.len()..)?.split_once("\")")?;
        Some(in_template(id, rest, place(at)))
    });
    let attributes = code.match_indices(".text(\"").filter_map(|(at, begin)| {
        let (id, _) = code.get(at + begin.len()..)?.split_once("\")")?;
        let none = || BTreeSet::new();
        Some(Use {
            id: id.to_owned(),
            place: place(at),
            arguments: none(),
            links: Some(none()),
            is_attribute: true,
        })
    });
    said.chain(attributes).collect()
}

/// `"id", name = value, …)`, as it stands behind `message!(`.
fn in_code(rest: &str, place: String) -> Option<Use> {
    let mut parts = top_level(rest).into_iter();
    let id = parts.next()?.trim().strip_prefix('"')?.strip_suffix('"')?.to_owned();
    let name = |part: &str| part.split_once('=').map(|(name, _)| name.trim().to_owned());
    let arguments = parts.filter_map(|part| name(&part)).collect();
    Some(Use { id, place, arguments, links: None, is_attribute: false })
}

/// The calls that follow `.say("id")`: `.number("n", …).link("a", …)`.
fn in_template(id: &str, rest: &str, place: String) -> Use {
    let (mut arguments, mut links) = (BTreeSet::new(), BTreeSet::new());
    let mut rest = rest;
    while let Some((call, inside)) = rest.strip_prefix('.').and_then(|rest| rest.split_once('(')) {
        let name = inside.strip_prefix('"').and_then(|name| name.split('"').next()).unwrap_or_default();
        match call {
            "link" => links.insert(name.to_owned()),
            // A moment stands in the text, between tags of its own name.
            "time" => links.insert(name.to_owned()) | arguments.insert(name.to_owned()),
            call if ARGUMENTS.contains(&call) => arguments.insert(name.to_owned()),
            _ => break,
        };
        let parts: usize = top_level(inside).iter().map(|part| part.len() + 1).sum();
        rest = inside.get(parts..).unwrap_or_default();
    }
    Use { id: id.to_owned(), place, arguments, links: Some(links), is_attribute: false }
}

/// The parts between commas up to the parenthesis that closes the call; commas inside of others do not count.
fn top_level(text: &str) -> Vec<String> {
    let (mut parts, mut part) = (Vec::new(), String::new());
    let (mut depth, mut quoted, mut before) = (0_usize, false, ' ');
    for letter in text.chars() {
        match letter {
            '"' if before != '\\' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' if !quoted && depth == 0 => {
                parts.push(part);
                return parts;
            }
            ')' | ']' | '}' if !quoted => depth = depth.saturating_sub(1),
            ',' if !quoted && depth == 0 => {
                parts.push(std::mem::take(&mut part));
                before = letter;
                continue;
            }
            _ => {}
        }
        part.push(letter);
        before = letter;
    }
    Vec::new()
}
