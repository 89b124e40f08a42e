"""The web of citations as a graph: an edge for each paragraph and what it cites.

A citation in footnote 12 counts for every paragraph that carries mark 12, once, and
`via` is then 12. A footnote whose mark is lost in the source stands for itself: the
anchor is that of the note ("fn12") and there is no verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from .models import Citation, CitedDocument, Resolution
from .parsing.symbols import Symbol

BATCH = 100

Row = tuple[Any, ...]


class Edge(NamedTuple):
    """A paragraph cites a document. The order of the fields is that of the exports.

    `cited` is None where the document cannot be told; of an internal citation it is
    the citing symbol itself, with the place in `cited_anchor`. `year` and `body` are
    the citing resolution's. `status` is held, not_held, internal or ambiguous, and
    `reason` says in one word of REASONS why there is no target.
    """

    citing: str
    anchor: str
    via: int | None
    cited: str | None
    cited_anchor: str | None
    pinpoint: str | None
    status: str
    reason: str | None
    year: int | None
    body: str | None
    verb: str | None
    printed: str


class Node(NamedTuple):
    """A document of the graph. What its symbol does not say is None."""

    symbol: str
    kind: str | None
    held: bool
    title: str | None
    body: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the graph is wanted; empty means all.

    Years and bodies are those of the citing resolution, `symbols` name documents at
    either end.
    """

    years: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()

    def resolutions(self) -> QuerySet[Resolution]:
        """The resolutions that have an edge of this part, by symbol."""
        citing = Resolution.objects.order_by("sort_key", "pk")
        if self.years:
            citing = citing.filter(year__in=self.years)
        if self.bodies:
            citing = citing.filter(body__in=self.bodies)
        own, footnotes = (
            Citation.objects.filter(**{f"{place}__resolution": OuterRef("pk")})
            for place in ("paragraph", "footnote")
        )
        if not self.symbols:
            return citing.filter(Exists(own) | Exists(footnotes))
        towards = Q(document__symbol__in=self.symbols)
        return citing.filter(
            (Q(symbol__in=self.symbols) & (Exists(own) | Exists(footnotes)))
            | Exists(own.filter(towards))
            | Exists(footnotes.filter(towards))
        )

    def keys(self) -> Any:
        """Those resolutions for a condition: the keys themselves where they are few,
        as PostgreSQL would look for each of them anew."""
        found = self.resolutions().order_by().values_list("pk", flat=True)
        return list(found) if self.symbols else found

    def documents(self) -> QuerySet[CitedDocument]:
        """The documents that are cited in this part."""
        citing = self.keys()
        if not self.symbols:
            # As existence: most documents would be in the list, and it would be long.
            cited = Citation.objects.filter(document=OuterRef("pk"))
            return CitedDocument.objects.filter(
                Exists(cited.filter(paragraph__resolution__in=citing))
                | Exists(cited.filter(footnote__resolution__in=citing))
            )
        own = list(
            Resolution.objects.filter(pk__in=citing, symbol__in=self.symbols)
            .order_by()
            .values_list("pk", flat=True)
        )
        named = Q(symbol__in=self.symbols) & _cited_in(citing)
        return CitedDocument.objects.filter(named | _cited_in(own))


def _cited_in(citing: Any) -> Q:
    in_text = Citation.objects.filter(paragraph__resolution__in=citing)
    in_notes = Citation.objects.filter(footnote__resolution__in=citing)
    return Q(pk__in=in_text.values("document")) | Q(pk__in=in_notes.values("document"))


def edges(asked: Asked) -> Iterator[Edge]:
    """The edges by citing symbol, then as they stand in the text, footnotes last.

    Read in batches of resolutions: what is kept in memory does not grow with the
    number of edges, and the edges of one resolution are those of one moment.
    """
    keys = iter(list(asked.resolutions().values_list("pk", flat=True)))
    while batch := list(islice(keys, BATCH)):
        yield from edges_of(batch, asked.symbols)


def count_edges(asked: Asked) -> int:
    """How many `edges(asked)` gives."""
    own, in_notes = _citations(asked.keys(), asked.symbols)
    marked = in_notes.values_list("pk", "footnote__marks__paragraph").distinct()
    return own.count() + marked.count()


def edges_of(citing: Sequence[int], symbols: Sequence[str] = ()) -> list[Edge]:
    """The edges of the resolutions with these keys, in three queries; with `symbols`
    only those that have one of them at either end."""
    resolutions = {
        each.pk: (order, each)
        for order, each in enumerate(
            Resolution.objects.filter(pk__in=citing).order_by("sort_key", "pk")
        )
    }
    rows = [row for part in _parts(list(resolutions), symbols) for row in part]
    rows.sort(key=lambda row: (resolutions[row[0]][0], *_order(row)))
    return [_edge(resolutions[row[0]][1], row) for row in rows]


def nodes(asked: Asked) -> Iterator[Node]:
    """Every document at either end of an edge: the held ones first, by symbol."""
    documents = asked.documents()
    held = Resolution.objects.filter(
        Q(pk__in=asked.keys()) | Q(cited_document__in=documents.values("pk"))
    ).order_by("sort_key", "pk")
    fields = held.values_list("symbol", "title", "body", "year")
    for symbol, title, body, year in fields.iterator():
        yield Node(symbol, kind_of(symbol), True, title, body, year)
    others = documents.filter(resolution=None).order_by("sort_key", "pk")
    for symbol in others.values_list("symbol", flat=True).iterator():
        read = Symbol.parse(symbol)
        yield Node(
            symbol,
            read.kind if read else None,
            False,
            None,
            read.body if read else None,
            read.year if read else None,
        )


def kind_of(symbol: str) -> str | None:
    read = Symbol.parse(symbol)
    return read.kind if read else None


def _parts(citing: Any, symbols: Sequence[str]) -> tuple[QuerySet[Any, Row], ...]:
    """The rows of the citations in paragraphs, and of those in notes once for each
    paragraph that carries the mark; a note without a mark has no paragraph."""
    own, in_notes = _citations(citing, symbols)
    columns = _columns("footnote", "footnote__marks__paragraph")
    return (
        own.values_list(*_columns("paragraph", "paragraph")),
        # Two marks of one note in a paragraph are one edge.
        in_notes.values_list(*columns).distinct(),
    )


def _citations(
    citing: Any, symbols: Sequence[str]
) -> tuple[QuerySet[Citation], QuerySet[Citation]]:
    """Those in paragraphs and those in notes of the resolutions with these keys."""
    found = Citation.objects.order_by()
    if symbols:
        found = found.filter(_touching(symbols))
    return (
        found.filter(paragraph__resolution__in=citing),
        found.filter(footnote__resolution__in=citing),
    )


def _touching(symbols: Sequence[str]) -> Q:
    return (
        Q(document__symbol__in=symbols)
        | Q(paragraph__resolution__symbol__in=symbols)
        | Q(footnote__resolution__symbol__in=symbols)
    )


def _columns(place: str, paragraph: str) -> tuple[str, ...]:
    return (
        f"{place}__resolution_id",
        f"{paragraph}__position",
        f"{paragraph}__anchor",
        "footnote__number",
        f"{paragraph}__verb__name",
        *("start", "pk", "text", "pinpoint", "internal_anchor", "reason"),
        *("document__symbol", "document__resolution_id"),
    )


def _order(row: Row) -> tuple[Any, ...]:
    position, note, start, key = row[1], row[3], row[5], row[6]
    return (position is None, position or 0, note or 0, start, key)


def _edge(resolution: Resolution, row: Row) -> Edge:
    _, _, anchor, note, verb, _, _, text, pinpoint, inside, why, symbol, held = row
    if inside is not None:
        status, symbol = "internal", resolution.symbol
    elif symbol is None:
        status = "ambiguous"
    else:
        status = "held" if held is not None else "not_held"
    return Edge(
        citing=resolution.symbol,
        anchor=anchor or f"fn{note}",
        via=note if anchor else None,
        cited=symbol,
        cited_anchor=inside,
        pinpoint=pinpoint or None,
        status=status,
        reason=why or None,
        year=resolution.year,
        body=resolution.body,
        verb=verb,
        printed=text,
    )
