use std::ops::Range;

use proptest::prelude::*;

use crate::clean::paragraphs;
use crate::layout::{English, Ink, LEAST, PAGE, Piece, SIZES, SMALL_LEAST, Setting, WIDTH, lay};
use crate::paginate::{Stand, foot_rule, paginate};
use crate::text::{Faces, Lines, Run, Stroke, Weight};
use crate::wrap::{even_lines, head, lines};
use crate::{Direction, Document, Labels, Line, Mark, Section, draw, is_language};

fn run(text: &str) -> Run {
    faces(Direction::LeftToRight).one(text, Weight::Regular).unwrap()
}

fn faces(direction: Direction) -> Faces {
    Faces::of(true, direction, "en").unwrap()
}

fn words(run: &Run, lines: &[Range<usize>]) -> Vec<String> {
    let one = |line: &Range<usize>| line.clone().map(|at| run.str_of(&run.clusters[at])).collect::<String>();
    lines.iter().map(one).collect()
}

#[test]
fn words_are_kept_whole_and_spaces_end_lines() {
    let run = run("The home authority may make law-enforcement reports available on 2026-11-23.");
    let lines = words(&run, &lines(&run, 11.0));
    assert_eq!(
        lines,
        ["The home authority ", "may make law-", "enforcement reports ", "available on ", "2026-11-23."]
    );
}

#[test]
fn an_address_breaks_after_its_signs_and_a_digest_anywhere() {
    let address = run("see https://law-online.example.com/eli/decision?format=html now");
    let told = words(&address, &lines(&address, 14.0));
    assert_eq!(told, ["see ", "https://law-online.example.", "com/eli/decision?format=", "html now"]);
    let digest = run(&"9f2c61d07be84f1a".repeat(4));
    let wide = lines(&digest, 30.0);
    let even = even_lines(&digest, 30.0, 0.4);
    assert_eq!((wide.len(), even.len()), (2, 2));
    assert!(digest.width(&even[1]) > digest.width(&wide[1]), "the lines are of about the same length");
}

#[test]
fn accents_are_not_torn_off_and_what_the_fonts_lack_is_seen() {
    let run = run("e\u{301}\u{323}x日");
    let texts: Vec<&str> = run.clusters.iter().map(|cluster| run.str_of(cluster)).collect();
    assert_eq!(texts, ["e\u{301}\u{323}", "x", "日"]);
    assert!(run.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0), "no empty boxes");
    assert!(run.clusters.iter().all(|cluster| cluster.width > 0.0));
}

#[test]
fn a_long_title_is_headed_by_its_beginning() {
    let run = run("Ruling on a disclosure");
    assert_eq!(head(&run, 90.0, 1.0), (run.whole(), true));
    let (part, whole) = head(&run, 6.0, 1.0);
    assert!(!whole && words(&run, &[part]) == ["Ruling on"]);
}

#[test]
fn controls_and_what_is_not_seen_are_left_out() {
    assert_eq!(paragraphs(" a\u{0}b\u{202e}c\u{200b}\t d \r\n\n\u{feff}e\u{7f} "), ["abc d", "e"]);
    assert_eq!(paragraphs("\u{e000}\u{ffff}"), ["\u{fffd}\u{fffd}"], "private characters mean nothing here");
    let tower = "a".to_owned() + &"\u{301}".repeat(90) + "b";
    assert_eq!(paragraphs(&tower), ["a".to_owned() + &"\u{301}".repeat(4) + "\u{fffd}b"]);
    assert_eq!(paragraphs("\u{1b}\u{2028}\u{ad}"), [""; 0]);
}

#[test]
fn languages_have_the_form_of_tags() {
    assert!(["en", "pt-BR", "zh-Hant-TW", "sr-Latn"].into_iter().all(is_language));
    assert!(
        !["", "e", "en_GB", "en--x", "english language", "e1", "en-toolongpart"].into_iter().any(is_language)
    );
}

#[test]
fn every_colour_but_the_hairlines_stands_out_from_the_paper() {
    let light = |ink| {
        let part = |byte: u8| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = draw::rgb(ink).map(part);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    for ink in [Ink::Text, Ink::Soft, Ink::House, Ink::Good, Ink::Alarm, Ink::Caution] {
        let contrast = (light(Ink::White) + 0.05) / (light(ink) + 0.05);
        assert!(contrast >= 4.5, "{ink:?}: {contrast}");
    }
}

fn document(sections: Vec<Section>) -> Document {
    Document {
        title: "Title".to_owned(),
        over: "Over".to_owned(),
        facts: vec![("Name".to_owned(), "value ".repeat(60)); 3],
        sections,
        foot: "Foot".to_owned(),
        created: jiff::Timestamp::UNIX_EPOCH,
        language: "en".to_owned(),
        direction: Direction::LeftToRight,
        labels: Labels::default(),
    }
}

/// What must hold of every page, whatever its content.
fn check(document: &Document, size: f32) {
    let set = Setting::of(document, &faces(Direction::LeftToRight)).unwrap();
    let laid = lay(&set, size, English::Below);
    let pages = paginate(&laid.blocks, 1, 1000).unwrap();
    let stood: Vec<(usize, usize)> = pages.iter().flatten().map(|stand| (stand.block, stand.row)).collect();
    let rows = laid.blocks.iter().enumerate();
    let all: Vec<(usize, usize)> =
        rows.flat_map(|(at, block)| (0..block.rows.len()).map(move |row| (at, row))).collect();
    assert_eq!(stood, all, "every row stands once and in its order");
    for page in &pages {
        let row = |stand: &Stand| &laid.blocks[stand.block].rows[stand.row];
        for (above, below) in page.iter().zip(page.iter().skip(1)) {
            assert!(above.y + row(above).height <= below.y + 0.01, "nothing lies on anything else");
        }
        for stand in page {
            assert!(stand.y > 0.0 && stand.y + row(stand).height < foot_rule(1), "nothing lies on the foot");
            for piece in &row(stand).pieces {
                let Piece::Words { run, lines, nth, x, size, .. } = piece else { continue };
                let clusters = &lines.all[*nth];
                let seen = run.seen(clusters);
                assert!(*size >= SMALL_LEAST, "everything can be read");
                assert!(
                    x + run.width(&seen) * size <= WIDTH + 0.5,
                    "{:?}",
                    words(run, std::slice::from_ref(clusters))
                );
            }
        }
    }
    for page in pages.iter().take(pages.len() - 1) {
        let last = &laid.blocks[page.last().unwrap().block];
        assert!(last.heading.is_none() || !last.leads, "no heading stands alone at the end of a page");
    }
}

#[test]
fn pages_hold_what_they_should_at_every_size() {
    let line = |n: usize| Line {
        words: format!("Line {n} ").repeat(1 + n % 23),
        mark: [Mark::Yes, Mark::No, Mark::Unknown, Mark::Caution, Mark::Plain][n % 5],
        source: (!n.is_multiple_of(3)).then(|| "https://law.example.com/".to_owned() + &"a".repeat(n)),
        as_of: Some("2026-11".to_owned()),
        english: n.is_multiple_of(4).then(|| "The same ".repeat(n)),
    };
    let section = |n: usize| Section {
        heading: "Section ".to_owned() + &"with a heading ".repeat(n % 9),
        intro: (!n.is_multiple_of(2)).then(|| "Intro ".repeat(n * 3)),
        lines: (0..n % 7).map(|at| line(at + n)).collect(),
        small: n % 5 == 4,
    };
    let document = document((0..60).map(section).collect());
    for size in SIZES {
        check(&document, size);
    }
}

#[test]
fn a_page_is_whole_on_letter_paper_too() {
    let lost = (PAGE.1 - 792.0) / 2.0;
    assert!(
        crate::paginate::FOOT - lost > 18.0 && crate::paginate::HEAD - LEAST - lost > 14.0,
        "printers leave a quarter inch"
    );
}

/// What is seen of a line from left to right, without its spaces; the letters of a word stay in their order.
fn seen(text: &str, direction: Direction) -> String {
    let run = faces(direction).one(text, Weight::Regular).unwrap();
    let lines = Lines::of(lines(&run, 1000.0));
    let mut strokes = run.strokes(&lines, 0);
    strokes.sort_by(|one, other| one.x.total_cmp(&other.x));
    let of = |stroke: &Stroke| {
        let starts = stroke.glyphs.iter().map(|glyph| glyph.text_range.start).min().unwrap();
        let ends = stroke.glyphs.iter().map(|glyph| glyph.text_range.end).max().unwrap();
        run.text[starts..ends].to_owned()
    };
    strokes.iter().map(of).collect::<String>().replace(' ', "")
}

#[test]
fn what_is_latin_in_an_arabic_line_is_whole_and_the_line_runs_from_the_right() {
    let right = |text| seen(text, Direction::RightToLeft);
    assert_eq!(right("حتى 2026-11-28 فقط"), "فقط2026-11-28حتى");
    assert_eq!(right("من 2001:db8::33 أو 192.0.2.17."), ".192.0.2.17أو2001:db8::33من");
    assert_eq!(right("رقم +1 202 555 0100 الآن"), "الآن+12025550100رقم");
    assert_eq!(right("مادة 18 U.S.C. § 2258A(h)(1) هنا"), "هنا18U.S.C.§2258A(h)(1)مادة");
    assert_eq!(right("شركة Example Chat, Inc. هنا"), "هناExampleChat,Inc.شركة");
    assert_eq!(right("إلى \u{2068}a.b/\u{2069} هنا"), "هناa.b/إلى", "as a catalogue sets it apart");
    let within = "سجلات \u{2068}تعطى (\u{2068}18 U.S.C. 2702(c)\u{2069})\u{2069}. هنا";
    assert_eq!(right(within), "هنا).18U.S.C.2702(c)(تعطىسجلات", "brackets around what stands apart");
    assert_eq!(right("قانون \u{2068}U.S.C. (c)(3)؛ (g)\u{2069} هنا"), "هناU.S.C.(c)(3)؛(g)قانون");
    assert_eq!(right("In English, whole."), "InEnglish,whole.");
    assert_eq!(seen("Name: شرطة المثال, 2026", Direction::LeftToRight), "Name:المثالشرطة,2026");
}

#[test]
fn english_words_in_another_language_are_strokes_of_their_own_and_their_marks_are_not_drawn() {
    let told = |text: &str, direction| {
        let run = faces(direction).one(text, Weight::Regular).unwrap();
        let lines = Lines::of(lines(&run, 1000.0));
        let text = |stroke: &Stroke| {
            let ranges = || stroke.glyphs.iter().map(|glyph| glyph.text_range.clone());
            let (starts, ends) =
                (ranges().map(|range| range.start).min(), ranges().map(|range| range.end).max());
            run.text[starts.unwrap()..ends.unwrap()].to_owned()
        };
        let english =
            run.strokes(&lines, 0).iter().filter(|stroke| stroke.english).map(text).collect::<String>();
        (run.text.clone(), english)
    };
    let german = format!("Sie sagt: {} Mehr nicht.", crate::in_english("ask us"));
    let arabic = format!("تقول: \u{2068}{}\u{2069} فقط", crate::in_english("ask us"));
    let of = |whole: &str| (whole.to_owned(), "ask us".to_owned());
    assert_eq!(told(&german, Direction::LeftToRight), of("Sie sagt: ask us Mehr nicht."));
    assert_eq!(told(&arabic, Direction::RightToLeft), of("تقول: ask us فقط"));
}

#[test]
fn words_that_stand_apart_are_left_out_where_they_have_no_end() {
    assert_eq!(run("a \u{2068}b").text, "a b");
    assert_eq!(run("\u{2069}a \u{2068}b\u{2069}c").text, "a bc");
    assert_eq!(paragraphs("\u{2068}\u{2069}"), [""; 0]);
}

#[test]
fn every_letter_of_the_catalogues_has_a_glyph() {
    let locales = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../i18n/locales");
    let faces = faces(Direction::LeftToRight);
    let mut files = 0;
    for language in std::fs::read_dir(locales).unwrap() {
        for file in std::fs::read_dir(language.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            // The lists of countries and languages name some in scripts of their own, which no document on paper shows.
            if path.extension().is_some_and(|end| end == "ftl") || path.ends_with("register.tsv") {
                let missing: String = paragraphs(&text).concat().chars().filter(|c| !faces.has(*c)).collect();
                let missing = missing.replace(['\u{2068}', '\u{2069}'], "");
                assert_eq!(missing, "", "{}", path.display());
                files += 1;
            }
        }
    }
    assert!(files > 30, "{files}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn lines_hold_all_of_a_text_and_are_no_wider_than_they_may(text in "[a-zé/ -]{1,200}|.{1,80}", width in 2.0_f32..40.0, least in 0.3_f32..1.0) {
        let Some(run) = faces(Direction::LeftToRight).one(&text, Weight::Bold) else { return Ok(()) };
        let plain = lines(&run, width);
        let even = even_lines(&run, width, least);
        prop_assert_eq!(plain.len(), even.len());
        for lines in [plain, even] {
            prop_assert_eq!(words(&run, &lines).concat(), &*run.text);
            for line in lines {
                let last = line.clone().rev().find(|at| run.str_of(&run.clusters[*at]) != " ").unwrap_or(line.start);
                prop_assert!(line.len() == 1 || run.width(&(line.start..last + 1)) <= width + 0.01);
            }
        }
    }
}
