use icu_normalizer::DecomposingNormalizerBorrowed;

/// A name in the form in which names are compared: without case, accents, vowel points, marks and spaces, so that
/// `Côte d’Ivoire`, `cote d'ivoire` and `COTE DIVOIRE` are one. A key is its own key.
pub fn key(text: &str) -> String {
    let text = DecomposingNormalizerBorrowed::new_nfkd().normalize(&text.to_lowercase()).into_owned();
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            _ if is_point(letter) => {}
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'þ' => plain.push_str("th"),
            '&' => plain.push_str(" and "),
            _ if letter.is_alphanumeric() => plain.push(alike(letter)),
            _ if letter.is_whitespace()
                || matches!(letter, '-' | '/' | ',' | '(' | ')' | '_' | '–' | '—') =>
            {
                plain.push(' ');
            }
            _ => {}
        }
    }
    let whole = |word| if matches!(word, "st" | "ste") { "saint" } else { word };
    plain.split(' ').map(whole).collect()
}

/// Marks that are written or left out at will: accents, Hebrew points, Arabic vowel signs and the lengthening stroke.
fn is_point(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}'
        | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Letters that people use for each other and that do not decompose.
fn alike(letter: char) -> char {
    match letter {
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        'ł' => 'l',
        'ı' => 'i',
        'ς' => 'σ',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        other => other,
    }
}
