"""The parameters of a search as filters, read with django-filter.

Nothing that is typed into an address is an error: a value that is not one is left out
and named in the notes.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from functools import cache, cached_property
from typing import Any, Self

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django_filters import Filter, FilterSet  # type: ignore[import-untyped]

from ..models import Paragraph
from .facets import CITES, FACETS, Facet, read_year

LONGEST_VALUE = 200
MOST_NAMED = 3

FILTERED = (*FACETS, CITES)
BY_NAME = {facet.name: facet for facet in FILTERED}
BOUNDS = ("from", "to")
WHAT = {
    "year": "a year",
    "verb": "a verb of the archive",
    "topic": "a topic",
    "body": "a body of the archive",
    "addressee": "an addressee of the archive",
    "kind": "a kind of paragraph",
    "status": "a status",
    "cites": "a symbol",
    "from": "a year",
    "to": "a year",
}
Chosen = dict[str, tuple[str, ...]]


class ValuesField(forms.Field):
    """All values of a repeated parameter, tidied; never invalid."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> tuple[str, ...]:
        tidied = (_readable(each[:LONGEST_VALUE]) for each in value or ())
        return tuple(dict.fromkeys(filter(None, tidied)))


class ConstantFilter(Filter):  # type: ignore[misc]
    """A set of filters copies its filters deeply for each request; these never change."""

    field_class = ValuesField

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return copy(self)


class ValuesFilter(ConstantFilter):
    """Paragraphs that have one of the values; with `exclude`, that have none."""

    def __init__(self, facet: Facet, *, exclude: bool = False) -> None:
        super().__init__(label=facet.title, exclude=exclude)
        self.facet = facet

    def filter(
        self, qs: QuerySet[Paragraph], value: tuple[str, ...]
    ) -> QuerySet[Paragraph]:
        condition = self.facet.condition(value)
        return qs.filter(~condition if self.exclude else condition)


class YearBoundFilter(ConstantFilter):
    """`from` or `to` a year, both included; drafts without a year fall out."""

    def filter(
        self, qs: QuerySet[Paragraph], value: tuple[str, ...]
    ) -> QuerySet[Paragraph]:
        bound = {f"resolution__year__{self.lookup_expr}": int(value[0])}
        return qs.filter(**bound)


class ParagraphFilters(FilterSet):  # type: ignore[misc]
    """`chosen` has what was understood, in the order of the filters; `notes` the rest."""

    def __init__(self, params: Any) -> None:
        super().__init__(params, queryset=Paragraph.objects.searchable())

    @classmethod
    def of(cls, params: QueryDict) -> ParagraphFilters:
        """Of the parameters of an address. Most searches have no filter, and to make
        one of each kind takes its time."""
        if cls.base_filters.keys().isdisjoint(params.keys()):
            return _unfiltered()
        return cls(params)

    @classmethod
    def get_filters(cls) -> dict[str, Filter]:
        filters: dict[str, Filter] = {}
        for facet in FILTERED:
            filters[facet.name] = ValuesFilter(facet)
            filters[f"-{facet.name}"] = ValuesFilter(facet, exclude=True)
        filters["from"] = YearBoundFilter(label="From", lookup_expr="gte")
        filters["to"] = YearBoundFilter(label="To", lookup_expr="lte")
        return filters

    @cached_property
    def chosen(self) -> Chosen:
        understood = (
            (name, dict.fromkeys(filter(None, (self._read(name, v) for v in values))))
            for name, values in self._typed.items()
        )
        found = {name: tuple(values) for name, values in understood if values}
        return {
            name: values[:1] if name in BOUNDS else values
            for name, values in found.items()
        }

    @cached_property
    def notes(self) -> list[str]:
        typed = self._typed.items()
        unknown = {
            name: [each for each in values if self._read(name, each) is None]
            for name, values in typed
        }
        return [
            unknown_note(name, values) for name, values in unknown.items() if values
        ]

    def narrowed(
        self, hits: QuerySet[Paragraph], chosen: Mapping[str, tuple[str, ...]]
    ) -> QuerySet[Paragraph]:
        """Those of the hits that obey filters as they are in `chosen`."""
        for name, values in chosen.items():
            hits = self.filters[name].filter(hits, values)
        return hits

    @cached_property
    def _typed(self) -> Chosen:
        if self.filters.keys().isdisjoint(self.data.keys()):
            return {}
        # As its form would; but a form copies the fields of all filters.
        given = {name: self.data.getlist(name) for name in self.filters}
        cleaned = {
            name: self.filters[name].field.clean(values)
            for name, values in given.items()
            if values
        }
        return {name: values for name, values in cleaned.items() if values}

    @cached_property
    def _known(self) -> dict[str, dict[str, str]]:
        """What was typed → the value. Asks only about facets that are used, as some
        ask the database."""
        typed = {
            facet: [
                *self._typed.get(facet.name, ()),
                *self._typed.get(f"-{facet.name}", ()),
            ]
            for facet in FILTERED
        }
        return {facet.name: facet.known(each) for facet, each in typed.items() if each}

    def _read(self, name: str, typed: str) -> str | None:
        if name in BOUNDS:
            year = read_year(typed)
            return str(year) if year else None
        return self._known[name.removeprefix("-")].get(typed)


@cache
def _unfiltered() -> ParagraphFilters:
    return ParagraphFilters({})


def _readable(typed: str) -> str:
    """On one line; what could not be shown in a note becomes a replacement character."""
    line = " ".join(typed.split())
    return "".join(char if char.isprintable() else "\ufffd" for char in line)


def unknown_note(name: str, unknown: list[str]) -> str:
    """ "“frobs” is not known as a verb of the archive and was ignored."."""
    named = ", ".join(f"“{each[:40]}”" for each in unknown[:MOST_NAMED])
    if len(unknown) > MOST_NAMED:
        named += f" and {len(unknown) - MOST_NAMED} more"
    are, were = ("is", "was") if len(unknown) == 1 else ("are", "were")
    what = WHAT[name.removeprefix("-")]
    note = f"{named} {are} not known as {what} and {were} ignored."
    facet = BY_NAME.get(name.removeprefix("-"))
    near = facet.near(unknown[0]) if facet else []
    if near:
        quoted = (f'"{each}"' if " " in each else each for each in near)
        note += f" Known {'are' if len(near) > 1 else 'is'} {', '.join(quoted)}."
    return note
