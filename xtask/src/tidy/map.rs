//! The documents against the code: a map that no test would notice becoming false is worse than none.

use std::collections::BTreeSet;

use super::crates::{ALL, MAY_NAME};
use super::effects::STAGES;
use super::{File, Tree};
use crate::source::names;

const MAP: &str = "ARCHITECTURE.md";
/// The fewest invariants the map may list.
const INVARIANTS_MIN: usize = 10;

fn map(tree: &Tree) -> &str {
    tree.text(MAP).unwrap_or("")
}

/// Which stage folder brings a report to which `Stage`. `follow_up` comes after the end and changes none.
const BRINGS: [(&str, &str); 5] = [
    ("intake", "Received"),
    ("augment", "Augmented"),
    ("triage", "Triaged"),
    ("route", "Routed"),
    ("refer", "Referred"),
];

/// The order of the stages: in the pipeline's own words, on the map, and in `Stage::ALL`.
pub fn stages(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    let lib = tree.text("crates/pipeline/src/lib.rs").unwrap_or("");
    let told: Vec<String> = STAGES.iter().map(|stage| format!("[`{stage}`]")).collect();
    if !in_order(lib, &told) {
        faults.push(format!("crates/pipeline/src/lib.rs does not tell them in the order {STAGES:?}"));
    }
    if !map(tree).lines().any(|line| in_order(line, &STAGES) && line.contains("──▶")) {
        faults.push(format!("{MAP} has no picture with them in the order {STAGES:?}"));
    }
    let all = order_of_stage(tree.text("crates/report/src/stage.rs").unwrap_or(""));
    let brought: Vec<&str> = BRINGS.iter().map(|(_, stage)| *stage).collect();
    let among: Vec<&str> = all.iter().copied().filter(|stage| brought.contains(stage)).collect();
    if among != brought {
        faults.push(format!("Stage::ALL has {among:?} where the folders are in the order {brought:?}"));
    }
    let words: Vec<String> = all.iter().map(|stage| format!("`{}`", snake(stage))).collect();
    if !map(tree).split("\n\n").any(|paragraph| in_order(paragraph, &words)) {
        faults.push(format!("{MAP} does not tell Stage::ALL in its order: {}", words.join(" ")));
    }
    faults
}

fn in_order<S: AsRef<str>>(text: &str, words: &[S]) -> bool {
    let mut rest = Some(text);
    for word in words {
        rest = rest.and_then(|rest| rest.split_once(word.as_ref())).map(|(_, after)| after);
    }
    rest.is_some() && !words.is_empty()
}

fn order_of_stage(text: &str) -> Vec<&str> {
    let list = text.split("enum Stage of").nth(1).and_then(|rest| rest.split("    }\n").next()).unwrap_or("");
    let lines = list.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    lines.filter_map(|line| line.split_once(" = \"")).map(|(name, _)| name).collect()
}

fn snake(name: &str) -> String {
    let mut word = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.push(c.to_ascii_lowercase());
    }
    word
}

/// Crates the map does not tell of.
pub fn crates(tree: &Tree) -> Vec<String> {
    let missing = tree.crates().into_iter().filter(|name| !map(tree).contains(&format!("`crates/{name}`")));
    missing.map(|name| format!("{MAP} does not tell of `crates/{name}`")).collect()
}

/// Rows of the table of crates whose last column is not what the rule says.
pub fn may_name(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, allowed) in MAY_NAME.iter().filter(|(name, _)| tree.crates().contains(name)) {
        let row = map(tree).lines().find(|line| line.starts_with(&format!("| `crates/{name}` |")));
        let told = row.and_then(|row| row.trim_end_matches('|').rsplit('|').next()).unwrap_or("").trim();
        let wanted = match allowed {
            [] => "none".to_owned(),
            all if *all == ALL => "all of these".to_owned(),
            some => some.join(", "),
        };
        let sorted = |list: &str| list.split(", ").map(str::to_owned).collect::<BTreeSet<_>>();
        if sorted(told) != sorted(&wanted) {
            faults.push(format!("{MAP} says that {name} may name \"{told}\"; the rule says \"{wanted}\""));
        }
    }
    faults
}

/// Invariants: rows of the table under "Invariants". Each names at least one test as `path.rs::name`.
pub fn invariants(tree: &Tree) -> Vec<String> {
    let section = map(tree).split("\n## ").find(|section| section.starts_with("Invariants")).unwrap_or("");
    let rows: Vec<&str> = section
        .lines()
        .filter(|line| {
            line.strip_prefix("| ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        })
        .collect();
    let mut faults = Vec::new();
    if rows.len() < INVARIANTS_MIN {
        faults.push(format!("{MAP} lists {} invariants; {INVARIANTS_MIN} are the least", rows.len()));
    }
    for row in rows {
        let tests: Vec<&str> = row.split('`').filter(|word| word.contains(".rs::")).collect();
        if tests.is_empty() {
            faults.push(format!("names no test: {row}"));
        }
        faults.extend(tests.into_iter().filter_map(|test| no_such_test(tree, test)));
    }
    faults
}

fn no_such_test(tree: &Tree, test: &str) -> Option<String> {
    let (path, name) = test.split_once("::")?;
    let Some(text) = tree.text(path) else { return Some(format!("there is no {path}")) };
    let before = text.split(&format!("fn {name}(")).next().filter(|before| before.len() < text.len());
    let attributed = before.is_some_and(|before| {
        // The attributes of a test are right above it, as the last lines that are not blank.
        let above =
            before.get(..before.rfind('\n').unwrap_or(0)).unwrap_or("").lines().rev().take_while(|line| {
                let line = line.trim_start();
                line.starts_with("#[") || line.starts_with("///")
            });
        above.into_iter().any(|line| line.contains("test]") || line.contains("::test("))
    });
    let lists = text.split("on_both!(").skip(1).filter_map(|rest| rest.split(");").next());
    let on_both = before.is_some() && lists.into_iter().any(|list| names(list, name));
    (!attributed && !on_both).then(|| format!("{path} has no test {name}"))
}

/// The Markdown files.
fn documents(tree: &Tree) -> impl Iterator<Item = &File> {
    tree.files.iter().filter(|file| file.path.ends_with(".md"))
}

/// The text of a document without its fenced blocks.
fn prose(text: &str) -> String {
    let mut inside = false;
    let mut kept = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        } else if !inside {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// Links within the repository that lead nowhere: to no file, or to no heading.
pub fn links(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for file in documents(tree) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let text = prose(file.text());
        for target in text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next()) {
            if target.starts_with("https://")
                || target.starts_with("http://")
                || target.starts_with("mailto:")
            {
                continue;
            }
            let (path, heading) =
                target.split_once('#').map_or((target, None), |(path, to)| (path, Some(to)));
            let path = if path.is_empty() { file.path.clone() } else { resolve(folder, path) };
            let headed = |heading: &str| tree.text(&path).is_some_and(|text| has_heading(text, heading));
            if !tree.has(&path) || heading.is_some_and(|heading| !headed(heading)) {
                faults.push(format!("{} links to {target}", file.path));
            }
        }
    }
    faults
}

fn resolve(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn has_heading(text: &str, slug: &str) -> bool {
    let plain = |c: char| match c {
        ' ' => Some('-'),
        c if c.is_alphanumeric() || matches!(c, '-' | '_') => Some(c.to_ascii_lowercase()),
        _ => None,
    };
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| line.trim_start_matches('#').trim())
        .any(|words| words.chars().filter_map(plain).eq(slug.chars()))
}

/// Paths in the documents' own words (`crates/…`, `docs/…` and so on) that are not there. The change log tells of the
/// past and is not read.
pub fn paths(tree: &Tree) -> Vec<String> {
    const ROOTS: [&str; 6] = ["crates/", "docs/", "instruments/", "migrations/", "xtask/", "tests-clients/"];
    let mut faults = Vec::new();
    for file in documents(tree).filter(|file| file.path != "CHANGELOG.md") {
        let text = prose(file.text());
        for word in text.split('`').skip(1).step_by(2) {
            let path = word.split("::").next().unwrap_or(word);
            let is_path =
                ROOTS.iter().any(|root| path.starts_with(root)) && !path.contains(['*', ' ', '<', '…', '{']);
            if is_path && !tree.has(path) {
                faults.push(format!("{} names {path}, which is not there", file.path));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Tree {
        let file =
            |(path, text): &(&str, &str)| File { path: (*path).to_owned(), bytes: text.as_bytes().to_vec() };
        Tree { files: files.iter().map(file).collect() }
    }

    #[test]
    fn an_invariant_without_its_test_is_found() {
        let rows = |test: &str| -> String {
            (1..=10).map(|n| format!("| {n} | It holds. | `a.rs::{test}` |\n")).collect()
        };
        let code = (
            "a.rs",
            "#[test]\nfn it_holds() {}\nfn helper() {}\n\n\n\n\n\n\nfn far() {}\non_both!(both);\nasync fn both(engine: E) {}",
        );
        let with = |test| tree(&[(MAP, &format!("# Map\n\n## Invariants\n\n{}", rows(test))), code]);
        assert_eq!(invariants(&with("it_holds")), Vec::<String>::new());
        assert_eq!(invariants(&with("both")), Vec::<String>::new());
        assert_eq!(invariants(&with("it_breaks")).len(), 10);
        assert_eq!(invariants(&with("far")).len(), 10, "a function that is no test");
        assert_eq!(invariants(&tree(&[])).len(), 1, "a map without invariants");
    }

    #[test]
    fn a_link_to_nothing_is_found() {
        let there = ("docs/a.md", "# One two\n");
        let linked = |to: &str| links(&tree(&[("docs/b.md", &format!("[x]({to})")), there])).len();
        assert_eq!(
            [linked("a.md"), linked("a.md#one-two"), linked("../docs/a.md"), linked("https://x.example")],
            [0; 4]
        );
        assert_eq!([linked("c.md"), linked("a.md#three"), linked("../a.md")], [1; 3]);
    }

    #[test]
    fn a_path_that_is_not_there_is_found() {
        let named = |word: &str| paths(&tree(&[("a.md", &format!("see `{word}`")), ("docs/b.md", "")])).len();
        assert_eq!([named("docs/b.md"), named("docs"), named("docs/c.md")], [0, 0, 1]);
    }

    #[test]
    fn the_order_of_stages_is_read_from_the_code() {
        let text = "pub enum Stage of \"stage\" {\n        /// A = \"b\"\n        Open = \"open\",\n        \
                    AtDesk = \"at_desk\" => message!(\"stage-at-desk\"),\n    }\n    Other = \"other\",\n";
        assert_eq!(order_of_stage(text), ["Open", "AtDesk"]);
        assert_eq!(snake("AtDesk"), "at_desk");
    }
}
