"""How many of a set of paragraphs have each value of each facet."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from pyroaring import BitMap

from ..facets import Counts
from .growing import Array
from .holding import OF_TEXTS, Holding
from .words import members_of

# In a set of more than one paragraph in so many, the values' own bitmaps are counted.
DENSE = 30


def count(held: Holding, hits: BitMap, facets: Iterable[str]) -> dict[str, Counts]:
    """The values of the facets that any of the hits has, with the number of hits."""
    asked = list(facets)
    if len(hits) == len(held.live):
        return {facet: dict(held.totals[facet]) for facet in asked}
    if len(hits) * DENSE > held.size:
        return {facet: _by_value(held, hits, facet) for facet in asked}
    return _by_paragraph(held, hits, asked)


def _by_value(held: Holding, hits: BitMap, facet: str) -> Counts:
    return {
        value: number
        for value, having in held.bitmaps[facet].items()
        if (number := having.intersection_cardinality(hits))
    }


def _by_paragraph(held: Holding, hits: BitMap, facets: list[str]) -> dict[str, Counts]:
    members = members_of(hits)
    counts: dict[str, Counts] = {facet: {} for facet in facets}
    if any(facet not in OF_TEXTS for facet in facets):
        numbers = np.bincount(_values_of(held, members), minlength=len(held.labels))
        found = np.flatnonzero(numbers)
        for place, number in zip(found.tolist(), numbers[found].tolist(), strict=True):
            facet, value = held.labels[place]
            if facet in counts:
                counts[facet][value] = number
    texts = held.text_of[members]
    for facet in OF_TEXTS:
        if facet in counts:
            labels = held.text_labels[facet]
            numbers = np.bincount(held.text_values[facet][texts], minlength=len(labels))
            pairs = zip(labels, numbers.tolist(), strict=True)
            counts[facet] = {v: n for v, n in pairs if n and v is not None}
    return counts


def _values_of(held: Holding, members: Array) -> Array:
    """The numbers of the values of the paragraphs, one paragraph after the other."""
    firsts = held.bounds[members].astype(np.int64)
    sizes = held.bounds[members + np.uint32(1)] - firsts
    before = np.cumsum(sizes) - sizes
    places = np.repeat(firsts - before, sizes)
    places += np.arange(len(places))
    found: Array = held.values[places]
    return found
