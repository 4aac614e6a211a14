use clearline_paper::{Direction, Document, Line, Mark, PaperError, Section, pdf};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::{long, sample};

/// Anything, and more often than by chance what has broken writers of paper before.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => ".{0,60}",
        4 => vec(any::<char>(), 0..60).prop_map(|chars| chars.into_iter().collect::<String>()),
        2 => "[a-f0-9]{0,300}",
        2 => "(https://)?[a-z./?&=%-]{0,200}",
        2 => "[\u{300}-\u{36f}a-zα-ω]{0,80}",
        3 => "[اأبتثجحخلامو\u{64b}-\u{652}\u{600}-\u{605}\u{60c}\u{661}-\u{669}a-z0-9 .:/()\u{2068}\u{2069}-]{0,120}",
        1 => "[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{feff}\u{e000}\u{fffe}\u{ffff}\u{0}-\u{1f}\n\r ]{0,40}",
        1 => "[אבגدهو一二三กขคकखि\u{1f468}\u{200d}\u{1f469}🏳️‍🌈\u{ac00}\u{1100}\u{1161}]{0,40}",
    ]
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![Just(Mark::Plain), Just(Mark::Yes), Just(Mark::No), Just(Mark::Unknown), Just(Mark::Caution)]
}

prop_compose! {
    fn line()(words in text(), mark in mark(), source in proptest::option::of(text()), as_of in proptest::option::of(text()), english in proptest::option::of(text())) -> Line {
        Line { words, mark, source, as_of, english }
    }
}

prop_compose! {
    fn section()(heading in text(), intro in proptest::option::of(text()), lines in vec(line(), 0..12), small: bool) -> Section {
        Section { heading, intro, lines, small }
    }
}

prop_compose! {
    fn document()(
        title in text(),
        over in text(),
        facts in vec((text(), text()), 0..8),
        sections in vec(section(), 0..6),
        foot in text(),
        language in prop_oneof![3 => Just("en".to_owned()), 1 => Just("el-GR".to_owned()), 1 => text()],
        direction in prop_oneof![Just(Direction::LeftToRight), Just(Direction::RightToLeft)],
    ) -> Document {
        Document { title, over, facts, sections, foot, language, direction, ..sample() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Either paper, or one of the reasons that have a name; what the crate itself gets wrong has none.
    #[test]
    fn any_text_is_paper_or_refused_by_name(document in document(), limit in proptest::option::of(0_u32..6)) {
        match pdf(&document, limit) {
            Ok(bytes) => prop_assert!(bytes.starts_with(b"%PDF-1.7")),
            Err(PaperError::Written(why)) => prop_assert!(false, "{why}"),
            Err(PaperError::Fonts) => prop_assert!(false, "fonts"),
            Err(_) => {}
        }
    }
}

#[test]
fn thousands_of_lines_and_very_long_ones_are_paper() {
    pdf(&long(4000), None).unwrap();
    let mut document = sample();
    document.title = "title ".repeat(2000);
    document.facts =
        vec![("name ".repeat(300), "a".repeat(20_000)), ("\u{301}".repeat(5000), "\u{0}".repeat(9))];
    document.sections = vec![Section {
        heading: "x".repeat(40_000),
        intro: Some("\n".repeat(10_000)),
        lines: vec![
            Line::new(Mark::No, "a".to_owned() + &"\u{301}".repeat(3000)),
            Line::new(Mark::Caution, "日".repeat(5000)),
            Line::new(Mark::Plain, "لا إله 2026-11-28 \u{650}".repeat(1500)),
            Line::new(Mark::Plain, "\u{600}\u{650}".repeat(900)),
        ],
        small: false,
    }];
    pdf(&document, None).unwrap();
}
