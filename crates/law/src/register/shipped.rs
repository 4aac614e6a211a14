use std::sync::LazyLock;

use super::Register;

/// The files of `instruments/`, read at compile time, in the order of their names.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/instruments.rs"));

// An empty register permits nothing, so after a refused file everything is withheld and the program still runs.
static SHIPPED: LazyLock<Register> = LazyLock::new(|| Register::parse(FILES).unwrap_or_default());

/// The files of `instruments/` this program was built with, each with its path and its text: what an operator's own
/// files are laid over.
pub fn shipped_files() -> &'static [(&'static str, &'static str)] {
    FILES
}

pub(super) fn register() -> &'static Register {
    &SHIPPED
}
