"""Pieces of type on one baseline made into a printed line: where words and cells end.

A PDF sets a line in pieces, and what parts them is a space, a column of a table, or only
the letter spacing of a justified line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..text import Edit, Span, Text
from .pdf_objects import Piece
from .printed import PrintedLine
from .runs import without_superscripts

# Ink ends before the type does: a figure 1 and a comma look apart and are not.
_JOINS_RE = re.compile(r"[\s,.;:)\]”’]")
_CELL_GAP = 2.8  # in ems: columns of a table, or the two sides of a masthead
# A full cell leaves less before the next column; a label has fewer characters.
_NARROW_CELL_GAP = 0.5
_SHORTEST_CELL = 9
_SAME_COLUMN = 1.5  # points
# In ems: what is printed again no further off is there to look bold.
_PRINTED_OVER = 0.15
_SPACED_HYPHEN_RE = re.compile(
    r"(?<=[A-Za-z])(?<!\band)(?<!\bor) -(?=[A-Za-z]|\s*$)|(?<=[A-Za-z])- (?!and\b|or\b|to\b)(?=[A-Za-z])"
    r"|(?<=[A-Za-z]) - (?!and\b|or\b|to\b)(?=[a-z])"
)
_SPACED_SIGN_RE = re.compile(r"(?<=[a-z]) (?=”)|(?<=[A-Za-z)”]) (?=[,;](?:\s|$))")
_SAME_LINE = 2.0  # points between the baselines of one printed line
_WORD_GAP = 0.18  # in ems: with more between them, two pieces are two words
# Ink ends so far before the type does, in ems: "2021|–2025" and "Children’|s" look apart.
_BEARINGS = {"1": 0.1, "’": 0.1}
_FIGURES_RE = re.compile(r"[\d–-]")
# Pdfium ends a piece with a space where letter spacing sets the next one off; between
# words there is more than that, but for the foot of an f, which hangs over ("of the").
_SPACING = 0.175
_SPACING_BEHIND_F = 0.06


@dataclass(frozen=True, slots=True)
class _Column:
    """Where a column of a table begins, and the baselines of its last and first row."""

    left: float
    foot: float
    head: float

    def begins_with(self, piece: Piece) -> bool:
        return (
            abs(piece.left - self.left) < _SAME_COLUMN
            and self.foot <= piece.y <= self.head
        )


def printed_lines(
    pieces: Iterable[Piece], page: int, height: float, across: bool
) -> Iterator[PrintedLine]:
    """Return the lines that the pieces make, top to bottom; `across` says that they are
    no part of the text."""
    rows = _rows(pieces)
    columns = _columns(rows)
    for row in rows:
        yield _printed_line(row, page, height, across, columns)


def _rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces by printed line; what is printed twice, to look bold, counts once."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-p.y, p.left)):
        if any(_is_printed_over(piece, p) for row in rows[-1:] for p in row[-2:]):
            continue
        row = next((r for r in reversed(rows[-3:]) if _same_row(r, piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return _merged(rows)


def _columns(rows: Sequence[Sequence[Piece]]) -> list[_Column]:
    """Where the columns of tables begin: two rows or more have a wide gap before it."""
    begins: dict[int, list[Piece]] = {}
    for row in rows:
        right = 0.0
        for piece in sorted(row, key=lambda p: p.left):
            if right and piece.left - right > _CELL_GAP * piece.size:
                begins.setdefault(round(piece.left), []).append(piece)
            right = max(right, piece.right)
    return [
        _Column(left, pieces[-1].y, pieces[0].y)
        for left, pieces in begins.items()
        if len(pieces) > 1
    ]


def _is_printed_over(piece: Piece, last: Piece) -> bool:
    return (
        piece.text == last.text
        and abs(piece.left - last.left) < _PRINTED_OVER * piece.size
        and abs(piece.y - last.y) < _PRINTED_OVER * piece.size
    )


def _same_row(row: Sequence[Piece], piece: Piece) -> bool:
    return abs(row[0].y - piece.y) <= _SAME_LINE


def _merged(rows: list[list[Piece]]) -> list[list[Piece]]:
    """Put raised figures into the row whose baseline is just below them."""
    merged: list[list[Piece]] = []
    for row in rows:
        above = merged[-1] if merged else None
        if above is not None and _are_raised(above, row):
            row = [*(replace(piece, raised=True) for piece in above), *row]
            merged.pop()
        merged.append(row)
    return merged


def _are_raised(above: Sequence[Piece], row: Sequence[Piece]) -> bool:
    size = max(piece.size for piece in row)
    rise = above[0].y - row[0].y
    return (
        all(piece.size <= 0.78 * size for piece in above)
        and 0.15 * size < rise < 0.7 * size
        and all(re.fullmatch(r"[\d\s*,a-z]{1,6}", piece.text) for piece in above)
    )


def _without_false_gaps(text: Text) -> Text:
    """Close the gaps that letter spacing leaves around a hyphen: "thirty -first".

    A hyphen that hangs ("pre- and post-conflict") keeps its space, and one that stands
    for a dash before a name ("disaster - Pakistan"). A justified line sets a closing
    quotation mark off too ("human organs ”,"), and a comma.
    """
    edits = [
        *(
            Edit(m.start(), m.end(), "-")
            for m in _SPACED_HYPHEN_RE.finditer(text.content)
        ),
        *(Edit(m.start(), m.end(), "") for m in _SPACED_SIGN_RE.finditer(text.content)),
    ]
    return text.edited(sorted(edits, key=lambda edit: edit.start))


def _is_letter_spacing(content: str, gap: float, piece: Piece, last: Piece) -> bool:
    """True where a gap, in ems, stands inside a word: "the full an |d effective".

    Slanted letters lean over the space behind them, and no word begins slanted that ends
    upright: "Calls for |deep cuts".
    """
    before = content.rstrip()[-1:]
    if not before.isalpha() or not piece.text[:1].isalpha() or piece.raised:
        return False
    if last.italic and not piece.italic:
        return False
    leans = before == "f" or last.italic != piece.italic
    return 0 <= gap < (_SPACING_BEHIND_F if leans else _SPACING)


def _begins_word(content: str, gap: float, piece: Piece, last: Piece) -> bool:
    """True where a gap, in ems, parts two words that no piece has a space between; the
    number of a note is parted from it however near it stands."""
    if not content[-1:].strip() or _JOINS_RE.match(piece.text):
        return False
    if last.raised:
        opens_note = not piece.raised and content.strip().isdecimal()
        return opens_note or gap > _WORD_GAP
    bearing = _BEARINGS.get(content[-1], 0.0)
    if content[-1] == "1" and not _FIGURES_RE.match(piece.text):
        bearing = 0.0
    return gap > _WORD_GAP + bearing


def _raised(content: str, start: int, end: int) -> list[Span]:
    """The spans of raised figures, "4, 8" being two."""
    several = list(re.finditer(r"\d{1,3}", content[start:end]))
    if len(several) < 2:
        return [Span(start, end, "raised", content[start:end].strip())]
    return [Span(start + m.start(), start + m.end(), "raised", m[0]) for m in several]


def _size_of_most(pieces: Sequence[Piece]) -> float:
    """The size of most letters: the number of a note may be larger than its words."""
    if all(piece.size == pieces[0].size for piece in pieces):
        return pieces[0].size
    sizes: Counter[float] = Counter()
    for piece in pieces:
        if not piece.raised:
            sizes[piece.size] += len(piece.text.strip())
    return max(sizes, key=lambda size: (sizes[size], size))


def _begins_cell(
    content: str, gap: float, size: float, piece: Piece, columns: Sequence[_Column]
) -> bool:
    """True for a piece that a wide gap parts from the line so far, `content`; a narrow
    one does where a column begins."""
    parts = gap > _CELL_GAP * size or (
        gap > _NARROW_CELL_GAP * size
        and len(content.strip()) >= _SHORTEST_CELL
        and any(column.begins_with(piece) for column in columns)
    )
    return parts and bool(content.strip() and piece.text.strip())


def _printed_line(
    row: Iterable[Piece],
    page: int,
    height: float,
    across: bool,
    columns: Sequence[_Column],
) -> PrintedLine:
    """Join the pieces of a row, from left to right, with its gaps as spaces and cells."""
    pieces = sorted(row, key=lambda piece: piece.left)
    content, spans = "", []
    size = _size_of_most(pieces)
    right = pieces[0].left
    cells = 1
    for last, piece in zip((pieces[0], *pieces), pieces, strict=False):
        gap = piece.left - right
        if _is_letter_spacing(content, gap / size, piece, last):
            content = content.rstrip()
        if _begins_cell(content, gap, size, piece, columns):
            content, cells = content.rstrip() + " | ", cells + 1
        elif _begins_word(content, gap / size, piece, last):
            content += " "
        start = len(content)
        content += piece.text
        end = len(content.rstrip())
        if piece.raised:
            spans += _raised(content, start, end)
        elif piece.italic:
            spans.append(Span(start, end, "italic"))
        right = max(right, piece.right)
    spans = [span for span in spans if span.start < span.end]
    text = without_superscripts(Text(content, tuple(spans)))
    return PrintedLine(
        _without_false_gaps(text),
        page,
        min(piece.y for piece in pieces),
        pieces[0].left,
        right,
        size,
        height,
        cells,
        across,
    )
