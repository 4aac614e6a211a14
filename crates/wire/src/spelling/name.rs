//! Names of accounts, services, places and things.

use super::text::{folded, plain, spaced, visible};

/// A name as people compare names: in normal form C, without regard to case, invisible characters and spaces around or
/// doubled within.
pub fn name(text: &str) -> String {
    spaced(&folded(&visible(text)))
}

/// The name of an account. The `@` that many services write before it is no part of it.
pub fn handle(text: &str) -> String {
    let name = name(text);
    name.trim_start_matches(['@', '＠']).trim_start().to_owned()
}

/// The name of a service, or the key of the provider that runs it: words, whatever is between them.
pub fn service(text: &str) -> String {
    words(text, "-")
}

/// A street, a town: words, whatever punctuation is between them.
pub fn place(text: &str) -> String {
    words(text, " ")
}

/// A postal code, a serial number, the identifier of a device: letters and digits alone.
pub fn code(text: &str) -> String {
    words(text, "")
}

fn words(text: &str, between: &str) -> String {
    let folded = folded(&plain(text));
    let marks = |one: char| !one.is_alphanumeric() && !is_mark(one);
    // Marks of two words that come together may change their order.
    visible(&folded.split(marks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(between))
}

/// Separate vowel signs and accents belong to their word, as in most scripts of India.
fn is_mark(one: char) -> bool {
    use icu_properties::CodePointMapData;
    use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
    GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(one))
}
