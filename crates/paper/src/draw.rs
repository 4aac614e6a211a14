//! Pages to a PDF.

use std::rc::Rc;

use jiff::Timestamp;
use jiff::tz::Offset;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Paint};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, Tag};

use crate::layout::{Ink, LEAST, Laid, MARGIN, PAGE, Piece, Setting, WIDTH, shortened};
use crate::paginate::{FOOT, FOOT_LEADING, HEAD, Stand, foot_rule};
use crate::tags::{Place, Tags};
use crate::text::{Faces, Lines, Run, Weight};
use crate::{Direction, Document, Mark, NUMBER, PAGES, PaperError, mark, wrap};

/// A moment as PDF writes it, in UTC; `None` outside of its years.
pub(crate) fn date(created: Timestamp) -> Option<DateTime> {
    let at = Offset::UTC.to_datetime(created);
    let part = |n: i8| u8::try_from(n).ok();
    let date = DateTime::new(u16::try_from(at.year()).ok()?).month(part(at.month())?).day(part(at.day())?);
    let date = date.hour(part(at.hour())?).minute(part(at.minute())?).second(part(at.second())?);
    Some(date.utc_offset_hour(0).utc_offset_minute(0))
}

/// Red, green and blue.
pub(crate) fn rgb(ink: Ink) -> [u8; 3] {
    match ink {
        Ink::Text => [0x13, 0x26, 0x2b],
        Ink::Soft => [0x47, 0x5a, 0x60],
        Ink::House => [0x0b, 0x5a, 0x63],
        Ink::Hair => [0xd5, 0xdd, 0xdd],
        Ink::Good => [0x1b, 0x5e, 0x37],
        Ink::Alarm => [0xa3, 0x13, 0x1f],
        Ink::Caution => [0x7a, 0x4a, 0x00],
        Ink::White => [0xff, 0xff, 0xff],
    }
}

pub(crate) fn paint(ink: Ink) -> Paint {
    let [red, green, blue] = rgb(ink);
    rgb::Color::new(red, green, blue).into()
}

pub(crate) fn fill(ink: Ink) -> Fill {
    Fill { paint: paint(ink), ..Fill::default() }
}

/// Draws everything.
pub(crate) fn draw(
    document: &Document,
    faces: &Faces,
    set: &Setting,
    laid: Laid<'_>,
    foot: Option<&(&Run, Rc<Lines>)>,
    pages: &[Vec<Stand>],
    created: DateTime,
) -> Result<Vec<u8>, PaperError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PaperError::Written(format!("{error:?}")))?;
    let mut pdf =
        krilla::Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let Laid { blocks, mut tags } = laid;
    let mut outline = OutlineNode::new(shortened(&set.head.text), top_of(0, 0.0)).with_open(true);
    for (number, stands) in pages.iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1)
            .ok_or_else(|| PaperError::Written("the page has no size".to_owned()))?;
        let mut page = pdf.start_page_with(settings);
        let mut pen = Pen { document, faces, surface: page.surface(), tags: &mut tags, page: number };
        if number > 0 {
            pen.head(&set.head);
        }
        for stand in stands {
            let Some(block) = blocks.get(stand.block) else { continue };
            let Some(row) = block.rows.get(stand.row) else { continue };
            if let (0, Some(heading)) = (stand.row, block.heading) {
                outline.push_child(OutlineNode::new(shortened(heading), top_of(number, stand.y)));
            }
            row.pieces.iter().for_each(|piece| pen.piece(piece, stand.y));
        }
        pen.foot(foot, number + 1 == pages.len());
        pen.number(pages.len());
    }
    let mut all = Outline::new();
    all.push_child(outline);
    pdf.set_outline(all);
    pdf.set_tag_tree(tags.tree(&document.language));
    pdf.set_metadata(metadata(document, &set.head.text, created));
    pdf.finish().map_err(told)
}

fn top_of(page: usize, y: f32) -> XyzDestination {
    XyzDestination::new(page, Point::from_xy(0.0, y))
}

fn metadata(document: &Document, title: &str, created: DateTime) -> Metadata {
    let direction = match document.direction {
        Direction::LeftToRight => TextDirection::LeftToRight,
        Direction::RightToLeft => TextDirection::RightToLeft,
    };
    Metadata::new()
        .title(shortened(title))
        .text_direction(direction)
        .language(document.language.clone())
        .creator("Clearline".to_owned())
        .creation_date(created)
}

fn told(error: KrillaError) -> PaperError {
    PaperError::Written(match &error {
        KrillaError::Validation(found) => {
            let first = found.first().map(|(error, _)| format!("{error:?}")).unwrap_or_default();
            format!("{error}: {}", shortened(&first))
        }
        _ => error.to_string(),
    })
}

/// How many lines the foot has.
pub(crate) fn foot_lines(foot: Option<&(&Run, Rc<Lines>)>) -> usize {
    foot.map_or(0, |(_, lines)| lines.all.len())
}

/// Where and how a line of text is drawn, `x` from the edge at which lines begin.
#[derive(Clone, Copy)]
struct At {
    x: f32,
    y: f32,
    size: f32,
    ink: Ink,
}

impl At {
    /// As head and foot are.
    fn small(x: f32, y: f32) -> At {
        At { x, y, size: LEAST, ink: Ink::Soft }
    }
}

struct Pen<'p, 's> {
    document: &'p Document,
    faces: &'p Faces,
    surface: Surface<'s>,
    tags: &'p mut Tags,
    page: usize,
}

impl Pen<'_, '_> {
    fn piece(&mut self, piece: &Piece<'_>, y: f32) {
        match piece {
            Piece::Words { run, lines, nth, x, base, size, ink, place } => {
                let at = At { x: *x, y: y + base, size: *size, ink: *ink };
                self.words((run, lines, *nth), at, Some(*place));
            }
            Piece::Sign { mark, x, middle, size, place } => {
                let (left, top) = (self.left(*x, *size), y + middle - size / 2.0);
                let mirrored = self.document.direction == Direction::RightToLeft;
                match self.word(*mark) {
                    Some(word) => {
                        let id = self.surface.start_tagged(ContentTag::Other);
                        mark::sign(&mut self.surface, *mark, mirrored, left, top, *size);
                        self.surface.end_tagged();
                        self.tags.drawn(*place, id);
                        let rect = Rect::from_xywh(left, top, *size, *size);
                        self.tags.pictured(*place, &word, self.page, rect);
                    }
                    None => {
                        self.artifact(ArtifactType::Layout);
                        mark::sign(&mut self.surface, *mark, mirrored, left, top, *size);
                        self.surface.end_tagged();
                    }
                }
            }
            Piece::Rule { y: below, thick, ink } => {
                self.artifact(ArtifactType::Layout);
                self.rule(y + below, *thick, *ink);
                self.surface.end_tagged();
            }
        }
    }

    /// What follows is no part of what is read aloud.
    fn artifact(&mut self, kind: ArtifactType) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    }

    /// Where something begins from the left of the paper that is so wide and so far from the edge where lines begin.
    fn left(&self, x: f32, width: f32) -> f32 {
        match self.document.direction {
            Direction::LeftToRight => MARGIN + x,
            Direction::RightToLeft => MARGIN + WIDTH - x - width,
        }
    }

    /// What a listener hears for a sign; nothing for the dot, which says nothing.
    fn word(&self, mark: Mark) -> Option<String> {
        let [yes, no, unknown, caution] = &self.document.labels.signs;
        match mark {
            Mark::Plain => None,
            Mark::Yes => Some(yes.clone()),
            Mark::No => Some(no.clone()),
            Mark::Unknown => Some(unknown.clone()),
            Mark::Caution => Some(caution.clone()),
        }
    }

    /// One line of text. It is heard where it has a place among the tags; what runs both ways is heard part by part.
    fn words(&mut self, (run, lines, nth): (&Run, &Lines, usize), at: At, heard: Option<Place>) {
        let Some(line) = lines.all.get(nth) else { return };
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill(at.ink)));
        let seen = run.seen(line);
        let spaces = if run.rtl { run.width(&(seen.end..line.end)) * at.size } else { 0.0 };
        let left = self.left(at.x, run.width(&seen) * at.size) - spaces;
        let strokes = run.strokes(lines, nth);
        for strokes in strokes.chunk_by(|one, other| !run.mixed && one.english == other.english) {
            let english = strokes.first().is_some_and(|stroke| stroke.english);
            let tag = SpanTag::empty().with_lang(english.then_some("en"));
            let id = heard.map(|_| self.surface.start_tagged(ContentTag::Span(tag)));
            for stroke in strokes {
                let Some(font) = self.faces.drawn(stroke.face) else { continue };
                let start = Point::from_xy(left + stroke.x * at.size, at.y);
                self.surface.draw_glyphs(start, &stroke.glyphs, font, &run.text, at.size, false);
            }
            if let (Some(place), Some(id)) = (heard, id) {
                self.surface.end_tagged();
                self.tags.drawn(place, id);
            }
        }
    }

    fn rule(&mut self, y: f32, thick: f32, ink: Ink) {
        let mut path = PathBuilder::new();
        if let Some(rect) = Rect::from_xywh(MARGIN, y, WIDTH, thick) {
            path.push_rect(rect);
        }
        if let Some(path) = path.finish() {
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(fill(ink)));
            self.surface.draw_path(&path);
        }
    }

    /// The title again, as much of it as one line holds.
    fn head(&mut self, title: &Run) {
        self.artifact(ArtifactType::Header);
        let dots = self.faces.one("\u{2026}", Weight::Regular);
        let sign = dots.as_ref().map_or(0.0, |dots| dots.width(&dots.whole()));
        let (part, whole) = wrap::head(title, WIDTH / LEAST, sign);
        let x = title.width(&part) * LEAST;
        self.words((title, &Lines::of(vec![part]), 0), At::small(0.0, HEAD), None);
        if let (false, Some(dots)) = (whole, &dots) {
            self.words((dots, &Lines::of(vec![dots.whole()]), 0), At::small(x, HEAD), None);
        }
        self.rule(HEAD + 6.0, 0.5, Ink::Hair);
        self.surface.end_tagged();
    }

    /// The foot; only that of the last page is read aloud, so that it is heard once.
    fn foot(&mut self, foot: Option<&(&Run, Rc<Lines>)>, last: bool) {
        let count = foot_lines(foot);
        self.artifact(ArtifactType::Footer);
        self.rule(foot_rule(count), 0.5, Ink::Hair);
        self.surface.end_tagged();
        let place = last.then(|| self.tags.open(None, Tag::P));
        let Some((run, lines)) = foot else { return };
        for nth in 0..count {
            let y = PAGE.1 - FOOT - FOOT_LEADING * (count - 1 - nth) as f32;
            let at = At::small(0.0, y);
            if place.is_some() {
                self.words((run, lines, nth), at, place);
                continue;
            }
            self.artifact(ArtifactType::Footer);
            self.words((run, lines, nth), at, None);
            self.surface.end_tagged();
        }
    }

    /// The number of the page, at the edge where lines end.
    fn number(&mut self, pages: usize) {
        let label = &self.document.labels.page;
        let number = (self.page + 1).to_string();
        let words = if label.contains(NUMBER) {
            label.replace(NUMBER, &number).replace(PAGES, &pages.to_string())
        } else {
            format!("{number} / {pages}")
        };
        let Some(run) = self.faces.one(&words, Weight::Regular) else { return };
        self.artifact(ArtifactType::Footer);
        let x = WIDTH - run.width(&run.whole()) * LEAST;
        self.words((&run, &Lines::of(vec![run.whole()]), 0), At::small(x, PAGE.1 - FOOT), None);
        self.surface.end_tagged();
    }
}
