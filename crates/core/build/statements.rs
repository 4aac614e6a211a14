//! Lists the statements of a crate: every file of a `sql/` folder below its `src/`, so that no list is kept by hand.
//! Every crate that holds statements builds with this.

use std::fmt::Write as _;
use std::io;

pub(crate) fn main() -> io::Result<()> {
    let mut list = String::from("&[\n");
    for file in clearline_scan::files(&clearline_scan::crate_folder()?.join("src"), "sql")? {
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
    clearline_scan::write("statements.rs", &list)
}
