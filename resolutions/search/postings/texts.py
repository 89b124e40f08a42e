"""The resolutions of the index, and their paragraphs in the order of their age."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..facets import NO_YEAR
from .growing import Array

# More than so many are faster sorted with all others than put in one by one.
MOST_PUT_IN = 50


class Text(NamedTuple):
    """A resolution in the index; its paragraphs are numbered from `first` on. What is
    no longer held has neither symbol nor title."""

    number: int
    first: int
    size: int
    title_size: int
    version: int
    is_live: bool
    year: int | None
    body: str | None
    status: str
    sort_key: str
    symbol: str | None
    title: str | None

    def value(self, facet: str) -> str | None:
        if facet == "year":
            return NO_YEAR if self.year is None else str(self.year)
        return self.body if facet == "body" else self.status

    @property
    def age(self) -> tuple[bool, int, str]:
        """The oldest first, those without a year last; sort keys by their code points."""
        return self.year is None, self.year or 0, self.sort_key


def by_age(
    known: Array, before: Sequence[Text], texts: Sequence[Text], changed: Sequence[Text]
) -> Array:
    """The numbers of the texts, the oldest first; `known` are those of the texts before
    some changed and others were added."""
    added = [text for text in changed if text.number >= len(before)]
    moved = any(
        before[text.number].age != text.age
        for text in changed
        if text.number < len(before)
    )
    if moved or len(added) > MOST_PUT_IN:
        numbers = sorted(range(len(texts)), key=lambda number: texts[number].age)
        return np.array(numbers, dtype=np.int32)
    for text in added:
        known = np.insert(known, _place_of(text.age, known, texts), text.number)
    return known


def newest_first(known: Array, texts: Sequence[Text]) -> Array:
    """From those by age; without a year a text is among the last, either way."""
    dated = _place_of((True, 0, ""), known, texts)
    return np.concatenate((known[:dated][::-1], known[dated:][::-1]))


def _place_of(age: tuple[bool, int, str], known: Array, texts: Sequence[Text]) -> int:
    return bisect_left(known, age, key=lambda number: texts[number].age)


class InOrder:
    """The paragraphs of texts, those of one after those of the other; a place among
    them is counted from 0."""

    __slots__ = ("_firsts", "_places", "_shifts")

    def __init__(self, texts: Array, firsts: Array, sizes: Array) -> None:
        """Of the texts with these numbers; of all texts, the first paragraphs and how
        many they are."""
        self._firsts = firsts[texts]
        self._places = np.concatenate(([0], np.cumsum(sizes[texts], dtype=np.int64)))
        self._shifts = np.zeros(len(firsts), dtype=np.int64)
        self._shifts[texts] = self._places[:-1] - self._firsts

    def __len__(self) -> int:
        return int(self._places[-1])

    def places(self, paragraphs: Array, texts: Array) -> Array:
        """Of paragraphs of these texts."""
        found: Array = paragraphs + self._shifts[texts]
        return found

    def paragraphs(self, places: Array) -> Array:
        """The numbers of the paragraphs at these places."""
        found = np.searchsorted(self._places, places, side="right") - 1
        numbers: Array = self._firsts[found] + places - self._places[found]
        return numbers
