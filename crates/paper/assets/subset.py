"""Makes the four fonts of this folder from Debian's fonts-noto-core; needs Debian's fonttools.

    python3 subset.py /usr/share/fonts/truetype/noto

Noto Sans without hints and without the scripts nobody needs here, with a few arrows and signs that it lacks. Noto Naskh
Arabic without hints and without the characters of compatibility; its forms of letters are found by shaping.
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
# Letters, points, digits and punctuation of Arabic, Persian, Urdu and their neighbours, with the brackets and signs that
# stand between them. The signs that span the digits
# after them are left out: a row of them has no end that a line could be broken at.
ARABIC = [
    0x20, *map(ord, "!.:"), 0xA0, 0xAB, 0xBB, *range(0x606, 0x61C), *range(0x61E, 0x6DD), *range(0x6DE, 0x700), *range(0x750, 0x780), 0x25CC,
]
ARABIC_BORROWED = [*map(ord, "()[]")]
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


def plain(features):
    """What is left of a font: these features, no hints, and the names of its owner and licence."""
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", *features]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    return options


def make(folder, weight):
    options = plain([])
    font = subset.load_font(f"{folder}/NotoSans-{weight}.ttf", options)
    for source, points in BORROWED.items():
        borrow(font, f"{folder}/{source}", points)
    made = subset.Subsetter(options)
    made.populate(unicodes=LETTERS + [point for points in BORROWED.values() for point in points])
    made.subset(font)
    font.recalcTimestamp = False
    font.save(f"NotoSans-{weight}.ttf")


def make_arabic(folder, weight):
    options = plain(["init", "medi", "fina", "rlig"])
    font = subset.load_font(f"{folder}/NotoNaskhArabic-{weight}.ttf", options)
    borrow(font, f"{folder}/NotoSans-{weight}.ttf", ARABIC_BORROWED)
    made = subset.Subsetter(options)
    made.populate(unicodes=ARABIC + ARABIC_BORROWED)
    made.subset(font)
    font.recalcTimestamp = False
    font.save(f"NotoNaskhArabic-{weight}.ttf")


for weight in ["Regular", "Bold"]:
    make(sys.argv[1], weight)
    make_arabic(sys.argv[1], weight)
