"""A search answered from the postings."""

from __future__ import annotations

from functools import lru_cache
from sys import getsizeof
from typing import Any

from pyroaring import BitMap

from ...models import Paragraph
from ...parsing.topics import TOPICS
from ...prepared import fetch
from ...room import ENTRY
from ..answer import Chosen, Row, but, choosing, excluded
from ..facets import FACETS, Counts
from ..language.tree import Node
from .asking import look_up
from .counting import count
from .evaluating import Evaluation
from .growing import Array
from .keys import cites_key, keys_of
from .ordering import Ordering, Wanted
from .sets import GROUP_OF, Label
from .texts import Text

# All else that is shown is held.
ROWS = f"""
    SELECT id, text, anchor, number FROM {Paragraph._meta.db_table}
    WHERE id = ANY(string_to_array(%s, ',')::bigint[])
"""


class PostingsAnswer:
    """See `answer.Answer`."""

    def __init__(
        self, tree: Node, chosen: Chosen, order: str, as_of: int | None = None
    ) -> None:
        self.chosen = chosen
        self.order = order
        self.wanted = Wanted(tree) if order == "relevance" else None
        keys = {*keys_of(tree), *(self.wanted.keys() if self.wanted else ())}
        keys |= {
            cites_key(value)
            for name in ("cites", "-cites")
            for value in chosen.get(name, ())
        }
        self.held, found = look_up(keys, as_of)
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
        numbers = self._numbers(start, size)
        shown = self.held.shown
        rows = {key: shown.get(key) for key in self.held.keys[numbers].tolist()}
        missing = [place for place, row in enumerate(rows.values()) if row is None]
        if missing:
            rows |= self._fetched(numbers[missing])
        # Without those that have gone since they were found.
        return [row for row in rows.values() if row]

    def _fetched(self, numbers: Array) -> dict[int, Row]:
        """The rows of paragraphs by their primary keys, kept from now on."""
        held = self.held
        keys: list[int] = held.keys[numbers].tolist()
        # In one value: a list of numbers takes longer to send.
        stored = {row[0]: row for row in fetch(ROWS, [",".join(map(str, keys))])}
        texts = held.text_of[numbers].tolist()
        sets = held.sets_of[numbers].tolist()
        rows: dict[int, Row] = {}
        for key, text, own in zip(keys, texts, sets, strict=True):
            if key in stored:
                rows[key] = row = self._row(stored[key], held.texts[text], own)
                held.shown.put(key, row, getsizeof(row.text) + ENTRY)
        return rows

    def _numbers(self, start: int, size: int) -> Array:
        ordering = Ordering(self.evaluation, self.hits)
        return ordering.page(self.order, self.wanted, start, size)

    def _row(self, stored: tuple[Any, ...], resolution: Text, own: list[int]) -> Row:
        pk, text, anchor, printed = stored
        kind, verb = _kind_and_verb(self.held.sets.sets[own[GROUP_OF["kind"]]])
        topics = _topics(self.held.sets.sets[own[GROUP_OF["topic"]]])
        # By their places, which takes half as long as by their names.
        return Row(
            pk, text, resolution.symbol or "", resolution.title or "",
            resolution.year, resolution.body, resolution.status,
            anchor, kind, printed, verb, topics,
        )  # fmt: skip

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


@lru_cache(maxsize=1_000)
def _kind_and_verb(labels: tuple[Label, ...]) -> tuple[str, str | None]:
    values = dict(labels)
    return values["kind"], values.get("verb")


@lru_cache(maxsize=10_000)
def _topics(labels: tuple[Label, ...]) -> tuple[str, ...]:
    """By their titles."""
    topics = (value for _, value in labels)
    return tuple(sorted(topics, key=lambda slug: TOPICS.get(slug, slug)))
