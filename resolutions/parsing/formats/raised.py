"""Raised figures on the picture of a page: found by their place, read again enlarged.

Tesseract reads a raised figure as a quotation mark, a question mark, or not at all. What
shows it is the ink: above the baseline, taller than a quotation mark, at a word's end or
at the start of a note.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageFilter, ImageOps

from .ink import POINTS, Box, Figure, Strip, to_ink
from .tesseract import Row, Word, read_figures

# How a figure is shown to tesseract: times enlarged, white margin, black and white.
_WAYS = ((4, 12, True), (3, 24, True), (4, 24, False), (6, 24, False))
_BLACK_OR_WHITE = [255 if grey > 140 else 0 for grey in range(256)]
# A note's number stands at most so far before its text, in heights of small letters.
_NUMBER_BEFORE = 3.5
_NEAR = 4  # pixels
_MOST = 60  # on a page
_MISREAD = frozenset("'\"*?!°®©“”‘’§>")


@dataclass(frozen=True, slots=True)
class Sign:
    """A raised figure: the characters [start, end) of a word were read for it.

    `readings` are the numbers it was read as when enlarged, the likeliest first.
    """

    row: Row
    word: int
    start: int
    end: int
    readings: tuple[int, ...]
    opens_line: bool = False
    box: Box = (0, 0, 0, 0)

    @property
    def printed(self) -> str:
        return self.row.words[self.word].text[self.start : self.end]

    @property
    def is_sign(self) -> bool:
        """True where no letter was read: slanting letters overhang the baseline too."""
        return bool(self.printed) and not any(map(str.isalpha, self.printed))

    def covers(self, row: Row) -> bool:
        """True for a line made of this figure and its like above and below it.

        Tesseract takes the numbers of notes for a column of their own ("BEB").
        """
        left, top, right, bottom = self.box
        return (
            row is not self.row
            and left - _NEAR <= row.left
            and row.right <= right + _NEAR
            and any(w.top <= bottom and top <= w.bottom for w in row.words)
        )


@dataclass(frozen=True, slots=True)
class _Spot:
    row: Row
    word: int
    figure: Figure
    opens_line: bool = False


def find_signs(picture: Image.Image, rows: Sequence[Row], page: int) -> list[Sign]:
    """Return the raised figures of a page in the order of its rows.

    Raises UnreadableFile when tesseract fails.
    """
    ink = to_ink(picture)
    spots = [spot for row in rows for spot in _spots(ink, row)][:_MOST]
    pictures = [each for spot in spots for each in _enlarged(picture, spot.figure)]
    figures = read_figures(pictures, page)
    size = len(pictures) // len(spots) if spots else 1
    signs = [
        _sign(spot, figures[index * size : (index + 1) * size])
        for index, spot in enumerate(spots)
    ]
    return [sign for sign in signs if sign.readings or sign.is_sign]


def _spots(ink: Image.Image, row: Row) -> Iterator[_Spot]:
    first = row.words[0]
    start = max(0, round(first.left - _NUMBER_BEFORE * row.x_height))
    end = round(first.right + 0.5 * row.x_height)
    opening = Strip(ink, row, start, end).leading(first.left)
    if opening:
        yield _Spot(row, 0, opening, opens_line=True)
    for index, word in enumerate(row.words):
        following = row.words[index + 1 : index + 2]
        end = round(following[0].left - 1 if following else word.right + row.x_height)
        start = max(word.left, round(word.right - 3 * row.x_height))
        figure = Strip(ink, row, start, end).trailing(word.text)
        if figure and (index or not opening):
            yield _Spot(row, index, figure)


def _enlarged(picture: Image.Image, figure: Figure) -> Iterator[Image.Image]:
    """Enlarge a figure in several ways: what one way misreads, another reads."""
    left, top, right, bottom = figure.box
    crop = picture.crop((left - 1, top - 1, right + 1, bottom + 1))
    for times, margin, is_smooth in _WAYS:
        size = (crop.width * times, crop.height * times)
        large = ImageOps.autocontrast(crop.resize(size, Image.Resampling.LANCZOS))
        if is_smooth:
            large = large.filter(ImageFilter.GaussianBlur(2)).point(_BLACK_OR_WHITE)
        yield ImageOps.expand(large, margin, fill=255)


def _sign(spot: _Spot, figures: Sequence[str]) -> Sign:
    """Say which characters of the word were read for the figure."""
    word = spot.row.words[spot.word]
    left, _, right, _ = spot.figure.box
    start, end = _covered(word, left, right)
    if spot.opens_line:
        start = 0
    end = max(start, end)
    digits = max(map(len, figures), default=0)
    while start and end - start < digits and word.text[start - 1] in _MISREAD:
        start -= 1
    printed = word.text[start:end]
    read = [*figures, printed if printed.isascii() else ""]
    counted = Counter(
        int(figure)
        for figure in read
        if figure.isdigit()
        and spot.figure.digits <= len(figure) <= 3
        and figure[0] != "0"
    )
    readings = tuple(number for number, _ in counted.most_common())
    return Sign(
        spot.row, spot.word, start, end, readings, spot.opens_line, spot.figure.box
    )


def _covered(word: Word, left: int, right: int) -> tuple[int, int]:
    place, before = 0, 0
    covered: list[int] = []
    for glyph in word.glyphs:
        middle = (glyph.left + glyph.right) / 2
        place += len(glyph.text)
        if middle > right + 1:
            break
        if middle < left - 1 or glyph.text in POINTS:
            before = place
            covered.clear()
        else:
            covered.append(place)
    return before, covered[-1] if covered else before
