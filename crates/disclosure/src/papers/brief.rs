//! The transfer brief as a document for paper.

use clearline_core::House;
use clearline_law::{Brief, BriefLine, Mark, REFERRAL_FACT, as_of_words};
use clearline_paper::{Document, Line, Mark as PaperMark, PaperError, Section};
use clearline_report::{Argument, Message, ReferralId, message};
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
    let sections = paper.sections.iter_mut().zip(english.sections);
    // Of a source the name is the same in every language.
    for (section, english) in sections.filter(|(section, _)| !section.small) {
        for (line, english) in section.lines.iter_mut().zip(english.lines) {
            line.english = (english.words != line.words).then_some(english.words);
        }
    }
}

/// A brief as a document for paper. Many lines share a source, so each source stands once, numbered and with its days, at
/// the end.
pub fn document(title: &str, brief: &Brief, created: Timestamp, writer: Writer<'_>) -> Document {
    let writer = writer.on_paper();
    let say = |message: &Message| writer.say(message);
    let mut sources = Sources::default();
    let mut sections: Vec<Section> = brief
        .sections
        .iter()
        .map(|section| Section {
            heading: say(&section.heading),
            lines: lines(&section.lines, &mut sources, writer),
            ..Section::default()
        })
        .collect();
    let heading = say(&message!("brief-sources"));
    sections.push(Section { heading, lines: sources.listed(writer), small: true, ..Section::default() });
    Document {
        title: title.to_owned(),
        over: match fact(brief, "brief-fact-law-of") {
            Some(day) => say(&message!("brief-title-of", day = day.clone())),
            None => say(&message!("brief-title")),
        },
        facts: facts(brief, writer),
        sections,
        foot: say(&brief.foot),
        created,
        language: writer.language().to_owned(),
        direction: sheet::direction(writer),
        labels: sheet::labels(writer),
    }
}

/// The facts at its head. The title says which referral it is; what else is for those who check stands on the page and in
/// the API. The agency and its country are one, and the day of the law stands above the title.
fn facts(brief: &Brief, writer: Writer<'_>) -> Vec<(String, String)> {
    const LEFT_OFF: [&str; 5] = [
        "brief-fact-ruled-on",
        "brief-fact-register",
        "brief-fact-referral",
        "brief-fact-country",
        "brief-fact-law-of",
    ];
    let kept = brief.facts.iter().filter(|(name, _)| !LEFT_OFF.contains(&name.id()));
    let value = |name: &Message, value: &Message| match fact(brief, "brief-fact-country") {
        Some(country) if name.id() == "brief-fact-agency" => {
            writer.say(&message!("brief-fact-agency-in", agency = value.clone(), country = country.clone()))
        }
        _ => writer.say(value),
    };
    kept.map(|(name, is)| (writer.say(name), value(name, is))).collect()
}

fn fact<'b>(brief: &'b Brief, id: &str) -> Option<&'b Message> {
    brief.facts.iter().find(|(name, _)| name.id() == id).map(|(_, value)| value)
}

/// What the lines of a brief are from, in the order in which they are first named.
#[derive(Default)]
struct Sources {
    /// The text of a source, and the days as of which lines rest on it.
    all: Vec<(String, Vec<Message>)>,
}

impl Sources {
    /// The number of a line's source; none where the line is our own word.
    fn number(&mut self, line: &BriefLine, writer: Writer<'_>) -> Option<usize> {
        const OURS: [&str; 5] = [
            "brief-source-here",
            "brief-source-operator",
            "brief-source-report",
            "brief-source-ruling",
            "brief-source-own-rule",
        ];
        let source = line.source.as_ref().filter(|source| !OURS.contains(&source.id()))?;
        let text = writer.say(source);
        let day = line.as_of.as_deref().map(as_of_words);
        // Where a source is named by its day, that is the day.
        let day = day.filter(|day| !text.contains(&writer.say(day)));
        let known = self.all.iter().position(|(known, _)| *known == text);
        let at = known.unwrap_or_else(|| {
            self.all.push((text, Vec::new()));
            self.all.len() - 1
        });
        let days = self.all.get_mut(at).map(|(_, days)| days);
        if let (Some(day), Some(days)) = (day, days)
            && !days.contains(&day)
        {
            days.push(day);
        }
        Some(at + 1)
    }

    fn listed(self, writer: Writer<'_>) -> Vec<Line> {
        let listed = |(at, (source, days)): (usize, (String, Vec<Message>))| {
            let says = match days.is_empty() {
                true => source,
                false => {
                    let day = Argument::each(days);
                    writer.say(&message!("brief-source-as-of", source = Argument::name(source), day = day))
                }
            };
            Line::new(PaperMark::Plain, format!("[{}] {says}", at + 1))
        };
        self.all.into_iter().enumerate().map(listed).collect()
    }
}

/// The lines of a section with the numbers of their sources behind them. Where two say the same, it is said once.
fn lines(lines: &[BriefLine], sources: &mut Sources, writer: Writer<'_>) -> Vec<Line> {
    let mut said: Vec<(&BriefLine, Vec<usize>)> = Vec::new();
    for line in lines {
        let number = sources.number(line, writer);
        match said.iter_mut().find(|(known, _)| known.says == line.says) {
            Some((_, numbers)) => numbers.extend(number),
            None => said.push((line, number.into_iter().collect())),
        }
    }
    let numbered = |(line, numbers): (&BriefLine, Vec<usize>)| {
        let numbers: String = numbers.iter().map(|number| format!(" [{number}]")).collect();
        Line::new(mark(line.mark), format!("{}{numbers}", writer.say(&line.says)))
    };
    said.into_iter().map(numbered).collect()
}

fn mark(mark: Mark) -> PaperMark {
    match mark {
        Mark::Plain => PaperMark::Plain,
        Mark::Yes => PaperMark::Yes,
        Mark::No => PaperMark::No,
        Mark::Unknown => PaperMark::Unknown,
        Mark::Caution => PaperMark::Caution,
    }
}
