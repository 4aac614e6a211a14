use clearline_report::Message;
use serde::Serialize;

use super::{Brief, Mark, Say};

#[derive(Serialize)]
struct BriefRow<'b> {
    facts: Vec<FactRow<'b>>,
    sections: Vec<SectionRow<'b>>,
    foot: Said<'b>,
}

#[derive(Serialize)]
struct FactRow<'b> {
    name: Said<'b>,
    value: Said<'b>,
}

#[derive(Serialize)]
struct SectionRow<'b> {
    heading: Said<'b>,
    lines: Vec<LineRow<'b>>,
}

#[derive(Serialize)]
struct LineRow<'b> {
    mark: &'static str,
    says: Said<'b>,
    source: Option<Said<'b>>,
    as_of: Option<&'b str>,
}

/// A message with its text: `id` and `with` for programs, `text` for people.
#[derive(Serialize)]
struct Said<'b> {
    #[serde(flatten)]
    message: &'b Message,
    text: String,
}

impl Brief {
    /// The brief as JSON: `facts` of `{name, value}`, `sections` of `{heading, lines}`, each line `{mark, says, source,
    /// as_of}`, and the `foot`. What is said stands as a message, `{id, with}`, with its `text` as `say` writes it.
    pub fn to_json(&self, say: Say<'_>) -> serde_json::Value {
        let said = |message| Said { message, text: say(message) };
        let sections = self
            .sections
            .iter()
            .map(|section| SectionRow {
                heading: said(&section.heading),
                lines: section
                    .lines
                    .iter()
                    .map(|line| LineRow {
                        mark: line.mark.word(),
                        says: said(&line.says),
                        source: line.source.as_ref().map(said),
                        as_of: line.as_of.as_deref(),
                    })
                    .collect(),
            })
            .collect();
        let facts = self.facts.iter().map(|(name, value)| FactRow { name: said(name), value: said(value) });
        serde_json::json!(BriefRow { facts: facts.collect(), sections, foot: said(&self.foot) })
    }

    /// The brief as plain text, for a terminal.
    pub fn to_text(&self, say: Say<'_>) -> String {
        let mut text = String::new();
        for (name, value) in &self.facts {
            text.push_str(&format!("{}: {}\n", say(name), say(value)));
        }
        for section in &self.sections {
            text.push_str(&format!("\n{}\n", say(&section.heading)));
            for line in &section.lines {
                text.push_str(&format!("  {} {}\n", sign(line.mark), say(&line.says)));
                if let Some(source) = line.cited() {
                    text.push_str(&format!("      [{}]\n", say(&source)));
                }
            }
        }
        text.push_str(&format!("\n{}\n", say(&self.foot)));
        text
    }
}

fn sign(mark: Mark) -> char {
    match mark {
        Mark::Plain => '-',
        Mark::Yes => '+',
        Mark::No => 'x',
        Mark::Unknown => '?',
        Mark::Caution => '!',
    }
}
