"""Which numbers the raised figures of a scan stand for.

A raised figure of two millimetres is often misread. The notes at the foot of a page run
by one, and the marks above them in the same order: what fits is kept, the rest is left
open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

Readings = Sequence[int]
"""How a figure may be read, the likeliest first; empty where nothing was seen."""

# Notes of one page; a number further on is misread.
_MOST_NOTES = 40


def fit_notes(
    read: Sequence[Readings], last: int, marks: Sequence[Readings] = ()
) -> list[int]:
    """Return the numbers of the notes of a page, given how each may be read.

    `last` is the number of the last note before this page, `marks` how the marks on it
    may be read. Numbers rise; one that was not read, or does not fit, follows the one
    before it. They go on from page to page, unless two more were read that begin anew: an
    annex may have notes of its own. On the first page of an extract they may be high.
    """
    last = last or _before_extract(read, marks)
    fitting = _rising(read, lambda n: last < n <= last + _MOST_NOTES)
    anew = _rising(read, lambda n: n <= _MOST_NOTES)
    if len(anew) >= len(fitting) + 2:
        fitting, last = anew, 0
    numbers: list[int] = []
    for index in range(len(read)):
        follows = (numbers[-1] if numbers else last) + 1
        first = min(fitting, default=index)
        if index < first:
            follows = max(follows, fitting[first] - (first - index))
        numbers.append(fitting.get(index, follows))
    return numbers


def _before_extract(read: Sequence[Readings], marks: Sequence[Readings]) -> int:
    """The number before the first note of a page cut out of a volume, which numbers its
    notes throughout; 0 unless a mark or the next note bears a high number out."""
    marked = {value for readings in marks for value in readings}
    for index, readings in enumerate(read):
        following = read[index + 1] if index + 1 < len(read) else ()
        for value in readings:
            high = value > _MOST_NOTES
            if high and (value in marked or value + 1 in following):
                return value - index - 1
    return 0


def fit_marks(
    read: Sequence[Readings], here: AbstractSet[int], known: AbstractSet[int]
) -> list[int | None]:
    """Return the number of each mark of a page in reading order, None where it is open.

    `here` are the notes at the foot of this page, `known` all notes up to this page. New
    marks rise; a mark may come again later. Where a note still lacks its mark, a figure
    out of order may be that mark misread and stays open.
    """
    fitting = _rising(read, lambda n: n in here)
    numbers = [fitting.get(index) for index in range(len(read))]
    bounds = [-1, *sorted(fitting), len(read)]
    for start, end in pairwise(bounds):
        low, high = fitting.get(start, 0), fitting.get(end, max(here, default=0) + 1)
        missing = {n for n in here if low < n < high}
        between = range(start + 1, end)
        if missing and len(between) == len(missing):
            continue
        for index in between:
            numbers[index] = _repeated(read[index], known, missing)
    return numbers


def _repeated(
    readings: Readings, known: AbstractSet[int], missing: AbstractSet[int]
) -> int | None:
    """The number of a mark that comes again, None if it may be a part of a missing one."""
    for value in readings:
        if value in known:
            is_part = any(str(value) in str(number) for number in missing)
            return None if is_part else value
    return None


def _rising(read: Sequence[Readings], may_be: Callable[[int], bool]) -> dict[int, int]:
    """The longest rising run of values for which `may_be` holds: place → value."""
    ends: list[int] = []
    runs: list[dict[int, int]] = []
    for index, readings in enumerate(read):
        for value in sorted(set(readings), reverse=True):
            if may_be(value):
                place = bisect_left(ends, value)
                if ends[place : place + 1] == [value]:
                    continue
                run = {**(runs[place - 1] if place else {}), index: value}
                ends[place : place + 1] = [value]
                runs[place : place + 1] = [run]
    return runs[-1] if runs else {}
