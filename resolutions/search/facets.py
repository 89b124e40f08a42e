"""The facets of a search: what their values are and how many hits each would give."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import Count, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.text import slugify

from ..models import (
    Addressee,
    Citation,
    FootnoteMark,
    Paragraph,
    Resolution,
    Verb,
)
from ..parsing.bodies import body_named
from ..parsing.instruments import instrument_called
from ..parsing.symbols import Symbol
from ..parsing.topics import TOPICS
from ..prepared import fetch
from ..querysets import SEARCHABLE_KINDS

NO_YEAR = "none"
YEAR_RE = re.compile(r"19\d\d|20\d\d", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1945, 2099
MOST_NEAR = 3

Counts = dict[str, int]


class Facet(ABC):
    """Something a paragraph has one, several or none of, at `path` from it."""

    def __init__(self, name: str, title: str, path: str) -> None:
        self.name = name
        self.title = title
        self.path = path

    def __deepcopy__(self, memo: dict[int, Any]) -> Facet:
        """A set of filters copies its filters for each request; a facet is constant."""
        return self

    @abstractmethod
    def known(self, typed: Iterable[str]) -> dict[str, str]:
        """Of what was typed, what is a value of this facet: typed → value."""

    def condition(self, values: Iterable[str]) -> Q:
        """The paragraphs that have one of the values."""
        return Q(**{f"{self.path}__in": list(values)})

    def near(self, typed: str) -> list[str]:
        """Labels of values that may have been meant by what is none."""
        return []

    def label(self, value: str) -> str:
        return value

    def first(self, counts: Mapping[str, int], most: int) -> list[str]:
        """Up to so many values as they are listed: those with most hits first."""
        # Of several hundreds only those are put in order that may be among the first.
        least = min(sorted(counts.values(), reverse=True)[:most], default=0)
        among = [value for value, hits in counts.items() if hits >= least]
        among.sort(key=lambda value: (-counts[value], self.label(value)))
        return among[:most]


class YearFacet(Facet):
    def known(self, typed: Iterable[str]) -> dict[str, str]:
        return {
            each: each.lower()
            for each in typed
            if read_year(each) or each.lower() == NO_YEAR
        }

    def condition(self, values: Iterable[str]) -> Q:
        years = set(values)
        none = Q(**{f"{self.path}__isnull": True}) if NO_YEAR in years else Q()
        stated = [int(year) for year in years - {NO_YEAR}]
        return Q(**{f"{self.path}__in": stated}) | none if stated else none

    def label(self, value: str) -> str:
        return "No year stated" if value == NO_YEAR else value

    def first(self, counts: Mapping[str, int], most: int) -> list[str]:
        """The newest year first, and none after all others."""
        stated = sorted(counts.keys() - {NO_YEAR}, reverse=True)
        return [*stated, *(counts.keys() & {NO_YEAR})][:most]


class ListedFacet(Facet):
    """A facet whose values are known without asking the database."""

    def __init__(
        self, name: str, title: str, path: str, labels: Mapping[str, str]
    ) -> None:
        super().__init__(name, title, path)
        self.labels = labels

    def known(self, typed: Iterable[str]) -> dict[str, str]:
        return _matched(typed, self._spellings)

    @cached_property
    def _spellings(self) -> dict[str, str]:
        spellings = {slugify(label): value for value, label in self.labels.items()}
        return spellings | {slugify(value): value for value in self.labels}

    def near(self, typed: str) -> list[str]:
        return _near(typed, self.labels.values())

    def label(self, value: str) -> str:
        return self.labels.get(value, value)


class NamedFacet(Facet):
    """A facet whose values are names in a table, or in a column of one."""

    def __init__(
        self, name: str, title: str, path: str, names: QuerySet[Any, Any]
    ) -> None:
        super().__init__(name, title, path)
        self.names = names

    def known(self, typed: Iterable[str]) -> dict[str, str]:
        return _matched(typed, self._spellings(self._held()))

    def near(self, typed: str) -> list[str]:
        return _near(typed, self._held())

    def _held(self) -> tuple[str, ...]:
        return tuple(name for (name,) in fetch(*self._question))

    @cached_property
    def _question(self) -> tuple[str, tuple[Any, ...]]:
        return self.names.query.sql_with_params()

    @lru_cache(maxsize=16)  # noqa: B019 - facets live as long as the process
    def _spellings(self, names: tuple[str, ...]) -> dict[str, str]:
        return {slugify(name): name for name in names}


class VerbFacet(NamedFacet):
    """The verbs also without the ending of the third person: "request", "take note"."""

    @lru_cache(maxsize=16)  # noqa: B019 - facets live as long as the process
    def _spellings(self, names: tuple[str, ...]) -> dict[str, str]:
        spellings = super()._spellings(names)
        plain: dict[str, str] = {}
        for name in spellings.values():
            first, space, rest = name.partition(" ")
            if first.endswith("s"):
                for ending in ("s", "es"):
                    form = f"{first.removesuffix(ending)}{space}{rest}"
                    plain[slugify(form)] = name
        return plain | spellings


class BodyFacet(NamedFacet):
    """The bodies also by their short names: "GA", "ECOSOC"."""

    def known(self, typed: Iterable[str]) -> dict[str, str]:
        short = {each: body.name for each in typed if (body := body_named(each))}
        found = super().known([*typed, *short.values()])
        return {
            each: found[name]
            for each in typed
            if (name := each if each in found else short.get(each)) in found
        }


class SeveralOf(Facet):
    """Mixed in where a paragraph may have several values: joining the rows would give
    the paragraph once for each, and keep the other values from being counted."""

    def condition(self, values: Iterable[str]) -> Q:
        having = Paragraph.objects.filter(super().condition(values))
        return Q(pk__in=having.order_by().values("pk"))


class TopicFacet(SeveralOf, ListedFacet):
    pass


class AddresseeFacet(SeveralOf, NamedFacet):
    pass


class CitesFilter(Facet):
    """The documents that a paragraph cites, itself or in a footnote it marks."""

    def known(self, typed: Iterable[str]) -> dict[str, str]:
        read = ((each, _symbol_of(each)) for each in typed)
        return {each: symbol for each, symbol in read if symbol}

    def condition(self, values: Iterable[str]) -> Q:
        citing = Citation.objects.filter(document__symbol__in=list(values))
        marking = FootnoteMark.objects.filter(footnote__in=citing.values("footnote"))
        return Q(pk__in=citing.filter(paragraph__isnull=False).values("paragraph")) | Q(
            pk__in=marking.values("paragraph")
        )


FACETS: tuple[Facet, ...] = (
    YearFacet("year", "Year", "resolution__year"),
    VerbFacet(
        "verb",
        "Verb",
        "verb__name",
        Verb.objects.order_by("name").values_list("name", flat=True),
    ),
    TopicFacet("topic", "Topic", "topics__slug", TOPICS),
    BodyFacet(
        "body",
        "Body",
        "resolution__body",
        Resolution.objects.exclude(body=None)
        .order_by("body")
        .values_list("body", flat=True)
        .distinct(),
    ),
    AddresseeFacet(
        "addressee",
        "Addressee",
        "addressees__name",
        Addressee.objects.order_by("name").values_list("name", flat=True),
    ),
    ListedFacet(
        "kind",
        "Kind of paragraph",
        "kind",
        {kind: Paragraph.Kind(kind).label for kind in SEARCHABLE_KINDS},
    ),
    ListedFacet(
        "status",
        "Status",
        "resolution__status",
        {status.value: str(status.label) for status in Resolution.Status},
    ),
)
CITES = CitesFilter("cites", "Cites", "citations__document__symbol")


def count_values(hits: Mapping[str, QuerySet[Paragraph]]) -> dict[str, Counts]:
    """The hits of every value of every facet, in one query.

    `hits` has for each facet the paragraphs that obey every filter but its own.
    """
    first, *rest = (_counted(facet, hits[facet.name]) for facet in FACETS)
    counts: dict[str, Counts] = {facet.name: {} for facet in FACETS}
    for name, value, count in first.union(*rest, all=True):
        if value is not None:
            counts[name][value] = count
        elif name == "year":
            counts[name][NO_YEAR] = count
    return counts


def _counted(
    facet: Facet, hits: QuerySet[Paragraph]
) -> QuerySet[Paragraph, tuple[Any, ...]]:
    return (
        hits.order_by()
        .annotate(
            facet=Value(facet.name), value=Cast(F(facet.path), output_field=TextField())
        )
        .values("facet", "value")
        .annotate(hits=Count("pk"))
        .values_list("facet", "value", "hits")
    )


def read_year(typed: str) -> int | None:
    found = YEAR_RE.fullmatch(typed.strip())
    year = int(found[0]) if found else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _symbol_of(typed: str) -> str | None:
    """Of a symbol in any spelling, or of the name of one treaty: "UNCAC"."""
    if symbol := Symbol.parse(typed):
        return symbol.canonical
    instrument = instrument_called(typed)
    symbols = instrument.symbols if instrument else ()
    return symbols[0] if len(symbols) == 1 else None


def _near(typed: str, names: Iterable[str]) -> list[str]:
    """Those that have it in them; else those spelt much like it."""
    slugs = {slugify(name): name for name in names}
    part = slugify(typed)
    having = [slug for slug in slugs if len(part) > 2 and part in slug]
    found = sorted(having, key=len) or get_close_matches(part, slugs, MOST_NEAR)
    return [slugs[slug] for slug in found[:MOST_NEAR]]


def _matched(typed: Iterable[str], spellings: Mapping[str, str]) -> dict[str, str]:
    """By slug: so in any case, and with hyphens for spaces."""
    found = ((each, spellings.get(slugify(each))) for each in typed)
    return {each: value for each, value in found if value is not None}
