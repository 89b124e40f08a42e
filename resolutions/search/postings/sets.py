"""The values that paragraphs have of facets, told by sets that many of them share.

A paragraph has one set of values for each of the groups of facets. To count the values
of many paragraphs, only the numbers of their sets are counted, and each value gets the
sum of the sets that have it: however many values a paragraph has, it costs the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, compress, groupby

import numpy as np

from ..facets import Counts
from .growing import Array

Label = tuple[str, str]
"""A facet and a value of it."""

GROUPS = (
    ("kind", "verb", "in"),
    ("topic",),
    ("addressee",),
    ("year", "body", "status"),
)
GROUP_OF = {facet: place for place, group in enumerate(GROUPS) for facet in group}


class ValueSets:
    """Sets of values; the number of each is its place in `sets`. Never changes."""

    def __init__(self, numbers: Mapping[tuple[Label, ...], int]) -> None:
        self._numbers = numbers
        self.sets = list(numbers)
        labels = sorted(set(chain.from_iterable(self.sets)))
        place = {label: number for number, label in enumerate(labels)}
        sizes = [len(each) for each in self.sets]
        entries = np.array([place[label] for each in self.sets for label in each], int)
        in_order = np.argsort(entries, kind="stable")
        # The sets that have the first value, those that have the next one, and so on.
        self._having = np.repeat(np.arange(len(sizes)), sizes)[in_order]
        self._starts = np.searchsorted(entries[in_order], np.arange(len(labels)))
        self._values: dict[str, tuple[int, list[str]]] = {}
        start = 0
        for facet, same in groupby(labels, key=lambda label: label[0]):
            values = [value for _, value in same]
            self._values[facet] = start, values
            start += len(values)

    def longer(self, wanted: Sequence[tuple[Label, ...]]) -> tuple[ValueSets, Array]:
        """These and others, with the numbers of the others, of which some are known."""
        numbers = dict(self._numbers)
        found = [numbers.setdefault(each, len(numbers)) for each in wanted]
        grown = len(numbers) > len(self.sets)
        return (ValueSets(numbers) if grown else self), np.array(found, dtype=np.uint32)

    def counts(self, paragraphs: Array, facets: Iterable[str]) -> dict[str, Counts]:
        """Of each value of the facets how many paragraphs have it, if any; from the
        numbers of their sets."""
        of_sets = np.bincount(paragraphs, minlength=len(self.sets))
        of_values = np.add.reduceat(of_sets.take(self._having), self._starts).tolist()
        counts: dict[str, Counts] = {}
        for facet in facets:
            start, values = self._values.get(facet, (0, []))
            numbers = of_values[start : start + len(values)]
            counts[facet] = dict(
                zip(compress(values, numbers), filter(None, numbers), strict=True)
            )
        return counts


def distinct(
    owners: Array, codes: Array, count: int
) -> tuple[Array, list[Sequence[int]]]:
    """Of so many owners of codes, in order, which have the same codes: the number of
    its codes for each owner, and the codes that have the numbers."""
    sizes = np.bincount(owners, minlength=count)
    starts = np.cumsum(sizes) - sizes
    numbers, known = np.zeros(count, dtype=np.int64), 1
    for step in range(int(sizes.max(initial=0))):
        # Who had the same codes so far, and has the same one next.
        longer = np.flatnonzero(sizes > step)
        pairs = numbers[longer] << 32 | codes[starts[longer] + step]
        found, inverse = np.unique(pairs, return_inverse=True)
        numbers[longer] = known + inverse
        known += len(found)
    _, firsts, inverse = np.unique(numbers, return_index=True, return_inverse=True)
    ends = (starts + sizes)[firsts].tolist()
    spans = zip(starts[firsts].tolist(), ends, strict=True)
    return inverse, [codes[start:end].tolist() for start, end in spans]
