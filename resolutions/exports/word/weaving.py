"""One paragraph of two texts as runs and marks: what stays, goes and comes.

Guaranteed: what is kept and deleted, in order, is the old paragraph with its marks in
their places, what is kept and inserted the new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from ...comparing.diff import Op, Part
from .sheet import Content, Mark, Words

# A mark stands before the character at its place, so after the words up to it.
PlacedMark = tuple[int, Mark]


@dataclass(frozen=True, slots=True)
class Side:
    """What one text adds to its words: italics at the beginning, marks in order, and
    the number that is typed before them."""

    italic: int = 0
    marks: tuple[PlacedMark, ...] = ()
    typed: str = ""


def weave(parts: Sequence[Part], old: Side, new: Side) -> tuple[Content, ...]:
    """The content of a paragraph that became another one."""
    return tuple(_labels(old.typed, new.typed)) + tuple(_woven(parts, old, new))


def alone(text: str, side: Side, op: Op) -> tuple[Content, ...]:
    """The content of a paragraph that only one text has, or both alike ("=")."""
    label = (Words(f"{side.typed}\t", op),) if side.typed else ()
    return (*label, *_stretch(text, 0, side, op, with_end=True))


def _labels(old: str, new: str) -> Iterator[Words]:
    if old == new:
        if old:
            yield Words(f"{old}\t")
        return
    if old:
        yield Words(f"{old}\t", "-")
    if new:
        yield Words(f"{new}\t", "+")


def _woven(parts: Sequence[Part], old: Side, new: Side) -> Iterator[Content]:
    yield from _tied(_marks_at(old, -1, 0), _marks_at(new, -1, 0))
    o = n = 0
    index = 0
    while index < len(parts):
        part = parts[index]
        if part.op == "=":
            yield from _kept(part.text, o, old, n, new)
            o, n = o + len(part.text), n + len(part.text)
            index += 1
            continue
        taken, put = "", ""
        while index < len(parts) and parts[index].op != "=":
            if parts[index].op == "-":
                taken += parts[index].text
            else:
                put += parts[index].text
            index += 1
        yield from _stretch(taken, o, old, "-")
        yield from _stretch(put, n, new, "+")
        o, n = o + len(taken), n + len(put)
        yield from _tied(
            _marks_at(old, o - 1, o) if taken else [],
            _marks_at(new, n - 1, n) if put else [],
        )


def _kept(text: str, o: int, old: Side, n: int, new: Side) -> Iterator[Content]:
    """Words of both texts; the italics or the marks may differ."""
    cuts = {0, len(text)}
    for start, side in ((o, old), (n, new)):
        places = [side.italic, *(position for position, _ in side.marks)]
        cuts |= {p - start for p in places if start < p < start + len(text)}
    for first, last in pairwise(sorted(cuts)):
        was, now = o + first < old.italic, n + first < new.italic
        yield Words(text[first:last], "=", now, was if was != now else None)
        yield from _tied(
            _marks_at(old, o + last - 1, o + last),
            _marks_at(new, n + last - 1, n + last),
        )


def _stretch(
    text: str, start: int, side: Side, op: Op, with_end: bool = False
) -> Iterator[Content]:
    """Words of one text alone; the marks behind the last of them only `with_end`."""
    end = start + len(text)
    if with_end:
        yield from _as(op, _marks_at(side, start - 1, start))
    places = [side.italic, *(position for position, _ in side.marks)]
    cuts = {start, end} | {place for place in places if start < place < end}
    for first, last in pairwise(sorted(cuts)):
        words = text[first - start : last - start]
        yield Words(words, op, italic=first < side.italic)
        if last < end or with_end:
            yield from _as(op, _marks_at(side, last - 1, last))


def _marks_at(side: Side, after: int, upto: int) -> list[Mark]:
    return [mark for position, mark in side.marks if after < position <= upto]


def _as(op: Op, marks: Sequence[Mark]) -> Iterator[Mark]:
    return (replace(mark, op=op) for mark in marks)


def _tied(old: Sequence[Mark], new: Sequence[Mark]) -> Iterator[Mark]:
    """Marks at one place of both texts: those that are the same are kept."""
    if old == new:
        yield from new
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield from new[k:m]
            continue
        yield from _as("-", old[i:j])
        yield from _as("+", new[k:m])
