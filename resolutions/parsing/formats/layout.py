"""What the places of printed lines say of paragraphs: which stand apart, and which begin one.

Shared by the readers of pages: a PDF's text layer and the words of OCR.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..text import Edit, Text
from .printed import PrintedLine
from .roles import roles_of, starts_note
from .source import Line, Role

_SAME_INDENT = 2.5  # points
_WIDER = 1.1


def to_lines(printed: Sequence[PrintedLine]) -> tuple[Line, ...]:
    """Return the lines of a document, pages in order, each with its role.

    A wider gap than the usual one becomes a blank line; notes are parted from the text.
    """
    return tuple(_numbered(printed, roles_of(printed)))


def _numbered(printed: Sequence[PrintedLine], roles: Sequence[Role]) -> Iterable[Line]:
    leading = _usual_leading(printed, roles)
    first_left, other_left = _usual_indents(printed, roles, leading)
    number, before, text_page = 0, None, 0
    for line, role in zip(printed, roles, strict=True):
        starts_page = before is None or before[0].page != line.page
        parted = before is not None and role != before[1]
        if before is not None and role == before[1] == "text" and not starts_page:
            parted = _is_apart(before[0], line, leading)
        elif role == "note" and starts_note(line):
            parted = True
        if parted:
            number += 1
            yield Line(number, line.page, Text(""))
        begins = None
        if role == "text" and text_page not in (0, line.page):
            begins = _begins(line, first_left, other_left)
        if role == "text":
            text_page = line.page
        number += 1
        text = line.text if role == "table" else _without_cells(line.text)
        page_turns = starts_page and line.page > 1
        yield Line(number, line.page, text, page_turns, role, begins, line.top)
        before = (line, role)


def _is_apart(
    upper: PrintedLine, lower: PrintedLine, leading: Mapping[int, float]
) -> bool:
    """True when the gap between two lines parts paragraphs."""
    usual = leading.get(round(lower.size), lower.size * 1.2)
    return upper.y - lower.y > 1.25 * usual


def _begins(
    line: PrintedLine, first_left: float | None, other_left: float | None
) -> bool | None:
    """Tell by its indent whether the first line of a page begins a paragraph."""
    if first_left is None or other_left is None or abs(first_left - other_left) < 5:
        return None
    if abs(line.left - first_left) < _SAME_INDENT:
        return True
    return False if abs(line.left - other_left) < _SAME_INDENT else None


def _usual_indents(
    printed: Sequence[PrintedLine], roles: Sequence[Role], leading: Mapping[int, float]
) -> tuple[float | None, float | None]:
    """Where first lines of paragraphs begin, and where the others do."""
    first: Counter[float] = Counter()
    other: Counter[float] = Counter()
    for upper, lower, role in zip(printed, printed[1:], roles[1:], strict=False):
        if role == "text" and upper.page == lower.page:
            counted = first if _is_apart(upper, lower, leading) else other
            counted[round(lower.left)] += 1
    if not first or not other:
        return None, None
    return first.most_common(1)[0][0], other.most_common(1)[0][0]


def _without_cells(text: Text) -> Text:
    return text.edited(
        [Edit(m.start(), m.end(), " ") for m in re.finditer(r" \| ", text.content)]
    )


def _usual_leading(
    printed: Sequence[PrintedLine], roles: Sequence[Role]
) -> dict[int, float]:
    """The commonest distance of baselines for each size of type.

    Headings of one line each show only how far they stand apart: type larger than the
    text's has no lines much wider apart than the text has, for its size.
    """
    gaps: dict[int, Counter[float]] = {}
    for (upper, upper_role), (lower, lower_role) in zip(
        zip(printed, roles, strict=True),
        zip(printed[1:], roles[1:], strict=True),
        strict=False,
    ):
        gap = round(upper.y - lower.y, 1)
        if upper.page == lower.page and upper_role == lower_role == "text" and gap > 0:
            gaps.setdefault(round(lower.size), Counter())[gap] += 1
    leading = {
        size: min(
            gap for gap, n in counted.items() if n >= counted.most_common(1)[0][1] / 3
        )
        for size, counted in gaps.items()
        if sum(counted.values()) > 3
    }
    body = max(leading, key=lambda size: gaps[size].total(), default=0)
    widest = _WIDER * leading[body] / body if body else 0
    return {
        size: min(gap, widest * size) if size > body else gap
        for size, gap in leading.items()
    }
