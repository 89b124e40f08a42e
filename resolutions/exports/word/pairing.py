"""Which lines of two texts are one paragraph of the file, and which of them moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ...comparing.comparison import Row
from ...comparing.diff import Part, diff
from .lines import Line


@dataclass(frozen=True, slots=True)
class Pair:
    """The lines of both texts that are one paragraph of the file, by their index."""

    old: int
    new: int
    parts: tuple[Part, ...]


def steady_pairs(
    old: Sequence[Line], new: Sequence[Line], rows: Sequence[Row]
) -> list[Pair]:
    """As many paragraphs as can stand in one order in both texts, each once."""
    old_at = {line.key: n for n, line in enumerate(old)}
    new_at = {line.key: n for n, line in enumerate(new)}
    best: dict[int, tuple[bool, float, int, tuple[Part, ...]]] = {}
    for key in old_at.keys() & new_at.keys():
        if key.startswith("front."):
            i, j = old_at[key], new_at[key]
            best[i] = (True, 1.0, j, diff(old[i].text, new[j].text))
    taken: set[int] = {j for _, _, j, _ in best.values()}
    whole_first = sorted(
        (row for row in rows if row.old and row.new),
        key=lambda row: (row.moved, -row.similarity),
    )
    for row in whole_first:
        assert row.old and row.new
        i, j = old_at[row.old.anchor], new_at[row.new.anchor]
        if i not in best and j not in taken:
            best[i] = (not row.moved, row.similarity, j, row.parts)
            taken.add(j)
    ordered = sorted((i, j, parts) for i, (_, _, j, parts) in best.items())
    kept = _longest_rising([j for _, j, _ in ordered])
    return [Pair(*ordered[n]) for n in kept]


def moved_pairs(
    old: Sequence[Line],
    new: Sequence[Line],
    rows: Sequence[Row],
    steady: Sequence[Pair],
) -> list[Pair]:
    """The paragraphs that stand elsewhere now, each once, in the order of the new text.

    A piece of a paragraph that was split or merged is not one that moved.
    """
    old_at = {line.key: n for n, line in enumerate(old)}
    new_at = {line.key: n for n, line in enumerate(new)}
    taken = {pair.old for pair in steady}, {pair.new for pair in steady}
    found = []
    for row in rows:
        if row.old is None or row.new is None or row.is_split or row.is_merged:
            continue
        i, j = old_at[row.old.anchor], new_at[row.new.anchor]
        if i not in taken[0] and j not in taken[1]:
            found.append(Pair(i, j, row.parts))
    return sorted(found, key=lambda pair: pair.new)


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """The places of the longest run of rising numbers, which are all different."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        if at == len(ends):
            ends.append(number)
            places.append(place)
        else:
            ends[at], places[at] = number, place
        before.append(places[at - 1] if at else -1)
    run = []
    place = places[-1] if places else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]
