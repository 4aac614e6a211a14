//! Who below the edge may make text of messages.

use super::{Tree, effects::production};
use crate::source::line_of;

/// The files of the pipeline that write documents, and what each writes. All others say messages. This list may only
/// shrink: an entry that is not needed any more is a fault.
const WRITERS: &[(&str, &str)] = &[
    ("crates/pipeline/src/follow_up/notices.rs", "what is posted to a provider"),
    ("crates/pipeline/src/refer/case.rs", "the graph of a package"),
    (
        "crates/pipeline/src/refer/commands.rs",
        "the conditions that are acknowledged, and why a file stays shut",
    ),
    ("crates/disclosure/src/case.rs", "the graph of a package"),
    ("crates/disclosure/src/conditions.rs", "the written form of conditions"),
    ("crates/disclosure/src/cover.rs", "the cover of a package"),
    ("crates/pipeline/src/refer/hand_over.rs", "the digest of the conditions as they are written"),
    ("crates/pipeline/src/refer/deliver.rs", "hands the writer to the package"),
    ("crates/disclosure/src/package.rs", "the manifest of a package"),
    ("crates/disclosure/src/papers/brief.rs", "the brief on paper"),
    ("crates/disclosure/src/papers/draft.rs", "the draft of an agency's own letter"),
    ("crates/disclosure/src/papers/first_page.rs", "the first page of what is handed over"),
    ("crates/disclosure/src/papers/sheet.rs", "what every paper says at its foot and beside its lines"),
    ("crates/disclosure/src/report_json.rs", "report.json"),
];

/// What a file that makes text names.
const NAME: &str = "Writer";

/// Files that make text and are not on the list, and entries of the list that are not needed.
pub fn writers(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    let mut needed = Vec::new();
    let below = ["crates/pipeline/src/", "crates/disclosure/src/"]
        .into_iter()
        .flat_map(|folder| production(tree, folder));
    for (file, code) in below {
        // The definition, and the module that names it.
        let named =
            matches!(file.path.as_str(), "crates/disclosure/src/writer.rs" | "crates/disclosure/src/lib.rs");
        if named || file.path.ends_with("_tests.rs") {
            continue;
        }
        let Some(line) = line_of(&code, NAME) else { continue };
        match WRITERS.iter().find(|(path, _)| *path == file.path) {
            Some((path, _)) => needed.push(*path),
            None => faults.push(format!("{}:{line} makes text of a message: it says the message", file.path)),
        }
    }
    let idle = WRITERS.iter().filter(|(path, _)| tree.has(path) && !needed.contains(path));
    faults.extend(idle.map(|(path, _)| format!("{path} writes no text any more: take it off the list")));
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::File;

    fn tree(path: &str, text: &str) -> Tree {
        Tree { files: vec![File { path: path.to_owned(), bytes: text.as_bytes().to_vec() }] }
    }

    #[test]
    fn text_is_made_where_the_list_says_and_nowhere_else() {
        let text = "fn f(house: &House) -> String { Writer::of(house).say(&why) }";
        assert_eq!(writers(&tree("crates/disclosure/src/papers/brief.rs", text)), Vec::<String>::new());
        assert_eq!(writers(&tree("crates/pipeline/src/triage/decide.rs", text)).len(), 1);
        assert_eq!(
            writers(&tree("crates/disclosure/src/papers/brief.rs", "fn f() {}")).len(),
            1,
            "not needed"
        );
        let test = "#[cfg(test)]\nmod tests { use crate::writer::Writer; }";
        assert_eq!(writers(&tree("crates/pipeline/src/triage/decide.rs", test)), Vec::<String>::new());
    }
}
