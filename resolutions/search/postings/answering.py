"""A search answered from the postings."""

from __future__ import annotations

from typing import Any

from pyroaring import BitMap

from ...models import Paragraph
from ...parsing.topics import TOPICS
from ..answer import Chosen, Row, but, choosing, excluded
from ..facets import FACETS, Counts
from ..language.tree import Node
from ..ranking import wanted_texts
from .asking import look_up
from .counting import count
from .evaluating import Evaluation
from .keys import cites_key, keys_of
from .ordering import Ordering, ranking_keys
from .rows import fetch
from .texts import Text

# All else that is shown is held.
ROWS = f"SELECT id, text, anchor, number FROM {Paragraph._meta.db_table} WHERE id = ANY(%s)"


class PostingsAnswer:
    """See `answer.Answer`."""

    def __init__(self, tree: Node, chosen: Chosen, order: str) -> None:
        self.chosen = chosen
        self.order = order
        self.wanted = wanted_texts(tree) if order == "relevance" else []
        keys = {*keys_of(tree), *ranking_keys(self.wanted)}
        keys |= {
            cites_key(value)
            for name in ("cites", "-cites")
            for value in chosen.get(name, ())
        }
        self.held, found = look_up(keys)
        self.evaluation = Evaluation(self.held, found)
        self.with_words = self.evaluation.paragraphs(tree)
        self.hits = self._obeying(chosen)
        self.count = len(self.hits)

    def counts(self) -> dict[str, Counts]:
        """See `answer.Answer`."""
        chosen = [facet.name for facet in FACETS if facet.name in self.chosen]
        others = [facet.name for facet in FACETS if facet.name not in self.chosen]
        counted = count(self.held, self.hits, others)
        for name in chosen:
            counted |= count(self.held, self._obeying(but(name, self.chosen)), [name])
        for name, value in excluded(self.chosen):
            hits = self._obeying(choosing(name, value, self.chosen))
            counted[name] |= {value: len(hits)} if hits else {}
        return counted

    def keys(self, start: int, size: int) -> list[int]:
        """The primary keys of the hits in order, from a place on, counted from 0."""
        found: list[int] = self.held.keys[self._numbers(start, size)].tolist()
        return found

    def rows(self, start: int, size: int) -> list[Row]:
        """The same as rows."""
        held, numbers = self.held, self._numbers(start, size)
        if not numbers:
            return []
        keys = held.keys[numbers].tolist()
        found = {row[0]: row for row in fetch(ROWS, [keys])}
        texts = held.text_of[numbers].tolist()
        spans = zip(
            held.bounds[numbers].tolist(),
            held.bounds[[number + 1 for number in numbers]].tolist(),
            strict=True,
        )
        return [
            self._row(found[key], held.texts[text], held.values[slice(*span)].tolist())
            for key, text, span in zip(keys, texts, spans, strict=True)
            # Gone since it was found.
            if key in found
        ]

    def _numbers(self, start: int, size: int) -> list[int]:
        ordering = Ordering(self.evaluation, self.hits)
        return ordering.page(self.order, self.wanted, start, size)

    def _row(self, stored: tuple[Any, ...], resolution: Text, own: list[int]) -> Row:
        pk, text, anchor, printed = stored
        kind, verb, topics = "", None, []
        for each in own:
            facet, value = self.held.labels[each]
            if facet == "kind":
                kind = value
            elif facet == "verb":
                verb = value
            elif facet == "topic":
                topics.append(value)
        topics.sort(key=lambda slug: TOPICS.get(slug, slug))
        return Row(
            pk=pk,
            text=text,
            symbol=resolution.symbol or "",
            title=resolution.title or "",
            year=resolution.year,
            body=resolution.body,
            status=resolution.status,
            anchor=anchor,
            kind=kind,
            number=printed,
            verb=verb,
            topics=tuple(topics),
        )

    def _obeying(self, chosen: Chosen) -> BitMap:
        hits = self.with_words
        for name, values in chosen.items():
            if name in ("from", "to"):
                year = int(values[0])
                first, last = (year, None) if name == "from" else (None, year)
                hits = hits & self.evaluation.within(first, last)
            elif name.startswith("-"):
                hits = hits - self.evaluation.having(name[1:], values)
            else:
                hits = hits & self.evaluation.having(name, values)
        return hits
