//! Embeds every file of `instruments/`, so that a new one needs no list.

use std::fmt::Write as _;
use std::io;

fn main() -> io::Result<()> {
    let root = clearline_scan::crate_folder()?.join("../../instruments").canonicalize()?;
    let mut list = String::from("&[\n");
    for file in clearline_scan::files(&root, "toml")? {
        let name = file.strip_prefix(&root).map_err(io::Error::other)?.display().to_string();
        let name = format!("instruments/{}", name.replace('\\', "/"));
        writeln!(list, "    ({name:?}, include_str!({:?})),", file.display().to_string())
            .map_err(io::Error::other)?;
    }
    list.push_str("]\n");
    clearline_scan::write("instruments.rs", &list)
}
