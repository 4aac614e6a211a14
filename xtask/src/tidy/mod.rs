//! The rules this repository keeps about itself. Each is a function from the tree of files to what is wrong with it, and
//! each is a test, so that `cargo test` holds them.
//!
//! * [`crates`]: which crate may name which, on which level it is, how large it may be.
//! * [`circles`]: which modules name each other.
//! * [`effects`]: which crates have no effects, which places reach the outside, which modules may name which.
//! * [`comments`]: what a comment may not be.
//! * [`writers`]: who below the edge may make text of messages.
//! * [`pages`]: whether a page has its template and its sample beside it.
//! * [`shape`]: sizes, words, SQL files, and what may not lie here at all.
//! * [`map`]: `ARCHITECTURE.md` and the other documents against the code.

pub mod circles;
pub mod comments;
pub mod crates;
pub mod effects;
pub mod map;
pub mod pages;
pub mod shape;
pub mod writers;

use crate::words::prose;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::words::catalogues;

/// A file of the repository.
#[derive(Debug, Clone)]
pub struct File {
    /// Path from the root, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl File {
    /// Its text; empty where it is none.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or("")
    }

    /// Is it a test beside the code, or in a crate's `tests` or `examples`?
    pub fn is_test(&self) -> bool {
        let parts = || self.path.split('/');
        parts().any(|part| {
            matches!(part, "tests" | "tests.rs" | "sample.rs" | "examples" | "testing" | "round_trip.rs")
        })
    }
}

/// All files of the repository but what is built, fetched or git's own.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// By path.
    pub files: Vec<File>,
}

impl Tree {
    /// Reads the tree below `root`.
    ///
    /// # Errors
    /// When a directory or file cannot be read.
    pub fn read(root: &Path) -> io::Result<Tree> {
        let mut files = Vec::new();
        gather(root, root, &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Tree { files })
    }

    /// The text of one file, if it is there.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(File::text)
    }

    /// Is there a file or a folder of this path?
    pub fn has(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        self.files.iter().any(|file| file.path == path || file.path.starts_with(&folder))
    }

    /// The files below a folder with this ending.
    pub fn below<'a>(&'a self, folder: &'a str, ending: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| file.path.starts_with(folder) && file.path.ends_with(ending))
    }

    /// The names of the crates' folders below `crates/`.
    pub fn crates(&self) -> Vec<&str> {
        let manifests = self.below("crates/", "/Cargo.toml");
        manifests.filter_map(|file| file.path.split('/').nth(1)).collect()
    }
}

fn gather(root: &Path, folder: &Path, files: &mut Vec<File>) -> io::Result<()> {
    const SKIPPED: [&str; 6] =
        [".git", "target", "clearline-data", "node_modules", "__pycache__", "proptest-regressions"];
    for entry in fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if SKIPPED.contains(&name.as_str()) || path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            gather(root, &path, files)?;
        } else {
            let relative = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.push(File { path: relative, bytes: fs::read(&path)? });
        }
    }
    Ok(())
}

/// One rule: its name and what it finds wrong.
pub type Rule = (&'static str, fn(&Tree) -> Vec<String>);

/// Every rule.
pub const RULES: &[Rule] = &[
    ("crates depend as ARCHITECTURE.md says", crates::dependencies),
    ("crates stand on levels", crates::levels),
    ("crates have a size", crates::sizes),
    ("modules make no long circles", circles::circles),
    ("third parties that are banned from ground crates", crates::third_parties),
    ("ground crates have no effects", effects::ground),
    ("stages do not know their siblings", effects::siblings),
    ("text is made where documents are written", writers::writers),
    ("decisions are pure", effects::decisions),
    ("only these doors", effects::doors),
    ("SQL lies in its own files", effects::sql_in_code),
    ("files and functions have a size", shape::sizes),
    ("a page is one folder", pages::pages),
    ("no pictures, no films", shape::media),
    ("no promises in place of work", shape::promises),
    ("no test sleeps", shape::sleeping),
    ("no comment of one word", comments::one_word),
    ("no phrase of words/avoid.txt", prose::phrases),
    ("no sentence that is too long", prose::sentences),
    ("every statement names its file", shape::sql_names),
    ("every statement is used", shape::sql_used),
    ("migrations are numbered without gaps", shape::migrations),
    ("the stages stand in their order everywhere", map::stages),
    ("every crate is on the map", map::crates),
    ("the map says which crate may name which", map::may_name),
    ("every invariant names a test that exists", map::invariants),
    ("every link leads somewhere", map::links),
    ("every path in a document exists", map::paths),
    ("catalogues are whole and used", catalogues::faults),
];

/// All that is wrong, one line each.
pub fn faults(tree: &Tree) -> Vec<String> {
    let told =
        |(name, rule): &Rule| rule(tree).into_iter().map(move |fault| format!("{name}: {fault}")).collect();
    RULES.iter().flat_map(|rule: &Rule| -> Vec<String> { told(rule) }).collect()
}

#[cfg(test)]
mod tests;
