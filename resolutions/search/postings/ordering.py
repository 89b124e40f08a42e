"""Which paragraphs come first, as `search.ranking` has it, worked out for all hits.

PostgreSQL's `ts_rank` of words joined by OR is a sum over the words: of each, what its
number of occurrences is worth, divided by the logarithm of the length. So the counts
in the postings and the lengths in the columns give the same figures.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from pyroaring import BitMap

from ..language.tree import Prefix, Text
from ..matching import place_of
from ..ranking import in_a_row, in_title
from .evaluating import INDEX, Evaluation, keys_of, steps
from .holding import Array, Holding
from .words import MOST_COUNTED, SPELT, STEM, TEXT, Posting, members_of, word_key

OF_A_KIND = {"operative": 2, "preambular": 1}
# Rounded to thousandths, no score is more.
MOST_SCORED = 10_000
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

    def _walked(self, ordered: Array, start: int, end: int) -> list[int]:
        is_hit = np.zeros(self.held.size, dtype=bool)
        is_hit[members_of(self.hits)] = True
        found, step, at = ordered[:0], max(4 * end, 1_000), 0
        while at < len(ordered) and len(found) < end:
            some = ordered[at : at + step]
            found = np.concatenate((found, some[is_hit[some]]))
            at, step = at + step, step * 4
        return _listed(found[start:end])

    def _newest(self, start: int, end: int) -> list[int]:
        held = self.held
        if len(self.hits) == len(held.newest):
            return _listed(held.newest[start:end])
        if len(self.hits) * 20 > held.size:
            return self._walked(held.newest, start, end)
        return self._sliced(held.order[members_of(self.hits)], start, end)

    def _sliced(self, places: Array, start: int, end: int) -> list[int]:
        if len(places) > 4 * end:
            places = np.partition(places, [start, end - 1])
            chosen = np.sort(places[start:end])
        else:
            chosen = np.sort(places)[start:end]
        return _listed(self.held.newest[chosen])

    def _best(self, wanted: list[Text], start: int, end: int) -> list[int]:
        """Only the hits of those scores that reach into the page are put in order."""
        hits = members_of(self.hits)
        marks = self._closeness(wanted, hits) * MOST_SCORED + self._scores(wanted, hits)
        marks = marks * 3 + self._kinds(hits)
        if len(hits) > 4 * end:
            least = np.partition(marks, len(hits) - end)[len(hits) - end]
            kept = np.flatnonzero(marks >= least)
            if len(kept) > 4 * end:
                # Most of them are equal to the least.
                above = kept[marks[kept] > least]
                equal = kept[marks[kept] == least]
                places = self.held.order[hits[equal]]
                missing = end - len(above)
                nearest = np.argpartition(places, missing - 1)[:missing]
                kept = np.concatenate((above, equal[nearest]))
            hits, marks = hits[kept], marks[kept]
        in_order = np.lexsort((self.held.order[hits], -marks))
        return _listed(hits[in_order[start:end]])

    def _closeness(self, wanted: list[Text], hits: Array) -> Array:
        """As `ranking` says: 2 for the words in a row, 1 for the words in the title."""
        close = np.zeros(len(hits), dtype=np.int32)
        phrase = in_a_row(wanted)
        if phrase:
            having = self.evaluation.paragraphs(phrase) & self.hits
            close[np.searchsorted(hits, members_of(having))] = 2
        titles = members_of(self.evaluation.titles(in_title(wanted)))
        if len(titles):
            has = np.zeros(len(self.held.texts), dtype=bool)
            has[titles[titles < len(has)]] = True
            close += has[self.held.text_of[hits]]
        return close

    def _kinds(self, hits: Array) -> Array:
        found = np.zeros(len(hits), dtype=np.int32)
        known = self.held.bitmaps["kind"]
        for kind, worth in OF_A_KIND.items():
            if kind in known:
                having = members_of(known[kind] & self.hits)
                found[np.searchsorted(hits, having)] = worth
        return found

    def _scores(self, wanted: list[Text], hits: Array) -> Array:
        total = np.zeros(len(hits), dtype=np.float32)
        for name, lengths in (
            (STEM, self.held.stem_lengths),
            (SPELT, self.held.lengths),
        ):
            here = [t for t in wanted if INDEX[place_of(t)[1]] == name]
            items = dict.fromkeys(word for text in here for word in _items(text, name))
            if not items:
                continue
            worth = np.zeros(len(hits), dtype=np.float32)
            for item in items:
                key = word_key(TEXT, name, item)
                for row in self._rows(key):
                    worth += WORTH[self._counts(row, hits)]
            mean = worth / np.float32(len(items))
            total += (mean / LOG_LENGTH[lengths[hits]]).astype(np.float32)
        # PostgreSQL rounds what it prints, six figures of it.
        rounded: Array = np.floor(total * 1000 + 0.50005).astype(np.int32)
        return rounded

    def _rows(self, key: str) -> list[Posting]:
        if key.endswith("*"):
            return self.evaluation.found.beginning(key[:-1])
        row = self.evaluation.found.get(key)
        return [row] if row else []

    def _counts(self, row: Posting, hits: Array) -> Array:
        """How often each hit has the word."""
        members = members_of(row.members)
        counts = np.frombuffer(row.counts, dtype=np.uint8)
        if len(members) == len(hits) and row.members == self.hits:
            return counts
        if len(hits) * 30 < len(members):
            at = np.searchsorted(members, hits)
            at[at == len(members)] = 0
            return np.where(members[at] == hits, counts[at], 0)
        spread = np.zeros(max(self.held.size, int(members[-1]) + 1), dtype=np.uint8)
        spread[members] = counts
        found: Array = spread[hits]
        return found


def _listed(numbers: Array) -> list[int]:
    found: list[int] = numbers.tolist()
    return found
