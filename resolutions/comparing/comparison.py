"""Two texts compared: row by row, what each paragraph became and what changed in it.

In go two `Text`s, out comes a `Comparison`. Guaranteed: every passage of both sides
stands in at least one row, and in one only unless it was split or merged; the rows
follow the new text, with what was dropped at the place where it stood.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .align import align
from .diff import Part, diff, is_editorial
from .footnotes import align_footnotes
from .pairing import Link
from .passages import Passage, Text
from .similarity import similarity

Change = Literal["same", "reworded", "added", "dropped"]


@dataclass(frozen=True)
class Row:
    """A passage of the old text beside the one it became; one of them may be lacking.

    "same" is the same to the letter. `is_split` and `is_merged` say that the old or the
    new passage stands in other rows too.
    """

    old: Passage | None
    new: Passage | None
    moved: bool = False
    is_split: bool = False
    is_merged: bool = False

    @property
    def change(self) -> Change:
        if self.old is None:
            return "added"
        if self.new is None:
            return "dropped"
        return "same" if self.old.text == self.new.text else "reworded"

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        if self.old is None or self.new is None:
            only = self.old or self.new
            assert only is not None
            return (Part("-" if self.old else "+", only.text),)
        return diff(self.old.text, self.new.text, self.old.acts, self.new.acts)

    @cached_property
    def similarity(self) -> float:
        """0 where one side is lacking, 1 where only editors changed anything."""
        if self.old is None or self.new is None:
            return 0.0
        return round(similarity(self.old, self.new), 3)

    @cached_property
    def is_editorial(self) -> bool:
        """Reworded, but by editors only."""
        return self.change == "reworded" and is_editorial(self.parts)

    @property
    def verb_changed(self) -> bool:
        """Is the act another one? "Recognizing" of a preamble is "recognizes".

        Of a paragraph split or merged one verb is in another row, so none is told.
        """
        if self.is_split or self.is_merged:
            return False
        if not (self.old and self.new and self.old.verb and self.new.verb):
            return False
        return _infinitive(self.old.verb) != _infinitive(self.new.verb)

    @property
    def addressees_changed(self) -> bool:
        if self.is_split or self.is_merged or not (self.old and self.new):
            return False
        return set(self.old.addressees) != set(self.new.addressees)


@dataclass(frozen=True)
class Comparison:
    rows: tuple[Row, ...]
    footnotes: tuple[Row, ...]

    @cached_property
    def counts(self) -> Counter[str]:
        """How many paragraphs are same, editorial (reworded by editors only), reworded
        otherwise, added, dropped; and how many rows are moved, split or merged, or
        have another verb. Headings are not counted."""
        counts: Counter[str] = Counter()
        for row in self.rows:
            if "heading" in {each.kind for each in (row.old, row.new) if each}:
                continue
            counts["editorial" if row.is_editorial else row.change] += 1
            counts["moved"] += row.moved
            counts["split"] += row.is_split
            counts["merged"] += row.is_merged
            counts["verbs"] += row.verb_changed
        return counts


def compare(old: Text, new: Text) -> Comparison:
    rows = _rows(old.passages, new.passages, align(old.passages, new.passages))
    compared = [(row.old, row.new, row.parts) for row in rows if row.old and row.new]
    notes = align_footnotes(old.footnotes, new.footnotes, compared)
    return Comparison(tuple(rows), tuple(_rows(old.footnotes, new.footnotes, notes)))


def _rows(
    old: Sequence[Passage], new: Sequence[Passage], links: Sequence[Link]
) -> list[Row]:
    linked: defaultdict[int, list[Link]] = defaultdict(list)
    for link in links:
        linked[link.new].append(link)
    dropped = _dropped_after(len(old), links)
    olds, news = Counter(link.old for link in links), Counter(k.new for k in links)
    rows = [Row(old[i], None) for i in dropped[-1]]
    for j, passage in enumerate(new):
        rows += [
            Row(old[k.old], passage, k.moved, olds[k.old] > 1, news[j] > 1)
            for k in linked[j]
        ] or [Row(None, passage)]
        rows += [Row(old[i], None) for i in dropped[j]]
    return rows


def _dropped_after(count: int, links: Sequence[Link]) -> defaultdict[int, list[int]]:
    """What was dropped, under the new passage behind which it would stand; -1 is the
    beginning."""
    steady = {k.old: k.new for k in links if k.sort == "whole" and not k.moved}
    staying = {link.old for link in links}
    dropped: defaultdict[int, list[int]] = defaultdict(list)
    last = -1
    for i in range(count):
        last = steady.get(i, last)
        if i not in staying:
            dropped[last].append(i)
    return dropped


def _infinitive(verb: str) -> str:
    """What "recognizes" and "recognizing" share."""
    first, _, rest = verb.partition(" ")
    for ending in ("ing", "es", "s"):
        if first.endswith(ending):
            first = first.removesuffix(ending)
            break
    return f"{first.removesuffix('e')} {rest}"
