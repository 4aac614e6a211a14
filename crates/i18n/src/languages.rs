//! The names of languages, from each language's own table. All are Unicode's (CLDR), written by `cargo xtask countries`.

use crate::Language;

/// The name of the language of a tag (BCP 47) in this language, by the longest beginning of the tag that has one:
/// `pt-BR` before `pt`. In English where the own table lacks it, and the tag alone where it is no language's.
pub(crate) fn name(language: Language, tag: &str) -> String {
    let mut range = tag;
    loop {
        if let Some(name) = named(language, range).or_else(|| named(Language::ENGLISH, range)) {
            return name.to_owned();
        }
        match range.rfind('-') {
            Some(end) => range = &range[..end],
            None => return tag.to_owned(),
        }
    }
}

fn named(language: Language, tag: &str) -> Option<&'static str> {
    let table = language.folder().map_or("", |folder| folder.languages);
    let mut lines = table.lines().filter_map(|line| line.split_once('\t'));
    lines.find(|(known, _)| known.eq_ignore_ascii_case(tag)).map(|(_, name)| name)
}
