"""A search answered by plain SQL: simple enough to be believed, and what the index of
postings is compared with."""

from __future__ import annotations

from functools import cached_property

from django.db.models import QuerySet

from ..models import Paragraph
from . import ranking
from .answer import Chosen, Row, but, choosing, excluded
from .facets import FACETS, Counts, count_values
from .filters import ParagraphFilters
from .language.tree import Node
from .matching import condition


class PlainAnswer:
    """See `answer.Answer`."""

    def __init__(
        self,
        tree: Node,
        chosen: Chosen,
        order: str,
        among: QuerySet[Paragraph] | None = None,
    ) -> None:
        self.tree = tree
        self.chosen = chosen
        self.order = order
        self._filters = ParagraphFilters({})
        among = Paragraph.objects.searchable() if among is None else among
        self._with_words = among.filter(condition(tree))
        self._hits = self._obeying(chosen)

    @cached_property
    def count(self) -> int:
        return self._hits.count()

    def counts(self) -> dict[str, Counts]:
        """See `answer.Answer`."""
        counted = count_values(
            {f.name: self._obeying(but(f.name, self.chosen)) for f in FACETS}
        )
        for name, value in excluded(self.chosen):
            hits = self._obeying(choosing(name, value, self.chosen)).count()
            counted[name] |= {value: hits} if hits else {}
        return counted

    def keys(self, start: int, size: int) -> list[int]:
        """The primary keys of the hits in order, from a place on, counted from 0."""
        ordered = ranking.in_order(self._hits, self.tree, self.order)
        return list(ordered.values_list("pk", flat=True)[start : start + size])

    def rows(self, start: int, size: int) -> list[Row]:
        """The same as rows."""
        shown = (
            ranking.in_order(self._hits, self.tree, self.order)
            .select_related("resolution", "verb")
            .prefetch_related("topics")
            .defer("search_vector", "literal_vector")[start : start + size]
        )
        return [_row(paragraph) for paragraph in shown]

    def _obeying(self, chosen: Chosen) -> QuerySet[Paragraph]:
        return self._filters.narrowed(self._with_words, chosen)


def _row(paragraph: Paragraph) -> Row:
    resolution = paragraph.resolution
    return Row(
        pk=paragraph.pk,
        text=paragraph.text,
        symbol=resolution.symbol,
        title=resolution.title,
        year=resolution.year,
        body=resolution.body,
        status=resolution.status,
        anchor=paragraph.anchor,
        kind=paragraph.kind,
        number=paragraph.number,
        verb=paragraph.verb.name if paragraph.verb else None,
        topics=tuple(topic.slug for topic in paragraph.topics.all()),
    )
