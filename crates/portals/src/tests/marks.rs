//! Finds words of a page that are in no catalogue: in an invented language every text of a catalogue stands between marks.
//! The journeys read this file as well, for the pages of a running program.

/// Elements without an end.
const VOID: [&str; 6] = ["meta", "link", "input", "br", "img", "hr"];
/// Elements whose content is a name, a number, a code or a time.
const EXACT: [&str; 3] = ["bdi", "code", "time"];
/// Attributes that people read or hear.
const READ: [&str; 5] = ["aria-label", "title", "alt", "placeholder", "data-head"];
/// What is the same in every language and stands where no element can say so.
const OWN_NAME: &str = "Clearline";

/// The letters of a page that stand outside of the marks, with what is around them.
pub(crate) fn unmarked(html: &str) -> Vec<String> {
    let mut faults = Vec::new();
    // Of each open element: its name, and whether its words are of no language.
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut depth = 0_i32;
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        let exempt = open.last().is_some_and(|(_, exempt)| *exempt);
        faults.extend(letters_outside(text, &mut depth).filter(|_| !exempt));
        let (tag, behind) = after.split_once('>').expect("a tag ends");
        rest = behind;
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        if tag.starts_with('/') {
            assert_eq!(open.pop().map(|(name, _)| name), Some(name), "elements are nested");
            continue;
        }
        let exempt = exempt
            || EXACT.contains(&name)
            || tag.contains("translate=\"no\"")
            || tag.contains("dir=\"auto\"");
        if !exempt {
            for read in READ {
                let value = tag.split(&format!(" {read}=\"")).nth(1).and_then(|rest| rest.split('"').next());
                faults.extend(letters_outside(value.unwrap_or_default(), &mut 0));
            }
        }
        if !VOID.contains(&name) && !tag.ends_with('/') && !tag.starts_with('!') {
            open.push((name, exempt));
        }
    }
    assert_eq!((depth, open), (0, Vec::new()), "marks and elements are closed");
    faults
}

/// The text where it holds a word outside of the marks; they may begin in one text and end in another. What holds a digit
/// is a number or a code.
fn letters_outside(text: &str, depth: &mut i32) -> impl Iterator<Item = String> + use<> {
    let mut outside = String::new();
    // `&#38;` is a sign, `&nbsp;` a blank.
    let mut entity = false;
    for letter in text.replace(OWN_NAME, "").chars() {
        match letter {
            '⟦' => *depth += 1,
            '⟧' => *depth -= 1,
            '&' => entity = true,
            ';' if entity => entity = false,
            letter if *depth == 0 && !entity => outside.push(letter),
            _ => {}
        }
    }
    let is_word = |word: &str| {
        word.contains(char::is_alphabetic) && !word.contains(|letter: char| letter.is_ascii_digit())
    };
    outside.split_whitespace().any(is_word).then(|| text.trim().to_owned()).into_iter()
}
