//! Lists the catalogues by scan, so that a new language or file needs no list: `locales/<language>/<file>.ftl`, and
//! `countries.tsv` beside them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new(&var("CARGO_MANIFEST_DIR")?).join("locales");
    // A folder is watched with all that lies in it.
    println!("cargo:rerun-if-changed={}", root.display());
    let mut table = String::from("[\n");
    for folder in sorted(&root)? {
        let tag = folder.file_name().and_then(|name| name.to_str()).ok_or("a folder's name is no text")?;
        let ends = |file: &PathBuf, ending: &str| file.extension().is_some_and(|found| found == ending);
        let files = sorted(&folder)?;
        writeln!(table, "    Catalogue {{ tag: {tag:?}, texts: &[")?;
        for file in files.iter().filter(|file| ends(file, "ftl")) {
            writeln!(table, "        include_str!({file:?}),")?;
        }
        let countries = files.iter().find(|file| ends(file, "tsv"));
        let countries = countries.map_or_else(|| "\"\"".to_owned(), |file| format!("include_str!({file:?})"));
        writeln!(table, "    ], countries: {countries} }},")?;
    }
    table.push(']');
    fs::write(Path::new(&var("OUT_DIR")?).join("catalogues.rs"), table)?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "this is how cargo speaks to a build script")]
fn var(name: &str) -> io::Result<String> {
    env::var(name).map_err(io::Error::other)
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
