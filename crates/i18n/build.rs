//! Lists the catalogues by scan, so that a new language or file needs no list: `locales/<language>/<file>.ftl`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("locales");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut table = String::from("[\n");
    for folder in sorted(&root)? {
        let tag = folder.file_name().and_then(|name| name.to_str()).ok_or("a folder's name is no text")?;
        writeln!(table, "    ({tag:?}, &[")?;
        for file in sorted(&folder)? {
            println!("cargo::rerun-if-changed={}", file.display());
            writeln!(table, "        include_str!({file:?}),")?;
        }
        table.push_str("    ]),\n");
    }
    table.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("catalogues.rs"), table)?;
    Ok(())
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
