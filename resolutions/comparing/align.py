"""Which paragraph of one text became which of another.

In go the passages of both texts in reading order; out come links. Guaranteed: a
passage has at most one link of the sort "whole"; every further link says that it was
split or merged. A passage without a link was added or dropped.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from .pairing import Link, Pairing
from .passages import Passage
from .similarity import Scores


def align(old: Sequence[Passage], new: Sequence[Passage]) -> list[Link]:
    """The links between two texts, in the order of the new one."""
    return links_of(pair(old, new))


def pair(old: Sequence[Passage], new: Sequence[Passage]) -> Pairing:
    """The passages of both texts paired as far as they can be."""
    pairing = Pairing(Scores(old, new))
    pairing.take_identical()
    candidates = pairing.candidates
    outer = [each for each in candidates if pairing.is_outer(each[1])]
    for pairs in (outer, candidates):
        pairing.take_best(pairs)
    pairing.take_pieces(candidates)
    for pairs in (outer, candidates):
        pairing.take_likely(pairs)
    pairing.take_pieces(candidates)
    return pairing


def links_of(pairing: Pairing) -> list[Link]:
    links = [Link(i, j) for i, j in pairing.whole]
    links = _in_order(links, pairing.old, pairing.new)
    return sorted([*links, *pairing.pieces], key=lambda link: (link.new, link.old))


def _in_order(
    links: list[Link], old: Sequence[Passage], new: Sequence[Passage]
) -> list[Link]:
    """The links, with those marked that break the order of the others."""
    links = sorted(links, key=lambda link: link.old)
    steady = _longest_rise([link.new for link in links])
    counterparts = {old[link.old].anchor: new[link.new].anchor for link in links}
    return [
        replace(
            link,
            moved=place not in steady
            or _changed_part(old[link.old], new[link.new], counterparts),
        )
        for place, link in enumerate(links)
    ]


def _changed_part(old: Passage, new: Passage, counterparts: dict[str, str]) -> bool:
    if old.kind != new.kind:
        return True
    if old.parent is None or new.parent is None:
        return old.parent != new.parent
    return counterparts.get(old.parent, new.parent) != new.parent


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The places of a longest rising run of numbers, others left out between."""
    ends: list[int] = []
    end_places: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(end_places[length - 1] if length else None)
        if length == len(ends):
            ends.append(number)
            end_places.append(place)
        else:
            ends[length], end_places[length] = number, place
    rise: set[int] = set()
    step = end_places[-1] if end_places else None
    while step is not None:
        rise.add(step)
        step = before[step]
    return rise
