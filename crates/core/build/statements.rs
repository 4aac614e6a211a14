//! Lists the statements of a crate: every file of a `sql/` folder below its `src/`, so that no list is kept by hand.
//! Every crate that holds statements builds with this.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

pub(crate) fn main() -> io::Result<()> {
    let src = Path::new(&var("CARGO_MANIFEST_DIR")?).join("src");
    let mut found = Vec::new();
    collect(&src, &mut found)?;
    found.sort();
    let mut list = String::from("&[\n");
    for file in &found {
        let path = file.display().to_string();
        let line = match path.strip_suffix(".sqlite.sql") {
            Some(both) => {
                let postgres = format!("{both}.postgres.sql");
                format!("clearline_store::Sql::files(include_str!({path:?}), include_str!({postgres:?})),")
            }
            None if path.ends_with(".postgres.sql") => continue,
            None => format!("clearline_store::Sql::file(include_str!({path:?})),"),
        };
        writeln!(list, "    {line}").map_err(io::Error::other)?;
    }
    list.push_str("]\n");
    fs::write(Path::new(&var("OUT_DIR")?).join("statements.rs"), list)
}

#[expect(clippy::disallowed_methods, reason = "this is how cargo speaks to a build script")]
pub(crate) fn var(name: &str) -> io::Result<String> {
    env::var(name).map_err(io::Error::other)
}

/// Folders are watched: a file that appears or goes is a change. What a file holds is watched by `include_str!`.
fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    watch(folder);
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "sql") {
            found.push(path);
        }
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "this is how cargo is told what to watch")]
pub(crate) fn watch(path: &Path) {
    println!("cargo:rerun-if-changed={}", path.display());
}
