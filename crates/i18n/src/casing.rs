//! How a phrase of a catalogue stands by itself: as a sentence, or as a heading.

/// Words as a sentence of their own.
pub fn sentence(words: &str) -> String {
    let stop = if words.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{stop}", upper(words))
}

/// Words with a capital letter, without the full stop of a sentence.
pub fn capital(words: &str) -> String {
    upper(words).trim_end_matches('.').to_owned()
}

fn upper(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_a_sentence_once() {
        assert_eq!(sentence("say why"), "Say why.");
        assert_eq!(sentence("Why?"), "Why?");
    }
}
