//! Text to glyphs: what may be printed of a string, and how wide each piece of it is.

use std::ops::Range;

use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, Tag, UnicodeBuffer, script};
use krilla::text::{Font, GlyphId, KrillaGlyph};

static REGULAR: &[u8] = include_bytes!("../assets/NotoSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../assets/NotoSans-Bold.ttf");

/// The sign in place of a character that the fonts lack, or that has a meaning in one program only.
const STAND_IN: char = '\u{fffd}';

/// Which of the two fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// Both fonts.
pub(crate) struct Faces {
    regular: Face,
    bold: Face,
}

struct Face {
    font: FontRef<'static>,
    data: ShaperData,
    drawn: Font,
    stand_in: KrillaGlyph,
}

impl Face {
    fn load(bytes: &'static [u8]) -> Option<Face> {
        let font = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&font);
        let drawn = Font::new(bytes.into(), 0)?;
        let nothing = KrillaGlyph::new(GlyphId::new(0), 0.0, 0.0, 0.0, 0.0, 0..0, None);
        let mut face = Face { font, data, drawn, stand_in: nothing };
        face.stand_in = face.shape(&STAND_IN.to_string()).pop()?;
        Some(face)
    }

    /// The glyphs of one line of text. All scripts these fonts know share one set of rules and run from left to right, so
    /// that nothing has to be told apart; what they lack is replaced.
    fn shape(&self, text: &str) -> Vec<KrillaGlyph> {
        let shaper = self.data.shaper(&self.font).build();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let plain = [Tag::new(b"liga"), Tag::new(b"clig")].map(|tag| harfrust::Feature::new(tag, 0, ..));
        let shaped = shaper.shape(buffer, ShapeOptions::new().features(&plain));
        let em = shaper.units_per_em().max(1) as f32;
        let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let mut end = text.len();
        let mut glyphs: Vec<KrillaGlyph> = Vec::with_capacity(starts.len());
        // From the back, since a glyph's text ends where the next one's begins.
        for (at, (info, place)) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()).enumerate().rev()
        {
            let next = starts.get(at + 1).copied().unwrap_or(text.len());
            if next > info.cluster as usize {
                end = next;
            }
            let range = info.cluster as usize..end;
            let mut glyph = self.stand_in.clone();
            if info.glyph_id != 0 {
                let [advance, x, y] =
                    [place.x_advance, place.x_offset, place.y_offset].map(|n| n as f32 / em);
                glyph = KrillaGlyph::new(GlyphId::new(info.glyph_id), advance, x, y, 0.0, 0..0, None);
            }
            glyph.text_range = range;
            glyphs.push(glyph);
        }
        glyphs.reverse();
        glyphs
    }
}

impl Faces {
    /// Reads the fonts; `None` where they are damaged.
    pub(crate) fn load() -> Option<Faces> {
        Some(Faces { regular: Face::load(REGULAR)?, bold: Face::load(BOLD)? })
    }

    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    pub(crate) fn drawn(&self, weight: Weight) -> Font {
        self.face(weight).drawn.clone()
    }

    /// Text without line breaks, shaped; empty where nothing of it can be printed.
    pub(crate) fn one(&self, text: &str, weight: Weight) -> Option<Run> {
        self.run(paragraphs(text).join(" "), weight)
    }

    /// Text with its line breaks, shaped.
    pub(crate) fn all(&self, text: &str, weight: Weight) -> Vec<Run> {
        paragraphs(text).into_iter().filter_map(|text| self.run(text, weight)).collect()
    }

    fn run(&self, text: String, weight: Weight) -> Option<Run> {
        let glyphs = self.face(weight).shape(&text);
        let mut clusters: Vec<Cluster> = Vec::new();
        for (at, glyph) in glyphs.iter().enumerate() {
            match clusters.last_mut() {
                Some(last) if last.text == glyph.text_range => {
                    last.glyphs.end = at + 1;
                    last.width += glyph.x_advance;
                }
                _ => clusters.push(Cluster {
                    glyphs: at..at + 1,
                    text: glyph.text_range.clone(),
                    width: glyph.x_advance,
                }),
            }
        }
        (!clusters.is_empty()).then_some(Run { text, weight, glyphs, clusters })
    }
}

/// One line of text as glyphs, before it is known how wide the paper is.
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) weight: Weight,
    pub(crate) glyphs: Vec<KrillaGlyph>,
    pub(crate) clusters: Vec<Cluster>,
}

/// What cannot be torn apart: a letter with its accents.
pub(crate) struct Cluster {
    pub(crate) glyphs: Range<usize>,
    pub(crate) text: Range<usize>,
    /// In parts of the type's size.
    pub(crate) width: f32,
}

impl Run {
    /// How wide some of it is, in parts of the type's size.
    pub(crate) fn width(&self, clusters: &Range<usize>) -> f32 {
        self.clusters.get(clusters.clone()).unwrap_or(&[]).iter().map(|cluster| cluster.width).sum()
    }

    pub(crate) fn whole(&self) -> Range<usize> {
        0..self.clusters.len()
    }

    /// The glyphs of some of its clusters.
    pub(crate) fn glyphs_of(&self, clusters: &Range<usize>) -> &[KrillaGlyph] {
        let all = self.clusters.get(clusters.clone()).unwrap_or(&[]);
        let (Some(first), Some(last)) = (all.first(), all.last()) else { return &[] };
        self.glyphs.get(first.glyphs.start..last.glyphs.end).unwrap_or(&[])
    }

    pub(crate) fn str_of(&self, cluster: &Cluster) -> &str {
        self.text.get(cluster.text.clone()).unwrap_or("")
    }
}

/// What may be printed of a string, split at its line breaks: no control characters, nothing invisible, single spaces.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.split(is_break).map(clean).filter(|line| !line.is_empty()).collect()
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn clean(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut stacked = 0;
    for c in line.chars() {
        stacked = if is_stacked(c) { stacked + 1 } else { 0 };
        if stacked > STACKED_MAX {
            if stacked == STACKED_MAX + 1 {
                out.push(STAND_IN);
            }
            continue;
        }
        let holds = matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}');
        if c.is_whitespace() && !holds {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if is_private(c) {
            out.push(STAND_IN);
        } else if !c.is_control() && !is_invisible(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The most accents on one letter; more would overlap the lines above. The rest becomes one replacement sign.
const STACKED_MAX: usize = 4;

/// Accents, which are drawn above or below the letter before them.
fn is_stacked(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Characters without a shape of their own: joiners, marks of direction, selectors, tags. They could make a text read
/// otherwise than it looks.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Private characters and those that are none: they have no meaning for the reader of the paper.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'..)
        || matches!(u32::from(c) & 0xffff, 0xfffe | 0xffff)
}
