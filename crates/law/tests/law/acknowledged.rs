//! What agencies acknowledged stays what it was.

use std::collections::BTreeMap;

fn texts(file: &str) -> BTreeMap<&str, &str> {
    file.lines()
        .filter(|line| line.starts_with("condition-"))
        .map(|line| line.split_once(" = ").unwrap_or_else(|| panic!("{line}")))
        .collect()
}

/// A digest of the conditions was acknowledged, and their ids are kept with the ruling. So every text that ever was is in
/// the catalogue still, and each that is in the catalogue is on the list from its first day.
#[test]
fn the_texts_of_conditions_are_only_added() {
    let written = texts(include_str!("../../../../instruments/conditions-en.txt"));
    let catalogue = texts(include_str!("../../../i18n/locales/en/ruling.ftl"));
    assert!(written.len() > 10);
    assert_eq!(
        catalogue, written,
        "a changed wording gets a new id, and a new line in instruments/conditions-en.txt"
    );
}
