//! Words that are in no catalogue: pages in the invented languages, in which every text of a catalogue stands between
//! marks.

use clearline_i18n::Language;

use crate::public::sample as public;
use crate::sample::pages_in;

/// Elements without an end.
const VOID: [&str; 6] = ["meta", "link", "input", "br", "img", "hr"];

/// Elements whose content is a name, a number, a code or a time.
const EXACT: [&str; 3] = ["bdi", "code", "time"];

/// Attributes that people read or hear.
const READ: [&str; 5] = ["aria-label", "title", "alt", "placeholder", "data-head"];

/// What is the same in every language and stands where no element can say so.
const OWN_NAME: &str = "Clearline";

/// The letters of a page that stand outside of the marks, with what is around them.
fn unmarked(html: &str) -> Vec<String> {
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

#[test]
fn every_word_of_a_converted_page_is_from_a_catalogue() {
    for language in [Language::PSEUDO, Language::PSEUDO_RTL] {
        let pages = pages_in(language);
        assert!(pages.len() > 20, "{}", pages.len());
        for page in pages {
            let (name, html) = page.unwrap();
            let faults = unmarked(&html);
            assert!(faults.is_empty(), "{name} in {}: {faults:#?}", language.tag());
            let turned = language.direction().word();
            let head = format!("<html lang=\"{}\" dir=\"{turned}\">", language.tag());
            assert!(html.contains(&head), "{name}");
        }
    }
}

#[test]
fn a_word_that_is_in_no_catalogue_is_found() {
    let found = |html: &str| unmarked(html).len();
    assert_eq!(found("<p>⟦Ŕéád⟧ 12, 112, P0</p>"), 0);
    assert_eq!(found("<p>⟦Ŕéád⟧ this</p>"), 1);
    assert_eq!(found("<p>⟦a <b>b</b> c⟧</p><p>d</p>"), 1);
    assert_eq!(found("<p aria-label=\"Main\">⟦a⟧</p><input title=\"x\">"), 2);
    assert_eq!(
        found("<p translate=\"no\">Español <b>y</b></p><p dir=\"auto\">typed</p><time>1 May</time>"),
        0
    );
    assert_eq!(found("<title>⟦a⟧ · Clearline</title><p>⟦a⟧&nbsp;&#38;</p>"), 0);
    assert_eq!(found("<p lang=\"en\">Not told in the reader's language</p>"), 1);
}

#[test]
fn every_page_in_spanish_says_that_it_was_not_reviewed_and_english_pages_do_not() {
    let note = Language::named("es").unwrap().note().unwrap();
    for page in public::pages(Language::named("es").unwrap()) {
        let (name, html) = page.unwrap();
        assert!(html.contains(&note), "{name}");
    }
    assert_eq!(Language::ENGLISH.note(), None);
}
