"""What an answer to a search says, whatever gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from .facets import FACETS, Counts

Chosen = Mapping[str, tuple[str, ...]]


class Row(NamedTuple):
    """A paragraph as a list of results shows it."""

    pk: int
    text: str
    symbol: str
    title: str
    year: int | None
    body: str | None
    status: str
    anchor: str
    kind: str
    number: str | None
    verb: str | None
    topics: tuple[str, ...]


class Answer(Protocol):
    """The paragraphs that a tree and filters ask for, in one of the `asked.SORTS`."""

    @property
    def count(self) -> int:
        """Of all hits."""

    def counts(self) -> dict[str, Counts]:
        """Of every value of every facet that has any, what choosing it alone gives.

        So they obey every filter but what is chosen of the same facet: also what of it
        is excluded, but for the value itself, which to choose is to take back.
        """

    def keys(self, start: int, size: int) -> list[int]:
        """The primary keys of the hits in order, from a place on, counted from 0."""

    def rows(self, start: int, size: int) -> list[Row]:
        """The same as rows."""


def but(facet: str, chosen: Chosen) -> Chosen:
    """The filters without what is chosen of a facet."""
    return {name: values for name, values in chosen.items() if name != facet}


def excluded(chosen: Chosen) -> list[tuple[str, str]]:
    """What is left out: (facet, value), of the facets that are counted."""
    return [
        (facet.name, value)
        for facet in FACETS
        for value in chosen.get(f"-{facet.name}", ())
    ]


def choosing(facet: str, value: str, chosen: Chosen) -> Chosen:
    """The filters with the one value chosen of a facet, which is no longer left out."""
    left_out = tuple(each for each in chosen[f"-{facet}"] if each != value)
    others = {name: values for name, values in chosen.items() if name != f"-{facet}"}
    kept = {f"-{facet}": left_out} if left_out else {}
    return {**others, **kept, facet: (value,)}
