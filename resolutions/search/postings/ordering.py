"""Which paragraphs come first, as `search.ranking` has it, worked out for all hits.

PostgreSQL's `ts_rank` of words joined by OR is a sum over the words: of each, what its
number of occurrences is worth, divided by the logarithm of the length. So the counts
in the postings and the lengths in the columns give the same figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from pyroaring import BitMap

from ..language.tree import Node, Prefix, Text
from ..matching import place_of
from ..ranking import in_a_row, in_title, wanted_texts
from .evaluating import Evaluation
from .growing import Array
from .holding import Holding
from .keeping import Postings
from .keys import INDEX, keys_of, steps
from .texts import InOrder
from .words import (
    MOST_COUNTED,
    SPELT,
    STEM,
    TEXT,
    Posting,
    bitmap,
    members_of,
    word_key,
)

# Rounded to thousandths, no score is more.
MOST_SCORED = 10_000
BEST = 4 * MOST_SCORED
LEAST_WALKED = 50
# Of one in so many or fewer members, each is looked up by itself.
FEW = 8
NONE = np.zeros(0, dtype=np.int64)
WEIGHT, ALL_SQUARES = np.float32(0.1), 1.64493406685


def _worths() -> Array:
    """What n occurrences are worth: the sum of 1/i², of at most one."""
    found, worth = [np.float32(0)], np.float32(0)
    for n in range(1, MOST_COUNTED + 1):
        worth = np.float32(worth + WEIGHT / np.float32(n * n))
        found.append(np.float32(float(worth) / ALL_SQUARES))
    return np.array(found, dtype=np.float32)


WORTH = _worths()
LOG_LENGTH = np.log2(np.arange(1, 65_537))
LOG_LENGTH[0] = 1  # of a paragraph without words, which scores nothing


class Wanted:
    """What the texts of a search ask of the order of its hits, worked out once."""

    def __init__(self, tree: Node) -> None:
        self.texts = wanted_texts(tree)
        self.phrase = in_a_row(self.texts)
        self.title = in_title(self.texts)
        self.items: dict[str, dict[str, None]] = {STEM: {}, SPELT: {}}
        for text in self.texts:
            index = INDEX[place_of(text)[1]]
            for word in _items(text, index):
                self.items[index][word_key(TEXT, index, word)] = None

    def keys(self) -> Iterator[str]:
        """The keys that ordering by relevance needs."""
        for items in self.items.values():
            yield from items
        if self.phrase:
            yield from keys_of(self.phrase)
        yield from keys_of(self.title)


def _items(text: Text, index: str) -> list[str]:
    """The words a score is made of; a prefix with its asterisk."""
    if isinstance(text, Prefix):
        return [f"{text.text}*"]
    return [word for one_of, _ in steps(text, index) for word in one_of]


class Ordering:
    """Pages of hits, best first, newest first or oldest first."""

    def __init__(self, evaluation: Evaluation, hits: BitMap) -> None:
        self.evaluation = evaluation
        self.held: Holding = evaluation.held
        self.hits = hits

    @cached_property
    def members(self) -> Array:
        """The hits by their numbers."""
        return members_of(self.hits)

    def page(self, order: str, wanted: Wanted | None, start: int, size: int) -> Array:
        """Numbers of paragraphs, in order; by relevance only where texts are wanted."""
        end = min(start + size, len(self.hits))
        if start >= end:
            return NONE
        if order == "oldest":
            return self._walked(self.held.oldest(), start, end)
        if not wanted or not wanted.texts:
            return self._newest(start, end)
        return self._best(wanted, start, end)

    def _walked(self, ordered: InOrder, start: int, end: int) -> Array:
        if len(self.hits) == len(ordered):
            return ordered.paragraphs(np.arange(start, end))
        found, at = NONE, 0
        # So many have enough hits, if these stand everywhere.
        step = LEAST_WALKED + 2 * end * len(ordered) // len(self.hits)
        while at < len(ordered) and len(found) < end:
            some = ordered.paragraphs(np.arange(at, min(at + step, len(ordered))))
            by_number = np.argsort(some)
            having = members_of(bitmap(some[by_number].astype(np.uint32)) & self.hits)
            places = by_number[np.searchsorted(some, having, sorter=by_number)]
            found = np.concatenate((found, some[np.sort(places)]))
            at, step = at + step, step * 4
        return found[start:end]

    def _newest(self, start: int, end: int) -> Array:
        held = self.held
        if len(self.hits) * 20 > held.size:
            return self._walked(held.newest, start, end)
        places = held.newest.places(self.members, held.text_of.take(self.members))
        return self.members[_least(places, end)[start:]]

    def _best(self, wanted: Wanted, start: int, end: int) -> Array:
        """Only the hits whose marks reach into the page are put in order, and only
        those that are close enough for it are scored."""
        held, hits = self.held, self.members
        close = self._closeness(wanted)
        for least in range(int(close.max()), 0, -1):
            (enough,) = (close >= least).nonzero()
            if len(enough) >= end:
                hits, close = hits.take(enough), close.take(enough)
                break
        marks = self._scores(wanted, hits)
        marks += close * np.int32(MOST_SCORED)
        if len(hits) > 4 * end:
            lowest = np.partition(marks, len(hits) - end)[len(hits) - end]
            (kept,) = (marks >= lowest).nonzero()
            hits, marks = hits.take(kept), marks.take(kept)
        # In one number, the first of them the least: mark, kind, age.
        keys = (BEST - marks).astype(np.int64) << 2 | held.kinds.take(hits)
        keys = keys << 32 | held.newest.places(hits, held.text_of.take(hits))
        return hits[_least(keys, end)[start:]]

    def _closeness(self, wanted: Wanted) -> Array:
        """As `ranking` says: 2 for the words in a row, 1 for the words in the title."""
        close = np.zeros(len(self.members), dtype=np.int8)
        if wanted.phrase:
            having = self.evaluation.paragraphs(wanted.phrase) & self.hits
            if len(having) == len(self.hits):
                close += 2
            else:
                close[self.members.searchsorted(members_of(having))] = 2
        titles = members_of(self.evaluation.titles(wanted.title))
        if len(titles):
            has = np.zeros(len(self.held.texts), dtype=bool)
            has[titles[titles < len(has)]] = True
            close += has.take(self.held.text_of.take(self.members))
        return close

    def _scores(self, wanted: Wanted, hits: Array) -> Array:
        """In thousandths."""
        total = np.zeros(len(hits), dtype=np.float32)
        for name, lengths in (
            (STEM, self.held.stem_lengths),
            (SPELT, self.held.lengths),
        ):
            items = wanted.items[name]
            if not items:
                continue
            worth = np.zeros(len(hits), dtype=np.float32)
            for item in items:
                for row in self._rows(item):
                    self._add_worth(worth, row, hits)
            mean = worth / np.float32(len(items))
            total += (mean / LOG_LENGTH.take(lengths.take(hits))).astype(np.float32)
        # PostgreSQL rounds what it prints, six figures of it.
        rounded: Array = np.floor(total * 1000 + 0.50005).astype(np.int32)
        return rounded

    def _rows(self, key: str) -> Postings:
        if key.endswith("*"):
            return self.evaluation.found.beginning(key[:-1])
        row = self.evaluation.found.get(key)
        return (row,) if row else ()

    def _add_worth(self, worth: Array, row: Posting, hits: Array) -> None:
        """Of the word, to each of the hits that has it."""
        members, counts = members_of(row.members), np.frombuffer(row.counts, np.uint8)
        if len(members) == len(hits) and (members == hits).all():
            worth += WORTH.take(counts)
        elif len(hits) * FEW < len(members):
            at = np.minimum(members.searchsorted(hits), len(members) - 1)
            worth += WORTH.take(counts.take(at)) * (members.take(at) == hits)
        else:
            of_all = np.zeros(max(self.held.size, int(members[-1]) + 1), dtype=np.uint8)
            of_all[members] = counts
            worth += WORTH.take(of_all.take(hits))


def _least(numbers: Array, count: int) -> Array:
    """Where the least of the numbers are, in order."""
    if len(numbers) > 4 * count:
        least = np.argpartition(numbers, count - 1)[:count]
        return least[np.argsort(numbers[least])]
    return np.argsort(numbers)[:count]
