//! Text that deceives the eye, cut into pieces that do not: characters that are invisible or reverse the order of
//! others, and letters of one script that look like those of another. The people reported type these names and handles,
//! and their readers must see what is there.
//!
//! What belongs to honest writing is left alone: joiners within emoji and within scripts that need them, bilingual names
//! word by word, Latin letters beside Chinese, Japanese and Korean ones (UTS 39, "highly restrictive").

use icu_properties::props::{
    CanonicalCombiningClass, DefaultIgnorableCodePoint, Emoji, ExtendedPictographic, JoiningType, Script,
};
use icu_properties::script::ScriptWithExtensions;
use icu_properties::{CodePointMapData, CodePointSetData, PropertyNamesLong};

use crate::{Argument, Message, message};

/// A piece of a text, as it is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What is as it looks.
    Plain(&'a str),
    /// A character that is invisible, or that reverses others.
    Hidden(char),
    /// Letters of another script than the rest of their word, and that script's name.
    Odd(&'a str, &'static str),
}

impl Piece<'_> {
    /// What the piece is, for a reader who cannot see it; empty for a piece that is as it looks. Scripts have their names
    /// of Unicode.
    pub fn note(&self) -> Option<Message> {
        match self {
            Piece::Plain(_) => None,
            Piece::Hidden(c) => Some(message!(
                "marked-character",
                code = Argument::name(code_point(*c)),
                name = hidden_name(*c)
            )),
            Piece::Odd(letters, script) => Some(message!(
                "marked-letters",
                letters = Argument::name(*letters),
                script = Argument::name(*script),
                codes = Argument::name(codes(letters)),
            )),
        }
    }
}

/// The code points of letters, with blanks between them.
fn codes(letters: &str) -> String {
    letters.chars().map(code_point).collect::<Vec<_>>().join(" ")
}

/// The code point of a character, as in `U+202E`.
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// The text in pieces; together they are the whole text, in its order.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return if text.is_empty() { Vec::new() } else { vec![Piece::Plain(text)] };
    }
    let odd = odd_letters(text);
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut plain_from = 0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if at < end {
            continue;
        }
        let piece = if is_hidden(text, at, c) {
            end = at + c.len_utf8();
            Piece::Hidden(c)
        } else if let Some((to, script)) =
            odd.iter().find(|(from, ..)| *from == at).map(|(_, to, name)| (*to, *name))
        {
            end = to;
            Piece::Odd(text.get(at..to).unwrap_or_default(), script)
        } else {
            continue;
        };
        pieces.extend(text.get(plain_from..at).filter(|plain| !plain.is_empty()).map(Piece::Plain));
        pieces.push(piece);
        plain_from = end;
    }
    pieces.extend(text.get(plain_from..).filter(|plain| !plain.is_empty()).map(Piece::Plain));
    pieces
}

/// The text on one line of plain characters, where no markup can be: an invisible character is written as its number,
/// and the letters of another script are listed after the text.
pub fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut odd = Vec::new();
    for piece in pieces(text) {
        match piece {
            Piece::Plain(words) => shown.push_str(words),
            Piece::Hidden(c) => shown.push_str(&format!("[{}]", code_point(c))),
            Piece::Odd(letters, script) => {
                shown.push_str(letters);
                odd.push(format!("{letters} {script} ({})", codes(letters)));
            }
        }
    }
    if !odd.is_empty() {
        shown.push_str(&format!(" [{}]", odd.join(", ")));
    }
    shown
}

/// Is the character at `at` invisible, or does it reverse others, and is it one that honest writing does not need
/// there?
fn is_hidden(text: &str, at: usize, c: char) -> bool {
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c);
    let invisible =
        c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' | '\u{2800}');
    if !ignorable && !invisible {
        return false;
    }
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at + c.len_utf8()..).unwrap_or_default();
    !is_needed(before, c, after)
}

/// Joiners, selectors and tags where the scripts and the emoji that need them have them (after RFC 5892, A.1 and A.2).
fn is_needed(before: &str, c: char, after: &str) -> bool {
    let Some(last) = before.chars().next_back() else { return false };
    let next = after.chars().next();
    let pictographic = |c: char| CodePointSetData::new::<ExtendedPictographic>().contains(c);
    let virama = |c: char| {
        CodePointMapData::<CanonicalCombiningClass>::new().get(c) == CanonicalCombiningClass::Virama
    };
    match c {
        '\u{200d}' if next.is_some_and(pictographic) => {
            pictographic(last) || matches!(last, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}') || virama(last)
        }
        '\u{200c}' => virama(last) || next.is_some_and(|next| join(before, next)),
        '\u{200d}' => virama(last),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            CodePointSetData::new::<Emoji>().contains(last) || script(last) == Script::Han
        }
        '\u{e0020}'..='\u{e007f}' => matches!(last, '\u{1f3f4}' | '\u{e0020}'..='\u{e007e}'),
        _ => false,
    }
}

/// Would the letters around join without the character between them?
fn join(before: &str, next: char) -> bool {
    let joining = |c: char| CodePointMapData::<JoiningType>::new().get(c);
    let letter = before.chars().rev().find(|c| joining(*c) != JoiningType::Transparent);
    letter.is_some_and(|c| matches!(joining(c), JoiningType::LeftJoining | JoiningType::DualJoining))
        && matches!(joining(next), JoiningType::RightJoining | JoiningType::DualJoining)
}

fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}

/// Does the letter belong to that script too? What belongs to all belongs to each.
fn is_of(c: char, wanted: Script) -> bool {
    let of = ScriptWithExtensions::new().get_script_extensions_val(c);
    of.contains(&wanted) || of.contains(&Script::Common) || of.contains(&Script::Inherited)
}

/// The letters of another script than most of their word: where they begin and end, and the script's name.
fn odd_letters(text: &str) -> Vec<(usize, usize, &'static str)> {
    let mut found = Vec::new();
    for (from, word) in words(text) {
        let Some(base) = base_of_a_mixed(word) else { continue };
        let mut open: Option<(usize, usize, Script)> = None;
        for (at, c) in word.char_indices() {
            let odd = Some(script(c)).filter(|_| !is_of(c, base));
            let to = from + at + c.len_utf8();
            match (&mut open, odd) {
                (Some((_, end, of)), Some(odd)) if *of == odd && *end == from + at => *end = to,
                (_, Some(odd)) => {
                    found.extend(open.take().map(named));
                    open = Some((from + at, to, odd));
                }
                (_, None) => found.extend(open.take().map(named)),
            }
        }
        found.extend(open.map(named));
    }
    found
}

fn named((from, to, script): (usize, usize, Script)) -> (usize, usize, &'static str) {
    (from, to, PropertyNamesLong::<Script>::new().get(script).unwrap_or("of another script"))
}

/// What is judged as one: words between blanks, without the Latin ending of a file's name; of addresses each part.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut offset = 0;
    for word in text.split(char::is_whitespace) {
        let address = word.contains("://");
        let mut at = offset;
        for part in word.split(|c| c == '@' || address && matches!(c, '/' | ':' | '?' | '&' | '=' | '#')) {
            let ending = part.rsplit_once('.').filter(|(name, ending)| {
                let latin = !ending.is_empty()
                    && ending.len() <= 5
                    && ending.bytes().all(|b| b.is_ascii_alphanumeric());
                latin && !name.is_empty()
            });
            found.push((at, ending.map_or(part, |(name, _)| name)));
            at += part.len() + 1;
        }
        // Each kind of blank has its own length.
        offset += word.len();
        offset += text.get(offset..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    found
}

/// The script of most letters of a word whose letters are of several; `None` of a word of one script, or of a mixture
/// that honest writing knows.
fn base_of_a_mixed(word: &str) -> Option<Script> {
    let letters: Vec<char> =
        word.chars().filter(|c| !matches!(script(*c), Script::Common | Script::Inherited)).collect();
    let all_of = |scripts: &[Script]| letters.iter().all(|c| scripts.iter().any(|script| is_of(*c, *script)));
    let mut counted: Vec<(Script, usize)> = Vec::new();
    for letter in &letters {
        match counted.iter_mut().find(|(known, _)| is_of(*letter, *known)) {
            Some((_, count)) => *count += 1,
            None => counted.push((script(*letter), 1)),
        }
    }
    let known = [
        [Script::Latin, Script::Han, Script::Hiragana, Script::Katakana],
        [Script::Latin, Script::Han, Script::Bopomofo, Script::Bopomofo],
        [Script::Latin, Script::Han, Script::Hangul, Script::Hangul],
    ];
    if counted.len() < 2 || known.iter().any(|scripts| all_of(scripts)) {
        return None;
    }
    let most = counted.iter().map(|(_, count)| *count).max()?;
    counted.iter().find(|(_, count)| *count == most).map(|(script, _)| *script)
}

fn hidden_name(c: char) -> Message {
    match c {
        '\u{ad}' => message!("hidden-soft-hyphen"),
        '\u{61c}' => message!("hidden-arabic-letter-mark"),
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => message!("hidden-hangul-filler"),
        '\u{200b}' => message!("hidden-zero-width-space"),
        '\u{200c}' => message!("hidden-non-joiner"),
        '\u{200d}' => message!("hidden-joiner"),
        '\u{200e}' => message!("hidden-left-to-right-mark"),
        '\u{200f}' => message!("hidden-right-to-left-mark"),
        '\u{2028}' | '\u{2029}' => message!("hidden-line-separator"),
        '\u{202a}' => message!("hidden-left-to-right-embedding"),
        '\u{202b}' => message!("hidden-right-to-left-embedding"),
        '\u{202c}' => message!("hidden-end-embedding"),
        '\u{202d}' => message!("hidden-left-to-right-override"),
        '\u{202e}' => message!("hidden-right-to-left-override"),
        '\u{2060}' => message!("hidden-word-joiner"),
        '\u{2066}' => message!("hidden-left-to-right-isolate"),
        '\u{2067}' => message!("hidden-right-to-left-isolate"),
        '\u{2068}' => message!("hidden-isolate"),
        '\u{2069}' => message!("hidden-end-isolate"),
        '\u{2800}' => message!("hidden-braille-blank"),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => message!("hidden-variation-selector"),
        '\u{feff}' => message!("hidden-no-break-space"),
        '\u{e0000}'..='\u{e007f}' => message!("hidden-tag-character"),
        c if c.is_control() => message!("hidden-control-character"),
        _ => message!("hidden-invisible-character"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_text_around_or_hides_in_it_is_told_by_its_number() {
        let cases = [
            ("photo\u{202e}gpj.exe", "photo[U+202E]gpj.exe"),
            ("a\u{2066}b\u{2069}", "a[U+2066]b[U+2069]"),
            ("ad\u{200b}min", "ad[U+200B]min"),
            ("ad\u{200d}min", "ad[U+200D]min"),
            ("ad\u{200c}min", "ad[U+200C]min"),
            ("\u{feff}user", "[U+FEFF]user"),
            ("sof\u{ad}t", "sof[U+00AD]t"),
            ("\u{3164}", "[U+3164]"),
            ("\u{2800}\u{2800}", "[U+2800][U+2800]"),
            ("line\nbreak\u{1b}[0m", "line[U+000A]break[U+001B][0m"),
            ("x\u{e0041}y", "x[U+E0041]y"),
            ("x\u{fe0f}y", "x[U+FE0F]y"),
            ("\u{200f}user\u{200e}", "[U+200F]user[U+200E]"),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn letters_that_pass_for_others_are_told() {
        let cases = [
            ("p\u{430}ypal", "\u{430} Cyrillic (U+0430)"),
            ("\u{391}lice Example", "\u{391} Greek (U+0391)"),
            ("ivan \u{43f}\u{440}i\u{432}et", "i Latin (U+0069)"),
            ("drop.\u{441}\u{430}se", "\u{441}\u{430} Cyrillic (U+0441 U+0430)"),
            ("g\u{585}\u{585}gle", "\u{585}\u{585} Armenian (U+0585 U+0585)"),
            ("https://ex\u{430}mple.com/a", "\u{430} Cyrillic (U+0430)"),
        ];
        for (text, expected) in cases {
            assert_eq!(pieces(text).iter().filter_map(Piece::note).next().unwrap().id(), "marked-letters");
            assert!(plain(text).contains(&format!("[{expected}")), "{text}");
        }
    }

    #[test]
    fn honest_writing_is_left_alone() {
        let honest = [
            "",
            "plain.user_01@example.com",
            "J\u{fc}rgen Jos\u{e9} Nguy\u{1ec5}n",
            "\u{418}\u{432}\u{430}\u{43d} Smith",
            "\u{43e}\u{442}\u{447}\u{451}\u{442}.pdf",
            "\u{438}\u{432}\u{430}\u{43d}@example.com",
            "https://example.com/\u{444}\u{43e}\u{442}\u{43e}.jpg",
            "\u{5d3}\u{5d5}\u{5d3} \u{645}\u{62d}\u{645}\u{62f}",
            "Tanaka\u{3055}\u{3093}\u{7530}\u{4e2d}",
            "\u{d55c}\u{ad6d}kpop",
            "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}",
            "\u{915}\u{94d}\u{200d}\u{937}",
            "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
            "\u{2764}\u{fe0f}\u{200d}\u{1f525}",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "\u{6d4}\u{661}\u{662} \u{660}",
        ];
        for text in honest {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn the_pieces_are_the_whole_text() {
        for text in
            ["", "a", "\u{202e}", "p\u{430}yp\u{430}l\u{200b}\u{2003}\u{3bf}k x\u{43e}", "\u{43e}x@\u{3bf}y"]
        {
            let whole: String = pieces(text)
                .iter()
                .map(|piece| match piece {
                    Piece::Plain(words) | Piece::Odd(words, _) => (*words).to_owned(),
                    Piece::Hidden(c) => c.to_string(),
                })
                .collect();
            assert_eq!(whole, text);
        }
    }
}
