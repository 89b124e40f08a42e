"""What answers a search: the index of postings or, said the same, plain SQL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from django.conf import settings

from .facets import Counts
from .language.tree import Node

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
        """Each facet's among the paragraphs that obey every filter but its own."""

    def keys(self, start: int, size: int) -> list[int]:
        """The primary keys of the hits in order, from a place on, counted from 0."""

    def rows(self, start: int, size: int) -> list[Row]:
        """The same as rows."""


def answer(tree: Node, chosen: Chosen, order: str) -> Answer:
    """Answer a bound tree with filters as `ParagraphFilters.chosen` has them."""
    if settings.SEARCH_BY_SQL:
        from .plain import PlainAnswer

        return PlainAnswer(tree, chosen, order)
    from .postings.answering import PostingsAnswer

    return PostingsAnswer(tree, chosen, order)
