//! Which characters a document may hold, as themselves or by number (XML 1.0, production `Char`), and what to write
//! instead of the others. A parser that replaces them reads what was not sent.

/// `Char` of XML 1.0.
fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Checks every character that is written as itself. The answer names the place of one that XML does not allow, and
/// what to do.
pub(super) fn of_xml(text: &str) -> Result<(), (usize, String)> {
    // All that is refused is a control character or begins with one byte; bytes are quicker to look at.
    let odd = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0xef;
    let found = text.bytes().enumerate().filter(|(_, byte)| odd(*byte)).find_map(|(at, _)| {
        let c = text.get(at..)?.chars().next()?;
        (!is_character(c)).then_some((at, c))
    });
    match found {
        None => Ok(()),
        Some((0 | 1, '\0')) => Err((0, "The document is in UTF-16 or UTF-32. Send it in UTF-8.".to_owned())),
        Some((at, c)) => {
            let number = u32::from(c);
            Err((
                at,
                format!(
                    "The character U+{number:04X} is none that XML allows, and no reference can name it. Leave it out."
                ),
            ))
        }
    }
}

/// References by number (`&#…;`) in `text`, which begins at `from`. Where one names what is no character of XML: where, and
/// what to write instead.
pub(super) fn references(text: &str, from: usize) -> Result<(), (usize, String)> {
    for (at, _) in text.match_indices("&#") {
        let rest = text.get(at + 2..).unwrap_or_default();
        // What is no number at all is for the parser to refuse.
        let Some((digits, number, after)) = number_of(rest) else { continue };
        if !char::from_u32(number).is_some_and(is_character) {
            let message = format!("The reference &#{digits}; {}", no_character(digits, number, after));
            return Err((from + at, message));
        }
    }
    Ok(())
}

/// The digits of a reference as written, the number they make (at most 2^32 - 1), and what follows them. It looks no further
/// than the digits go: there may be many of these, and one semicolon far away.
fn number_of(reference: &str) -> Option<(&str, u32, &str)> {
    let end = reference.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (digits, after) = reference.split_at(end);
    let after = after.strip_prefix(';')?;
    let (radix, plain) = match digits.strip_prefix('x') {
        Some(plain) => (16, plain),
        None => (10, digits),
    };
    if plain.is_empty() {
        return None;
    }
    let number = plain.chars().try_fold(0_u32, |number, digit| {
        Some(number.saturating_mul(radix).saturating_add(digit.to_digit(radix)?))
    });
    // A number too long to be a character is not repeated whole.
    Some((digits.get(..12).unwrap_or(digits), number?, after))
}

fn no_character(digits: &str, number: u32, after: &str) -> String {
    match number {
        0xd800..=0xdbff => match low_half(after) {
            Some((low, second)) => {
                let whole = 0x1_0000 + ((number - 0xd800) << 10) + (low - 0xdc00);
                format!(
                    "names no character but half of a pair (a surrogate). Write &#{whole}; or the character itself \
                     instead of &#{digits};&#{second};."
                )
            }
            None => half(),
        },
        0xdc00..=0xdfff => half(),
        0x11_0000.. => {
            "names no character: the last one is U+10FFFF. Write the one that is meant, or leave it out."
                .to_owned()
        }
        _ => format!("names U+{number:04X}, which XML cannot hold in any form. Leave it out."),
    }
}

fn half() -> String {
    "names no character but half of a pair (a surrogate). Write the whole character, by one number or as itself, or leave \
     it out."
        .to_owned()
}

/// The second half of a pair, where a reference to one follows at once.
fn low_half(after: &str) -> Option<(u32, &str)> {
    let (digits, number, _) = number_of(after.strip_prefix("&#")?)?;
    (0xdc00..=0xdfff).contains(&number).then_some((number, digits))
}

/// What to do about bytes that are no UTF-8 from `at` on.
pub(super) fn instead(bytes: &[u8], at: usize) -> String {
    match (bytes, bytes.get(at..).unwrap_or_default()) {
        ([0xff, 0xfe, ..] | [0xfe, 0xff, ..], _) => "it begins as UTF-16 does. Send it in UTF-8.".to_owned(),
        ([0x1f, 0x8b, ..], _) => "it is compressed. Send it as it is, without compressing it.".to_owned(),
        (_, [0xed, 0xa0..=0xbf, ..]) => {
            "here is half of a pair (a surrogate), as some programs write characters beyond U+FFFF. Write the character in \
             its four bytes, or by its number, such as &#128512;."
                .to_owned()
        }
        (_, wrong) if std::str::from_utf8(wrong).is_err_and(|error| error.error_len().is_none()) => {
            "it ends within a character. Send all of it.".to_owned()
        }
        (_, wrong) => {
            let byte = wrong.first().copied().unwrap_or_default();
            format!("the byte {byte:02X} begins no character here. Is it in ISO-8859-1 or Windows-1252? Send it in UTF-8.")
        }
    }
}
