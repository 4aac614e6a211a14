//! The transfer brief as a document for paper.

use clearline_core::House;
use clearline_law::{Brief, Mark, REFERRAL_FACT, WrittenLine};
use clearline_paper::{Document, Line, Mark as PaperMark, PaperError, Section};
use clearline_report::{Message, ReferralId, message};
use jiff::Timestamp;

use super::sheet;
use crate::Writer;

/// Pages of a brief on paper.
pub const BRIEF_PAGES_MAX: u32 = 2;
/// The smallest type of a brief in two languages, in points.
const POINTS_MIN: f32 = 9.0;

/// A brief and what it is the brief of.
#[derive(Debug, Clone)]
pub struct TransferBrief {
    /// The referral.
    pub referral: ReferralId,
    /// What it says.
    pub brief: Brief,
    /// The moment of which it speaks.
    pub at: Timestamp,
    /// The language that was set for the agency.
    pub language: Option<String>,
}

impl TransferBrief {
    /// What writes it: in the language of its agency.
    pub fn writer<'h>(&self, house: &'h House) -> Writer<'h> {
        Writer::of_briefs(house, self.language.as_deref())
    }

    /// The brief as it is set on paper; in another language than English each line with the English one.
    pub fn paper(&self, writer: Writer<'_>) -> Document {
        let set = |writer: Writer<'_>| {
            let title = format!("{} {}", writer.say(&REFERRAL_FACT), self.referral);
            document(&title, &self.brief, self.at, writer)
        };
        let mut paper = set(writer);
        if let Some(english) = writer.in_english() {
            beside(&mut paper, set(english));
        }
        paper
    }

    /// The brief as PDF, on two pages at most, as a test holds over every country. An operator's own words can be longer
    /// than any we ship: then it has more pages, for a brief that is missing would be worse. The same brief gives the same
    /// bytes.
    ///
    /// # Errors
    /// Where the PDF cannot be written.
    pub fn pdf(&self, writer: Writer<'_>) -> Result<Vec<u8>, PaperError> {
        let document = self.paper(writer);
        let set = match writer.in_english() {
            None => clearline_paper::pdf(&document, Some(BRIEF_PAGES_MAX)),
            Some(_) => clearline_paper::pdf_in_two_languages(&document, BRIEF_PAGES_MAX, POINTS_MIN),
        };
        match set {
            Err(PaperError::TooLong { .. }) => clearline_paper::pdf(&document, None),
            other => other,
        }
    }
}

/// Gives each line of a document the English one, where that says it otherwise.
fn beside(paper: &mut Document, english: Document) {
    for (section, english) in paper.sections.iter_mut().zip(english.sections) {
        for (line, english) in section.lines.iter_mut().zip(english.lines) {
            line.english = (english.words != line.words).then_some(english.words);
        }
    }
}

/// A brief as a document for paper. Many lines share a source, so each source stands once, numbered and with its day, at
/// the end.
pub fn document(title: &str, brief: &Brief, created: Timestamp, writer: Writer<'_>) -> Document {
    let say = |message: &Message| writer.say(message);
    let written = brief.written(&say);
    let mut sources: Vec<String> = Vec::new();
    let ours =
        [message!("brief-source-here"), message!("brief-source-report"), message!("brief-source-ruling")]
            .map(|source| say(&source));
    let mut sections: Vec<Section> = written
        .sections
        .iter()
        .map(|section| Section {
            heading: section.heading.clone(),
            intro: None,
            lines: section.lines.iter().map(|line| numbered(line, &ours, &mut sources)).collect(),
        })
        .collect();
    let listed = (1..).zip(&sources).map(|(number, source)| format!("[{number}] {source}"));
    let listed = listed.collect::<Vec<_>>().join("; ");
    let heading = say(&message!("brief-sources"));
    // The title says which referral it is; what else is for those who check stands on the page and in the API.
    let checked = [message!("brief-fact-ruled-on"), message!("brief-fact-register")];
    let left_off: Vec<String> = checked.iter().chain([&REFERRAL_FACT]).map(say).collect();
    sections.push(Section { heading, intro: Some(listed), lines: Vec::new() });
    Document {
        title: title.to_owned(),
        over: say(&message!("brief-title")),
        facts: written.facts.into_iter().filter(|(name, _)| !left_off.contains(name)).collect(),
        sections,
        foot: written.foot,
        created,
        language: writer.language().to_owned(),
        direction: sheet::direction(writer),
        labels: sheet::labels(writer),
    }
}

/// One line, with the number of its source behind it; none where the line is our own word.
fn numbered(line: &WrittenLine, ours: &[String], sources: &mut Vec<String>) -> Line {
    let day = line.as_of.as_ref().filter(|day| !day.is_empty());
    let source =
        line.source.as_ref().filter(|source| !source.is_empty() && !ours.contains(source)).map(|source| {
            match day {
                Some(day) if !source.contains(day.as_str()) => format!("{source}, as of {day}"),
                _ => source.clone(),
            }
        });
    let number = source.map(|source| {
        sources.iter().position(|known| *known == source).unwrap_or_else(|| {
            sources.push(source);
            sources.len() - 1
        })
    });
    let number = number.map_or_else(String::new, |at| format!(" [{}]", at + 1));
    let mark = match line.mark {
        Mark::Plain => PaperMark::Plain,
        Mark::Yes => PaperMark::Yes,
        Mark::No => PaperMark::No,
        Mark::Unknown => PaperMark::Unknown,
        Mark::Caution => PaperMark::Caution,
    };
    Line::new(mark, format!("{}{number}", line.words))
}
