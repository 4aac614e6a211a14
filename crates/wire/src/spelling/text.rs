//! What every form begins with.

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

/// The text in normal form C without invisible characters: zero width, soft hyphens, direction marks, variation
/// selectors (Unicode's default ignorable code points).
pub(super) fn visible(text: &str) -> String {
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let seen: String = text.chars().filter(|one| !ignorable.contains(*one)).collect();
    ComposingNormalizerBorrowed::new_nfc().normalize(&seen).into_owned()
}

/// The same with compatibility characters (full width, superscripts) in their plain form and every decimal digit of the
/// world as 0 to 9.
pub(super) fn plain(text: &str) -> String {
    let compatible = ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned();
    visible(&compatible).chars().map(|one| digit(one).unwrap_or(one)).collect()
}

/// The digit as 0 to 9. Decimal digits are in runs of ten that begin with their zero, in some scripts one run after
/// another.
fn digit(one: char) -> Option<char> {
    if one.is_ascii() {
        return None;
    }
    let categories = CodePointMapData::<GeneralCategory>::new();
    let is_digit = |point: u32| categories.get32(point) == GeneralCategory::DecimalNumber;
    let point = u32::from(one);
    if !is_digit(point) {
        return None;
    }
    let before = (1..=point).take_while(|back| is_digit(point - back)).count();
    u32::try_from(before % 10).ok().and_then(|value| char::from_digit(value, 10))
}

/// Without regard to case. Full folding, so that `ß` and `SS`, and both forms of the sigma, are the same.
pub(super) fn folded(text: &str) -> String {
    let fold = |one: char| {
        // The dotless i is a letter of its own: as a capital it would become another one.
        let upper: String = if one == 'ı' { one.to_string() } else { one.to_uppercase().collect() };
        upper.chars().flat_map(char::to_lowercase).collect::<String>()
    };
    let once: String = text.chars().map(fold).collect();
    ComposingNormalizerBorrowed::new_nfc().normalize(&once).into_owned()
}

/// One space between words, none around them.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
