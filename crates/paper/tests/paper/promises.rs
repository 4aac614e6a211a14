use clearline_paper::{Line, Mark, PAGES_MAX, PaperError, pdf};

use crate::{long, sample};

fn has(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

/// How many pages the file itself says it has.
fn pages(bytes: &[u8]) -> u32 {
    let text = String::from_utf8_lossy(bytes);
    let (_, rest) = text.split_once("/Type/Pages/Count ").unwrap();
    rest.split('/').next().unwrap().parse().unwrap()
}

#[test]
fn the_same_document_is_the_same_file_and_another_is_not() {
    let first = pdf(&sample(), None).unwrap();
    assert!(first == pdf(&sample(), None).unwrap());
    assert!(first == pdf(&sample(), Some(9)).unwrap(), "a limit that does not matter changes nothing");
    let mut later = sample();
    later.created = "2026-11-25T09:14:01Z".parse().unwrap();
    assert!(first != pdf(&later, None).unwrap());
}

#[test]
fn it_says_which_standards_it_keeps_and_each_sign_has_its_word() {
    let bytes = pdf(&sample(), None).unwrap();
    for claim in [
        "<pdfaid:part>2<",
        "<pdfaid:conformance>A<",
        "<pdfuaid:part>1<",
        "/Lang(en)",
        "/DisplayDocTitle true",
        "/Alt(Yes)",
        "/Alt(No)",
        "/Alt(Unknown)",
        "/Alt(Caution)",
    ] {
        assert!(has(&bytes, claim), "{claim}");
    }
    assert_eq!(bytes.windows(5).filter(|window| window == b"/Alt(").count(), 4, "the dot is silent");
}

#[test]
fn what_does_not_fit_gets_smaller_type_and_is_then_refused_but_never_cut() {
    let document = long(90);
    let free = pages(&pdf(&document, None).unwrap());
    assert_eq!(pages(&pdf(&document, Some(free)).unwrap()), free);
    assert_eq!(pages(&pdf(&document, Some(free - 1)).unwrap()), free - 1);
    for limit in [0, 1, 2] {
        let error = pdf(&document, Some(limit)).unwrap_err();
        assert!(matches!(error, PaperError::TooLong { limit: told } if told == limit), "{error}");
        assert!(error.to_string().contains(&format!("on {limit} page")), "{error}");
    }
    let mut endless = sample();
    endless.sections[1].lines = vec![Line::new(Mark::Plain, "x"); 20_000];
    let error = pdf(&endless, None).unwrap_err();
    assert!(matches!(error, PaperError::TooLong { limit: PAGES_MAX }), "{error}");
}

#[test]
fn what_no_reader_could_use_is_refused_by_name() {
    for title in ["", " \n", "\u{200b}\u{7}"] {
        let document = clearline_paper::Document { title: title.to_owned(), ..sample() };
        assert!(matches!(pdf(&document, None), Err(PaperError::Untitled)), "{title:?}");
    }
    for language in ["", "e", "english language", "en_GB", "12", "en-", "en-\u{e9}"] {
        let document = clearline_paper::Document { language: language.to_owned(), ..sample() };
        assert!(matches!(pdf(&document, None), Err(PaperError::Language(_))), "{language:?}");
    }
    let document = clearline_paper::Document { foot: "words ".repeat(200), ..sample() };
    assert!(matches!(pdf(&document, None), Err(PaperError::Foot)));
    let document = clearline_paper::Document { created: jiff::Timestamp::MIN, ..sample() };
    assert!(matches!(pdf(&document, None), Err(PaperError::Date)));
}

#[test]
fn a_bare_title_is_a_document() {
    let document = clearline_paper::Document {
        over: String::new(),
        facts: vec![(String::new(), String::new()), (String::new(), "no name".to_owned())],
        sections: vec![
            clearline_paper::Section::default(),
            clearline_paper::Section {
                lines: vec![Line::new(Mark::Yes, ""), Line::new(Mark::Plain, "")],
                ..clearline_paper::Section::default()
            },
        ],
        foot: String::new(),
        ..sample()
    };
    pdf(&document, Some(1)).unwrap();
}
