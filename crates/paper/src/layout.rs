//! A document to rows of one size of type, and the tree of what they mean.

use std::num::NonZeroU16;
use std::rc::Rc;

use krilla::tagging::{ListNumbering, TableHeaderScope, Tag};

use crate::clean::paragraphs;
use crate::tags::{Place, Tags};
use crate::text::{Faces, Lines, Run, Weight};
use crate::wrap::{even_lines, lines};
use crate::{DAY, Direction, Document, Mark, Section};

/// A4, in points.
pub(crate) const PAGE: (f32, f32) = (595.28, 841.89);
/// Left and right.
pub(crate) const MARGIN: f32 = 42.5;
/// How wide the text is.
pub(crate) const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;
/// The normal size of type, in points.
pub(crate) const NORMAL: f32 = 10.5;
/// The sizes that are tried where a document must fit. None of its type is ever smaller than the last.
pub(crate) const SIZES: [f32; 6] = [NORMAL, 10.0, 9.5, 9.0, 8.5, LEAST];
/// The smallest size that is read without effort, in points.
pub(crate) const LEAST: f32 = 8.0;
/// The size of small sections, at least, in points.
pub(crate) const SMALL_LEAST: f32 = 7.5;
/// The gap between two columns, and how wide each is.
const GUTTER: f32 = 18.0;
const COLUMN: f32 = (WIDTH - GUTTER) / 2.0;
/// The room for "Page n of m" beside the foot.
pub(crate) const NUMBER_WIDTH: f32 = 92.0;

/// The colours, all but the hairlines at least 4.5 : 1 on white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Text,
    Soft,
    House,
    Hair,
    Good,
    Alarm,
    Caution,
    White,
}

/// Something on a row; lengths in points from the row's top and the edge of the text at which lines begin.
pub(crate) enum Piece<'r> {
    Words { run: &'r Run, lines: Rc<Lines>, nth: usize, x: f32, base: f32, size: f32, ink: Ink, place: Place },
    Sign { mark: Mark, x: f32, middle: f32, size: f32, place: Place },
    Rule { y: f32, thick: f32, ink: Ink },
}

/// What cannot be torn apart by the end of a page.
pub(crate) struct Row<'r> {
    pub(crate) height: f32,
    pub(crate) pieces: Vec<Piece<'r>>,
}

/// Rows that belong together.
#[derive(Default)]
pub(crate) struct Block<'r> {
    /// The gap above, which the top of a page does without.
    pub(crate) gap: f32,
    pub(crate) rows: Vec<Row<'r>>,
    /// Must the next block begin on the same page?
    pub(crate) leads: bool,
    /// The section that begins here, for the outline.
    pub(crate) heading: Option<&'r str>,
    /// Does it begin a page?
    pub(crate) turns: bool,
}

/// A document's text as glyphs, of no size yet.
pub(crate) struct Setting {
    over: Option<Run>,
    title: Vec<Run>,
    pub(crate) head: Run,
    facts: Vec<[Vec<Run>; 2]>,
    sections: Vec<SetSection>,
    foot: Option<Run>,
    english: Option<Run>,
    direction: Direction,
}

struct SetSection {
    heading: Option<Run>,
    intro: Vec<Run>,
    lines: Vec<SetLine>,
    small: bool,
}

struct SetLine {
    mark: Mark,
    words: Vec<Run>,
    english: Vec<Run>,
    source: Option<Run>,
}

impl Setting {
    /// `None` without a title.
    pub(crate) fn of(document: &Document, faces: &Faces) -> Option<Setting> {
        let facts = document
            .facts
            .iter()
            .map(|(name, value)| [faces.all(name, Weight::Regular), faces.all(value, Weight::Regular)]);
        Some(Setting {
            over: faces.one(&document.over, Weight::Regular),
            title: vec![faces.one(&document.title, Weight::Bold)?],
            head: faces.one(&document.title, Weight::Regular)?,
            facts: facts.filter(|[name, value]| !name.is_empty() || !value.is_empty()).collect(),
            sections: document
                .sections
                .iter()
                .map(|section| SetSection::of(section, document, faces))
                .collect(),
            foot: faces.one(&document.foot, Weight::Regular),
            english: faces.one(&document.labels.english, Weight::Bold),
            direction: document.direction,
        })
    }
}

impl SetSection {
    fn of(section: &Section, document: &Document, faces: &Faces) -> SetSection {
        let lines = section.lines.iter().map(|line| SetLine {
            mark: line.mark,
            words: faces.all(&line.words, Weight::Regular),
            english: faces.all(line.english.as_deref().unwrap_or(""), Weight::Regular),
            source: faces
                .one(&origin(line.source.as_deref(), line.as_of.as_deref(), document), Weight::Regular),
        });
        SetSection {
            heading: faces.one(&section.heading, Weight::Bold),
            intro: faces.all(section.intro.as_deref().unwrap_or(""), Weight::Regular),
            lines: lines.collect(),
            small: section.small,
        }
    }
}

/// The small words below a line.
fn origin(source: Option<&str>, as_of: Option<&str>, document: &Document) -> String {
    let told = |text: Option<&str>| paragraphs(text.unwrap_or("")).join(" ");
    let (source, as_of) = (told(source), told(as_of));
    let label = &document.labels.as_of;
    let day = if as_of.is_empty() || !label.contains(DAY) { as_of } else { label.replace(DAY, &as_of) };
    [source, day].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{b7} ")
}

/// Rows, what they mean, and nothing of pages.
pub(crate) struct Laid<'r> {
    pub(crate) blocks: Vec<Block<'r>>,
    pub(crate) tags: Tags,
}

impl<'r> Laid<'r> {
    /// All but what is on pages of its own.
    pub(crate) fn body(&self) -> &[Block<'r>] {
        let end = self.blocks.iter().position(|block| block.turns).unwrap_or(self.blocks.len());
        self.blocks.get(..end).unwrap_or(&self.blocks)
    }
}

/// How a kind of text is set: size, distance of its lines, colour.
#[derive(Clone, Copy)]
struct Style {
    size: f32,
    leading: f32,
    ink: Ink,
    /// How much of the width its lines keep for the sake of the last one.
    least: f32,
}

impl Style {
    /// With lines of about the same length, as suits titles and what has no words to break between.
    fn even(self) -> Style {
        Style { least: 0.4, ..self }
    }
}

/// The lines of the foot, each as wide as the page number leaves room.
pub(crate) fn foot(set: &Setting) -> Option<(&Run, Rc<Lines>)> {
    let run = set.foot.as_ref()?;
    Some((run, Lines::of(lines(run, (WIDTH - NUMBER_WIDTH) / LEAST))))
}

/// Where the English lines are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum English {
    /// Each below the line that it says again.
    Below,
    /// All of them at the end, from the top of a page.
    Apart,
}

/// Sets everything in one size of type.
pub(crate) fn lay(set: &Setting, size: f32, english: English) -> Laid<'_> {
    let mut layer = Layer { size, english, blocks: Vec::new(), tags: Tags::default() };
    layer.top(set);
    layer.facts(&set.facts);
    for section in &set.sections {
        layer.section(section);
    }
    if english == English::Apart {
        layer.english(set);
    }
    Laid { blocks: layer.blocks, tags: layer.tags }
}

struct Layer<'r> {
    size: f32,
    english: English,
    blocks: Vec<Block<'r>>,
    tags: Tags,
}

impl<'r> Layer<'r> {
    fn style(&self, times: f32, leading: f32, ink: Ink) -> Style {
        let size = (self.size * times).max(LEAST);
        Style { size, leading: size * leading, ink, least: 0.88 }
    }

    /// How much of the room between parts is kept: all of it in normal type, half in small type, so that a document that
    /// must fit gives up air before it gives up another page.
    fn air(&self) -> f32 {
        const SMALL: f32 = 9.0;
        0.5 + 0.5 * ((self.size - SMALL) / (NORMAL - SMALL)).clamp(0.0, 1.0)
    }

    /// The rows of some text that begins `x` from the edge and ends at `width` after it.
    fn rows(&self, runs: &'r [Run], style: Style, x: f32, width: f32, place: Place) -> Vec<Row<'r>> {
        let mut rows = Vec::new();
        for run in runs {
            let style = if run.text.contains(' ') { style } else { style.even() };
            let lines = Lines::of(even_lines(run, width / style.size, style.least));
            for nth in 0..lines.all.len() {
                let piece = words(run, (&lines, nth), style, x, place);
                rows.push(Row { height: style.leading, pieces: vec![piece] });
            }
        }
        rows
    }

    fn top(&mut self, set: &'r Setting) {
        if let Some(over) = &set.over {
            let place = self.tags.open(None, Tag::P);
            let rows =
                self.rows(std::slice::from_ref(over), self.style(0.86, 1.5, Ink::House), 0.0, WIDTH, place);
            self.blocks.push(Block { rows, leads: true, ..Block::default() });
        }
        let words = set.title.first().map(|run| shortened(&run.text));
        let place = self.tags.open(None, Tag::Hn(NonZeroU16::MIN, words));
        let rows = self.rows(&set.title, self.style(1.9, 1.22, Ink::Text).even(), 0.0, WIDTH, place);
        self.blocks.push(Block { gap: self.size * 0.15, rows, leads: true, ..Block::default() });
        let rule = Piece::Rule { y: 0.0, thick: 1.2, ink: Ink::House };
        let rows = vec![Row { height: self.size * 0.6, pieces: vec![rule] }];
        self.blocks.push(Block { gap: self.size * 0.9, rows, ..Block::default() });
    }

    fn facts(&mut self, facts: &'r [[Vec<Run>; 2]]) {
        if facts.is_empty() {
            return;
        }
        let table = self.tags.open(None, Tag::Table);
        let (name, value) = (self.style(0.92, 1.4, Ink::Soft), self.style(1.0, 1.4, Ink::Text));
        let widest =
            facts.iter().flat_map(|[name, _]| name).map(|run| run.width(&run.whole())).fold(0.0, f32::max);
        let left = (widest * name.size + 1.0).clamp(WIDTH * 0.2, WIDTH * 0.34);
        let x = left + self.size * 1.6;
        for (at, [names, values]) in facts.iter().enumerate() {
            let row = self.tags.open(Some(table), Tag::TR);
            let header = self.tags.open(Some(row), Tag::TH(TableHeaderScope::Row));
            let cell = self.tags.open(Some(row), Tag::TD);
            let mut rows = self.rows(values, value, x, WIDTH - x, cell);
            for (at, mut beside) in self.rows(names, name, 0.0, left, header).into_iter().enumerate() {
                match rows.get_mut(at) {
                    // The name first, as it is read.
                    Some(row) => {
                        let names = beside.pieces.drain(..).map(|piece| lowered(piece, row.height, name));
                        row.pieces.splice(0..0, names);
                    }
                    None => rows.push(beside),
                }
            }
            self.pad(&mut rows, at > 0);
            self.blocks.push(Block { rows, ..Block::default() });
        }
        let rule = Piece::Rule { y: 0.0, thick: 0.5, ink: Ink::Hair };
        self.blocks.push(Block { rows: vec![Row { height: 0.5, pieces: vec![rule] }], ..Block::default() });
    }

    /// Room above and below the rows of a fact, and a hairline above.
    fn pad(&self, rows: &mut Vec<Row<'r>>, ruled: bool) {
        let room = || Row { height: self.size * 0.33 * self.air(), pieces: Vec::new() };
        let mut above = room();
        if ruled {
            above.pieces.push(Piece::Rule { y: 0.0, thick: 0.5, ink: Ink::Hair });
        }
        rows.insert(0, above);
        rows.push(room());
    }

    fn section(&mut self, section: &'r SetSection) {
        let place = self.tags.open(None, Tag::Section);
        let mut gap = self.size * 1.9 * self.air();
        if let Some(heading) = &section.heading {
            let level = NonZeroU16::MIN.saturating_add(1);
            let tag = self.tags.open(Some(place), Tag::Hn(level, Some(shortened(&heading.text))));
            let rows = self.rows(
                std::slice::from_ref(heading),
                self.style(1.18, 1.3, Ink::Text).even(),
                0.0,
                WIDTH,
                tag,
            );
            let leads = !section.intro.is_empty() || !section.lines.is_empty();
            self.blocks.push(Block { gap, rows, leads, heading: Some(&heading.text), turns: false });
            gap = self.size * 0.35;
        }
        if !section.intro.is_empty() {
            let tag = self.tags.open(Some(place), Tag::P);
            let rows = self.rows(&section.intro, self.style(1.0, 1.42, Ink::Soft), 0.0, WIDTH, tag);
            self.blocks.push(Block { gap, rows, leads: !section.lines.is_empty(), ..Block::default() });
            gap = self.size * 0.55 * self.air();
        }
        let list = self.tags.open(Some(place), Tag::L(ListNumbering::None));
        if section.small {
            let mut rows = Vec::new();
            for line in &section.lines {
                let item = self.tags.open(Some(list), Tag::LI);
                let body = self.tags.open(Some(item), Tag::LBody);
                rows.extend(self.narrow(&line.words, Ink::Soft, 0.0, body));
            }
            return self.columns(rows, gap);
        }
        for line in &section.lines {
            if self.line(line, gap, list) {
                gap = self.size * 0.56 * self.air();
            }
        }
    }

    /// Text in small type that begins `x` from the edge of one of two columns.
    fn narrow(&self, runs: &'r [Run], ink: Ink, x: f32, place: Place) -> Vec<Row<'r>> {
        let size = self.small();
        self.rows(runs, Style { size, leading: size * 1.3, ink, least: 0.88 }, x, COLUMN - x, place)
    }

    fn small(&self) -> f32 {
        (self.size * 0.8).max(SMALL_LEAST)
    }

    /// Rows of one height, the first half of them beside the second.
    fn columns(&mut self, mut rows: Vec<Row<'r>>, gap: f32) {
        let beside = rows.split_off(rows.len().div_ceil(2));
        for (row, beside) in rows.iter_mut().zip(beside) {
            row.pieces.extend(beside.pieces.into_iter().map(|piece| moved(piece, COLUMN + GUTTER)));
        }
        self.blocks.push(Block { gap, rows, ..Block::default() });
    }

    /// All English lines, from the top of a page.
    fn english(&mut self, set: &'r Setting) {
        let place = self.tags.open(None, Tag::Section.with_lang(Some("en".to_owned())));
        let mut turns = true;
        if let Some(heading) = &set.english {
            let level = NonZeroU16::MIN.saturating_add(1);
            let tag = self.tags.open(Some(place), Tag::Hn(level, Some(shortened(&heading.text))));
            let style = self.style(1.24, 1.3, Ink::Text).even();
            let rows = self.rows(std::slice::from_ref(heading), style, 0.0, WIDTH, tag);
            let heading = Some(heading.text.as_str());
            self.blocks.push(Block { rows, leads: true, heading, turns, ..Block::default() });
            turns = false;
        }
        let list = self.tags.open(Some(place), Tag::L(ListNumbering::None));
        let (size, mut rows) = (self.small(), Vec::new());
        for line in set.sections.iter().flat_map(|section| &section.lines) {
            if line.english.is_empty() {
                continue;
            }
            let item = self.tags.open(Some(list), Tag::LI);
            let label = self.tags.open(Some(item), Tag::Lbl);
            let sign = self.tags.open(Some(label), Tag::Figure(None));
            let body = self.tags.open(Some(item), Tag::LBody);
            let mut narrow = self.narrow(&line.english, Ink::Text, size * 1.7, body);
            if let Some(first) = narrow.first_mut() {
                let middle = first.height / 2.0;
                let sign = Piece::Sign { mark: line.mark, x: 0.0, middle, size, place: sign };
                first.pieces.insert(0, sign);
            }
            rows.extend(narrow);
        }
        let first = self.blocks.len();
        self.columns(rows, self.size * 0.4);
        if let Some(block) = self.blocks.get_mut(first) {
            block.turns = turns;
            // English lines begin at the left in every document.
            if set.direction == Direction::RightToLeft {
                for row in &mut block.rows {
                    row.pieces = row.pieces.drain(..).map(turned).collect();
                }
            }
        }
    }

    /// One line with its sign and its source; `false` where it says nothing at all.
    fn line(&mut self, line: &'r SetLine, gap: f32, list: Place) -> bool {
        let silent = line.words.is_empty() && line.english.is_empty() && line.source.is_none();
        if line.mark == Mark::Plain && silent {
            return false;
        }
        let item = self.tags.open(Some(list), Tag::LI);
        let label = self.tags.open(Some(item), Tag::Lbl);
        let sign = self.tags.open(Some(label), Tag::Figure(None));
        let body = self.tags.open(Some(item), Tag::LBody);
        let (style, x) = (self.style(1.0, 1.26 + 0.14 * self.air(), Ink::Text), self.size * 1.85);
        let tag = self.tags.open(Some(body), Tag::P);
        let mut rows = self.rows(&line.words, style, x, WIDTH - x, tag);
        let small = self.style(0.81, 1.38, Ink::Soft);
        let tag = self.tags.open(Some(body), Tag::P.with_lang(Some("en".to_owned())));
        if self.english == English::Below {
            rows.extend(self.rows(&line.english, small, x, WIDTH - x, tag));
        }
        let source = line.source.as_slice();
        let tag = self.tags.open(Some(body), Tag::P);
        rows.extend(self.rows(source, small, x, WIDTH - x, tag));
        if rows.is_empty() {
            rows.push(Row { height: style.leading, pieces: Vec::new() });
        }
        if let Some(first) = rows.first_mut() {
            let middle = first.height / 2.0;
            first.pieces.insert(
                0,
                Piece::Sign { mark: line.mark, x: 0.0, middle, size: self.size * 1.12, place: sign },
            );
        }
        self.blocks.push(Block { gap, rows, ..Block::default() });
        true
    }
}

/// Words on a row of their own leading, their capitals in its middle.
fn words<'r>(run: &'r Run, line: (&Rc<Lines>, usize), style: Style, x: f32, place: Place) -> Piece<'r> {
    let base = style.leading / 2.0 + style.size * 0.357;
    Piece::Words {
        run,
        lines: Rc::clone(line.0),
        nth: line.1,
        x,
        base,
        size: style.size,
        ink: style.ink,
        place,
    }
}

/// The same at the other edge, where lines of the other direction begin.
fn turned(piece: Piece<'_>) -> Piece<'_> {
    match piece {
        Piece::Sign { mark, x, middle, size, place } => {
            Piece::Sign { mark, x: WIDTH - x - size, middle, size, place }
        }
        Piece::Words { run, lines, nth, x, base, size, ink, place } => {
            let seen = lines.all.get(nth).map_or(0.0, |line| run.width(&run.seen(line)));
            Piece::Words { run, lines, nth, x: WIDTH - x - seen * size, base, size, ink, place }
        }
        rule @ Piece::Rule { .. } => rule,
    }
}

/// The same further from the edge.
fn moved<'r>(piece: Piece<'r>, by: f32) -> Piece<'r> {
    match piece {
        Piece::Sign { mark, x, middle, size, place } => Piece::Sign { mark, x: x + by, middle, size, place },
        Piece::Words { run, lines, nth, x, base, size, ink, place } => {
            Piece::Words { run, lines, nth, x: x + by, base, size, ink, place }
        }
        other => other,
    }
}

/// A piece of one style on a row of another, on the same line of writing.
fn lowered<'r>(piece: Piece<'r>, height: f32, style: Style) -> Piece<'r> {
    match piece {
        Piece::Words { run, lines, nth, x, base, size, ink, place } => {
            // Both have their capitals in the middle; the larger one's feet are lower by half of the difference.
            let larger = height / style.leading * style.size;
            let base = base + (height - style.leading) / 2.0 + (larger - style.size) * 0.357;
            Piece::Words { run, lines, nth, x, base, size, ink, place }
        }
        other => other,
    }
}

/// A text as a name in the file's tables, which take no long ones. The page shows the whole text.
pub(crate) fn shortened(text: &str) -> String {
    const CHARS_MAX: usize = 300;
    match text.char_indices().nth(CHARS_MAX) {
        Some((at, _)) => format!("{}\u{2026}", text.get(..at).unwrap_or("").trim_end()),
        None => text.to_owned(),
    }
}
