//! For build scripts: the files of a folder, found by scan, so that nobody keeps a list of them by hand.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The folder of the crate that is built.
///
/// # Errors
/// Where this is no build script.
pub fn crate_folder() -> io::Result<PathBuf> {
    variable("CARGO_MANIFEST_DIR").map(PathBuf::from)
}

/// Every file below `folder` with this ending, in the order of the paths.
///
/// The folders are watched: cargo builds again where a file appears or goes. What a file holds is watched by the
/// `include_str!` that the build script writes for it.
///
/// # Errors
/// Where a folder cannot be read.
pub fn files(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        watch(&folder);
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|its| its == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Writes `$OUT_DIR/<name>`, which the crate includes.
///
/// # Errors
/// Where it cannot be written, or this is no build script.
pub fn write(name: &str, text: &str) -> io::Result<()> {
    fs::write(Path::new(&variable("OUT_DIR")?).join(name), text)
}

#[expect(clippy::disallowed_methods, reason = "this is how cargo speaks to a build script")]
fn variable(name: &str) -> io::Result<String> {
    env::var(name).map_err(io::Error::other)
}

#[expect(clippy::print_stdout, reason = "this is how cargo is told what to watch")]
fn watch(folder: &Path) {
    println!("cargo:rerun-if-changed={}", folder.display());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_all_folders_are_found_in_order_and_others_are_not() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("a/deep")).unwrap();
        for name in ["b.sql", "a/z.sql", "a/deep/c.sql", "a/deep/c.txt", "sql"] {
            fs::write(root.path().join(name), "").unwrap();
        }
        let found = files(root.path(), "sql").unwrap();
        let names: Vec<_> = found.iter().map(|file| file.strip_prefix(root.path()).unwrap()).collect();
        assert_eq!(names, ["a/deep/c.sql", "a/z.sql", "b.sql"].map(Path::new));
        assert!(files(&root.path().join("nowhere"), "sql").is_err());
    }
}
