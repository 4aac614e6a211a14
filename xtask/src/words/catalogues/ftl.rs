//! What a Fluent file holds, as far as it is compared.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// One text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    /// Its arguments, those of texts it holds included.
    pub(super) variables: BTreeSet<String>,
    /// The tags it may open, by name, each once.
    pub(super) tags: BTreeSet<String>,
    /// Other texts that it holds.
    pub(super) names: BTreeSet<String>,
    words: Vec<String>,
}

/// The texts of a file.
pub(super) fn texts(source: &str) -> Result<Vec<(String, Text)>, String> {
    let resource = parser::parse(source).map_err(|(_, errors)| {
        let first = errors.first().map(ToString::to_string).unwrap_or_default();
        format!("cannot be read: {first}")
    })?;
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name.to_owned(), message.value.as_ref())),
        _ => None,
    });
    let mut texts: Vec<(String, Text)> = Vec::new();
    for (id, pattern) in messages {
        let pattern = pattern.ok_or_else(|| format!("cannot be read: {id} has no text"))?;
        let mut text = Text::default();
        text.add(pattern);
        texts.push((id, text));
    }
    let own: Vec<(String, BTreeSet<String>)> =
        texts.iter().map(|(id, text)| (id.clone(), text.variables.clone())).collect();
    for (_, text) in &mut texts {
        let held = own.iter().filter(|(id, _)| text.names.contains(id));
        text.variables.extend(held.flat_map(|(_, variables)| variables.clone()));
    }
    Ok(texts)
}

impl Text {
    fn add(&mut self, pattern: &Pattern<&str>) {
        let mut words = String::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => words.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
        let tags = words.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
        self.tags.extend(tags.filter(|tag| !tag.starts_with('/')).map(str::to_owned));
        self.words.push(words);
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.add(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.names.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|inline| self.inline(inline));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }

    /// What a page could not write as it is: each piece of the text closes what it opens.
    pub(super) fn faults(&self) -> Vec<String> {
        self.words.iter().flat_map(|words| of_words(words)).collect()
    }
}

fn of_words(words: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if words.contains('&') {
        faults.push("holds &, which a page takes for the beginning of a sign: write a word".to_owned());
    }
    let mut open: Vec<&str> = Vec::new();
    for rest in words.split('<').skip(1) {
        let Some((tag, _)) = rest.split_once('>') else {
            faults.push("has a < that begins no tag".to_owned());
            continue;
        };
        match tag.strip_prefix('/') {
            Some(name) if open.last() == Some(&name) => {
                open.pop();
            }
            Some(name) => faults.push(format!("closes <{name}> that is not open")),
            None if tag.is_empty() || !tag.bytes().all(|byte| byte.is_ascii_lowercase()) => {
                faults.push(format!("has the tag <{tag}>: a tag is one word without attributes"));
            }
            None => open.push(tag),
        }
    }
    faults.extend(open.into_iter().map(|tag| format!("does not close <{tag}>")));
    faults
}
