"""Text layers laid over scans: the words stand as askew as the sheet lay on the glass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from .pdf_objects import Piece

# With fewer words no slope shows; where words share their baselines type was set.
_FEWEST = 60
_OWN_BASELINES = 0.4
_LETTERS_OF_A_WORD = 12  # more than words have at a mean: pieces are whole lines
# In points up for a point to the right: 0.02 is a little more than a degree.
_SLOPES = [number / 1000 for number in range(-20, 21)]
# So many more words share a baseline on a sheet that lay askew; by chance a few may.
_CLEARLY = 1.2
_SAME_LINE = 3.0  # points, between words leveled by a slope that is nearly right


def leveled(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces of a page as they would stand on a sheet that lies straight.

    A page of set type comes back as it is: its words share their baselines.
    """
    letters = sum(len(piece.text) for piece in pieces)
    if len(pieces) < _FEWEST or letters > _LETTERS_OF_A_WORD * len(pieces):
        return pieces
    baselines = len({round(piece.y, 1) for piece in pieces})
    if baselines < _OWN_BASELINES * len(pieces):
        return pieces
    near = max(_SLOPES, key=lambda slope: (_sharing(pieces, slope), -abs(slope)))
    if _sharing(pieces, near) < _CLEARLY * _sharing(pieces, 0.0):
        return pieces
    slope = near + _left_over(pieces, near)
    return [replace(piece, y=_level(piece, slope)) for piece in pieces]


def _level(piece: Piece, slope: float) -> float:
    return piece.y - slope * piece.left


def _sharing(pieces: Sequence[Piece], slope: float) -> int:
    """How many pairs of words share a baseline, where the lines rise by this slope."""
    baselines = Counter(round(_level(piece, slope)) for piece in pieces)
    return sum(count * count for count in baselines.values())


def _left_over(pieces: Sequence[Piece], slope: float) -> float:
    """The slope that the words of each line still have, by least squares."""
    along = across = 0.0
    for line in _lines(pieces, slope):
        left = fmean(piece.left for piece in line)
        y = fmean(_level(piece, slope) for piece in line)
        for piece in line:
            along += (piece.left - left) ** 2
            across += (piece.left - left) * (_level(piece, slope) - y)
    return across / along if along else 0.0


def _lines(pieces: Sequence[Piece], slope: float) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    last = None
    for piece in sorted(pieces, key=lambda each: _level(each, slope)):
        y = _level(piece, slope)
        if last is None or y - last > _SAME_LINE:
            lines.append([])
        lines[-1].append(piece)
        last = y
    return lines
