//! What a command says: results on standard output, troubles on standard error, once, with their causes.

use std::io::Write as _;
use std::process::ExitCode;

use clearline_core::chain;

/// What a subcommand ends with.
pub(crate) type Done = Result<ExitCode, Box<dyn std::error::Error + Send + Sync>>;

/// Prints one line of a result. A closed pipe is the reader's way to say that it has seen enough.
pub(crate) fn line(words: impl std::fmt::Display) {
    if writeln!(std::io::stdout(), "{words}").is_err() {
        std::process::exit(0);
    }
}

/// Prints rows under their heads, each column as wide as its widest cell. The last one may be as long as it likes.
pub(crate) fn table<const N: usize>(heads: [&str; N], rows: &[[String; N]]) {
    for row in aligned(heads, rows) {
        line(row);
    }
}

fn aligned<const N: usize>(heads: [&str; N], rows: &[[String; N]]) -> Vec<String> {
    if rows.is_empty() {
        return vec!["There are none.".to_owned()];
    }
    let mut widths = heads.map(|head| head.chars().count());
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let told = |cells: Vec<&str>| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let mut lines = vec![told(heads.to_vec())];
    lines.extend(rows.iter().map(|row| told(row.iter().map(String::as_str).collect())));
    lines
}

/// Prints a result for a script.
pub(crate) fn json(value: &serde_json::Value) {
    line(value);
}

/// Says what went wrong, with all its causes.
pub(crate) fn failed(error: &(dyn std::error::Error + 'static)) -> ExitCode {
    complain(&chain(error));
    ExitCode::FAILURE
}

/// One line on standard error.
pub(crate) fn complain(words: &str) {
    // If standard error is closed, the message cannot be shown anywhere.
    let _unheard = writeln!(std::io::stderr(), "clearline: {words}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_what_stands_in_them() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned);
        let rows = [row(["a-very-long-user-name", "analyst", "Ada"]), row(["bo", "supervisor", ""])];
        assert_eq!(
            aligned(["user", "role", "name"], &rows),
            [
                "user                   role        name",
                "a-very-long-user-name  analyst     Ada",
                "bo                     supervisor",
            ]
        );
        assert_eq!(aligned(["user"], &[]), ["There are none."]);
    }
}
