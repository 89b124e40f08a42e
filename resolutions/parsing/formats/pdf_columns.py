"""Pages of a text layer that print two columns: which pieces are read before which.

The Official Records print resolutions in two columns until the first years of this
century, and scans of older pages often come with a text layer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ..languages import language_of
from .columns import Column, find_gutter, in_reading_order
from .pdf_objects import Piece
from .tesseract import Row, Word

# Where a gutter is looked for first, in parts of the page's type from its left edge.
_ABOUT_THE_MIDDLE = (0.46, 0.48, 0.5, 0.52, 0.54)
# Of the baselines of a page with two columns, so many at most run across the gutter.
_CROSSING = 0.25
_FEWEST_BASELINES = 12
_NARROWEST = 8.0  # points, of a gutter
# Lines of a column have more letters than the cells of a table.
_LETTERS = 25
_FIGURE = 4  # letters at most of a raised figure, on a baseline of its own
_PIXELS = 4  # a point
_CAPITALS = 0.68  # the height of capitals in parts of the size of type


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces that are read one after the other: a column, or what has full width."""

    column: Column
    pieces: tuple[Piece, ...]

    @property
    def language(self) -> str:
        """The language whose common words are far the most frequent, English if none."""
        words = " ".join(piece.text for piece in self.pieces).split()
        return language_of(words) if self.column != "full" else "English"


def stretches_of(pieces: Sequence[Piece]) -> list[Stretch]:
    """Return the pieces of a page as a reader takes them.

    A page without two columns of text is one stretch.
    """
    if not _may_have_columns(pieces):
        return [Stretch("full", tuple(pieces))]
    words = [_word(piece) for piece in pieces]
    of_word = {id(w): piece for w, piece in zip(words, pieces, strict=True)}
    gutter, rows = find_gutter(words), _rows(words)
    if gutter is None or not _is_wide(words, gutter, len(rows)):
        return [Stretch("full", tuple(pieces))]
    stretches = [
        Stretch(
            section.column,
            tuple(of_word[id(word)] for row in section.rows for word in row.words),
        )
        for section in in_reading_order(rows)
    ]
    if not all(_is_text(stretches, side) for side in ("left", "right")):
        return [Stretch("full", tuple(pieces))]
    return _below_each_other(stretches)


def _may_have_columns(pieces: Sequence[Piece]) -> bool:
    """True where few lines run across the middle; to ask this first takes little time."""
    baselines = len({round(piece.y) for piece in pieces})
    if baselines < _FEWEST_BASELINES:
        return False
    left = min(piece.left for piece in pieces)
    right = max(piece.right for piece in pieces)
    return any(
        sum(piece.left < place < piece.right for piece in pieces)
        <= _CROSSING * baselines
        for place in (left + part * (right - left) for part in _ABOUT_THE_MIDDLE)
    )


def _is_wide(words: Sequence[Word], gutter: float, lines: int) -> bool:
    """True for a strip wider than a space that stands in one place on many lines."""
    half = _NARROWEST / 2 * _PIXELS
    within = sum(w.left < gutter + half and w.right > gutter - half for w in words)
    return within <= _CROSSING * lines


def _word(piece: Piece) -> Word:
    """The box of a piece as if its page were a picture; places count from the top."""
    foot = -round(_PIXELS * piece.y)
    top = foot - round(_PIXELS * _CAPITALS * piece.size)
    left, right = round(_PIXELS * piece.left), round(_PIXELS * piece.right)
    return Word(piece.text, left, top, max(left + 1, right), foot, 100.0)


def _rows(words: Sequence[Word]) -> list[Row]:
    """Words on one baseline, or raised above it, from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.bottom, w.left)):
        if rows and word.bottom - rows[-1][0].bottom <= 2 * _PIXELS:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [
        Row(
            tuple(sorted(row, key=lambda w: w.left)),
            float(row[0].bottom),
            0.0,
            max(1.0, 0.66 * median(w.bottom - w.top for w in row)),
        )
        for row in rows
    ]


def _below_each_other(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Move the right column to where the left one stands: indents are the same in both."""
    edges: dict[Column, Counter[int]] = {"left": Counter(), "right": Counter()}
    for stretch in stretches:
        for piece in stretch.pieces if stretch.column != "full" else ():
            edges[stretch.column][round(piece.left)] += 1
    left, right = (edges[side].most_common(1)[0][0] for side in ("left", "right"))
    return [
        Stretch(stretch.column, tuple(_moved(p, left - right) for p in stretch.pieces))
        if stretch.column == "right"
        else stretch
        for stretch in stretches
    ]


def _moved(piece: Piece, by: float) -> Piece:
    return replace(piece, left=piece.left + by, right=piece.right + by)


def _is_text(stretches: Sequence[Stretch], side: Column) -> bool:
    """True for a column whose lines have the letters that lines of text have."""
    letters: dict[int, int] = {}
    for stretch in stretches:
        for piece in stretch.pieces if stretch.column == side else ():
            baseline = round(piece.y)
            letters[baseline] = letters.get(baseline, 0) + len(piece.text)
    lines = [count for count in letters.values() if count > _FIGURE]
    return bool(lines) and median(lines) >= _LETTERS
