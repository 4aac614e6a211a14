use super::{Brief, BriefLine, Mark, Say};
use crate::register::as_of_words;

/// A brief as text in one language, for a page or for paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenBrief {
    /// A name and what it is.
    pub facts: Vec<(String, String)>,
    /// The sections.
    pub sections: Vec<WrittenSection>,
    /// The text at the foot of every page.
    pub foot: String,
}

/// One section as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenSection {
    /// Its heading.
    pub heading: String,
    /// Its lines.
    pub lines: Vec<WrittenLine>,
}

/// One line as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenLine {
    /// How it is meant.
    pub mark: Mark,
    /// What it says.
    pub words: String,
    /// Where it is from.
    pub source: Option<String>,
    /// As of when.
    pub as_of: Option<String>,
}

impl Brief {
    /// The brief as `say` writes it.
    pub fn written(&self, say: Say<'_>) -> WrittenBrief {
        let line = |line: &BriefLine| WrittenLine {
            mark: line.mark,
            words: say(&line.says),
            source: line.source.as_ref().map(say),
            as_of: line.as_of.as_deref().map(|day| say(&as_of_words(day))),
        };
        WrittenBrief {
            facts: self.facts.iter().map(|(name, value)| (say(name), say(value))).collect(),
            sections: self
                .sections
                .iter()
                .map(|section| WrittenSection {
                    heading: say(&section.heading),
                    lines: section.lines.iter().map(line).collect(),
                })
                .collect(),
            foot: say(&self.foot),
        }
    }
}
