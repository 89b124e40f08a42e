"""Which footnote of one text became which of another.

A footnote is known by its words and by the place where it is marked: "A/65/116." has
no word of "A/64/123.", but both stand behind the same word of the same paragraph.
Numbers of footnotes say nothing, since every footnote put in shifts them.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from .align import align
from .diff import Part
from .pairing import Link
from .passages import Passage

# How far apart two marks may stand, in characters ("Crime¹," and "Crime,¹").
NEAR = 2

Compared = tuple[Passage, Passage, Sequence[Part]]


def align_footnotes(
    old: Sequence[Passage], new: Sequence[Passage], compared: Iterable[Compared]
) -> list[Link]:
    """The links between footnotes, in the order of the new text.

    `compared` are the paragraphs that became one another, with their differences.
    """
    new_of: dict[int, int] = {}
    _take_identical(old, new, new_of)
    places = [{each.anchor: n for n, each in enumerate(side)} for side in (old, new)]
    for first, second, parts in compared:
        for anchor, other in _at_one_place(first, second, parts):
            i, j = places[0].get(anchor), places[1].get(other)
            if i is None or j is None or i in new_of or j in new_of.values():
                continue
            new_of[i] = j
    _take_alike(old, new, new_of)
    return sorted((Link(i, j) for i, j in new_of.items()), key=lambda link: link.new)


def _take_identical(
    old: Sequence[Passage], new: Sequence[Passage], new_of: dict[int, int]
) -> None:
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for j, note in enumerate(new):
        waiting[note.text.casefold()].append(j)
    for i, note in enumerate(old):
        if same := waiting[note.text.casefold()]:
            new_of[i] = same.popleft()


def _take_alike(
    old: Sequence[Passage], new: Sequence[Passage], new_of: dict[int, int]
) -> None:
    olds = [i for i in range(len(old)) if i not in new_of]
    taken = set(new_of.values())
    news = [j for j in range(len(new)) if j not in taken]
    links = align([old[i] for i in olds], [new[j] for j in news])
    for link in links:
        if link.sort == "whole":
            new_of[olds[link.old]] = news[link.new]


def _at_one_place(
    old: Passage, new: Passage, parts: Sequence[Part]
) -> Iterable[tuple[str, str]]:
    """The footnotes that are marked at the same place of both paragraphs."""
    free = list(new.marks)
    for position, anchor in old.marks:
        first, last = _place_in_new(position, parts)
        for mark in free:
            if first - NEAR <= mark[0] <= last + NEAR:
                free.remove(mark)
                yield anchor, mark[1]
                break


def _place_in_new(position: int, parts: Sequence[Part]) -> tuple[int, int]:
    """From where to where a place of the old text can stand in the new one.

    A place in a change may be anywhere in what was put there instead.
    """
    old = new = 0
    for index, part in enumerate(parts):
        if part.op == "+":
            new += len(part.text)
            continue
        if position <= old + len(part.text):
            if part.op == "=":
                place = new + position - old
                return place, place
            following = parts[index + 1] if index + 1 < len(parts) else None
            put_in = len(following.text) if following and following.op == "+" else 0
            return new, new + put_in
        old += len(part.text)
        new += len(part.text) if part.op == "=" else 0
    return new, new
