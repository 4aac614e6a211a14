//! What a reader of the paper relies on: all words are there, for those who look and for those who listen; nothing is cut;
//! the same document is the same file; and no text makes it fall over.
#![cfg(test)]

mod hostile;
mod languages;
mod promises;
mod tools;

use clearline_paper::{Direction, Document, Labels, Line, Mark, Section};

fn labels() -> Labels {
    Labels {
        page: "Page {number} of {pages}".to_owned(),
        as_of: "as of {day}".to_owned(),
        english: "In English".to_owned(),
        signs: ["Yes", "No", "Unknown", "Caution"].map(str::to_owned),
    }
}

/// An invented document with one of everything.
fn sample() -> Document {
    let line = |mark, words: &str, source: &str, as_of: &str| Line {
        words: words.to_owned(),
        mark,
        source: Some(source.to_owned()),
        as_of: Some(as_of.to_owned()),
        english: None,
    };
    let fact = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Document {
        title: "Ruling on a disclosure to the Example Federal Police".to_owned(),
        over: "Clearline · Office of counsel".to_owned(),
        facts: vec![fact("Report", "R-1234567"), fact("Register", &"9f2c61d0".repeat(16))],
        sections: vec![
            Section {
                heading: "What this rests on".to_owned(),
                intro: Some("Each line is one clause in force.".to_owned()),
                lines: vec![
                    line(Mark::Yes, "Exampleland is a party.", "Chart of signatures", "2026-10"),
                    line(Mark::No, "There is no agreement.", "List of agreements", "2026-11-02"),
                    line(Mark::Unknown, "Whether it was ratified is not known.", "None", "2026-11-23"),
                    line(Mark::Caution, "The review is overdue.", "https://law.example.com/a?b=c", "2025"),
                    Line::new(Mark::Plain, "Ελληνικά, кириллица, Tiếng Việt, a → b, 日本, 😀"),
                ],
                small: false,
            },
            Section {
                heading: "Conditions".to_owned(),
                lines: vec![Line::new(Mark::Plain, "What comes back is kept under the rules of the sender.")],
                ..Section::default()
            },
        ],
        foot: "Ruling 4711 · invented data".to_owned(),
        created: "2026-11-25T09:14:00Z".parse().unwrap(),
        language: "en".to_owned(),
        direction: Direction::LeftToRight,
        labels: labels(),
    }
}

/// The sample with a log of so many entries.
fn long(entries: usize) -> Document {
    let mut document = sample();
    let entry =
        |n| Line::new(Mark::Plain, format!("Entry {n} says what was read, and when it was last reviewed."));
    let lines = (0..entries).map(entry).collect();
    document.sections.push(Section { heading: "Log".to_owned(), intro: None, lines, small: false });
    document
}
