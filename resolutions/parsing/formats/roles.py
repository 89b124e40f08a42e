"""What each printed line is: text, the row of a table, a footnote, or furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ..closing import is_closing_line
from .printed import PrintedLine
from .source import Role

_LINES_OF_A_LABEL = 4
# The number of a note, not raised.
_NUMBERED_RE = re.compile(r"\s*\d{1,3}\s+\S")
ABBREVIATED_RE = re.compile(r"\b(?:Nos?|vols?|chaps?|sects?|paras?|pp?|arts?)\.$")
"""The end of a line that is no end of a sentence: "(No.", "vol."."""

_RULE_RE = re.compile(r"_{5,}")


def roles_of(lines: Sequence[PrintedLine]) -> list[Role]:
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
        goes_on = (
            in_notes and (not recurs or left_open) and _goes_on(lines[index - 1], line)
        )
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
            begins = starts_note(line) or (index in small and numbered)
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
    if not line.in_margin or starts_note(line):
        return False
    return recurs or line.size < 0.92 * body_size or line.page == 1


def _goes_on(upper: PrintedLine, lower: PrintedLine) -> bool:
    """True for a note's next line, which may stand as low as running feet do."""
    return upper.size == lower.size and upper.y - lower.y < 1.5 * lower.size


def starts_note(line: PrintedLine) -> bool:
    """True for a line that begins with a raised figure."""
    raised = line.text.of_kind("raised")
    return bool(raised) and not line.content[: raised[0].start].strip()


def _small_feet(lines: Sequence[PrintedLine], body_size: float) -> frozenset[int]:
    """The first lines of what is set small at the feet of pages, down to their ends.

    A day is none: its figures make it small in the eyes of OCR.
    """
    first: dict[int, int] = {}
    ended: set[int] = set()
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        stands_aside = line.across or (line.in_margin and not starts_note(line))
        if line.page in ended or stands_aside:
            continue
        if line.size < 0.92 * body_size and not is_closing_line(line.content):
            first[line.page] = index
        else:
            ended.add(line.page)
    return frozenset(first.values())


def _is_unfinished_note(line: PrintedLine, role: Role) -> bool:
    content = line.content.rstrip()
    ended = content.endswith((".", "*")) and not ABBREVIATED_RE.search(content)
    return role == "note" and not ended


def _note_follows(lines: Sequence[PrintedLine], index: int, body_size: float) -> bool:
    """True for the rule above notes; the first may be the rest of the page before's."""
    following = lines[index + 1 : index + 2]
    return any(
        line.page == lines[index].page
        and (
            starts_note(line)
            or re.match(r"\s*(?:\d|\*)", line.content)
            or (line.size < 0.92 * body_size and line.y < line.height / 2)
        )
        for line in following
    )
