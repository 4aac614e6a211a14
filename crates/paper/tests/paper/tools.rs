//! The paper as programs see it that we did not write: poppler's, which most readers on free desktops stand on.

use std::path::PathBuf;
use std::process::Command;

use clearline_paper::{Document, pdf};

use crate::{long, sample};

pub(crate) fn written(name: &str, document: &Document, limit: Option<u32>) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    std::fs::write(&path, pdf(document, limit).unwrap()).unwrap();
    path
}

/// What a tool says of a file; `None`, and a line that says so, where it is not installed.
pub(crate) fn said(tool: &str, args: &[&str], path: &PathBuf) -> Option<String> {
    let Ok(output) = Command::new(tool).args(args).arg(path).arg("-").output() else {
        println!("skipped: {tool} not installed");
        return None;
    };
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// `pdfinfo` takes no output file.
pub(crate) fn info(args: &[&str], path: &PathBuf) -> Option<String> {
    let Ok(output) = Command::new("pdfinfo").args(args).arg(path).output() else {
        println!("skipped: pdfinfo not installed");
        return None;
    };
    assert!(output.status.success(), "pdfinfo: {}", String::from_utf8_lossy(&output.stderr));
    // It writes the titles of headings as the file has them, in UTF-16 where they are not Latin.
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn pages(path: &PathBuf) -> Option<u32> {
    let info = info(&[], path)?;
    info.lines().find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok())
}

#[test]
fn every_word_is_there_and_is_copied_as_itself() {
    let path = written("paper-words", &sample(), None);
    let Some(text) = said("pdftotext", &["-raw"], &path) else { return };
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Clearline · Office of counsel",
        "Ruling on a disclosure to the Example Federal Police",
        "Report R-1234567",
        "What this rests on Each line is one clause in force.",
        "Exampleland is a party. Chart of signatures · as of 2026-10",
        "https://law.example.com/a?b=c · as of 2025",
        "Ελληνικά, кириллица, Tiếng Việt, a → b, 日本, 😀",
        "Ruling 4711 · invented data",
        "Page 1 of 1",
    ] {
        assert!(joined.contains(words), "{words}\n{joined}");
    }
    assert!(text.replace(char::is_whitespace, "").contains(&"9f2c61d0".repeat(16)), "{text}");
}

#[test]
fn a_listener_hears_headings_a_table_and_lists_in_their_order() {
    let path = written("paper-structure", &sample(), None);
    let Some(structure) = info(&["-struct-text"], &path) else { return };
    let heard: Vec<&str> = structure
        .lines()
        .map(|line| line.trim().trim_end_matches(':').trim_end_matches(" (block)"))
        .filter(|line| !line.starts_with(['"', '/']) && !line.is_empty())
        .collect();
    let beginning = ["Document", "P", "H1 \"Ruling on a disclosure to the Example Federal Police\"", "Table"];
    assert_eq!(heard.get(..4).unwrap(), beginning, "{structure}");
    let row = ["TR", "TH", "TD", "TR", "TH", "TD", "Sect", "H2 \"What this rests on\"", "P", "L"];
    assert_eq!(heard.get(4..14).unwrap(), row, "{structure}");
    let item = ["LI", "Lbl", "Figure", "LBody", "P", "P"];
    assert_eq!(heard.get(14..20).unwrap(), item, "{structure}");
    let end = ["LI", "LBody", "P", "Sect", "H2 \"Conditions\"", "L", "LI", "LBody", "P", "P"];
    assert_eq!(heard.get(heard.len() - end.len()..).unwrap(), end, "{structure}");
    assert!(structure.contains("\"Ruling 4711"), "the foot is heard: {structure}");
}

#[test]
fn the_properties_say_what_it_is() {
    let path = written("paper-properties", &sample(), None);
    let Some(info) = info(&[], &path) else { return };
    let of = |name: &str| {
        info.lines()
            .find_map(|line| Some(line.strip_prefix(name)?.strip_prefix(':')?.trim().to_owned()))
            .unwrap()
    };
    assert_eq!(of("Title"), sample().title);
    assert_eq!(of("Tagged"), "yes");
    assert_eq!(of("JavaScript"), "no");
    assert_eq!(of("Pages"), "1");
    assert_eq!(of("PDF version"), "1.7");
    assert!(of("Page size").contains("A4"), "{info}");
    assert!(of("CreationDate").contains("2026"), "{info}");
}

#[test]
fn a_limit_is_kept_with_every_word_and_the_head_repeats() {
    let document = long(90);
    let normal = written("paper-normal", &document, None);
    let Some(free) = pages(&normal) else { return };
    let path = written("paper-limited", &document, Some(free - 1));
    assert_eq!(pages(&path), Some(free - 1));
    let Some(text) = said("pdftotext", &["-raw"], &path) else { return };
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for n in 0..90 {
        assert!(
            joined.contains(&format!("Entry {n} says what was read, and when it was last reviewed.")),
            "{n}"
        );
    }
    for (at, page) in text.split('\u{c}').filter(|page| !page.trim().is_empty()).enumerate() {
        assert!(page.contains(&format!("Page {} of {}", at + 1, free - 1)), "{page}");
        assert!(page.replace('\n', " ").contains(&document.title), "{page}");
        assert!(page.contains("Ruling 4711"), "{page}");
    }
}
