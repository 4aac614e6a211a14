//! Lists the catalogues by scan, so that a new language or file needs no list: `locales/<language>/<file>.ftl`, and the
//! tables `countries.tsv`, `languages.tsv` and `register.tsv` in the same folder.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let root = clearline_scan::crate_folder()?.join("locales");
    let texts = by_folder(clearline_scan::files(&root, "ftl")?);
    let tables = by_folder(clearline_scan::files(&root, "tsv")?);
    let mut table = String::from("[\n");
    for (folder, files) in &texts {
        let tag = folder.file_name().and_then(|name| name.to_str());
        let tag = tag.ok_or_else(|| io::Error::other("a folder's name is no text"))?;
        let texts: Vec<String> = files.iter().map(|file| included(file)).collect();
        let table_of = |name: &str| {
            let file = tables.get(folder).and_then(|files| files.iter().find(|file| file.ends_with(name)));
            file.map_or_else(|| "\"\"".to_owned(), |file| included(file))
        };
        let (countries, languages) = (table_of("countries.tsv"), table_of("languages.tsv"));
        let register = table_of("register.tsv");
        let texts = texts.join(", ");
        let names = format!("countries: {countries}, languages: {languages}, register: {register}");
        writeln!(table, "    Catalogue {{ tag: {tag:?}, texts: &[{texts}], {names} }},")
            .map_err(io::Error::other)?;
    }
    table.push(']');
    clearline_scan::write("catalogues.rs", &table)
}

fn by_folder(files: Vec<PathBuf>) -> BTreeMap<PathBuf, Vec<PathBuf>> {
    let mut folders: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for file in files {
        let folder = file.parent().unwrap_or(Path::new("")).to_owned();
        folders.entry(folder).or_default().push(file);
    }
    folders
}

fn included(file: &Path) -> String {
    format!("include_str!({:?})", file.display().to_string())
}
