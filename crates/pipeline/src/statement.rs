//! How a statement of a stage becomes a value: its text lies in the stage's own `sql/` folder, one file each.

/// Declares a statement by the path of its file below `src/`, without the ending: `statement!(OPEN = "intake/sql/open");`.
/// The path is also its name in errors and in the database's log.
macro_rules! statement {
    ($($name:ident = $path:literal;)+) => {
        $(pub(crate) static $name: clearline_store::Sql = clearline_store::Sql::both(
            $path,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/", $path, ".sql")),
        );)+
        /// Every statement of this folder: the tests prepare each of them on both engines.
        pub(crate) static STATEMENTS: &[&clearline_store::Sql] = &[$(&$name),+];
    };
}

pub(crate) use statement;
