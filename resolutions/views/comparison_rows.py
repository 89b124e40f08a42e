"""The rows of a comparison as its page shows them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.safestring import SafeString

from ..anchors import short_label
from ..comparing.comparison import Comparison, Row
from ..comparing.passages import Passage
from ..comparing.tokens import Span
from ..models import path_of
from ..redlining import kept_spans, side_html

PARTS = {
    "preambular": "Preamble",
    "operative": "Operative part",
    "annex": "Annex",
    "unclassified": "Unclassified lines",
}
NAMES = {
    "same": "Same",
    "editorial": "Editorial only",
    "reworded": "Reworded",
    "added": "Added",
    "dropped": "Dropped",
}
SIGNS = {"same": "=", "editorial": "≈", "reworded": "±", "added": "+", "dropped": "−"}


@dataclass(frozen=True, slots=True)
class Side:
    label: str
    url: str
    html: SafeString


@dataclass(slots=True)
class ShownRow:
    """A row with its words and links; `change` is also "editorial"."""

    row: Row
    id: str
    change: str
    old: Side | None
    new: Side | None
    part: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return NAMES[self.change]

    @property
    def sign(self) -> str:
        return SIGNS[self.change]

    @property
    def label(self) -> str:
        side = self.new or self.old
        return side.label if side else ""

    @property
    def kind(self) -> str:
        passage = self.row.new or self.row.old
        return passage.kind if passage else ""

    @property
    def is_heading(self) -> bool:
        return self.kind == "heading"

    @property
    def percent(self) -> int | None:
        """How alike, where that says anything."""
        if self.change != "reworded":
            return None
        return min(99, round(100 * self.row.similarity))

    @property
    def verbs(self) -> tuple[str, str] | None:
        if not (self.row.verb_changed and self.row.old and self.row.new):
            return None
        return self.row.old.verb or "", self.row.new.verb or ""

    @property
    def addressees(self) -> tuple[str, str] | None:
        row = self.row
        if not (row.addressees_changed and row.old and row.new):
            return None
        return (
            ", ".join(row.old.addressees) or "none named",
            ", ".join(row.new.addressees) or "none named",
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that follow one another, folded where nothing changed in them."""

    is_folded: bool
    rows: list[ShownRow]

    @property
    def label(self) -> str:
        """ "PP3" or "PP3 to PP7"."""
        first, last = self.rows[0].label, self.rows[-1].label
        return first if first == last else f"{first} to {last}"


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    groups: list[Group]

    @property
    def paragraphs(self) -> list[ShownRow]:
        rows = (row for group in self.groups for row in group.rows)
        return [row for row in rows if not row.is_heading]


def sections(
    comparison: Comparison, old: str, new: str, editorial: bool, folded: bool
) -> list[Section]:
    """The paragraphs under the names of the parts; `old` and `new` are symbols."""
    shown = list(_shown(comparison.rows, old, new, editorial))
    title = ""
    for each in reversed(shown):
        # A heading belongs to what follows it.
        title = each.part = PARTS.get(each.kind, title)
    return [
        Section(title, _groups(rows, editorial, folded))
        for title, rows in groupby(shown, key=lambda each: each.part)
    ]


def footnote_groups(
    comparison: Comparison, old: str, new: str, editorial: bool, folded: bool
) -> list[Group]:
    return _groups(_shown(comparison.footnotes, old, new, editorial), editorial, folded)


def _groups(rows: Iterable[ShownRow], editorial: bool, folded: bool) -> list[Group]:
    def is_quiet(shown: ShownRow) -> bool:
        if not folded or shown.row.moved:
            return False
        return shown.change == "same" or (shown.change == "editorial" and not editorial)

    return [Group(quiet, list(run)) for quiet, run in groupby(rows, key=is_quiet)]


def _shown(
    rows: Iterable[Row], old: str, new: str, editorial: bool
) -> Iterator[ShownRow]:
    rows = list(rows)
    news_of: defaultdict[str, list[str]] = defaultdict(list)
    olds_of: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.old and row.new:
            news_of[row.old.anchor].append(row.new.anchor)
            olds_of[row.new.anchor].append(row.old.anchor)
    ids: Counter[str] = Counter()
    for row in rows:
        place = f"to-{row.new.anchor}" if row.new else ""
        place = place or (f"from-{row.old.anchor}" if row.old else "")
        ids[place] += 1
        again = f"-{ids[place]}" if ids[place] > 1 else ""
        shown = ShownRow(
            row,
            f"{place}{again}",
            "editorial" if row.is_editorial else row.change,
            _side(row.old, row, "-", old, editorial, _elsewhere(rows, row, "-")),
            _side(row.new, row, "+", new, editorial, _elsewhere(rows, row, "+")),
        )
        if row.old and row.new:
            shown.notes = list(_notes(row.old, row.new, row, news_of, olds_of))
        yield shown


def _notes(
    old: Passage,
    new: Passage,
    row: Row,
    news_of: dict[str, list[str]],
    olds_of: dict[str, list[str]],
) -> Iterator[str]:
    """What a reader should know of where it stands."""
    if row.is_split:
        others = [each for each in news_of[old.anchor] if each != new.anchor]
        yield f"Split: the rest is in {_list(others)}"
    if row.is_merged:
        others = [each for each in olds_of[new.anchor] if each != old.anchor]
        yield f"Merged with {_list(others)}"
    if not row.moved:
        return
    if old.kind != new.kind and {old.kind, new.kind} <= set(PARTS):
        parts = PARTS[old.kind].lower(), PARTS[new.kind].lower()
        yield f"Moved from the {parts[0]} to the {parts[1]}"
    else:
        yield "Moved"


def _list(anchors: list[str]) -> str:
    return " and ".join(short_label(anchor) for anchor in anchors)


def _elsewhere(rows: Iterable[Row], row: Row, op: str) -> list[Span]:
    """The stretches of one side of a row that stand in its other rows."""
    if op == "-":
        others = [r for r in rows if row.is_split and r.old is row.old and r is not row]
    else:
        others = [
            r for r in rows if row.is_merged and r.new is row.new and r is not row
        ]
    return [span for other in others for span in kept_spans(other.parts, op)]


def _side(
    passage: Passage | None,
    row: Row,
    op: str,
    symbol: str,
    editorial: bool,
    elsewhere: list[Span],
) -> Side | None:
    if passage is None:
        return None
    html = side_html(passage, row.parts, op, path_of(symbol), editorial, elsewhere)
    return Side(short_label(passage.anchor), path_of(symbol, passage.anchor), html)
