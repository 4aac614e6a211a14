//! What the register says of paths, policies and offices, in other languages than English. Its rows are English texts, and
//! the table of a language has one line for each that can stand in a transfer brief. A row whose text was changed has no
//! line until somebody writes it, and is English until then: no translation says what the register said before.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::Language;

type Texts = BTreeMap<&'static str, &'static str>;

static TEXTS: Mutex<BTreeMap<Language, &'static Texts>> = Mutex::new(BTreeMap::new());

/// The text of the register in this language; `None` where it has none, and in English.
pub(crate) fn text(language: Language, english: &str) -> Option<&'static str> {
    let table = language.folder().map_or("", |folder| folder.register);
    if table.is_empty() {
        return None;
    }
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    let made = || -> &'static Texts {
        Box::leak(Box::new(table.lines().filter_map(|line| line.split_once('\t')).collect()))
    };
    texts.entry(language).or_insert_with(made).get(english).copied()
}
