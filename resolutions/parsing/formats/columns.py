"""Pages of two columns: where the gutter is, and in which order the lines are read.

The official records of 1946 to 1990 print resolutions in two columns below headings of
full width; bilingual volumes print the French text beside the English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from ..languages import language_of
from .tesseract import Row, Word

Column = Literal["full", "left", "right"]

# A column has at least this many lines: fewer are a masthead or a list. The last of a
# text may be short beside a long one.
_FEWEST_ROWS = 8
_FEWEST_LAST_ROWS = 3
_LONG_COLUMN = 20
_CROSSING = 0.2
# In heights of small letters; a paragraph's number stands at most half as far from it.
_FAR_APART = 8.0


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that are read one after the other: a column, or lines of full width."""

    column: Column
    rows: tuple[Row, ...]

    @property
    def language(self) -> str:
        """The language whose common words are far the most frequent, English if none."""
        return language_of([word.text for row in self.rows for word in row.words])

    @property
    def is_translation(self) -> bool:
        """True for a column in another language beside the English one."""
        return self.column != "full" and self.language != "English"

    def without(self, covered: AbstractSet[int]) -> Section:
        """Return the section without the rows of these ids."""
        return Section(
            self.column, tuple(row for row in self.rows if id(row) not in covered)
        )


def in_reading_order(rows: Sequence[Row]) -> list[Section]:
    """Return the lines of a page as a reader takes them.

    Lines of full width part the page into bands; in each the left column comes before
    the right one. A page without a gutter is one section, top to bottom.
    """
    gutter = find_gutter([word for row in rows for word in row.words])
    rows = [part for row in rows for part in _apart(row)]
    if gutter is None:
        ordered = tuple(sorted(rows, key=lambda row: (round(row.base), row.left)))
        return [Section("full", ordered)] if ordered else []
    held: dict[Column, list[Row]] = {"full": [], "left": [], "right": []}
    sections: list[Section] = []

    def finish(*columns: Column) -> None:
        for column in columns:
            if held[column]:
                sections.append(Section(column, tuple(held[column])))
                held[column] = []

    parts = [part for row in rows for part in _parts(row, gutter)]
    for column, row in sorted(parts, key=lambda part: part[1].base):
        finish(*(("left", "right") if column == "full" else ("full",)))
        held[column].append(row)
    finish("full", "left", "right")
    return sections


def find_gutter(words: Sequence[Word]) -> float | None:
    """Return the middle of the white strip between two columns, None where there is none.

    Few words lie across it, and either side has lines enough to be a column.
    """
    if not words:
        return None
    left, right = min(w.left for w in words), max(w.right for w in words)
    height = max(1, sorted(w.bottom - w.top for w in words)[len(words) // 2])
    first, last = left + 0.3 * (right - left), left + 0.7 * (right - left)
    places = range(int(first), int(last), max(1, height // 4))
    if len(places) < 4:
        return None
    crossings = [sum(w.left <= x <= w.right for w in words) for x in places]
    fewest = min(crossings)
    few = fewest + max(1, 0.05 * max(crossings))
    gutter = _middle_of_widest(places, [crossing <= few for crossing in crossings])
    columns = (
        [w for w in words if w.right < gutter],
        [w for w in words if w.left > gutter],
    )
    rows, more = sorted(_row_count(column, height) for column in columns)
    enough = _FEWEST_LAST_ROWS if more >= _LONG_COLUMN else _FEWEST_ROWS
    return gutter if rows >= enough and fewest <= _CROSSING * rows + 1 else None


def _row_count(words: Sequence[Word], height: int) -> int:
    return len({round((w.top + w.bottom) / (3 * height)) for w in words})


def _middle_of_widest(places: Sequence[int], free: Sequence[bool]) -> float:
    best, start = (0, 0), 0
    for index, is_free in enumerate([*free, False]):
        if not is_free:
            best = max(best, (index - start, start))
            start = index + 1
    length, first = best
    return (places[first] + places[first + length - 1]) / 2


def _parts(row: Row, gutter: float) -> list[tuple[Column, Row]]:
    """Cut a line in two at the gutter, unless a word or a common space lies across it."""
    split = sum(word.left < gutter for word in row.words)
    if row.right <= gutter:
        return [("left", row)]
    if split == 0:
        return [("right", row)]
    before, after = row.words[split - 1], row.words[split : split + 1]
    if before.right > gutter or not after:
        return [("full", row)]
    if after[0].left - before.right < 1.2 * row.x_height:
        return [("full", row)]
    return [("left", row.cut(0, split)), ("right", row.cut(split, len(row.words)))]


def _apart(row: Row) -> Iterator[Row]:
    """Part what stands far apart on one line, as the halves of a masthead do."""
    start = 0
    for index in range(1, len(row.words)):
        gap = row.words[index].left - row.words[index - 1].right
        if gap > _FAR_APART * row.x_height:
            yield row.cut(start, index)
            start = index
    yield row.cut(start, len(row.words))
