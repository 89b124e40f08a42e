"""A bound tree as a set of paragraphs, by algebra of bitmaps.

First the keys of a tree are collected (`keys`), so that one statement fetches them all;
then the tree is worked out from the leaves up. What a leaf means is what
`search.matching` says in SQL.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from pyroaring import BitMap

from ..language.tree import (
    All,
    And,
    Field,
    Near,
    Node,
    Not,
    Or,
    Prefix,
    Text,
    Years,
)
from ..matching import place_of
from .asking import Found
from .growing import Array
from .holding import Holding
from .keys import INDEX, WHERE, cites_key, pieces, steps
from .words import SPELT, bitmap, members_of, place_key, word_key

# Few resolutions are faster added one by one than by looking at every paragraph.
FEW_TEXTS = 500

Spans = tuple[BitMap, int]
"""Places of the first word, and how many words on the last one stands."""


class Evaluation:
    """Works trees out over one holding and the postings found for their keys."""

    def __init__(self, held: Holding, found: Found) -> None:
        self.held = held
        self.found = found
        # What is found and what is ranked are often the same phrase.
        self._known: dict[tuple[Text, str], BitMap] = {}

    def paragraphs(self, node: Node) -> BitMap:
        """The live paragraphs that the tree asks for."""
        held = self.held
        if isinstance(node, All):
            return held.live
        if isinstance(node, Not):
            return held.live - self.paragraphs(node.part)
        if isinstance(node, And):
            return BitMap.intersection(*self._smallest_first(node))
        if isinstance(node, Or):
            return BitMap.union(*(self.paragraphs(part) for part in node.parts))
        if isinstance(node, Years):
            return self.within(node.first, node.last)
        if isinstance(node, Field):
            value = "footnotes" if node.name == "in" else node.value
            return self.having(node.name, (value,))
        return self._with_text(node)

    def having(self, name: str, values: tuple[str, ...]) -> BitMap:
        """The paragraphs with one of the values of a facet, or that cite one of them."""
        if name == "cites":
            rows = (self.found.get(cites_key(value)) for value in values)
            found = [row.members for row in rows if row]
        else:
            known = self.held.bitmaps[name]
            found = [known[value] for value in values if value in known]
        return BitMap.union(*found) & self.held.live if found else BitMap()

    def within(self, first: int | None, last: int | None) -> BitMap:
        """The paragraphs of the years, both included; those without a year are not."""
        years = (
            year
            for year in self.held.bitmaps["year"]
            if year.isdecimal() and (first or 0) <= int(year) <= (last or 9999)
        )
        return self.having("year", tuple(years))

    def titles(self, node: Text | And) -> BitMap:
        """The numbers of the texts that have this in their titles."""
        if isinstance(node, And):
            return BitMap.intersection(*(self.titles(part) for part in node.parts))  # type: ignore[arg-type]
        where, index = place_of(node)
        return self._units(node, WHERE[where], INDEX[index])

    def _smallest_first(self, node: And) -> list[BitMap]:
        return sorted((self.paragraphs(part) for part in node.parts), key=len)

    def _with_text(self, node: Text | Near) -> BitMap:
        where, index = place_of(node)
        if isinstance(node, Near):
            found = self._near(node, WHERE[where], INDEX[index])
        else:
            found = self._units(node, WHERE[where], INDEX[index])
        return (self._of_texts(found) if where == "title" else found) & self.held.live

    def _of_texts(self, numbers: BitMap) -> BitMap:
        texts = self.held.texts
        if len(numbers) <= FEW_TEXTS:
            found = BitMap()
            for number in numbers:
                if number < len(texts):
                    first = texts[number].first
                    found.add_range(first, first + texts[number].size)
            return found
        has = np.zeros(len(texts), dtype=bool)
        wanted = members_of(numbers)
        has[wanted[wanted < len(texts)]] = True
        return bitmap(np.flatnonzero(has[self.held.text_of]).astype(np.uint32))

    def _units(self, text: Text, where: str, index: str) -> BitMap:
        found = self._known.get((text, index))
        if found is None:
            found = self._known[text, index] = self._worked_out(text, where, index)
        return found

    def _worked_out(self, text: Text, where: str, index: str) -> BitMap:
        if isinstance(text, Prefix):
            rows = self.found.beginning(word_key(where, index, text.text))
            return BitMap.union(*(row.members for row in rows)) if rows else BitMap()
        wanted = steps(text, index)
        if len(wanted) == 1:
            return self._having(word_key(where, index, w) for w in wanted[0][0])
        places, last = self._spans(text, where, index)
        firsts = members_of(places)
        if index == SPELT:
            # Not a place between its words is without one: it runs over no gap.
            return _each_once(self._units_of(firsts, where))
        return _each_once(self._units_inside(firsts, firsts + np.uint32(last), where))

    def _having(self, keys: Iterable[str]) -> BitMap:
        """The units, or the places, of all of the keys."""
        rows = [row.members for key in keys if (row := self.found.get(key))]
        return rows[0] if len(rows) == 1 else BitMap.union(*rows) if rows else BitMap()

    def _spans(self, text: Text, where: str, index: str) -> Spans:
        """Where the text stands; it may run over the end of a unit."""
        if isinstance(text, Prefix):
            rows = self.found.beginning(place_key(where, index, text.text))
            return BitMap.union(*(row.members for row in rows)) if rows else BitMap(), 0
        stands: list[tuple[BitMap, int]] = []
        for keys, step in pieces(text, where, index):
            found = self._having(keys)
            if not found:
                return BitMap(), 0
            stands.append((found, step))
        # The rarest one leads: only its places are moved, never a common word's.
        stands.sort(key=lambda each: len(each[0]))
        (places, at), *others = stands
        for other, step in others:
            places, at = places.shift(step - at) & other, step
        return places.shift(-at) if at else places, steps(text, index)[-1][1]

    def _near(self, near: Near, where: str, index: str) -> BitMap:
        lefts, left_last = self._spans(near.left, where, index)
        rights, right_last = self._spans(near.right, where, index)
        left = members_of(lefts).astype(np.int64)
        right = members_of(rights).astype(np.int64)
        found = BitMap()
        for one, one_last, other, other_last in (
            (left, left_last, right, right_last),
            (right, right_last, left, left_last),
        ):
            firsts, ends = _followed(one, one_last, other, other_last, near.distance)
            found |= _each_once(self._units_inside(firsts, ends, where))
        return found

    def _units_of(self, places: Array, where: str) -> Array:
        """The units of places in order, as far as they are known."""
        units = self.held.units[where]
        places = places.astype(np.uint32, copy=False)
        return units.of(places[: np.searchsorted(places, units.starts[-1])])

    def _units_inside(self, firsts: Array, lasts: Array, where: str) -> Array:
        """Those in which what starts there ends as well."""
        units = self._units_of(firsts, where)
        found: Array = units[lasts[: len(units)] < self.held.units[where].ends[units]]
        return found


def _each_once(units: Array) -> BitMap:
    """Of units in order, some of them again and again."""
    is_new = np.ones(len(units), dtype=bool)
    np.not_equal(units[1:], units[:-1], out=is_new[1:])
    return bitmap(units[is_new].astype(np.uint32))


def _followed(
    one: Array, one_last: int, other: Array, other_last: int, distance: int
) -> tuple[Array, Array]:
    """From where to where one stands with the other behind it, near enough."""
    if not len(one) or not len(other):
        return one[:0], one[:0]
    ends = one + one_last
    if len(one) <= len(other):
        # The nearest one behind is the only one that can be near enough first.
        behind = np.searchsorted(other, ends + 1)
        is_there = behind < len(other)
        firsts, ends, behind = one[is_there], ends[is_there], other[behind[is_there]]
    else:
        before = np.searchsorted(ends, other - 1, side="right") - 1
        is_there = before >= 0
        firsts, behind = one[before[is_there]], other[is_there]
        ends = firsts + one_last
    is_near = behind - ends <= distance
    return firsts[is_near], behind[is_near] + other_last
