//! What a command says: results on standard output, troubles on standard error, once, with their causes.

use std::io::Write as _;
use std::process::ExitCode;

use clearline_pipeline::work::chain;

/// What a subcommand ends with.
pub(crate) type Done = Result<ExitCode, Box<dyn std::error::Error + Send + Sync>>;

/// Prints one line of a result. A closed pipe is the reader's way to say that it has seen enough.
pub(crate) fn line(words: impl std::fmt::Display) {
    if writeln!(std::io::stdout(), "{words}").is_err() {
        std::process::exit(0);
    }
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
    // There is nobody left to tell where standard error is closed.
    let _unheard = writeln!(std::io::stderr(), "clearline: {words}");
}
