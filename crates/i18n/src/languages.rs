//! The names of languages, from each language's own table. All are Unicode's (CLDR), written by `cargo xtask countries`.

use crate::Language;

/// The name of the language of a tag (BCP 47) in this language, by the longest beginning of the tag that has one:
/// `pt-BR` before `pt`. In English where the own table lacks it, and the tag alone where it is no language's.
pub(crate) fn name(language: Language, tag: &str) -> String {
    let by = |language| ranges(tag).find_map(|range| named(language, range));
    by(language).or_else(|| by(Language::ENGLISH)).unwrap_or(tag).to_owned()
}

/// A tag, and each beginning of it that ends before a hyphen, the longest first.
fn ranges(tag: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(tag), |range| range.rfind('-').and_then(|end| range.get(..end)))
}

fn named(language: Language, tag: &str) -> Option<&'static str> {
    let table = language.folder().map_or("", |folder| folder.languages);
    let mut lines = table.lines().filter_map(|line| line.split_once('\t'));
    lines.find(|(known, _)| known.eq_ignore_ascii_case(tag)).map(|(_, name)| name)
}
