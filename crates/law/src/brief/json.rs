use serde::Serialize;

use super::Brief;

#[derive(Serialize)]
struct BriefRow<'b> {
    facts: Vec<FactRow<'b>>,
    sections: Vec<SectionRow<'b>>,
    foot: &'b str,
}

#[derive(Serialize)]
struct FactRow<'b> {
    name: &'b str,
    value: &'b str,
}

#[derive(Serialize)]
struct SectionRow<'b> {
    heading: &'b str,
    lines: Vec<LineRow<'b>>,
}

#[derive(Serialize)]
struct LineRow<'b> {
    mark: &'static str,
    words: &'b str,
    source: Option<&'b str>,
    as_of: Option<&'b str>,
}

impl Brief {
    /// The brief as JSON: `facts` of `{name, value}`, `sections` of `{heading, lines}`, each line `{mark, words, source,
    /// as_of}`, and the `foot`.
    pub fn to_json(&self) -> serde_json::Value {
        let sections = self
            .sections
            .iter()
            .map(|section| SectionRow {
                heading: &section.heading,
                lines: section
                    .lines
                    .iter()
                    .map(|line| LineRow {
                        mark: line.mark.word(),
                        words: &line.words,
                        source: line.source.as_deref(),
                        as_of: line.as_of.as_deref(),
                    })
                    .collect(),
            })
            .collect();
        let facts = self.facts.iter().map(|(name, value)| FactRow { name, value }).collect();
        serde_json::json!(BriefRow { facts, sections, foot: &self.foot })
    }

    /// The brief as plain text, for a terminal.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (name, value) in &self.facts {
            text.push_str(&format!("{name}: {value}\n"));
        }
        for section in &self.sections {
            text.push_str(&format!("\n{}\n", section.heading));
            for line in &section.lines {
                let sign = match line.mark {
                    super::Mark::Plain => "-",
                    super::Mark::Yes => "+",
                    super::Mark::No => "x",
                    super::Mark::Unknown => "?",
                    super::Mark::Caution => "!",
                };
                text.push_str(&format!("  {sign} {}\n", line.words));
                if let Some(source) = &line.source {
                    let as_of = line.as_of.as_ref().map_or_else(String::new, |day| format!(", as of {day}"));
                    text.push_str(&format!("      [{source}{as_of}]\n"));
                }
            }
        }
        text.push_str(&format!("\n{}\n", self.foot));
        text
    }
}
