//! Writes a sample: `cargo run -p clearline-paper --example paper -- sample.pdf`. All of it is invented.

use clearline_paper::{Direction, Document, Labels, Line, Mark, Section, pdf};

fn line(mark: Mark, words: &str, source: &str, as_of: &str) -> Line {
    Line { words: words.into(), mark, source: Some(source.into()), as_of: Some(as_of.into()), english: None }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut facts: Vec<(String, String)> = Vec::new();
    for (name, value) in [
        ("Report", "R-1234567"),
        ("Candidate agency", "Example Federal Police, Exampleland"),
        (
            "Basis",
            "The user reported last signed in from 192.0.2.17 (Exampleland) on 3 November 2026; the account was created there",
        ),
        ("Moment of the ruling", "2026-11-25 09:14 UTC"),
        ("Register", "9f2c61d07be84f1a3c55e0d9a4b7716c28f1be03b5d47a90c6e2f8137ad05b94"),
        ("Outcome", "May be made available, with two conditions"),
    ] {
        facts.push((name.into(), value.into()));
    }
    let sections = vec![
        Section {
            heading: "What this rests on".into(),
            intro: Some("Each line is one clause in force at the moment of the ruling, with the instrument it stands in and the day on which the register last read it.".into()),
            lines: vec![
                line(Mark::Yes, "The home authority may make reports available to a foreign law-enforcement agency that the Attorney General designated.", "18 U.S.C. § 2258A(c)(3)", "2026-11-23"),
                line(Mark::Yes, "Exampleland is a party to the Budapest Convention; Articles 25 to 31 apply between both states.", "Council of Europe, chart of signatures of Treaty 185", "2026-10"),
                line(Mark::No, "There is no agreement under the CLOUD Act with Exampleland.", "U.S. Department of Justice, list of agreements", "2026-11-02"),
                line(Mark::Unknown, "Whether Exampleland's parliament has ratified the Second Additional Protocol is not known to the register.", "No source names it", "2026-11-23"),
                line(Mark::Caution, "The adequacy of data protection was last reviewed more than a year ago. Counsel may override this with a reason.", "Commission Implementing Decision (EU) 2099/1234, https://eur-lex.example.com/eli/dec_impl/2099/1234/oj/eng?consolidated=20260101&format=html#article-3-paragraph-2", "2025-07-14"),
                Line::new(Mark::Plain, "Ελληνικά, кириллица, Tiếng Việt, “quotes”, a → b, 10 ≤ 12, and characters that the fonts lack: 日本 😀."),
            ],
            small: false,
        },
        Section {
            heading: "Conditions".into(),
            intro: None,
            lines: vec![
                line(Mark::Caution, "No use that could lead to a death sentence: the recipient is not bound by the Second Optional Protocol.", "Policy death_penalty; UN Treaty Collection IV-12", "2026-11-01"),
                line(Mark::Plain, "What comes back is kept under the rules of the sender.", "Policy data_protection", "2026-11-01"),
            ],
            small: false,
        },
    ];
    let many = (1..=28).map(|n| {
        line(Mark::Plain, &format!("Entry {n} of the ruling's log: the facts' digest, the clauses that were read and the day on which each was reviewed are kept with it."), "Ledger", "2026-11-25")
    });
    let mut document = Document {
        title: "Ruling on a disclosure to the Example Federal Police".into(),
        over: "Clearline · Office of counsel".into(),
        facts,
        sections,
        foot: "Ruling 4711 · register version 2026-11-23 · Invented data; no person, account or agency in it exists.".into(),
        created: "2026-11-25T09:14:00Z".parse()?,
        language: "en".into(),
        direction: Direction::LeftToRight,
        labels: Labels {
            page: "Page {number} of {pages}".into(),
            as_of: "as of {day}".into(),
            english: String::new(),
            signs: ["Yes", "No", "Unknown", "Caution"].map(Into::into),
        },
    };
    let limit = std::env::args().nth(2).and_then(|pages| pages.parse().ok());
    document.sections.push(Section {
        heading: "Log".into(),
        intro: None,
        lines: many.collect(),
        small: false,
    });
    std::fs::write(std::env::args().nth(1).unwrap_or("paper.pdf".into()), pdf(&document, limit)?)?;
    Ok(())
}
