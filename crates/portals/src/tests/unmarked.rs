//! Words that are in no catalogue: pages in the invented languages, in which every text of a catalogue stands between
//! marks.

use clearline_i18n::Language;

use super::marks::unmarked;
use crate::public::sample as public;
use crate::sample::pages_in;

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
