//! The invented languages: the English text with accents and a third longer, so that tests see what is not from a
//! catalogue, what does not fit and what does not turn around.

use std::borrow::Cow;

/// What every text of an invented language is written between.
pub(crate) const MARKS: [char; 2] = ['⟦', '⟧'];

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// `Reports of today` becomes `Ŕéþóóŕţš óóƒ ţóóðááý`. What stands between `<` and `>` is markup and stays.
pub(crate) fn accented(text: &str) -> Cow<'static, str> {
    let mut accented = String::with_capacity(text.len() * 2);
    let mut markup = false;
    for letter in text.chars() {
        match letter {
            '<' => markup = true,
            '>' => markup = false,
            _ => {}
        }
        let other = if markup { letter } else { accent(letter) };
        accented.push(other);
        if !markup && VOWELS.contains(&letter) {
            accented.push(other);
        }
    }
    Cow::Owned(accented)
}

fn accent(letter: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ACCENTED: &str = "áƀçðéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÁɃÇÐÉƑĜĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ";
    let place = PLAIN.chars().position(|plain| plain == letter);
    place.and_then(|place| ACCENTED.chars().nth(place)).unwrap_or(letter)
}
