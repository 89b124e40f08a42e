"""How many of a set of paragraphs have each value of each facet."""

from __future__ import annotations

from collections.abc import Iterable

from pyroaring import BitMap

from ..facets import Counts
from .holding import Holding
from .sets import GROUP_OF, GROUPS
from .words import members_of

# Of more than one paragraph in so many, the values' own bitmaps are counted, and where
# these are few, or mostly of paragraphs that stand together, of any number.
DENSE = 8
QUICK = ("year", "kind", "status")


def count(held: Holding, hits: BitMap, facets: Iterable[str]) -> dict[str, Counts]:
    """The values of the facets that any of the hits has, with the number of hits."""
    asked = list(facets)
    if len(hits) == len(held.live):
        return {facet: dict(held.totals[facet]) for facet in asked}
    if len(hits) * DENSE > held.size or all(facet in QUICK for facet in asked):
        return {facet: _by_value(held, hits, facet) for facet in asked}
    return _by_set(held, hits, asked)


def _by_value(held: Holding, hits: BitMap, facet: str) -> Counts:
    return {
        value: number
        for value, having in held.bitmaps[facet].items()
        if (number := having.intersection_cardinality(hits))
    }


def _by_set(held: Holding, hits: BitMap, facets: list[str]) -> dict[str, Counts]:
    numbers = held.sets_of.take(members_of(hits), axis=0)
    groups = sorted({GROUP_OF[facet] for facet in facets})
    if len(groups) < len(GROUPS):
        numbers = numbers[:, groups]
    return held.sets.counts(numbers.ravel(), facets)
