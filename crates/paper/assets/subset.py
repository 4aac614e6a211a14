"""Makes the two fonts of this folder from Debian's fonts-noto-core; needs Debian's fonttools.

    python3 subset.py /usr/share/fonts/truetype/noto

Noto Sans without hints and without the scripts nobody needs here, with a few arrows and signs that it lacks.
"""

import sys

from fontTools import subset
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

LETTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2B0, 0x370),  # Latin, modifiers, combining marks
    *range(0x370, 0x530), *range(0x1E00, 0x2000),  # Greek, Cyrillic, Vietnamese, old Greek
    *range(0x2000, 0x20C0), *range(0x2100, 0x2190),  # punctuation, currency, fractions
    0x2212, 0x25CC, 0xFFFD,
]
BORROWED = {
    "NotoSansMath-Regular.ttf": [*range(0x2190, 0x2196), 0x2212, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265],
    "NotoSansSymbols2-Regular.ttf": [0x2713, 0x2717],
}


def borrow(font, source, points):
    """Draws what the font lacks as another has it."""
    other, known = TTFont(source), font.getBestCmap()
    glyphs, names = other.getGlyphSet(), other.getBestCmap()
    assert other["head"].unitsPerEm == font["head"].unitsPerEm
    for point in (point for point in points if point not in known):
        name, flat, pen = f"uni{point:04X}", DecomposingRecordingPen(glyphs), TTGlyphPen(None)
        glyphs[names[point]].draw(flat)
        flat.replay(pen)
        glyph = pen.glyph()
        glyph.recalcBounds(font["glyf"])
        font["glyf"][name] = glyph
        font["hmtx"][name] = other["hmtx"][names[point]]
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[point] = name


def make(folder, weight):
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    font = subset.load_font(f"{folder}/NotoSans-{weight}.ttf", options)
    for source, points in BORROWED.items():
        borrow(font, f"{folder}/{source}", points)
    made = subset.Subsetter(options)
    made.populate(unicodes=LETTERS + [point for points in BORROWED.values() for point in points])
    made.subset(font)
    font.recalcTimestamp = False
    font.save(f"NotoSans-{weight}.ttf")


for weight in ["Regular", "Bold"]:
    make(sys.argv[1], weight)
