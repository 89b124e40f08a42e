"""Columns that went through the layout as pages of their own, put back on their pages.

Distances, indents and notes belong to a column; so each stretch of lines that is read one
after the other, a column or what stands above it, is laid out as a page is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..text import Text
from ..types import ParseWarning
from .layout import to_lines
from .printed import PrintedLine
from .roles import ABBREVIATED_RE
from .source import Line

_INDENT = 0.8  # in sizes of type


def columns_restored(
    printed: Sequence[PrintedLine], columns: Sequence[tuple[int, str]]
) -> Iterator[Line]:
    """Return the lines with their true pages.

    Each column went through the layout as a page of its own: distances and notes belong
    to the column. The right column goes on where the left one ends, as a page does.
    """
    place, before = -1, None
    ends: dict[int, float] = {}
    for each in printed:
        ends[each.page] = max(each.right, ends.get(each.page, 0.0))
    for line in to_lines(printed):
        page, column = columns[line.page]
        if line.is_blank:
            yield replace(line, page=page)
            continue
        place += 1
        turns = before is not None and before.page != line.page
        if turns or (line.role == "text" and _is_indented(printed, place, ends)):
            yield Line(0, page, Text(""))
        goes_on = turns and (page != columns[line.page - 1][0] or column == "right")
        yield replace(line, page=page, starts_page=goes_on)
        before = line


def _is_indented(
    printed: Sequence[PrintedLine], place: int, ends: Mapping[int, float]
) -> bool:
    """True for a line that begins a paragraph by its indent alone.

    The line before has ended with a point; the next one begins further left, or the one
    before did and was short. `ends` is the right edge of each column.
    """
    line = printed[place]
    before, after = printed[max(0, place - 1)], printed[place + 1 : place + 2]
    ended = re.search(r"[,;:.\]”\"’\d]$", before.content)
    if before.page != line.page or not ended or ABBREVIATED_RE.search(before.content):
        return False
    least = _INDENT * line.size
    if after and after[0].page == line.page and line.left - after[0].left > least:
        return True
    short = before.right < ends[line.page] - least
    return short and line.left - before.left > least


def set_aside(page: int, column: str, language: str) -> ParseWarning:
    """Say that a column is in another language than the text."""
    message = f"The {column} column of page {page} is in {language} and was set aside."
    return ParseWarning("column_set_aside", message)
