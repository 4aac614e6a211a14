//! Lists the statements of this crate and the migrations of the repository.

mod statements;

use std::fmt::Write as _;
use std::io;

fn main() -> io::Result<()> {
    statements::main()?;
    migrations()
}

/// `migrations/NNNN_name.sql`, in the order of their numbers.
fn migrations() -> io::Result<()> {
    let folder = clearline_scan::crate_folder()?.join("../../migrations").canonicalize()?;
    let mut list = String::from("&[\n");
    for file in clearline_scan::files(&folder, "sql")? {
        let name = file.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.split_once('_'));
        let (number, name) =
            name.ok_or_else(|| io::Error::other(format!("{} has no number", file.display())))?;
        let number: u32 = number.parse().map_err(io::Error::other)?;
        let (name, path) = (name.replace('_', " "), file.display().to_string());
        let line = format!("number: {number}, name: {name:?}, text: include_str!({path:?})");
        writeln!(list, "    clearline_store::Migration {{ {line} }},").map_err(io::Error::other)?;
    }
    list.push_str("]\n");
    clearline_scan::write("migrations.rs", &list)
}
