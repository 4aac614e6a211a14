//! Text to glyphs: shaped by parley, with what is needed to break it into lines.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use parley::fontique::{Blob, CharmapIndex, Collection, CollectionOptions};
use parley::{
    FontContext, FontFamily, FontFamilyName, FontFeatures, FontWeight, Language, Layout, LayoutContext,
    StyleProperty,
};

use crate::clean::{STAND_IN, english, paragraphs};
use crate::direct::{Directed, is_right_to_left};
use crate::{Direction, Document};

/// The fonts of one script, each with its family's name.
type Pair = [&'static [u8]; 2];

const LATIN: (&str, Pair) = (
    "Noto Sans",
    [include_bytes!("../assets/NotoSans-Regular.ttf"), include_bytes!("../assets/NotoSans-Bold.ttf")],
);
const ARABIC: (&str, Pair) = (
    "Noto Naskh Arabic",
    [
        include_bytes!("../assets/NotoNaskhArabic-Regular.ttf"),
        include_bytes!("../assets/NotoNaskhArabic-Bold.ttf"),
    ],
);

/// So many bytes of a text have one shape: parley counts the places in it with sixteen bits.
const SHAPED_MAX: usize = 30_000;

/// How strong a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// The fonts that a document needs, and what shapes its text.
pub(crate) struct Faces {
    tools: RefCell<(FontContext, LayoutContext)>,
    /// Their families, the first for Latin first, and the last first.
    families: [Vec<FontFamilyName<'static>>; 2],
    faces: Vec<Face>,
    direction: Direction,
    language: Option<Language>,
}

struct Face {
    bytes: &'static [u8],
    id: u64,
    characters: CharmapIndex,
    drawn: Font,
}

impl Face {
    fn glyph(&self, c: char) -> Option<u32> {
        self.characters.charmap(self.bytes)?.map(c).filter(|id| *id != 0)
    }
}

impl Faces {
    /// Reads the fonts that a document needs; `None` where they are damaged.
    pub(crate) fn load(document: &Document) -> Option<Faces> {
        let right_to_left = document.texts().any(|text| text.chars().any(is_right_to_left));
        Faces::of(right_to_left, document.direction, &document.language)
    }

    /// The fonts for Latin, Greek and Cyrillic, and those for Arabic where they are needed.
    pub(crate) fn of(arabic: bool, direction: Direction, language: &str) -> Option<Faces> {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let (mut faces, mut families) = (Vec::new(), Vec::new());
        for (name, pair) in [Some(LATIN), arabic.then_some(ARABIC)].into_iter().flatten() {
            families.push(FontFamilyName::named(name));
            for bytes in pair {
                let blob = Blob::new(Arc::new(bytes));
                let id = blob.id();
                let known = collection.register_fonts(blob, None);
                let (_, fonts) = known.first()?;
                let characters = fonts.first()?.charmap_index();
                faces.push(Face { bytes, id, characters, drawn: Font::new(bytes.into(), 0)? });
            }
        }
        let context = FontContext { collection, ..FontContext::default() };
        let language = Language::parse(language).ok();
        Some(Faces {
            tools: RefCell::new((context, LayoutContext::new())),
            families: [families.clone(), families.into_iter().rev().collect()],
            faces,
            direction,
            language,
        })
    }

    /// The font of a face, as it is drawn.
    pub(crate) fn drawn(&self, face: usize) -> Option<Font> {
        self.faces.get(face).map(|face| face.drawn.clone())
    }

    /// Has any of the fonts this character?
    pub(crate) fn has(&self, c: char) -> bool {
        matches!(c, ' '..='~') || self.faces.iter().any(|face| face.glyph(c).is_some())
    }

    /// Text without line breaks, shaped; empty where nothing of it can be printed.
    pub(crate) fn one(&self, text: &str, weight: Weight) -> Option<Run> {
        self.run(&paragraphs(text).join(" "), weight, self.direction)
    }

    /// Text with its line breaks, shaped.
    pub(crate) fn all(&self, text: &str, weight: Weight) -> Vec<Run> {
        paragraphs(text).into_iter().filter_map(|text| self.run(&text, weight, self.direction)).collect()
    }

    fn run(&self, text: &str, weight: Weight, direction: Direction) -> Option<Run> {
        let (text, english) = english(text);
        let directed = Directed::of(&text, direction, |c| self.has(c));
        if directed.text.is_empty() {
            return None;
        }
        let layout = self.layout(&directed, weight);
        let (glyphs, clusters) = self.glyphs(&layout, &directed);
        let Directed { text, rtl, mixed, .. } = directed;
        (!clusters.is_empty()).then_some(Run { text, rtl, glyphs, clusters, mixed, english, layout })
    }

    /// What parley makes of a text, in type of the size of one, before it has lines.
    fn layout(&self, directed: &Directed, weight: Weight) -> Layout<[u8; 4]> {
        let text = directed.shaped.as_str();
        let mut tools = self.tools.borrow_mut();
        let (fonts, layouts) = &mut *tools;
        let mut builder = layouts.ranged_builder(fonts, text, 1.0, false);
        let strong = match weight {
            Weight::Regular => FontWeight::NORMAL,
            Weight::Bold => FontWeight::BOLD,
        };
        let [latin_first, arabic_first] = &self.families;
        // Brackets and points among Arabic words are of their font, and those among Latin words of the other.
        let first = if directed.rtl { arabic_first } else { latin_first };
        builder.push_default(FontFamily::List(first.as_slice().into()));
        for latin in &directed.left {
            builder.push(FontFamily::List(latin_first.as_slice().into()), latin.clone());
        }
        builder.push_default(StyleProperty::FontSize(1.0));
        builder.push_default(StyleProperty::FontWeight(strong));
        builder.push_default(StyleProperty::Locale(self.language));
        let plain = FontFeatures::Source("'liga' 0, 'clig' 0".into());
        builder.push_default(StyleProperty::FontFeatures(plain));
        // Every other part of a very long text has one more feature, which our fonts do not know: so it is shaped alone.
        let mut start = SHAPED_MAX;
        while start < text.len() {
            let ends = |from: usize| (from..text.len()).find(|at| text.is_char_boundary(*at));
            let (from, to) =
                (ends(start).unwrap_or(text.len()), ends(start + SHAPED_MAX).unwrap_or(text.len()));
            let other = FontFeatures::Source("'liga' 0, 'clig' 0, 'zero' 0".into());
            builder.push(StyleProperty::FontFeatures(other), from..to);
            start += 2 * SHAPED_MAX;
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(None);
        layout
    }

    /// The glyphs of a text and what cannot be torn apart of it, in the order of reading.
    fn glyphs(&self, layout: &Layout<[u8; 4]>, directed: &Directed) -> (Vec<KrillaGlyph>, Vec<Cluster>) {
        let mut runs: Vec<_> = layout.get(0).into_iter().flat_map(|line| line.runs()).collect();
        runs.sort_by_key(|run| run.text_range().start);
        let mut made = Gathered::default();
        for run in &runs {
            let id = run.font().data.id();
            let face = self.faces.iter().position(|face| face.id == id).unwrap_or_default();
            for cluster in run.clusters() {
                let text = directed.seen(cluster.text_range());
                // Read from right to left, the letters that a ligature takes in stand before its glyph; otherwise after.
                if cluster.is_ligature_continuation() {
                    if run.is_rtl() {
                        made.wait(text);
                    } else {
                        made.join(text);
                    }
                    continue;
                }
                let glyph = |glyph: parley::Glyph| {
                    let id = GlyphId::new(glyph.id);
                    KrillaGlyph::new(id, glyph.advance, glyph.x, -glyph.y, 0.0, text.clone(), None)
                };
                // What its font lacks of it is not drawn as an empty box.
                let (face, glyphs) = if cluster.glyphs().any(|glyph| glyph.id == 0) {
                    (0, vec![self.stand_in(&text)])
                } else {
                    (face, cluster.glyphs().map(glyph).collect())
                };
                made.add(text, cluster.text_range().start, face, glyphs);
            }
        }
        made.finish()
    }

    fn stand_in(&self, text: &Range<usize>) -> KrillaGlyph {
        let id = self.faces.first().and_then(|face| face.glyph(STAND_IN)).unwrap_or_default();
        KrillaGlyph::new(GlyphId::new(id), 1.0, 0.0, 0.0, 0.0, text.clone(), None)
    }
}

/// Clusters while they are gathered.
#[derive(Default)]
struct Gathered {
    glyphs: Vec<KrillaGlyph>,
    clusters: Vec<Cluster>,
    /// What waits for the next cluster: the start of its text, and how many clusters of parley it takes in.
    waiting: (Option<usize>, u32),
}

impl Gathered {
    fn wait(&mut self, text: Range<usize>) {
        self.waiting = (self.waiting.0.or(Some(text.start)), self.waiting.1 + 1);
    }

    fn join(&mut self, text: Range<usize>) {
        let Some(last) = self.clusters.last_mut() else { return self.wait(text) };
        last.text.end = last.text.end.max(text.end);
        last.parts += 1;
        let whole = last.text.clone();
        self.glyphs.iter_mut().skip(last.glyphs.start).for_each(|glyph| glyph.text_range = whole.clone());
    }

    fn add(&mut self, text: Range<usize>, shaped: usize, face: usize, glyphs: Vec<KrillaGlyph>) {
        if text.is_empty() {
            // A mark of direction, which is not drawn.
            self.waiting.1 += 1;
            return;
        }
        let (start, waiting) = std::mem::take(&mut self.waiting);
        let text = start.unwrap_or(text.start)..text.end;
        let from = self.glyphs.len();
        self.glyphs.extend(glyphs);
        let mut width = 0.0;
        for glyph in self.glyphs.iter_mut().skip(from) {
            glyph.text_range = text.clone();
            width += glyph.x_advance;
        }
        let glyphs = from..self.glyphs.len();
        self.clusters.push(Cluster { glyphs, text, width, shaped, face, parts: waiting + 1 });
    }

    fn finish(mut self) -> (Vec<KrillaGlyph>, Vec<Cluster>) {
        if let Some(last) = self.clusters.last_mut() {
            last.parts += self.waiting.1;
        }
        (self.glyphs, self.clusters)
    }
}

/// One line of text as glyphs, before it is known how wide the paper is.
pub(crate) struct Run {
    pub(crate) text: String,
    /// Is it read from right to left, as a whole?
    pub(crate) rtl: bool,
    pub(crate) glyphs: Vec<KrillaGlyph>,
    pub(crate) clusters: Vec<Cluster>,
    /// Does any of it run from right to left?
    pub(crate) mixed: bool,
    /// Which of its text is English in a document of another language.
    english: Vec<Range<usize>>,
    /// What gives its parts their order then.
    layout: Layout<[u8; 4]>,
}

/// What cannot be torn apart: a letter with its accents.
pub(crate) struct Cluster {
    pub(crate) glyphs: Range<usize>,
    pub(crate) text: Range<usize>,
    /// In parts of the type's size.
    pub(crate) width: f32,
    /// Where it begins in the text that was shaped.
    shaped: usize,
    face: usize,
    /// How many clusters parley counts in it, marks of direction among them.
    parts: u32,
}

/// Parts of a line from left to right; is each read from right to left?
type Parts = Vec<(Range<usize>, bool)>;

/// The lines of a run.
pub(crate) struct Lines {
    pub(crate) all: Vec<Range<usize>>,
    /// The order of their parts, once it is asked for.
    order: OnceCell<Vec<Parts>>,
}

impl Lines {
    pub(crate) fn of(all: Vec<Range<usize>>) -> Rc<Lines> {
        Rc::new(Lines { all, order: OnceCell::new() })
    }
}

/// Glyphs of one font, from left to right, and how far they are from the start of their line.
pub(crate) struct Stroke {
    pub(crate) face: usize,
    pub(crate) x: f32,
    pub(crate) glyphs: Vec<KrillaGlyph>,
    /// Is it marked as English?
    pub(crate) english: bool,
}

impl Run {
    /// How wide some of it is, in parts of the type's size.
    pub(crate) fn width(&self, clusters: &Range<usize>) -> f32 {
        self.clusters.get(clusters.clone()).unwrap_or(&[]).iter().map(|cluster| cluster.width).sum()
    }

    pub(crate) fn whole(&self) -> Range<usize> {
        0..self.clusters.len()
    }

    pub(crate) fn str_of(&self, cluster: &Cluster) -> &str {
        self.text.get(cluster.text.clone()).unwrap_or("")
    }

    /// Some of it without the spaces at its end, which no eye sees.
    pub(crate) fn seen(&self, clusters: &Range<usize>) -> Range<usize> {
        let all = self.clusters.get(clusters.clone()).unwrap_or(&[]);
        let spaces = all.iter().rev().take_while(|cluster| self.str_of(cluster) == " ").count();
        clusters.start..clusters.end - spaces
    }

    /// The glyphs of one line, in the order in which they are read, each where it stands.
    pub(crate) fn strokes(&self, lines: &Lines, nth: usize) -> Vec<Stroke> {
        let Some(line) = lines.all.get(nth) else { return Vec::new() };
        let spaces = self.seen(line).end..line.end;
        let mut parts = vec![(line.clone(), false)];
        if self.mixed {
            let all = lines.order.get_or_init(|| self.in_order(&lines.all));
            parts = all.get(nth).cloned().unwrap_or_default();
            // Spaces stand where the line ends, whatever is before them.
            parts.iter_mut().for_each(|(part, _)| part.end = part.end.min(spaces.start));
            if self.rtl { parts.insert(0, (spaces, true)) } else { parts.push((spaces, false)) }
        }
        let mut strokes = Vec::new();
        let mut x = 0.0;
        for (clusters, rtl) in parts.into_iter().filter(|(clusters, _)| !clusters.is_empty()) {
            self.stroke(&clusters, rtl, x, &mut strokes);
            x += self.width(&clusters);
        }
        strokes.sort_by_key(|(start, _)| *start);
        strokes.into_iter().map(|(_, stroke)| stroke).collect()
    }

    /// The parts of each line from left to right, and whether they are read from right to left.
    fn in_order(&self, lines: &[Range<usize>]) -> Vec<Parts> {
        let mut layout = self.layout.clone();
        let mut breaker = layout.break_lines();
        for line in lines {
            let clusters = self.clusters.get(line.clone()).unwrap_or(&[]);
            breaker.break_next_with_length(clusters.iter().map(|cluster| cluster.parts).sum());
        }
        breaker.finish();
        let at = |shaped: usize| self.clusters.partition_point(|cluster| cluster.shaped < shaped);
        let part = |run: parley::layout::Run<'_, [u8; 4]>, line: &Range<usize>| {
            let text = run.text_range();
            (at(text.start).max(line.start)..at(text.end).min(line.end), run.is_rtl())
        };
        let parts = |(set, line): (parley::layout::Line<'_, [u8; 4]>, &Range<usize>)| {
            set.runs().map(|run| part(run, line)).collect()
        };
        layout.lines().zip(lines).map(parts).collect()
    }

    /// The glyphs of one part of a line. What is read from right to left is drawn a word at a time, the first word first.
    fn stroke(&self, part: &Range<usize>, rtl: bool, x: f32, strokes: &mut Vec<(usize, Stroke)>) {
        let all = self.clusters.get(part.clone()).unwrap_or(&[]);
        let english =
            |cluster: &Cluster| self.english.iter().any(|words| words.contains(&cluster.text.start));
        let words = all.chunk_by(|one, other| {
            let word_ends = rtl && self.str_of(one) == " " && self.str_of(other) != " ";
            one.face == other.face && english(one) == english(other) && !word_ends
        });
        let (mut left, mut right) = (x, x + self.width(part));
        for word in words {
            let width: f32 = word.iter().map(|cluster| cluster.width).sum();
            let Some(first) = word.first() else { continue };
            right -= width;
            let at = if rtl { right } else { left };
            left += width;
            let of = |cluster: &Cluster| self.glyphs.get(cluster.glyphs.clone()).unwrap_or(&[]).to_vec();
            let glyphs = if rtl {
                word.iter().rev().flat_map(of).collect()
            } else {
                word.iter().flat_map(of).collect()
            };
            let english = english(first);
            strokes.push((first.text.start, Stroke { face: first.face, x: at, glyphs, english }));
        }
    }
}
