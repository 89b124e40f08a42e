"""Which list of Word's gives a paragraph the number that the text prints.

Word stores no numbers, it counts. A number that no list would count to ("4 bis") is
typed; every other one comes from a list, so that a paragraph put in later moves the
numbers after it. Guaranteed: what Word counts is what the text prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...parsing.formats.docx_numbering import count_as

# How Word counts below a numbered paragraph: (a), then (i), then (A).
FORMS = ("decimal", "lowerLetter", "lowerRoman", "upperLetter")
LARGEST = 5000
ROMAN_RE = re.compile(r"[ivx]+")


@dataclass(frozen=True, slots=True)
class Label:
    """The printed number of a paragraph: "8", at depth 1 "b"; None has no number."""

    number: str | None = None
    depth: int = 0

    @property
    def printed(self) -> str:
        if self.number is None:
            return ""
        return f"({self.number})" if self.depth else f"{self.number}."


@dataclass(frozen=True, slots=True)
class Counted:
    """A list of one text: how it counts and where it begins."""

    start: int
    level: int
    form: str


@dataclass(frozen=True, slots=True)
class Place:
    """The list that counts a paragraph, by its index, and the level; or, where no list
    does, the number to type."""

    list: int | None = None
    level: int = 0
    typed: str = ""


@dataclass(slots=True)
class _Counting:
    index: int
    kind: Counted
    counts: list[int] = field(default_factory=lambda: [0] * len(FORMS))

    def would_print(self, level: int) -> str:
        first = self.kind.start if level == self.kind.level else 1
        form = self.kind.form if level == self.kind.level else FORMS[level]
        return count_as(form, max(self.counts[level] + 1, first))

    def count(self, level: int) -> None:
        first = self.kind.start if level == self.kind.level else 1
        self.counts[level] = max(self.counts[level] + 1, first)
        self.counts[level + 1 :] = [0] * (len(FORMS) - level - 1)


def places_of(labels: Iterable[Label]) -> tuple[list[Place], list[Counted]]:
    """The place of each paragraph in reading order, and the lists they are in."""
    lists: list[_Counting] = []
    # The list that a paragraph of each depth is in, as far as the last one goes.
    above: list[_Counting | None] = [None] * len(FORMS)
    main: _Counting | None = None
    places = []
    for label in labels:
        depth = label.depth
        if label.number is None or depth >= len(FORMS):
            if not depth:
                above = [None] * len(FORMS)
            places.append(Place(typed=label.printed))
            continue
        found = _list_for(label, main, above)
        if found is None:
            kind = _kind_of(label)
            if kind is None:
                above[depth:] = [None] * (len(FORMS) - depth)
                places.append(Place(typed=label.printed))
                continue
            found = _Counting(len(lists), kind)
            lists.append(found)
        found.count(depth)
        if not depth:
            main = found
        above[depth:] = [found, *[None] * (len(FORMS) - depth - 1)]
        places.append(Place(found.index, depth))
    return places, [each.kind for each in lists]


def _list_for(
    label: Label, main: _Counting | None, above: Sequence[_Counting | None]
) -> _Counting | None:
    """The list that counts to this very number next, None if a new one must."""
    depth = label.depth
    if depth == 0:
        return main if main and main.would_print(0) == label.number else None
    introducing = above[depth - 1]
    for found in (introducing, above[depth]):
        if found is None or found.kind.level > depth:
            continue
        # Below a list of subparagraphs nothing is counted but its own level.
        if found.kind.level and found.kind.level != depth:
            continue
        if found.would_print(depth) == label.number:
            return found
    return None


def _kind_of(label: Label) -> Counted | None:
    """The list that begins with this number."""
    number = label.number or ""
    if number.isascii() and number.isdigit():
        value = int(number[:6])
        exact = str(value) == number and 0 < value <= LARGEST
        return Counted(value, label.depth, "decimal") if exact else None
    if label.depth == 0:
        return None
    forms = ["lowerLetter", "lowerRoman", "upperLetter", "upperRoman"]
    if ROMAN_RE.fullmatch(number) and (number == "i" or len(number) > 1):
        forms.insert(0, "lowerRoman")
    for form in forms:
        for value in range(1, 60):
            if count_as(form, value) == number:
                return Counted(value, label.depth, form)
    return None
