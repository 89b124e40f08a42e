"""Where everything stands on the picture of a document's citations.

What cites the document is on the left, what it cites on the right, the document is the
bar between them. Lengths are those of the drawing; a template draws it. However many
neighbours there are, a side has some 30 lines: the rest are folded and counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.text import slugify

WIDTH = 380
LINE = 24
TOP = 44
LABEL_ENDS = {"in": 136, "out": 244}
BAR = (178, 202)
MOST_NODES = 18
MOST_YEARS = 8
LONGEST_LABEL = 20
THICKEST = 7

KIND_WORDS = {
    "resolution": "Resolutions",
    "decision": "Decisions",
    "document": "Documents",
    "treaty": "Treaties",
    "publication": "Publications",
    "local": "Without a symbol",
}
OTHERS = "Others"
NO_YEAR = "No year stated"

Side = Literal["in", "out"]
Neighbour = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbours of one year or kind; `slug` names its part of the table."""

    slug: str
    title: str
    side: Side
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a side. `y` is its middle; a node has a `thickness`, a fold none."""

    kind: Literal["heading", "node", "fold"]
    side: Side
    y: int
    label: str
    url: str
    full: str = ""
    held: bool = False
    thickness: int = 0

    @property
    def text_y(self) -> int:
        return self.y + 4

    @property
    def text_x(self) -> int:
        return LABEL_ENDS[self.side] + (-6 if self.side == "in" else 6)


@dataclass(frozen=True, slots=True)
class Picture:
    lines: tuple[Line, ...]
    height: int

    @property
    def bar_height(self) -> int:
        return self.height - TOP


def groups_of(shape: dict[str, Any]) -> list[Group]:
    """The neighbours of a `map_shape`: citing texts by year or by decade, the newest
    first, cited documents by kind, the largest first."""
    return [*_by_year(shape["cited_by"]), *_by_kind(shape["cites"])]


def draw(groups: Iterable[Group]) -> Picture:
    every = list(groups)
    sides = [_lines([g for g in every if g.side == side]) for side in ("in", "out")]
    longest = max(map(len, sides))
    placed = []
    for lines in sides:
        # The shorter side stands in the middle of the longer one.
        above = TOP + LINE * (longest - len(lines)) // 2 + LINE // 2
        placed += [
            Line(y=above + LINE * number, **line) for number, line in enumerate(lines)
        ]
    return Picture(tuple(placed), TOP + LINE * max(longest, 1))


def _by_year(neighbours: Sequence[Neighbour]) -> list[Group]:
    years = {each["year"] for each in neighbours}
    span = 10 if len(years) > MOST_YEARS else 1
    parts: dict[str, list[Neighbour]] = {}
    for each in neighbours:
        parts.setdefault(_years(each["year"], span), []).append(each)
    return [
        Group(f"in-{slugify(title)}", title, "in", tuple(part))
        for title, part in parts.items()
    ]


def _years(year: int | None, span: int) -> str:
    if year is None:
        return NO_YEAR
    first = year - year % span
    return str(year) if span == 1 else f"{first}–{first + span - 1}"


def _by_kind(neighbours: Sequence[Neighbour]) -> list[Group]:
    parts: dict[str, list[Neighbour]] = {}
    for each in neighbours:
        parts.setdefault(each["kind"] or "other", []).append(each)
    return [
        Group(f"out-{kind}", KIND_WORDS.get(kind, OTHERS), "out", tuple(part))
        for kind, part in sorted(parts.items(), key=lambda item: -len(item[1]))
    ]


def _lines(groups: Sequence[Group]) -> list[dict[str, Any]]:
    shown = _shared_out([len(group.neighbours) for group in groups])
    lines = []
    for group, most in zip(groups, shown, strict=True):
        link = {"side": group.side, "url": f"#{group.slug}"}
        lines.append({"kind": "heading", "label": group.title, **link})
        for each in _strongest(group.neighbours, most):
            lines.append(_node(group.side, each))
        if folded := len(group.neighbours) - most:
            label = f"and {folded} more"
            lines.append({"kind": "fold", "label": label, **link})
    return lines


def _shared_out(sizes: Sequence[int]) -> list[int]:
    """How many of each group are shown: in turn one of each, until the side is full.

    One that would be folded alone is shown, as it takes the same line.
    """
    shown: Counter[int] = Counter()
    while sum(shown.values()) < MOST_NODES:
        waiting = [at for at, size in enumerate(sizes) if shown[at] < size]
        if not waiting:
            break
        for at in waiting[: MOST_NODES - sum(shown.values())]:
            shown[at] += 1
    return [
        size if size - shown[at] == 1 else max(shown[at], 1)
        for at, size in enumerate(sizes)
    ]


def _strongest(neighbours: Sequence[Neighbour], most: int) -> list[Neighbour]:
    """Those with the most paragraphs, in the order of the table."""
    order = sorted(
        range(len(neighbours)), key=lambda at: -len(neighbours[at]["paragraphs"])
    )
    return [neighbours[at] for at in sorted(order[:most])]


def _node(side: Side, neighbour: Neighbour) -> dict[str, Any]:
    count = len(neighbour["paragraphs"])
    symbol: str = neighbour["symbol"]
    paragraphs = f"{count} paragraph{'' if count == 1 else 's'}"
    held = "held here" if neighbour["held"] else "not held here"
    short = symbol.removeprefix("LOCAL/")
    if len(short) > LONGEST_LABEL:
        short = short[: LONGEST_LABEL - 1] + "…"
    return {
        "kind": "node",
        "side": side,
        "label": short,
        "full": f"{symbol}: {paragraphs}, {held}",
        "url": neighbour["url"],
        "held": neighbour["held"],
        "thickness": min(count, THICKEST),
    }
