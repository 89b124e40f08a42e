"""What an editor sees of an upload before anything is public: the parse beside the
source, place by place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from ..anchors import anchor_label, short_label
from ..conversion import SourceLine
from ..models import Resolution, path_of
from ..parsing.symbols import Symbol
from ..parsing.types import (
    REASONS,
    CitationSpan,
    Footnote,
    Mark,
    Paragraph,
    ParsedResolution,
    Repair,
)
from ..rendering import Link, MarkLink, render_text
from .explanations import Explained

# Where the text of a page ends, in thousandths, for the last paragraph on it.
FOOT = 930
LEAST_HEIGHT = 22
ABOVE = 4


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in words: what it is taken for and what became of it."""

    text: str
    symbol: str
    note: str
    url: str = ""


@dataclass(slots=True)
class Shown:
    """A paragraph or footnote with all that is said of it."""

    what: Paragraph | Footnote
    html: SafeString
    cited: list[Cited]
    warnings: list[Explained] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    lines: list[SourceLine] = field(default_factory=list)

    @property
    def label(self) -> str:
        return short_label(self.what.anchor)

    @property
    def words(self) -> str:
        return anchor_label(self.what.anchor)


@dataclass(frozen=True, slots=True)
class Strip:
    """Where on the picture of a page a paragraph begins, and how far it goes."""

    anchor: str
    label: str
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the source and what begins on it."""

    number: int
    strips: list[Strip]
    shown: list[Shown]


@dataclass(frozen=True)
class Preview:
    parsed: ParsedResolution
    shown: list[Shown]
    footnotes: list[Shown]
    warnings: list[Explained]
    repairs: list[Repair]

    def sheets(self) -> Iterator[Sheet]:
        """The pages in order, for a source with printed pages."""
        of_page: defaultdict[int, list[Shown]] = defaultdict(list)
        for each in (*self.shown, *self.footnotes):
            of_page[each.what.page or 1].append(each)
        for number in range(1, max(of_page, default=1) + 1):
            shown = of_page[number]
            yield Sheet(number, _strips([s.what for s in shown]), shown)

    def beside(self, lines: Sequence[SourceLine]) -> list[SourceLine]:
        """Lay the lines of the source beside what begins at them; returns the lines
        that stand above all."""
        begins = sorted(
            (each.what.line, position, each)
            for position, each in enumerate((*self.shown, *self.footnotes))
            if each.what.line is not None
        )
        starts = [line for line, _, _ in begins]
        above = []
        for line in lines:
            place = bisect_right(starts, line.number) - 1
            if place < 0:
                above.append(line)
            else:
                # Of the pieces of a split paragraph, the first has the lines.
                first = bisect_left(starts, starts[place])
                begins[first][2].lines.append(line)
        return above


def preview(parsed: ParsedResolution) -> Preview:
    """All there is to say of a parse; a query for what it cites."""
    warnings: defaultdict[str | None, list[Explained]] = defaultdict(list)
    texts: list[Paragraph | Footnote] = [*parsed.paragraphs, *parsed.footnotes]
    places = {each.anchor for each in texts}
    for warning in parsed.warnings:
        place = warning.anchor if warning.anchor in places else None
        warnings[place].append(Explained.of(warning))
    repairs: defaultdict[str | None, list[Repair]] = defaultdict(list)
    for repair in parsed.repairs:
        repairs[repair.field if repair.field in places else None].append(repair)
    held = _held(parsed)

    def shown(what: Paragraph | Footnote) -> Shown:
        cited = [_cited(span, held) for span in what.citations]
        return Shown(
            what, _html(what, cited), cited, warnings[what.anchor], repairs[what.anchor]
        )

    return Preview(
        parsed,
        [shown(each) for each in parsed.paragraphs],
        [shown(each) for each in parsed.footnotes],
        warnings[None],
        repairs[None],
    )


def _held(parsed: ParsedResolution) -> set[str]:
    texts: list[Paragraph | Footnote] = [*parsed.paragraphs, *parsed.footnotes]
    cited = {span.symbol for text in texts for span in text.citations if span.symbol}
    rows = Resolution.objects.filter(symbol__in=cited)
    return set(rows.values_list("symbol", flat=True))


def _cited(span: CitationSpan, held: set[str]) -> Cited:
    if span.status == "internal":
        anchor = span.symbol or ""
        note = REASONS.get(span.reason, "in this text")
        return Cited(span.text, anchor_label(anchor), note, f"#{anchor}")
    if span.symbol is None:
        return Cited(span.text, "not clear", REASONS.get(span.reason, ""))
    if span.symbol in held:
        return Cited(span.text, span.symbol, "held", path_of(span.symbol))
    symbol = Symbol.parse(span.symbol)
    url = symbol.official_url if symbol else None
    return Cited(span.text, span.symbol, "not held", url or "")


def _html(what: Paragraph | Footnote, cited: Sequence[Cited]) -> SafeString:
    links = [
        Link(span.start, span.end, said.url, f"{said.symbol}: {said.note}")
        for span, said in zip(what.citations, cited, strict=True)
        if said.url
    ]
    if isinstance(what, Footnote):
        return render_text(what.text, links=links)
    marks = list(_marks(what.anchor, what.marks))
    return render_text(what.text, opening=what.opening, marks=marks, links=links)


def _marks(anchor: str, marks: Sequence[Mark]) -> Iterator[MarkLink]:
    seen: Counter[int] = Counter()
    for mark in marks:
        seen[mark.number] += 1
        again = f"-{seen[mark.number]}" if seen[mark.number] > 1 else ""
        yield MarkLink(mark.position, mark.number, f"{anchor}-fn{mark.number}{again}")


def _strips(whats: Sequence[Paragraph | Footnote]) -> list[Strip]:
    """Each goes as far down as the next begins."""
    placed = [
        (each.top, each.anchor)
        for each in whats
        if isinstance(each, Paragraph) and each.top is not None
    ]
    ends = [*(top for top, _ in placed[1:]), FOOT][: len(placed)]
    return [
        Strip(
            anchor,
            short_label(anchor),
            max(0, top - ABOVE),
            max(LEAST_HEIGHT, end - top),
        )
        for (top, anchor), end in zip(placed, ends, strict=True)
    ]
