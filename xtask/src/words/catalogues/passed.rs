//! English words that code passes off as data: a literal where the words of others belong.

use crate::tidy::Tree;

use super::is_read;
use super::uses::code;

/// The calls that take the words of others, or names and identifiers.
const CALLS: [&str; 8] = [
    "Words::data(",
    "Words::law(",
    "Words::Data(",
    "Words::Law(",
    "Argument::name(",
    "Argument::exact(",
    "Argument::words(",
    "english(",
];

/// Synthetic reports hold invented words of others.
const INVENTED: &str = "crates/world/";
/// Literals that are no words of ours, by file, each with the reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[];

/// Every literal that is passed as data and holds a word, one line each; and exceptions that nothing needs.
pub(super) fn literals(tree: &Tree) -> Vec<String> {
    faults(tree, EXCEPTIONS)
}

fn faults(tree: &Tree, exceptions: &[(&str, &str, &str)]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut needed = Vec::new();
    let read = tree.files.iter().filter(|file| is_read(file) && file.path.ends_with(".rs"));
    for file in read.filter(|file| !file.path.starts_with(INVENTED)) {
        for (line, literal) in passed(&code(file)) {
            match exceptions.iter().find(|(path, text, _)| *path == file.path && *text == literal) {
                Some(exception) => needed.push(exception),
                None => faults.push(format!(
                    "{}:{line}: “{literal}” is passed as data: say a message, or list it as an exception",
                    file.path
                )),
            }
        }
    }
    let idle = exceptions.iter().filter(|exception| !needed.contains(exception));
    faults.extend(idle.map(|(path, text, _)| format!("{path} passes no \"{text}\" any more: take it off")));
    faults
}

/// The literals of the calls that hold a word, each with its line.
fn passed(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for call in CALLS {
        for (at, _) in code.match_indices(call) {
            let whole = !code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_');
            let inside = code[at + call.len()..].trim_start();
            let inside = inside.strip_prefix("format!(").unwrap_or(inside).trim_start();
            let literal = inside.strip_prefix('"').and_then(|rest| rest.split('"').next());
            if let Some(literal) = literal.filter(|literal| whole && holds_a_word(literal)) {
                found.push((code[..at].matches('\n').count() + 1, literal.to_owned()));
            }
        }
    }
    found
}

/// Three small letters in a row that are no place for a value.
fn holds_a_word(literal: &str) -> bool {
    let mut outside = String::new();
    let mut depth = 0_usize;
    for letter in literal.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(letter),
            _ => {}
        }
    }
    outside.split(|letter: char| !letter.is_alphabetic()).any(|word| {
        let small = word.chars().filter(|letter| letter.is_lowercase()).count();
        small >= 3
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::File;

    fn tree(path: &str, text: &str) -> Tree {
        Tree { files: vec![File { path: path.to_owned(), bytes: text.as_bytes().to_vec() }] }
    }

    #[test]
    fn a_planted_sentence_is_found_wherever_it_is_passed_as_data() {
        for planted in [
            "let a = Words::data(\"not known\");",
            "let a = Argument::name(\n    \"the sender\",\n);",
            "let a = words::english(&x); let b = english(\"possible\");",
            "let a = Words::law(format!(\"{count} files\"));",
        ] {
            let found = faults(&tree("crates/portals/src/a.rs", planted), &[]);
            assert_eq!(found.len(), 1, "{planted}: {found:?}");
        }
    }

    #[test]
    fn names_values_samples_and_tests_are_none() {
        for (path, text) in [
            ("crates/portals/src/a.rs", "Words::data(\"MD5\"); Words::data(format!(\"R-{report}-{nth}\"));"),
            ("crates/portals/src/a.rs", "Words::data(known); in_english(\"anything here\");"),
            ("crates/portals/src/a.rs", "// Words::data(\"not known\")"),
            ("crates/portals/src/a.rs", "#[cfg(test)]\nmod tests {\n Words::data(\"not known\");\n}"),
            ("crates/portals/src/a/sample.rs", "Words::data(\"a story\");"),
        ] {
            assert_eq!(faults(&tree(path, text), &[]), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn an_exception_that_nothing_needs_is_a_fault() {
        let exception = [("crates/portals/src/a.rs", "not known", "a reason")];
        let plain = tree("crates/portals/src/a.rs", "Words::data(\"not known\");");
        assert_eq!(faults(&plain, &exception), Vec::<String>::new());
        assert_eq!(faults(&tree("crates/portals/src/a.rs", ""), &exception).len(), 1);
    }
}
