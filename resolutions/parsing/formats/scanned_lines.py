"""Words of scanned pages made into the lines that every format reader returns.

Raised figures become spans, columns are read one after the other, a column in another
language is set aside, and the first line of a paragraph is known by its indent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..text import Span, Text
from ..types import ParseWarning
from .columns import Section
from .printed import PrintedLine
from .raised import Sign
from .raised_numbers import fit_marks, fit_notes
from .source import Line
from .stretches import columns_restored, set_aside
from .tesseract import Row

# The height of small letters, in parts of the size of type.
_X_HEIGHT = 0.47
_SMALL = 0.92
_NOTE = 0.85
# What a clipping is thought to lack above and below, in parts of its height.
_MARGIN = 0.12
_SHORT = 30  # letters
_SIGNS = "*®©°†‡”\"?’'"

Figures = dict[tuple[int, int], tuple[Sign, str]]
"""What to print for the sign of a word: by row (its id) and place in the row."""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page as read: `points` is a pixel's size, `height` the page's, both in points.

    A clipping is cut out of a page and has no margins where running heads would stand.
    `unread` is how many printed lines OCR passed over.
    """

    number: int
    points: float
    height: float
    sections: Sequence[Section]
    signs: Sequence[Sign]
    is_clipping: bool = False
    unread: int = 0


def to_source_lines(
    pages: Sequence[ScannedPage],
) -> tuple[tuple[Line, ...], tuple[ParseWarning, ...]]:
    """Return the lines of all pages in reading order, and what to doubt about them."""
    body = _body_height(pages)
    figures, doubts = _tie(pages, body)
    printed: list[PrintedLine] = []
    columns: list[tuple[int, str]] = [(0, "")]
    aside: dict[int, list[Text]] = {}
    for page in pages:
        for section in page.sections:
            if section.is_translation:
                texts = [_text(row, {}) for row in section.rows]
                aside.setdefault(page.number, []).extend(texts)
                doubts.append(set_aside(page.number, section.column, section.language))
                continue
            columns.append((page.number, section.column))
            stretch = len(columns) - 1
            printed += [
                _printed(row, page, stretch, body, figures) for row in section.rows
            ]
    lines = list(columns_restored(printed, columns))
    return tuple(_with_aside(lines, aside)), tuple(doubts)


def _body_height(pages: Sequence[ScannedPage]) -> float:
    """The height of small letters in points that half of the words do not reach."""
    heights = sorted(
        row.x_height * page.points
        for page in pages
        for section in page.sections
        for row in section.rows
        for _ in row.words
    )
    return heights[len(heights) // 2] if heights else 1.0


def _tie(
    pages: Sequence[ScannedPage], body: float
) -> tuple[Figures, list[ParseWarning]]:
    """Number the notes of every page, then the marks by the notes."""
    figures: Figures = {}
    doubts: list[ParseWarning] = []
    notes: dict[int, list[int]] = {}
    last = 0
    for page in pages:
        opening = _note_signs(page, body, last)
        marked = [sign.readings for sign in _mark_signs(page, body)]
        notes[page.number] = fit_notes([s.readings for s in opening], last, marked)
        for sign, number in zip(opening, notes[page.number], strict=True):
            figures[id(sign.row), sign.word] = (sign, str(number))
            if number not in sign.readings:
                doubts.append(_doubtful_note(page, number))
        last = max([last, *notes[page.number]])
    every = {number for numbers in notes.values() for number in numbers}
    for page in pages:
        here = set(notes[page.number])
        known = {n for n in every if n <= max(here)} if here else every
        marks = _mark_signs(page, body)
        fitted = fit_marks([sign.readings for sign in marks], here, known)
        for sign, mark in zip(marks, fitted, strict=True):
            if mark is not None:
                figures[id(sign.row), sign.word] = (sign, str(mark))
                continue
            if every:
                doubts.append(_doubtful_mark(page, sign))
            if here - set(fitted) and sign.printed not in _SIGNS:
                figures[id(sign.row), sign.word] = (sign, "*")
    return figures, doubts


def _note_signs(page: ScannedPage, body: float, last: int) -> list[Sign]:
    """The figures that open notes: in the lower half, in small type, at a line's start.

    A figure that is not raised opens one only where it follows the note before. On the
    first page of an extract it may also be borne out by a mark or by the next note.
    """
    raised = {id(sign.row): sign for sign in page.signs if sign.opens_line}
    marks = {n for s in page.signs if not s.opens_line for n in s.readings}
    others = {n for s in page.signs if s.opens_line for n in s.readings}
    signs: list[Sign] = []
    for row in _low_rows(page):
        sign, word = raised.get(id(row)), row.words[0].text
        read = sign.readings if sign else (int(word),) if _is_figure(word) else ()
        follows = last + len(signs) + 1 in read
        first = not last and not signs
        follows = follows or (
            first and any(n in marks or n + 1 in others for n in read)
        )
        is_small = _is_small(row, page, body)
        if sign is not None and (is_small or follows):
            signs.append(sign)
        elif is_small and follows and len(row.words) > 1:
            signs.append(Sign(row, 0, 0, len(word), read, opens_line=True))
    return signs


def _low_rows(page: ScannedPage) -> Iterator[Row]:
    rows = (row for section in page.sections for row in section.rows)
    return (row for row in rows if _is_low(row, page))


def _is_figure(word: str) -> bool:
    return re.fullmatch(r"[1-9]\d{0,2}", word) is not None


def _mark_signs(page: ScannedPage, body: float) -> list[Sign]:
    return [
        sign
        for sign in page.signs
        if not sign.opens_line
        and not (_is_small(sign.row, page, body) and _is_low(sign.row, page))
    ]


def _is_small(row: Row, page: ScannedPage, body: float) -> bool:
    return row.x_height * page.points < _SMALL * body


def _is_low(row: Row, page: ScannedPage) -> bool:
    return row.base * page.points > page.height / 2


def _printed(
    row: Row, page: ScannedPage, stretch: int, body: float, figures: Figures
) -> PrintedLine:
    """Pixels and specks make sizes uncertain: one near the usual size is the usual one,
    and a short line is never taken for large type."""
    height = row.x_height * page.points
    is_short = sum(len(word.text) for word in row.words) < _SHORT
    if height >= _SMALL * body and (is_short or height <= body / _SMALL):
        height = body
    opening = figures.get((id(row), 0))
    if opening and opening[0].opens_line:
        height = min(height, _NOTE * body)
    margin = _MARGIN * page.height if page.is_clipping else 0.0
    return PrintedLine(
        _text(row, figures),
        stretch,
        page.height + margin - row.base * page.points,
        row.left * page.points,
        row.right * page.points,
        round(2 * height / _X_HEIGHT) / 2,
        page.height + 2 * margin,
    )


def _text(row: Row, figures: Figures) -> Text:
    content, spans = "", []
    for index, word in enumerate(row.words):
        content += " " if content else ""
        if (id(row), index) not in figures:
            content += word.text
            continue
        sign, figure = figures[id(row), index]
        content += word.text[: sign.start]
        start = len(content)
        content += figure
        if figure.isdigit():
            spans.append(Span(start, len(content), "raised", sign.printed or figure))
        rest = word.text[sign.end :]
        content += f" {rest}" if sign.opens_line and rest else rest
    return Text(content, tuple(spans))


def _with_aside(lines: Iterable[Line], aside: dict[int, list[Text]]) -> Iterator[Line]:
    """Number the lines; what was set aside follows the last line of its page."""
    number = 0
    held = list(lines)
    for index, line in enumerate(held):
        number += 1
        yield replace(line, number=number)
        following = held[index + 1].page if index + 1 < len(held) else None
        if following != line.page:
            for text in aside.pop(line.page, ()):
                number += 1
                yield Line(number, line.page, text, role="furniture")


def _doubtful_note(page: ScannedPage, number: int) -> ParseWarning:
    message = (
        f"The number of footnote {number} on page {page.number} was not legible: it "
        "follows from its place."
    )
    return ParseWarning("note_number_restored", message, f"fn{number}")


def _doubtful_mark(page: ScannedPage, sign: Sign) -> ParseWarning:
    word = sign.row.words[sign.word].text[: sign.start] or "the line's start"
    message = f"The raised figure after “{word}” on page {page.number} was not legible."
    return ParseWarning("mark_not_legible", message)
