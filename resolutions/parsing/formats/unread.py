"""Printed lines on the picture of a page that OCR passed over.

Tesseract leaves out a paragraph whose place on the page it does not understand; its ink
stays on the picture where no word was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import median

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .ink import to_ink
from .rules import long_strokes
from .tesseract import Row

# In heights of small letters: what stands so near to a word is its own.
_NEAR = 0.8
# Of a line of words: about thirty letters, none of them far from the next.
_SHORTEST_LINE = 16
_WIDEST_GAP = 2
# A longer stroke than any letter has is a rule.
_LONGEST_STROKE = 4.5
# How much ink is in a square the height of a small letter: more than grain has, less
# than a picture.
_LEAST_INK, _MOST_INK = 20, 190
_FOOT = 0.92
# The distance of printed lines.
_LEADING = 2.4


def unread_lines(picture: Image.Image, rows: Sequence[Row]) -> int:
    """Return how many printed lines there are on a picture where none of `rows` stands.

    Looked at is what lies between the first line read and the last, and above the foot,
    where bar codes and shadows are. Emblems, rules and grain are no lines. A picture on
    which no word was read is not looked at: it may be one.
    """
    if not rows:
        return 0
    x_height = median(row.x_height for row in rows)
    side = max(4, round(x_height))
    ink = to_ink(picture).filter(ImageFilter.MedianFilter(3))
    rules = long_strokes(ink, round(_LONGEST_STROKE * side), upright=False)
    ink = ImageChops.subtract(ink, rules.filter(ImageFilter.MaxFilter(5)))
    draw = ImageDraw.Draw(ink)
    near = round(_NEAR * x_height)
    for row in rows:
        for word in row.words:
            box = (word.left, word.top, word.right, word.bottom)
            draw.rectangle(_wider(box, near), fill=0)
    words = [word for row in rows for word in row.words]
    top, bottom = min(w.top for w in words), max(w.bottom for w in words)
    left, right = min(w.left for w in words), max(w.right for w in words)
    low = round(_FOOT * picture.height)
    text = ink.crop((left, top, right, max(top + side, min(bottom, low))))
    return _count(_has_line(row) for row in _rows_of(text.reduce(side)))


def _wider(box: tuple[int, int, int, int], by: int) -> tuple[int, int, int, int]:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _rows_of(squares: Image.Image) -> Iterable[bytes]:
    held = squares.tobytes()
    width = squares.width
    return (held[at : at + width] for at in range(0, len(held), width))


def _has_line(row: bytes) -> bool:
    """True for a run of squares that hold as much ink as letters do."""
    run = gap = 0
    for grey in row:
        if _LEAST_INK <= grey <= _MOST_INK:
            run, gap = run + gap + 1, 0
            if run >= _SHORTEST_LINE:
                return True
        elif run and gap < _WIDEST_GAP:
            gap += 1
        else:
            run = gap = 0
    return False


def _count(found: Iterable[bool]) -> int:
    runs = (sum(1 for _ in run) for is_line, run in groupby(found) if is_line)
    return sum(max(1, round(run / _LEADING)) for run in runs)
