//! A plain document on paper: a title, facts, and sections of lines that each say where they come from.
//!
//! * [`Document`], [`Section`], [`Line`], [`Mark`]: the content of the paper, as plain data.
//! * [`Labels`], [`Direction`]: the few words the paper itself has, in the document's language, and where its lines begin.
//! * [`pdf`]: the document as PDF/A-2a and PDF/UA-1: tagged headings, a table and lists for those who listen to it, its
//!   own fonts for those who open it in thirty years. The same document gives the same bytes.
//!
//! It draws Latin, Greek, Cyrillic and Arabic. A page in Arabic begins at its right edge; numbers, addresses and Latin
//! names in it are kept whole. The fonts for Arabic are read only where a document needs them.
//!
//! Nothing is ever cut: where a document does not fit the pages it may have, its type gets smaller, down to eight points,
//! and then there is an error. A character that the fonts lack is drawn as a replacement sign and still copied and read
//! aloud as itself; control characters and invisible ones are left out.

mod clean;
mod direct;
mod draw;
mod layout;
mod mark;
mod paginate;
mod tags;
mod text;
mod wrap;

use jiff::Timestamp;

use layout::English;

/// The most pages that any document may have.
pub const PAGES_MAX: u32 = 500;
/// The most lines the foot of each page may take.
pub const FOOT_LINES_MAX: usize = 4;

/// The content of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is called: the first heading, and the head of every further page.
    pub title: String,
    /// The small line above the title; may be empty.
    pub over: String,
    /// Names and values, set as a table below the title.
    pub facts: Vec<(String, String)>,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// The small line at the foot of every page; may be empty.
    pub foot: String,
    /// The date in the file's properties. It is not printed.
    pub created: Timestamp,
    /// The language as a tag such as `en` or `pt-BR`.
    pub language: String,
    /// At which edge its lines begin.
    pub direction: Direction,
    /// What the paper itself says, in its language.
    pub labels: Labels,
}

/// At which edge of the paper lines begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// At the left.
    #[default]
    LeftToRight,
    /// At the right, as in Arabic.
    RightToLeft,
}

/// The words of the paper itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    /// The number of a page, with [`NUMBER`] and [`PAGES`] in it.
    pub page: String,
    /// The day as of which a line holds, with [`DAY`] in it.
    pub as_of: String,
    /// The heading of the English lines, where they are on a page of their own.
    pub english: String,
    /// What is heard for each sign: a tick, a cross, a question mark, a triangle.
    pub signs: [String; 4],
}

/// Words that are English in a document of another language, marked so that a screen reader reads them as English.
pub fn in_english(words: &str) -> String {
    let [begins, ends] = clean::ENGLISH;
    format!("{begins}{words}{ends}")
}

/// Where the number of the page stands in its label.
pub const NUMBER: &str = "{number}";
/// Where the number of all pages stands in it.
pub const PAGES: &str = "{pages}";
/// Where the day stands in its label.
pub const DAY: &str = "{day}";

/// A heading with the lines below it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// What is said before the lines.
    pub intro: Option<String>,
    /// The lines.
    pub lines: Vec<Line>,
    /// Are its lines set in small type and two columns, without signs, as suits a list of sources?
    pub small: bool,
}

/// One thing said, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What is said. A line break in it begins a new line.
    pub words: String,
    /// The sign before it.
    pub mark: Mark,
    /// Where it comes from.
    pub source: Option<String>,
    /// The day, or month, as of which it holds.
    pub as_of: Option<String>,
    /// The same in English, set smaller below it, in a document of another language.
    pub english: Option<String>,
}

impl Line {
    /// A line without a source.
    pub fn new(mark: Mark, words: impl Into<String>) -> Line {
        Line { words: words.into(), mark, ..Line::default() }
    }

    fn texts(&self) -> [Option<&str>; 4] {
        [Some(self.words.as_str()), self.source.as_deref(), self.as_of.as_deref(), self.english.as_deref()]
    }
}

/// The sign before a line. Each has a shape of its own, so that it is recognised without colour, and a word for people
/// who use a screen reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mark {
    /// Neither good nor bad: a dot.
    #[default]
    Plain,
    /// A tick.
    Yes,
    /// A cross.
    No,
    /// A question mark.
    Unknown,
    /// An exclamation mark in a triangle.
    Caution,
}

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PaperError {
    /// There is nothing to call it.
    #[error("the document has no title")]
    Untitled,
    /// The language is none that a reader would understand.
    #[error("\"{0}\" is not a language tag such as en or pt-BR")]
    Language(String),
    /// The date cannot be written in a PDF.
    #[error("the document's date lies outside of the years 0 to 9999")]
    Date,
    /// It is too long, even in the smallest type.
    #[error("the document does not fit on {limit} {}, even at 8 points", if *.limit == 1 { "page" } else { "pages" })]
    TooLong {
        /// The most pages it may have.
        limit: u32,
    },
    /// The text for the foot of every page is too long.
    #[error("the foot of the pages takes more than {FOOT_LINES_MAX} lines")]
    Foot,
    /// The fonts that came with this crate cannot be read.
    #[error("the fonts cannot be read")]
    Fonts,
    /// The PDF cannot be written, or would not be what it claims to be.
    #[error("the PDF cannot be written: {0}")]
    Written(String),
}

/// Sets the document as a PDF of A4 pages, whose margins leave it whole on Letter too.
///
/// With `limit_pages` the type gets smaller until it fits; without, it has its normal size.
///
/// # Errors
/// When it has no title or no language, is too long, or cannot be written.
pub fn pdf(document: &Document, limit_pages: Option<u32>) -> Result<Vec<u8>, PaperError> {
    let limit = limit_pages.unwrap_or(PAGES_MAX).min(PAGES_MAX);
    let sizes = if limit_pages.is_some() { layout::SIZES.as_slice() } else { &[layout::NORMAL] };
    drawn(document, sizes, limit, &[English::Below])
}

/// Sets a document of two languages: the English of each line below it, where all of it then fits on so many pages in type
/// of at least so many points. Else the pages have no English, which follows on a page of its own. Where even that is too
/// long, it has more pages, in type of so many points.
///
/// # Errors
/// When it has no title or no language, or cannot be written.
pub fn pdf_in_two_languages(document: &Document, limit: u32, points: f32) -> Result<Vec<u8>, PaperError> {
    let sizes: Vec<f32> = layout::SIZES.into_iter().filter(|size| *size >= points).collect();
    match drawn(document, &sizes, limit.min(PAGES_MAX), &[English::Below, English::Apart]) {
        Err(PaperError::TooLong { .. }) => drawn(document, &[points], PAGES_MAX, &[English::Apart]),
        other => other,
    }
}

fn drawn(document: &Document, sizes: &[f32], limit: u32, tried: &[English]) -> Result<Vec<u8>, PaperError> {
    if !is_language(&document.language) {
        return Err(PaperError::Language(document.language.chars().take(40).collect()));
    }
    let created = draw::date(document.created).ok_or(PaperError::Date)?;
    let faces = text::Faces::load(document).ok_or(PaperError::Fonts)?;
    let set = layout::Setting::of(document, &faces).ok_or(PaperError::Untitled)?;
    let foot = layout::foot(&set);
    let foot_lines = draw::foot_lines(foot.as_ref());
    if foot_lines > FOOT_LINES_MAX {
        return Err(PaperError::Foot);
    }
    for (english, size) in tried.iter().flat_map(|english| sizes.iter().map(move |size| (*english, *size))) {
        let laid = layout::lay(&set, size, english);
        // What is on pages of its own does not count.
        if paginate::paginate(laid.body(), foot_lines, limit).is_none() {
            continue;
        }
        let Some(pages) = paginate::paginate(&laid.blocks, foot_lines, PAGES_MAX) else { continue };
        return draw::draw(document, &faces, &set, laid, foot.as_ref(), &pages, created);
    }
    Err(PaperError::TooLong { limit })
}

/// How many pages a document takes in type of so many points, its last page as the part of it that is filled. The English
/// of its lines is on pages of its own and does not count.
///
/// # Errors
/// When it has no title.
pub fn filled(document: &Document, points: f32) -> Result<f32, PaperError> {
    let faces = text::Faces::load(document).ok_or(PaperError::Fonts)?;
    let set = layout::Setting::of(document, &faces).ok_or(PaperError::Untitled)?;
    let foot = draw::foot_lines(layout::foot(&set).as_ref());
    let laid = layout::lay(&set, points, English::Apart);
    let pages =
        paginate::paginate(laid.body(), foot, PAGES_MAX).ok_or(PaperError::TooLong { limit: PAGES_MAX })?;
    Ok(paginate::filled(&pages, &laid.blocks, foot))
}

impl Document {
    /// Everything in it that is drawn.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let labels = [&self.labels.page, &self.labels.as_of, &self.labels.english];
        let facts = self.facts.iter().flat_map(|(name, value)| [name, value]);
        let sections = self.sections.iter().flat_map(|section| {
            let own = [Some(section.heading.as_str()), section.intro.as_deref()];
            own.into_iter().chain(section.lines.iter().flat_map(Line::texts)).flatten()
        });
        [&self.title, &self.over, &self.foot]
            .into_iter()
            .chain(labels)
            .chain(facts)
            .map(String::as_str)
            .chain(sections)
    }
}

/// The form of a language tag: parts of one to eight letters and digits, the first of letters alone.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or("");
    (2..=8).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && tag.len() <= 35
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests;
