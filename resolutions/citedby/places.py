"""The places that cite something, narrowed by year, body, verb and place cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict

from ..anchors import anchor_label
from ..models import CitedDocument, CitingPlace, Paragraph

NONE = "none"
WHOLE = "whole"
FACETS = {"year": "Year", "body": "Body", "verb": "Verb", "place": "Place cited"}
NOTHING_STATED = {
    "year": "No year stated",
    "body": "No body stated",
    "verb": "No verb",
}
LONGEST_VALUE = 200
MOST_NAMED = 3


@dataclass(slots=True)
class Citer:
    """A place that cites, and what it can be chosen by."""

    place: int
    resolution: int
    year: int | None
    body: str | None
    verb: str | None
    order: tuple[Any, ...]
    cited: set[str] = field(default_factory=set)

    def values(self, name: str) -> Collection[str]:
        if name == "place":
            return self.cited
        value = getattr(self, name)
        return (NONE if value is None else str(value),)


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet; `count` is what choosing it alone would give."""

    value: str
    label: str
    count: int
    selected: bool
    url: str


def citing_document(document: CitedDocument) -> QuerySet[CitingPlace]:
    return CitingPlace.objects.filter(document=document)


def citing_paragraph(paragraph: Paragraph) -> QuerySet[CitingPlace]:
    """The places that cite this very paragraph, in the same text or in another."""
    held = paragraph.resolution_id
    return CitingPlace.objects.filter(
        Q(document__resolution=held, citation__pinpointed__contains=[paragraph.anchor])
        | Q(resolution=held, citation__internal_anchor=paragraph.anchor)
    )


class Citers:
    """Those who cite, as far as `params` narrow them; costs one query.

    A value that nobody here has is left out and named in `notes`.
    """

    def __init__(
        self, places: QuerySet[CitingPlace], params: QueryDict, path: str
    ) -> None:
        self.places = places
        self.path = path
        self.all = _citers(places)
        self.notes: list[str] = []
        self.chosen = {name: self._chosen(name, params) for name in FACETS}

    @cached_property
    def hits(self) -> list[Citer]:
        """Those of the newest text first, and as they stand in it."""
        return self._obeying(but="")

    @cached_property
    def facets(self) -> dict[str, list[Value]]:
        return {name: self._facet(name) for name in FACETS}

    @property
    def is_narrowed(self) -> bool:
        return any(self.chosen.values())

    @property
    def texts(self) -> int:
        return len({each.resolution for each in self.hits})

    @cached_property
    def by_year(self) -> dict[int, int]:
        """Every year from the first to the last that cites, also those that do not."""
        counts = Counter(each.year for each in self.hits if each.year is not None)
        if not counts:
            return {}
        return {year: counts[year] for year in range(min(counts), max(counts) + 1)}

    def url(self, chosen: Mapping[str, Iterable[str]] | None = None) -> str:
        chosen = self.chosen if chosen is None else chosen
        pairs = [(name, value) for name in chosen for value in chosen[name]]
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    def url_with(self, name: str, value: str) -> str:
        """The list with nothing but this chosen of that facet."""
        return self.url({**self.chosen, name: (value,)})

    def _chosen(self, name: str, params: QueryDict) -> tuple[str, ...]:
        typed = dict.fromkeys(each.strip() for each in params.getlist(name) if each)
        known = {v.casefold(): v for each in self.all for v in each.values(name)}
        unknown = [each for each in typed if each.casefold() not in known]
        if unknown:
            named = ", ".join(f"“{each[:40]}”" for each in unknown[:MOST_NAMED])
            self.notes.append(f"Nothing here has {named}; that was ignored.")
        found = (known.get(each.casefold()) for each in typed)
        return tuple(dict.fromkeys(filter(None, found)))

    def _obeying(self, but: str) -> list[Citer]:
        chosen = [
            (name, set(values))
            for name, values in self.chosen.items()
            if values and name != but
        ]
        return [
            each
            for each in self.all
            if all(values.intersection(each.values(name)) for name, values in chosen)
        ]

    def _facet(self, name: str) -> list[Value]:
        """With the counts that obey every filter but this one."""
        counts = Counter(
            value for each in self._obeying(but=name) for value in each.values(name)
        )
        for value in self.chosen[name]:
            counts.setdefault(value, 0)
        return [
            Value(
                value,
                _label(name, value),
                counts[value],
                value in self.chosen[name],
                self.url({**self.chosen, name: _toggled(self.chosen[name], value)}),
            )
            for value in _in_order(name, counts)
        ]


def _citers(places: QuerySet[CitingPlace]) -> list[Citer]:
    rows: QuerySet[CitingPlace, tuple[Any, ...]] = places.order_by().values_list(
        "place",
        "resolution",
        "resolution__year",
        "resolution__body",
        "paragraph__verb__name",
        "resolution__sort_key",
        "paragraph__position",
        "footnote__number",
        "citation__pinpoint",
        "citation__pinpointed",
        "citation__internal_anchor",
    )
    found: dict[int, Citer] = {}
    for row in rows:
        place, held, year, body, verb, key, position, number, *named = row
        if place not in found:
            at = (0, position) if position is not None else (1, number)
            order = (year or 0, key)
            found[place] = Citer(place, held, year, body, verb, (order, at))
        pinpoint, pinpointed, internal = named
        found[place].cited.update(_places_cited(pinpoint, pinpointed, internal))
    within = sorted(found.values(), key=lambda each: each.order[1])
    return sorted(within, key=lambda each: each.order[0], reverse=True)


def _places_cited(
    pinpoint: str, pinpointed: list[str], internal: str | None
) -> list[str]:
    """The anchors of what is held, else the place as printed, else the whole."""
    if internal:
        return [internal]
    return pinpointed or [pinpoint[:LONGEST_VALUE] or WHOLE]


def _label(name: str, value: str) -> str:
    if value == NONE:
        return NOTHING_STATED.get(name, value)
    if name != "place":
        return value
    return "The whole" if value == WHOLE else anchor_label(value)


def _in_order(name: str, counts: Mapping[str, int]) -> list[str]:
    """Years from the newest; else those with most first, the whole before places."""
    if name == "year":
        return sorted(counts, key=lambda year: (year != NONE, year), reverse=True)
    return sorted(
        counts, key=lambda value: (value != WHOLE, -counts[value], value == NONE, value)
    )


def _toggled(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    if value in values:
        return tuple(each for each in values if each != value)
    return (*values, value)
