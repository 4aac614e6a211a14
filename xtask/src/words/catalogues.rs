//! The catalogues of `crates/i18n/locales` against each other, against the code and against the templates: what is missing,
//! what nobody uses, arguments and tags that differ, words of templates that are in no catalogue, and literals of code that
//! are passed as data.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::{File, Tree};

mod ftl;
mod passed;
mod templates;
mod uses;

use ftl::Text;
use uses::Use;

/// Where the catalogues lie, a folder a language.
const LOCALES: &str = "crates/i18n/locales/";
/// Where code and the templates of pages lie.
const CRATES: &str = "crates/";
/// The language that is complete by rule.
const ENGLISH: &str = "en";
/// Parts that every language has: every page needs them.
const EVERYWHERE: [&str; 3] = ["about", "base", "values"];
/// What a catalogue says of itself, which the English one need not.
const OF_ITSELF: &str = "language-note";

/// The texts of one part of the program: by id.
type Part = BTreeMap<String, Text>;
/// Languages, their parts, the parts' texts.
type Catalogues = BTreeMap<String, BTreeMap<String, Part>>;

/// All that is wrong with the catalogues, one line each.
pub fn faults(tree: &Tree) -> Vec<String> {
    let (catalogues, mut faults) = read(tree);
    let none = BTreeMap::new();
    let english = catalogues.get(ENGLISH).unwrap_or(&none);
    for (language, parts) in catalogues.iter().filter(|(language, _)| *language != ENGLISH) {
        faults.extend(differences(language, parts, english));
    }
    let texts: BTreeMap<&str, &Text> =
        english.values().flatten().map(|(id, text)| (id.as_str(), text)).collect();
    let uses: Vec<Use> = tree.files.iter().filter(|file| is_read(file)).flat_map(uses::of).collect();
    faults.extend(uses.iter().filter_map(|one| one.fault(texts.get(one.id.as_str()).copied())));
    faults.extend(unused(tree, &texts));
    faults.extend(templates::literals(tree));
    faults.extend(passed::literals(tree));
    faults
}

fn read(tree: &Tree) -> (Catalogues, Vec<String>) {
    let (mut catalogues, mut faults) = (Catalogues::new(), Vec::new());
    for file in tree.below(LOCALES, ".ftl") {
        let Some((language, name)) = file.path.trim_start_matches(LOCALES).split_once('/') else { continue };
        let parts = catalogues.entry(language.to_owned()).or_default();
        let mut part = Part::new();
        for (id, text) in ftl::texts(file.text()).unwrap_or_else(|wrong| {
            faults.push(format!("{}: {wrong}", file.path));
            Vec::new()
        }) {
            faults.extend(text.faults().into_iter().map(|wrong| format!("{}: {id} {wrong}", file.path)));
            let twice = parts.values().any(|other| other.contains_key(&id)) || part.contains_key(&id);
            if twice {
                faults.push(format!("{}: {id} is there twice", file.path));
            }
            part.insert(id, text);
        }
        parts.insert(name.trim_end_matches(".ftl").to_owned(), part);
    }
    (catalogues, faults)
}

/// What a language has otherwise than English. It has a part whole or not at all.
fn differences(
    language: &str,
    parts: &BTreeMap<String, Part>,
    english: &BTreeMap<String, Part>,
) -> Vec<String> {
    let mut faults: Vec<String> = EVERYWHERE
        .iter()
        .filter(|name| !parts.contains_key(**name))
        .map(|name| format!("{LOCALES}{language} has no {name}.ftl"))
        .collect();
    for (name, part) in parts {
        let path = format!("{LOCALES}{language}/{name}.ftl");
        let Some(original) = english.get(name) else {
            faults.push(format!("{path} has no English part"));
            continue;
        };
        let missing = original.keys().filter(|id| !part.contains_key(*id));
        faults.extend(missing.map(|id| format!("{path}: {id} is missing")));
        for (id, text) in part {
            match original.get(id) {
                None if id == OF_ITSELF => {}
                None => faults.push(format!("{path}: {id} is in no English catalogue")),
                Some(english) if english.variables != text.variables => faults.push(format!(
                    "{path}: {id} has the arguments {:?}, the English text {:?}",
                    text.variables, english.variables
                )),
                Some(english) if english.tags != text.tags => faults.push(format!(
                    "{path}: {id} has the tags {:?}, the English text {:?}",
                    text.tags, english.tags
                )),
                Some(_) => {}
            }
        }
    }
    faults
}

/// Code and templates that are no tests and no samples of tests.
fn is_read(file: &File) -> bool {
    let is_named = [".rs", ".html"].iter().any(|ending| file.path.ends_with(ending));
    file.path.starts_with(CRATES) && is_named && !file.is_test()
}

/// English texts that no code, no template and no other text names.
fn unused(tree: &Tree, texts: &BTreeMap<&str, &Text>) -> Vec<String> {
    let mut named: BTreeSet<&str> =
        texts.values().flat_map(|text| text.names.iter()).map(String::as_str).collect();
    for file in tree.files.iter().filter(|file| is_read(file)) {
        let code = uses::code(file);
        named.extend(code.split('"').filter_map(|text| texts.get_key_value(text)).map(|(id, _)| *id));
    }
    let idle = texts.keys().filter(|id| !named.contains(*id));
    idle.map(|id| format!("{LOCALES}{ENGLISH}: nobody uses {id}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Tree {
        let file =
            |(path, text): &(&str, &str)| File { path: (*path).to_owned(), bytes: text.as_bytes().to_vec() };
        let fixed = [
            ("crates/i18n/locales/en/about.ftl", ""),
            ("crates/i18n/locales/en/values.ftl", ""),
            ("crates/i18n/locales/es/about.ftl", "language-note = no\n"),
            ("crates/i18n/locales/es/values.ftl", ""),
        ];
        Tree { files: fixed.iter().chain(files).map(file).collect() }
    }

    /// A tree that has nothing wrong, with one of its files exchanged.
    fn told(path: &str, text: &str) -> Vec<String> {
        let all = [
            (
                "crates/i18n/locales/en/base.ftl",
                "a = A { $n }\nb = { a } <b>B</b>\nc = <x>C</x>\nd = D\ne = { $n ->\n    [one] E\n   *[other] { $n } E\n}\n",
            ),
            (
                "crates/i18n/locales/es/base.ftl",
                "a = { $n } A\nb = <b>B</b> { a }\nc = <x>C</x>\nd = D\ne = { $n } E\n",
            ),
            ("crates/wire/src/a.rs", "fn f() { say(message!(\"a\", n = g(1, \"x\"))); nav(\"d\") }"),
            ("crates/wire/src/tests.rs", "fn f() { message!(\"no-such\") }"),
            ("crates/portals/src/a.rs", "fn f() { Words::data(name) }"),
            (
                "crates/frame/src/view/base.html",
                "<p title=\"{{ page.text(\"d\") }}\">{{ page.say(\"c\").link(\"x\", page.at(\"/a\")) }} {{ page.say(\"e\").number(\"n\", list.len()) }} {{ page.say(\"b\").number(\"n\", 1) }}</p>",
            ),
        ];
        let exchanged =
            all.iter().map(|(known, old)| if *known == path { (path, text) } else { (*known, *old) });
        let files: Vec<(&str, &str)> = exchanged.collect();
        faults(&tree(&files))
    }

    #[test]
    fn what_is_whole_has_no_fault_and_each_fault_is_found() {
        assert_eq!(told("", ""), [""; 0]);
        assert_eq!(
            told("crates/wire/src/a.rs", "// message!(\"q\")\nfn f() { \"a\" }"),
            [""; 0],
            "a comment is no use"
        );
        let es = "crates/i18n/locales/es/base.ftl";
        let rest = "b = <b>B</b> { a }\nc = <x>C</x>\nd = D\ne = { $n } E\n";
        for (path, text, found) in [
            (es, rest.to_owned(), "a is missing"),
            (es, format!("a = A\n{rest}"), "a has the arguments"),
            (es, format!("a = {{ {{ $n }}\n{rest}"), "cannot be read"),
            (es, format!("a = A {{ $n }} & B\n{rest}"), "holds &"),
            (es, format!("a = <b>A {{ $n }}\n{rest}"), "does not close <b>"),
            (es, format!("a = <b>A</b> {{ $n }}\n{rest}"), "a has the tags"),
            (es, format!("a = A {{ $n }}\nz = Z\n{rest}"), "z is in no English catalogue"),
            (es, format!("a = A {{ $n }}\na = A {{ $n }}\n{rest}"), "a is there twice"),
            ("crates/wire/src/a.rs", "fn f() { message!(\"a\"); nav(\"d\") }".to_owned(), "a is given []"),
            (
                "crates/wire/src/a.rs",
                "fn f() { message!(\"q\"); message!(\"a\", n = 1); \"d\" }".to_owned(),
                "q is in no catalogue",
            ),
            (
                "crates/frame/src/view/base.html",
                "<p>{{ page.say(\"c\") }} {{ page.say(\"e\").number(\"n\", 1) }}</p>".to_owned(),
                "c is given [] and the tags []",
            ),
            (
                "crates/frame/src/view/base.html",
                "<p title=\"{{ page.text(\"c\") }}\">{{ page.say(\"e\").number(\"n\", 1) }}</p>".to_owned(),
                "c stands in an attribute",
            ),
            (
                "crates/portals/src/a.rs",
                "fn f() { Words::data(\"MD5\"); Words::data(name); Words::data(\"No files\") }".to_owned(),
                "crates/portals/src/a.rs:1: “No files”",
            ),
            (
                "crates/frame/src/view/base.html",
                "<p>Words {{ page.say(\"e\").number(\"n\", 1) }} c</p>".to_owned(),
                "Words",
            ),
        ] {
            let faults = told(path, &text);
            assert!(faults.iter().any(|fault| fault.contains(found)), "{found}: {faults:?}");
        }
    }

    #[test]
    fn a_text_that_nobody_uses_is_found() {
        let faults = told("crates/wire/src/a.rs", "fn f() { message!(\"a\", n = 1) }");
        assert_eq!(faults, [""; 0], "d is used by the template");
        let faults = told("crates/frame/src/view/base.html", "<p></p>");
        assert_eq!(faults.len(), 3, "{faults:?}");
    }
}
