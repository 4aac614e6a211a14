//! Lists the statements of this crate and the migrations of the repository.

#[path = "statements.rs"]
mod statements;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use statements::{var, watch};

fn main() -> io::Result<()> {
    statements::main()?;
    migrations()
}

/// `migrations/NNNN_name.sql`, in the order of their numbers.
fn migrations() -> io::Result<()> {
    let folder = Path::new(&var("CARGO_MANIFEST_DIR")?).join("../../migrations").canonicalize()?;
    watch(&folder);
    let entries: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    let mut files: Vec<PathBuf> =
        entries.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "sql")).collect();
    files.sort();
    let mut list = String::from("&[\n");
    for file in &files {
        let name = file.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.split_once('_'));
        let (number, name) =
            name.ok_or_else(|| io::Error::other(format!("{} has no number", file.display())))?;
        let number: u32 = number.parse().map_err(io::Error::other)?;
        let (name, path) = (name.replace('_', " "), file.display().to_string());
        let line = format!("number: {number}, name: {name:?}, text: include_str!({path:?})");
        writeln!(list, "    clearline_store::Migration {{ {line} }},").map_err(io::Error::other)?;
    }
    list.push_str("]\n");
    fs::write(Path::new(&var("OUT_DIR")?).join("migrations.rs"), list)
}
