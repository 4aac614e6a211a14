//! Words of pages that are in no catalogue: in templates, and in the code that fills them.

use super::CRATES;
use crate::tidy::{File, Tree};

/// Attributes that people read or hear.
const READ: [&str; 5] = ["aria-label", "title", "alt", "placeholder", "data-head"];
/// What is the same in every language and stands where no element can say so.
const OWN_NAME: &str = "Clearline";

/// Words outside of the catalogues.
pub(super) fn literals(tree: &Tree) -> Vec<String> {
    let of = |file: &File| {
        let found = words(&without_code(file.text())).into_iter();
        found.map(|words| format!("{}: “{words}” is in no catalogue", file.path)).collect::<Vec<_>>()
    };
    tree.below(CRATES, ".html").flat_map(of).collect()
}

/// The template without what is between `{{ }}`, `{% %}` and `{# #}`.
fn without_code(template: &str) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let end = match after.chars().next() {
            Some('{') => "}}",
            Some('%') => "%}",
            Some('#') => "#}",
            _ => {
                text.push('{');
                rest = after;
                continue;
            }
        };
        rest = after.split_once(end).map_or("", |(_, behind)| behind);
    }
    text + rest
}

/// Texts and attributes that hold letters. What stands right behind a tag with `translate="no"` is of no language.
fn words(text: &str) -> Vec<String> {
    let has_letters = |text: &str| {
        let entities = text.split('&').enumerate();
        let plain =
            entities.map(
                |(at, part)| if at == 0 { part } else { part.split_once(';').map_or(part, |(_, rest)| rest) },
            );
        plain.collect::<String>().replace(OWN_NAME, "").chars().any(char::is_alphabetic)
    };
    let mut found = Vec::new();
    let mut exempt = false;
    let mut rest = text;
    loop {
        let (words, after) = rest.split_once('<').unwrap_or((rest, ""));
        if !exempt && has_letters(words) {
            found.push(words.trim().to_owned());
        }
        let Some((tag, behind)) = after.split_once('>') else { return found };
        exempt = tag.contains("translate=\"no\"") || tag.starts_with('!');
        for read in READ {
            let value = tag.split(&format!(" {read}=\"")).nth(1).and_then(|rest| rest.split('"').next());
            found.extend(value.filter(|value| !exempt && has_letters(value)).map(str::to_owned));
        }
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_tags_and_in_attributes_are_found_and_code_is_not() {
        let found = |template: &str| words(&without_code(template));
        assert_eq!(
            found("<p class=\"a\">{{ page.say(\"x\") }} · {% if a %}1{% endif %}</p>{# note #}"),
            [""; 0]
        );
        assert_eq!(found("<p>Save{{ x }}</p><a aria-label=\"Go\">&nbsp;&#38;</a>"), ["Save", "Go"]);
        assert_eq!(found("<title>{{ t }} · Clearline</title><pre translate=\"no\">a --b</pre> c"), ["c"]);
    }
}
