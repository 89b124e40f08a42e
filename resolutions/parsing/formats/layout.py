"""What the place and size of printed lines say: text, footnotes, furniture, paragraphs.

Shared by the readers of pages: a PDF's text layer and the words of OCR.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..text import Edit, Text
from .source import Line, Role

# Parts of the page's height where running heads and feet stand.
_HEAD = 0.09
_FOOT = 0.07
_SAME_INDENT = 2.5  # points
_LINES_OF_A_LABEL = 4
_WIDER = 1.1
# The number of a note, not raised.
_NUMBERED_RE = re.compile(r"\s*\d{1,3}\s+\S")
_ABBREVIATED_RE = re.compile(r"\b(?:Nos?|vols?|chaps?|sects?|paras?|pp?|arts?)\.$")
_RULE_RE = re.compile(r"_{5,}")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line on a page: its text, baseline, left and right edge, and size of type.

    `cells` counts the columns that wide gaps part, " | " in the text; `across` says
    that the line is set another way than its page reads.
    """

    text: Text
    page: int
    y: float
    left: float
    right: float
    size: float
    height: float
    cells: int = 1
    across: bool = False

    @property
    def content(self) -> str:
        return self.text.content

    @property
    def top(self) -> int:
        """How far down the page its letters begin, in thousandths."""
        down = 1 - (self.y + self.size) / max(1.0, self.height)
        return round(1000 * min(max(down, 0.0), 1.0))

    @property
    def in_margin(self) -> bool:
        if self.page == 1:
            return self.y < _FOOT * self.height
        return not _FOOT < self.y / self.height < 1 - _HEAD


def to_lines(printed: Sequence[PrintedLine]) -> tuple[Line, ...]:
    """Return the lines of a document, pages in order, each with its role.

    A wider gap than the usual one becomes a blank line; notes are parted from the text.
    """
    return tuple(_numbered(printed, _roles(printed)))


def _roles(lines: Sequence[PrintedLine]) -> list[Role]:
    """Say of each line whether it is text, a footnote, or furniture."""
    body_size = _common(Counter({round(x.size, 1): 0 for x in lines}), lines)
    recurring = Counter(_furniture_key(line) for line in lines if line.in_margin)
    roles: list[Role] = []
    small = _small_feet(lines, body_size)
    in_notes, page = False, 0
    # Whether the notes of this page and of the one before end in mid-sentence.
    left_open = unfinished = False
    for index, line in enumerate(lines):
        if line.page != page:
            in_notes, page = False, line.page
            unfinished = left_open
        recurs = recurring[_furniture_key(line)] > 1
        goes_on = in_notes and not recurs and _goes_on(lines[index - 1], line)
        if line.across:
            roles.append("furniture")
            continue
        if _is_furniture(line, recurs, body_size) and not goes_on:
            roles.append("furniture")
            continue
        if _RULE_RE.fullmatch(line.content.strip()):
            in_notes = _note_follows(lines, index, body_size)
        elif not in_notes and line.size < 0.92 * body_size:
            numbered = unfinished or bool(_NUMBERED_RE.match(line.content))
            begins = _starts_note(line) or (index in small and numbered)
            in_notes = begins and line.y < line.height / 2
        roles.append("note" if in_notes else "text")
        left_open = _is_unfinished_note(line, roles[-1])
    for first, last in _tables(lines, roles):
        roles[first : last + 1] = ["table"] * (last + 1 - first)
    return roles


def _tables(
    lines: Sequence[PrintedLine], roles: Sequence[Role]
) -> Iterable[tuple[int, int]]:
    """Find runs of rows with cells; a label may take up to three lines between rows,
    and the heads of the columns a line above the first.

    One such line alone is no table: "United Nations" and the symbol share a line too.
    """
    rows = [
        index
        for index, line in enumerate(lines)
        if line.cells > 1 and roles[index] == "text" and not _in_masthead(line)
    ]
    runs: list[list[int]] = []
    for row in rows:
        before = runs[-1][-1] if runs else None
        if (
            before is not None
            and row - before <= _LINES_OF_A_LABEL
            and lines[row].page == lines[before].page
        ):
            runs[-1].append(row)
        else:
            runs.append([row])
    return [
        (run[0] - _heads_a_column(lines, roles, run[0]), run[-1])
        for run in runs
        if len(run) > 1
    ]


def _heads_a_column(
    lines: Sequence[PrintedLine], roles: Sequence[Role], first: int
) -> bool:
    """True where the line above the first row stands over its last columns."""
    if not first or roles[first - 1] != "text":
        return False
    above, row = lines[first - 1], lines[first]
    return (
        above.page == row.page
        and above.y - row.y < 1.5 * row.size
        and above.left > row.left
        and above.right <= row.right + 5
        and above.left > (row.left + row.right) / 2
    )


def _in_masthead(line: PrintedLine) -> bool:
    return line.page == 1 and line.y > 0.6 * line.height


def _common(sizes: Counter[float], lines: Sequence[PrintedLine]) -> float:
    for line in lines:
        sizes[round(line.size, 1)] += len(line.content)
    return sizes.most_common(1)[0][0]


def _furniture_key(line: PrintedLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.content.strip()), round(line.y / 4)


def _is_furniture(line: PrintedLine, recurs: bool, body_size: float) -> bool:
    """Running heads and feet: small, in the margin, on every page or naming the page."""
    if not line.in_margin or _starts_note(line):
        return False
    return recurs or line.size < 0.92 * body_size or line.page == 1


def _goes_on(upper: PrintedLine, lower: PrintedLine) -> bool:
    """True for a note's next line, which may stand as low as running feet do."""
    return upper.size == lower.size and upper.y - lower.y < 1.5 * lower.size


def _starts_note(line: PrintedLine) -> bool:
    raised = line.text.of_kind("raised")
    return bool(raised) and not line.content[: raised[0].start].strip()


def _small_feet(lines: Sequence[PrintedLine], body_size: float) -> frozenset[int]:
    """The first lines of what is set small at the feet of pages, down to their ends."""
    first: dict[int, int] = {}
    ended: set[int] = set()
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        stands_aside = line.across or (line.in_margin and not _starts_note(line))
        if line.page in ended or stands_aside:
            continue
        if line.size < 0.92 * body_size:
            first[line.page] = index
        else:
            ended.add(line.page)
    return frozenset(first.values())


def _is_unfinished_note(line: PrintedLine, role: Role) -> bool:
    content = line.content.rstrip()
    ended = content.endswith((".", "*")) and not _ABBREVIATED_RE.search(content)
    return role == "note" and not ended


def _note_follows(lines: Sequence[PrintedLine], index: int, body_size: float) -> bool:
    """True for the rule above notes; the first may be the rest of the page before's."""
    following = lines[index + 1 : index + 2]
    return any(
        line.page == lines[index].page
        and (
            _starts_note(line)
            or re.match(r"\s*(?:\d|\*)", line.content)
            or (line.size < 0.92 * body_size and line.y < line.height / 2)
        )
        for line in following
    )


def _numbered(printed: Sequence[PrintedLine], roles: Sequence[Role]) -> Iterable[Line]:
    leading = _usual_leading(printed, roles)
    first_left, other_left = _usual_indents(printed, roles, leading)
    number, before, text_page = 0, None, 0
    for line, role in zip(printed, roles, strict=True):
        starts_page = before is None or before[0].page != line.page
        parted = before is not None and role != before[1]
        if before is not None and role == before[1] == "text" and not starts_page:
            parted = _is_apart(before[0], line, leading)
        elif role == "note" and _starts_note(line):
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
