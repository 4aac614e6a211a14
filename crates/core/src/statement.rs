//! How a statement becomes a value: its text lies in a `sql/` folder of its crate, one file each.

/// Declares statements by the paths of their files below `src/`, without the ending: `OPEN = "intake/sql/open";`. A
/// statement is called what the first line of its file says, in errors and in the database's log.
#[macro_export]
macro_rules! statement {
    ($($vis:vis $name:ident = $path:literal;)+) => {
        $($vis static $name: clearline_store::Sql = clearline_store::Sql::file(
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/", $path, ".sql")),
        );)+
    };
}
