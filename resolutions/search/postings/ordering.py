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

from ..language.tree import Prefix, Text
from ..matching import place_of
from ..ranking import in_a_row, in_title
from .evaluating import Evaluation
from .growing import Array
from .holding import Holding
from .keeping import Postings
from .keys import INDEX, keys_of, steps
from .texts import InOrder
from .words import MOST_COUNTED, SPELT, STEM, TEXT, Posting, members_of, word_key

# Rounded to thousandths, no score is more.
MOST_SCORED = 10_000
BEST = 4 * MOST_SCORED
# So few members are counted off in a bitmap one by one.
FEW = 100
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


def ranking_keys(wanted: list[Text]) -> Iterator[str]:
    """The keys that ordering by relevance needs."""
    for text in wanted:
        index = INDEX[place_of(text)[1]]
        for word in _items(text, index):
            yield word_key(TEXT, index, word)
    phrase = in_a_row(wanted)
    if phrase:
        yield from keys_of(phrase)
    yield from keys_of(in_title(wanted))


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

    def page(self, order: str, wanted: list[Text], start: int, size: int) -> list[int]:
        """Numbers of paragraphs, in order."""
        end = min(start + size, len(self.hits))
        if start >= end:
            return []
        if order == "oldest":
            return self._walked(self.held.oldest(), start, end)
        if order == "newest" or not wanted:
            return self._newest(start, end)
        return self._best(wanted, start, end)

    def _walked(self, ordered: InOrder, start: int, end: int) -> list[int]:
        if len(self.hits) == len(ordered):
            return _listed(ordered.paragraphs(np.arange(start, end)))
        is_hit = np.zeros(self.held.size, dtype=bool)
        is_hit[self.members] = True
        found, step, at = self.members[:0], max(4 * end, 1_000), 0
        while at < len(ordered) and len(found) < end:
            places = np.arange(at, min(at + step, len(ordered)))
            some = ordered.paragraphs(places)
            found = np.concatenate((found, some[is_hit[some]]))
            at, step = at + step, step * 4
        return _listed(found[start:end])

    def _newest(self, start: int, end: int) -> list[int]:
        held = self.held
        if len(self.hits) * 20 > held.size:
            return self._walked(held.newest, start, end)
        places = held.newest.places(self.members, held.text_of[self.members])
        return _listed(held.newest.paragraphs(_least(places, end)[start:]))

    def _best(self, wanted: list[Text], start: int, end: int) -> list[int]:
        """Only the hits whose marks reach into the page are put in order."""
        held, hits = self.held, self.members
        marks = self._closeness(wanted) * np.int32(MOST_SCORED)
        marks += self._scores(wanted)
        if len(hits) > 4 * end:
            least = np.partition(marks, len(hits) - end)[len(hits) - end]
            kept = np.flatnonzero(marks >= least)
            hits, marks = hits[kept], marks[kept]
        # In one number, the first of them the least: mark, kind, age.
        keys = (BEST - marks).astype(np.int64) << 2 | held.kinds[hits]
        keys = keys << 32 | held.newest.places(hits, held.text_of[hits])
        places = _least(keys, end)[start:] & 0xFFFFFFFF
        return _listed(held.newest.paragraphs(places))

    def _closeness(self, wanted: list[Text]) -> Array:
        """As `ranking` says: 2 for the words in a row, 1 for the words in the title."""
        close = np.zeros(len(self.members), dtype=np.int32)
        phrase = in_a_row(wanted)
        if phrase:
            close[self._places(self.evaluation.paragraphs(phrase) & self.hits)] = 2
        titles = members_of(self.evaluation.titles(in_title(wanted)))
        if len(titles):
            has = np.zeros(len(self.held.texts), dtype=bool)
            has[titles[titles < len(has)]] = True
            close += has[self.held.text_of[self.members]]
        return close

    def _scores(self, wanted: list[Text]) -> Array:
        """In thousandths."""
        total = np.zeros(len(self.members), dtype=np.float32)
        for name, lengths in (
            (STEM, self.held.stem_lengths),
            (SPELT, self.held.lengths),
        ):
            here = [t for t in wanted if INDEX[place_of(t)[1]] == name]
            items = dict.fromkeys(word for text in here for word in _items(text, name))
            if not items:
                continue
            worth = np.zeros(len(total), dtype=np.float32)
            for item in items:
                for row in self._rows(word_key(TEXT, name, item)):
                    self._add_worth(worth, row)
            mean = worth / np.float32(len(items))
            total += (mean / LOG_LENGTH[lengths[self.members]]).astype(np.float32)
        # PostgreSQL rounds what it prints, six figures of it.
        rounded: Array = np.floor(total * 1000 + 0.50005).astype(np.int32)
        return rounded

    def _rows(self, key: str) -> Postings:
        if key.endswith("*"):
            return self.evaluation.found.beginning(key[:-1])
        row = self.evaluation.found.get(key)
        return (row,) if row else ()

    def _add_worth(self, worth: Array, row: Posting) -> None:
        """Of the word, to each hit that has it."""
        having = row.members & self.hits
        counts = np.frombuffer(row.counts, dtype=np.uint8)
        if len(having) == len(self.hits) == len(counts):
            worth += WORTH[counts]
        elif len(having) <= FEW:
            counted = counts[[row.members.rank(each) - 1 for each in having]]
            worth[self._places(having)] += WORTH[counted]
        else:
            members = members_of(row.members)
            of_all = np.zeros(max(self.held.size, int(members[-1]) + 1), dtype=np.uint8)
            of_all[members] = counts
            worth += WORTH[of_all[self.members]]

    def _places(self, having: BitMap) -> Array:
        """Of some of the hits, the places among all of them."""
        if len(having) == len(self.hits):
            return np.arange(len(self.hits))
        if len(having) <= FEW:
            ranks = [self.hits.rank(each) for each in having]
            return np.array(ranks, dtype=np.int64) - 1
        found: Array = np.searchsorted(self.members, members_of(having))
        return found


def _least(numbers: Array, count: int) -> Array:
    """The least of the numbers, in order."""
    if len(numbers) > 4 * count:
        numbers = np.partition(numbers, count - 1)[:count]
    found: Array = np.sort(numbers)[:count]
    return found


def _listed(numbers: Array) -> list[int]:
    found: list[int] = numbers.tolist()
    return found
