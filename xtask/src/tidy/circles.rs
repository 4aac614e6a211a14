//! Which module names which, read from the source. Two files that name each other are neighbours; a longer circle is a
//! room without walls.

use std::collections::{BTreeMap, BTreeSet};

use super::Tree;
use crate::source::{separate, without_tests};

/// Files of the longest circle.
pub const CIRCLE_FILES_MAX: usize = 3;

/// The path of a module below its crate.
type Path = Vec<String>;

/// A module: its file, what it names, and what it gives on under names of its own.
#[derive(Debug, Default)]
struct Module {
    file: String,
    named: Vec<Path>,
    given: BTreeMap<String, Path>,
}

/// The modules of one crate, by path. The crate's face has the empty one.
type Modules = BTreeMap<Path, Module>;

/// Circles of modules that are longer than [`CIRCLE_FILES_MAX`] files, or whose files lie in several folders. A folder's
/// own face (`mod.rs`) puts its parts together; that it names them makes no circle.
pub fn circles(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for name in tree.crates() {
        let modules = modules(tree, &format!("crates/{name}/src/"));
        for circle in circles_of(&modules) {
            let folders: BTreeSet<Path> = circle.iter().map(|path| folder(&modules, path)).collect();
            if circle.len() <= CIRCLE_FILES_MAX && folders.len() == 1 {
                continue;
            }
            let files: Vec<&str> = circle
                .iter()
                .filter_map(|path| modules.get(path))
                .map(|module| module.file.as_str())
                .collect();
            faults.push(format!("a circle of {} files: {}", files.len(), files.join(", ")));
        }
    }
    faults
}

fn modules(tree: &Tree, src: &str) -> Modules {
    let mut found = Modules::new();
    for file in tree.below(src, ".rs").filter(|file| !file.is_test()) {
        let below = file.path.trim_start_matches(src).trim_end_matches(".rs");
        let mut path: Path = below.split('/').map(str::to_owned).collect();
        let last = path.last().map_or("", String::as_str);
        if last.ends_with("_tests") || file.path.contains("/src/bin/") {
            continue;
        }
        if matches!(last, "mod" | "lib" | "main") {
            path.pop();
        }
        let code = without_tests(&separate(file.text()).code);
        found.insert(path, read(file.path.trim_start_matches("crates/"), &code));
    }
    found
}

fn read(file: &str, code: &str) -> Module {
    let mut module = Module { file: file.to_owned(), ..Module::default() };
    let mut rest = String::new();
    for (at, statement) in code.split(';').enumerate() {
        let begins = statement.rfind("use ").filter(|begin| is_statement(statement, *begin));
        let Some(begin) = begins else {
            if at > 0 {
                rest.push(';');
            }
            rest.push_str(statement);
            continue;
        };
        let (before, body) = statement.split_at(begin);
        rest.push_str(before);
        let is_given = before.lines().last().is_some_and(|line| line.trim_start().starts_with("pub"));
        for (path, name) in leaves(body.trim_start_matches("use ")) {
            if is_given {
                module.given.insert(name, path);
            } else {
                module.named.push(path);
            }
        }
    }
    for (at, _) in rest.match_indices("::") {
        let before = rest.get(..at).unwrap_or("");
        if ["crate", "super"].iter().any(|root| ends_in_word(before, root)) {
            module.named.push(path_around(&rest, at));
        }
    }
    module
}

/// Does a `use` stand at the beginning of a line, with nothing but its visibility before it?
fn is_statement(text: &str, at: usize) -> bool {
    let line = text.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or("").trim();
    line.is_empty() || (line.starts_with("pub") && !line.contains([' ', '=']))
}

fn ends_in_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|before| !before.ends_with(|c: char| is_name(c) || c == ':'))
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The path whose first separator is at `at`: one root before it, and the names behind.
fn path_around(text: &str, at: usize) -> Path {
    let (before, after) = text.split_at(at);
    let root = before.rsplit(|c: char| !is_name(c)).next().unwrap_or("");
    let names = after.split("::").skip(1).scan(true, |goes_on, part| {
        let end = part.find(|c: char| !is_name(c)).unwrap_or(part.len());
        let name = part.get(..end).unwrap_or("");
        let whole = end == part.len();
        let taken = std::mem::replace(goes_on, whole) && !name.is_empty();
        taken.then(|| name.to_owned())
    });
    std::iter::once(root.to_owned()).chain(names).collect()
}

/// The paths that a `use` names, each with the name it has here.
fn leaves(body: &str) -> Vec<(Path, String)> {
    let body = body.trim();
    let Some((before, group)) = body.split_once('{') else {
        let (path, alias) = body.split_once(" as ").map_or((body, None), |(path, alias)| (path, Some(alias)));
        let mut path: Path = path.split("::").map(|part| part.trim().to_owned()).collect();
        if path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let name =
            alias.map_or_else(|| path.last().cloned().unwrap_or_default(), |alias| alias.trim().to_owned());
        return vec![(path, name)];
    };
    let group = group.trim_end().strip_suffix('}').unwrap_or(group);
    let mut depth = 0_i32;
    let parts = group.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(|part| leaves(&format!("{}{part}", before.trim()))).collect()
}

/// The module that a path names, seen from another; none where it lies in no file of this crate.
fn resolve(modules: &Modules, from: &Path, path: &[String], steps: usize) -> Option<Path> {
    let (mut at, mut rest) = match path.split_first()? {
        (root, rest) if root == "crate" => (Path::new(), rest),
        (root, rest) if root == "self" => (from.clone(), rest),
        (root, _) if root == "super" => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            (from.get(..from.len().checked_sub(ups)?)?.to_vec(), path.get(ups..)?)
        }
        (root, _) if modules.contains_key(&child(from, root)) => (from.clone(), path),
        _ => return None,
    };
    while let Some((first, more)) = rest.split_first() {
        if modules.contains_key(&child(&at, first)) {
            at = child(&at, first);
            rest = more;
            continue;
        }
        let Some(given) = modules.get(&at).and_then(|module| module.given.get(first)) else { break };
        let behind = resolve(modules, &at, given, steps.checked_sub(1)?)?;
        let own: Path =
            std::iter::once("crate".to_owned()).chain(behind).chain(more.iter().cloned()).collect();
        return resolve(modules, from, &own, steps.checked_sub(1)?);
    }
    Some(at)
}

fn child(path: &Path, name: &str) -> Path {
    path.iter().cloned().chain([name.to_owned()]).collect()
}

/// The folder of a module's file: its own where it is a folder's face.
fn folder(modules: &Modules, path: &Path) -> Path {
    let is_face = modules.keys().any(|other| other.len() > path.len() && other.starts_with(path));
    if is_face { path.clone() } else { path.get(..path.len().saturating_sub(1)).unwrap_or(&[]).to_vec() }
}

/// The sets of modules each of which leads to all others.
fn circles_of(modules: &Modules) -> Vec<Vec<Path>> {
    const STEPS: usize = 16;
    let mut leads: BTreeMap<&Path, BTreeSet<Path>> = BTreeMap::new();
    for (path, module) in modules {
        let to = module.named.iter().filter_map(|named| resolve(modules, path, named, STEPS));
        leads.insert(path, to.filter(|to| !to.starts_with(path)).collect());
    }
    let reached = |from: &Path| {
        let mut all = BTreeSet::new();
        let mut next: Vec<&Path> = leads.get(from).into_iter().flatten().collect();
        while let Some(path) = next.pop() {
            if all.insert(path.clone()) {
                next.extend(leads.get(path).into_iter().flatten());
            }
        }
        all
    };
    let reach: BTreeMap<&Path, BTreeSet<Path>> = modules.keys().map(|path| (path, reached(path))).collect();
    let both = |a: &Path, b: &Path| {
        let leads = |from: &Path, to: &Path| reach.get(from).is_some_and(|all| all.contains(to));
        leads(a, b) && leads(b, a)
    };
    let mut found: Vec<Vec<Path>> = Vec::new();
    for path in modules.keys() {
        let circle: Vec<Path> =
            modules.keys().filter(|other| *other == path || both(path, other)).cloned().collect();
        if circle.len() > 1 && !found.contains(&circle) {
            found.push(circle);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::File;
    use super::*;

    fn faults(files: &[(&str, &str)]) -> Vec<String> {
        let file = |(path, text): &(&str, &str)| File {
            path: format!("crates/one/{path}"),
            bytes: text.as_bytes().to_vec(),
        };
        circles(&Tree { files: files.iter().map(file).collect() })
    }

    const MANIFEST: (&str, &str) = ("Cargo.toml", "");

    #[test]
    fn two_neighbours_are_no_fault_and_four_files_in_a_circle_are() {
        let two = [MANIFEST, ("src/a.rs", "use crate::b::B;"), ("src/b.rs", "fn f() { crate::a::g() }")];
        assert_eq!(faults(&two), Vec::<String>::new());
        let four = [
            MANIFEST,
            ("src/a.rs", "use crate::{b::B, x};"),
            ("src/b.rs", "use super::c::{self, C};"),
            ("src/c.rs", "fn f(d: crate::d::D) {}"),
            ("src/d.rs", "pub(crate) use crate::e;\nuse crate::a;"),
        ];
        assert_eq!(
            faults(&four),
            ["a circle of 4 files: one/src/a.rs, one/src/b.rs, one/src/c.rs, one/src/d.rs"]
        );
    }

    #[test]
    fn a_circle_across_folders_is_found_also_behind_a_name_that_is_given_on() {
        let files = [
            MANIFEST,
            ("src/a/mod.rs", "mod inner;\npub use inner::Thing;"),
            ("src/a/inner.rs", "use crate::b::other;"),
            ("src/b.rs", "use crate::a::Thing;"),
        ];
        assert_eq!(faults(&files), ["a circle of 2 files: one/src/a/inner.rs, one/src/b.rs"]);
    }

    #[test]
    fn a_face_and_its_parts_make_no_circle_and_tests_name_whom_they_like() {
        let files = [
            MANIFEST,
            ("src/a/mod.rs", "mod inner;\nuse inner::f;\npub struct S;"),
            ("src/a/inner.rs", "use super::S;"),
            ("src/b.rs", "use crate::a::S;\n#[cfg(test)]\nmod tests { use crate::c; }"),
            ("src/c.rs", "use crate::b;"),
        ];
        assert_eq!(faults(&files), Vec::<String>::new());
    }
}
