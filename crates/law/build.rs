//! Embeds every file of `instruments/`, so that a new one needs no list.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(&var("CARGO_MANIFEST_DIR")?).join("../../instruments").canonicalize()?;
    let mut found = Vec::new();
    collect(&root, &mut found)?;
    found.sort();
    let mut list = String::from("&[\n");
    for file in &found {
        let name = file.strip_prefix(&root).map_err(io::Error::other)?.display().to_string();
        let name = format!("instruments/{}", name.replace('\\', "/"));
        writeln!(list, "    ({name:?}, include_str!({:?})),", file.display().to_string())
            .map_err(io::Error::other)?;
    }
    list.push_str("]\n");
    fs::write(Path::new(&var("OUT_DIR")?).join("instruments.rs"), list)
}

#[expect(clippy::disallowed_methods, reason = "this is how cargo speaks to a build script")]
fn var(name: &str) -> io::Result<String> {
    env::var(name).map_err(io::Error::other)
}

/// Folders are watched as well as files: a file that appears or goes is a change.
fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    watch(folder);
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            watch(&path);
            found.push(path);
        }
    }
    Ok(())
}

fn watch(path: &Path) {
    println!("cargo:rerun-if-changed={}", path.display());
}
