//! A second text for what has a message already: English of an error type that people are refused by, and English words in
//! the graph of a package.

use super::is_read;
use super::uses::code;
use crate::source::separate;
use crate::tidy::{File, Tree};

/// The crates whose refusals people and programs read. The edge writes the text.
const REFUSING: [&str; 7] = [
    "crates/counsel/src/",
    "crates/disclosure/src/",
    "crates/identity/src/",
    "crates/law/src/",
    "crates/oversight/src/",
    "crates/pipeline/src/",
    "crates/records/src/",
];
/// What writes the graph of a package. Its texts are given to it, each with its message.
const GRAPH: &str = "crates/seal/src/case/";

/// Every second text, one line each.
pub(super) fn texts(tree: &Tree) -> Vec<String> {
    let read = || tree.files.iter().filter(|file| is_read(file) && file.path.ends_with(".rs"));
    let refusing = read().filter(|file| REFUSING.iter().any(|folder| file.path.starts_with(folder)));
    let mut faults: Vec<String> = refusing.flat_map(of_errors).collect();
    faults.extend(read().filter(|file| file.path.starts_with(GRAPH)).flat_map(of_graph));
    faults
}

/// Types called a refusal, and types with a message, that have a text of `#[error]` as well.
fn of_errors(file: &File) -> Vec<String> {
    let code = code(file);
    let mut faults = Vec::new();
    for (at, _) in code.match_indices("pub enum ").chain(code.match_indices("pub struct ")) {
        let declared = code[at..].split_whitespace().nth(2).unwrap_or_default();
        let name: String = declared.chars().take_while(|c| c.is_alphanumeric()).collect();
        let end = code[at..].find("\n}\n").map_or(code.len(), |end| at + end);
        let above = code[..at].rfind("\n\n").unwrap_or(0);
        if code[above..end].contains("#[error(") && (name.ends_with("Refusal") || has_message(&code, &name)) {
            faults.push(format!(
                "{}: {name} has a text in #[error]: give it a message(), and write the id of the message to the log",
                file.path
            ));
        }
    }
    faults
}

/// Does the type have a message for people?
fn has_message(code: &str, name: &str) -> bool {
    let begin = format!("\nimpl {name} {{\n");
    let own = code.split(&begin).skip(1);
    own.filter_map(|rest| rest.split("\n}\n").next())
        .any(|body| body.contains("pub fn message(&self) -> Message"))
}

/// Literals of the graph that hold two words.
fn of_graph(file: &File) -> Vec<String> {
    let literals = separate(&code(file)).literals.into_iter();
    let fault = |(line, literal): (usize, String)| {
        let place = format!("{}:{line}", file.path);
        format!("{place}: “{literal}” is written into the graph: take it as a Text, with its message")
    };
    literals.filter(|(_, literal)| holds_two_words(literal)).map(fault).collect()
}

/// Two words of small letters, one after another.
fn holds_two_words(literal: &str) -> bool {
    let is_word = |word: &&str| {
        word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | ',' | '.'))
            && word.chars().any(char::is_lowercase)
    };
    let words: Vec<&str> = literal.split(' ').collect();
    words.windows(2).any(|pair| pair.iter().all(is_word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        texts(&Tree { files: vec![File { path: path.to_owned(), bytes: text.as_bytes().to_vec() }] })
    }

    #[test]
    fn an_error_text_of_a_refusal_and_of_what_has_a_message_is_found() {
        let refusal = "#[derive(Error)]\npub enum Refusal {\n    #[error(\"say why\")]\n    Reason,\n}\n";
        assert_eq!(found("crates/counsel/src/a.rs", refusal).len(), 1);
        assert_eq!(found("crates/store/src/a.rs", refusal), [""; 0], "the operator's alone");
        let met = "#[derive(Error)]\n#[error(\"too many\")]\npub struct Met {\n    a: u8,\n}\n\nimpl Met {\n    pub fn message(&self) -> Message {\n    }\n}\n";
        assert_eq!(found("crates/identity/src/a.rs", met).len(), 1);
    }

    #[test]
    fn an_error_for_the_log_and_a_refusal_that_has_a_message_alone_are_none() {
        for text in [
            "#[derive(Error)]\npub enum CounselError {\n    #[error(\"refused\")]\n    Refused,\n}\n",
            "#[derive(Debug)]\npub enum Refusal {\n    Reason,\n}\n\n#[derive(Error)]\npub enum Fault {\n    #[error(\"refused\")]\n    Refused,\n}\n",
            "impl Other {\n    pub fn message(&self) -> Message {\n    }\n}\n\n#[derive(Error)]\npub enum Fault {\n    #[error(\"refused\")]\n    Refused,\n}\n",
        ] {
            assert_eq!(found("crates/counsel/src/a.rs", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn words_in_the_graph_are_found_and_names_of_the_ontology_are_none() {
        let graph = "crates/seal/src/case/a.rs";
        for words in ["Sealed package", "The sender does not say.", "Package {}, as sealed"] {
            assert_eq!(found(graph, &format!("fn f() {{ g(\"{words}\") }}")).len(), 1, "{words}");
        }
        for name in
            ["uco-core:name", "UCO/CASE 1.5.0", "Complete/Finish", "suspicious-activity", "{}/received"]
        {
            assert_eq!(found(graph, &format!("fn f() {{ g(\"{name}\") }}")), [""; 0], "{name}");
        }
        assert_eq!(found("crates/seal/src/bag.rs", "fn f() { g(\"Sealed package\") }"), [""; 0]);
    }
}
