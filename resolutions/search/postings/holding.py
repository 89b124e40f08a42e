"""What a process holds of the index in its memory: the columns and the facets.

A `Holding` never changes once it is made, so that threads share it; after a
publication the next search makes another one out of it and the texts that changed.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from pyroaring import BitMap

from ...models import Addressee, Topic, Verb
from ...querysets import SEARCHABLE_KINDS
from ...room import Room
from ..answer import Row
from .columns import ADDRESSEE, FACET_BITS, KIND, MARKS_FOOTNOTE, TOPIC, VERB, Columns
from .growing import Array, Growing, Units
from .sets import GROUP_OF, GROUPS, Label, ValueSets, distinct
from .texts import InOrder, Text, by_age, newest_first
from .words import NOTES, TEXT, TITLE, bitmap

OF_PARAGRAPHS = {
    KIND: "kind", VERB: "verb", TOPIC: "topic", ADDRESSEE: "addressee",
    MARKS_FOOTNOTE: "in",
}  # fmt: skip
OF_TEXTS = ("year", "body", "status")
NAMES = {VERB: (Verb, "name"), TOPIC: (Topic, "slug"), ADDRESSEE: (Addressee, "name")}
LONGEST_COUNTED = 65_535
# Of rows that have been shown: of about ten thousand paragraphs.
ROOM = 6 * 2**20
KINDS_IN_ORDER = ("operative", "preambular")
GROWING: dict[str, type[np.generic]] = {
    "keys": np.int64,
    "lengths": np.uint16,
    "stem_lengths": np.uint16,
    "kinds": np.uint8,
    "text_of": np.int32,
    "sets": np.uint32,
    "firsts": np.int64,
    "sizes": np.int64,
}


def rows_shown() -> Room[Row]:
    """Where the rows of paragraphs are kept by their primary keys."""
    return Room(ROOM)


class Holding:
    """All paragraphs of the index; arrays have one entry a paragraph.

    `sets_of` has in a row for each paragraph the numbers of its `sets` of facet values.
    `newest` are the live paragraphs, the newest first; `kinds` are in the order of
    `ranking.OPERATIVE_FIRST`; `totals` are the counts of a search for everything.
    `shown` are paragraphs as pages of results have shown them.

    A holding made out of another shares the arrays with it, and copies nothing that
    has an entry for every paragraph but the bitmaps of what has changed.
    """

    texts: Sequence[Text]
    by_age: Array
    live: BitMap
    bitmaps: dict[str, dict[str, BitMap]]
    totals: dict[str, dict[str, int]]
    sets: ValueSets
    labels: dict[int, Label]
    units: dict[str, Units]
    _is_live: Array
    _grown: dict[str, Growing]

    def __init__(
        self,
        columns: Columns,
        changed: Sequence[Text],
        state: tuple[int, int, int],
        before: Holding | None = None,
    ) -> None:
        self.version, self.rebuilt, self.checksum = state
        self.shown = rows_shown()
        old = before or _Nothing()
        added = [text for text in changed if text.number >= len(old.texts)]
        self._grown = dict(old._grown)
        self._add_texts(old, changed, added)
        self.keys = self._longer("keys", columns.keys)
        self.lengths = self._longer("lengths", _short(columns.lengths))
        self.stem_lengths = self._longer("stem_lengths", _short(columns.stem_lengths))
        titles = np.array([text.title_size + 1 for text in added], dtype=np.int64)
        self.units = {
            TEXT: old.units[TEXT].longer(columns.lengths + 1),
            NOTES: old.units[NOTES].longer(columns.note_lengths + 1),
            TITLE: old.units[TITLE].longer(titles),
        }
        self._add_values(old, columns)
        self._add_sets(old, columns, added)
        self._count(old, changed)

    @property
    def size(self) -> int:
        return len(self.keys)

    def oldest(self) -> InOrder:
        """The live paragraphs, the oldest first."""
        return self._in_order(self.by_age)

    def _longer(self, name: str, new: Array) -> Array:
        self._grown[name] = longer = self._grown[name].longer(new)
        return longer.array

    def _in_order(self, texts: Array) -> InOrder:
        return InOrder(texts[self._is_live[texts]], self._firsts, self._sizes)

    def _add_texts(
        self, old: Holding | _Nothing, changed: Sequence[Text], added: Sequence[Text]
    ) -> None:
        texts = list(old.texts)
        self.live = BitMap(old.live)
        for text in changed:
            texts[text.number : text.number + 1] = [text]
            change = self.live.add_range if text.is_live else self.live.remove_range
            change(text.first, text.first + text.size)
        self.texts = texts
        self._firsts = self._longer("firsts", _of(added, "first"))
        self._sizes = self._longer("sizes", _of(added, "size"))
        numbers = np.repeat(_of(added, "number"), _of(added, "size"))
        self.text_of = self._longer("text_of", numbers)
        self._is_live = np.append(old._is_live, np.zeros(len(added), dtype=bool))
        self._is_live[_of(changed, "number")] = _of(changed, "is_live")
        self.by_age = by_age(old.by_age, old.texts, texts, changed)
        self.newest = self._in_order(newest_first(self.by_age, texts))
        self._add_values_of_texts(old, added)

    def _add_values_of_texts(
        self, old: Holding | _Nothing, added: Sequence[Text]
    ) -> None:
        self.bitmaps = {facet: dict(found) for facet, found in old.bitmaps.items()}
        ranges: dict[tuple[str, str], BitMap] = {}
        for text in added:
            for label in _labels_of(text):
                having = ranges.setdefault(label, BitMap())
                having.add_range(text.first, text.first + text.size)
        for (facet, value), having in ranges.items():
            self._add_having(facet, value, having)

    def _add_values(self, old: Holding | _Nothing, columns: Columns) -> None:
        known, inverse = np.unique(columns.values, return_inverse=True)
        codes = known.tolist()
        new = [each for each in codes if each not in old.labels]
        self.labels = old.labels | dict(zip(new, _labels(new), strict=True))
        paragraphs = np.arange(old.size, self.size, dtype=np.uint32)
        owners = np.repeat(paragraphs, columns.value_counts.astype(np.int64))
        owners = owners[np.argsort(inverse, kind="stable")]
        kinds = np.full(len(paragraphs), len(KINDS_IN_ORDER), dtype=np.uint8)
        ends = np.cumsum(np.bincount(inverse, minlength=len(codes))).tolist()
        for each, start, end in zip(codes, [0, *ends], ends, strict=False):
            facet, value = self.labels[each]
            self._add_having(facet, value, bitmap(owners[start:end]))
            if facet == "kind" and value in KINDS_IN_ORDER:
                place = KINDS_IN_ORDER.index(value)
                kinds[owners[start:end] - np.uint32(old.size)] = place
        self.kinds = self._longer("kinds", kinds)

    def _add_sets(
        self, old: Holding | _Nothing, columns: Columns, added: Sequence[Text]
    ) -> None:
        size = len(columns.keys)
        owners = np.repeat(np.arange(size), columns.value_counts.astype(np.int64))
        group_of = np.array([GROUP_OF[OF_PARAGRAPHS[f]] for f in sorted(OF_PARAGRAPHS)])
        groups = group_of[(columns.values >> FACET_BITS) - 1]
        numbers = np.empty((size, len(GROUPS)), dtype=np.int64)
        # The last group is that of the texts.
        numbers[:, -1] = np.repeat(np.arange(len(added)), _of(added, "size"))
        wanted = [_labels_of(text) for text in added]
        for group in range(len(GROUPS) - 1):
            here = groups == group
            found, codes = distinct(owners[here], columns.values[here], size)
            numbers[:, group] = found + len(wanted)
            wanted += (tuple(sorted(self.labels[c] for c in each)) for each in codes)
        self.sets, known = old.sets.longer(wanted)
        sets_of = self._longer("sets", known[numbers].ravel())
        self.sets_of = sets_of.reshape(-1, len(GROUPS))

    def _add_having(self, facet: str, value: str, having: BitMap) -> None:
        found = self.bitmaps[facet].get(value)
        self.bitmaps[facet][value] = found | having if found else having

    def _count(self, old: Holding | _Nothing, changed: Sequence[Text]) -> None:
        """Anew what a text that has changed has."""
        has = np.zeros(len(self.sets.sets), dtype=bool)
        for text in changed:
            has[self.sets_of[text.first : text.first + text.size]] = True
        touched = {
            label
            for number in np.flatnonzero(has).tolist()
            for label in self.sets.sets[number]
        }
        self.totals = {facet: dict(found) for facet, found in old.totals.items()}
        for facet, value in touched:
            having = self.bitmaps[facet].get(value, BitMap())
            self.totals[facet].pop(value, None)
            if count := having.intersection_cardinality(self.live):
                self.totals[facet][value] = count


class _Nothing:
    """A holding of no paragraphs."""

    size = 0
    texts: Sequence[Text] = ()
    by_age: Array = np.zeros(0, np.int32)
    live = BitMap()
    bitmaps: dict[str, dict[str, BitMap]] = {
        facet: {} for facet in (*OF_PARAGRAPHS.values(), *OF_TEXTS)
    }
    totals: dict[str, dict[str, int]] = {facet: {} for facet in bitmaps}
    sets = ValueSets({})
    labels: dict[int, Label] = {}
    _is_live: Array = np.zeros(0, bool)

    def __init__(self) -> None:
        self.units = {where: Units.none() for where in (TEXT, TITLE, NOTES)}
        self._grown = {name: Growing(kind) for name, kind in GROWING.items()}


def _of(texts: Sequence[Text], name: str) -> Array:
    return np.array([getattr(text, name) for text in texts], dtype=np.int64)


def _short(lengths: Array) -> Array:
    return np.minimum(lengths, LONGEST_COUNTED).astype(np.uint16)


def _labels_of(text: Text) -> tuple[Label, ...]:
    values = ((facet, text.value(facet)) for facet in OF_TEXTS)
    return tuple((facet, value) for facet, value in values if value is not None)


def _labels(codes: Sequence[int]) -> list[Label]:
    """The facet and the value of each number; asks for the names of rows."""
    split = [(each >> FACET_BITS, each & ((1 << FACET_BITS) - 1)) for each in codes]
    names = {
        facet: dict(
            model._default_manager.filter(
                pk__in=[row for kind, row in split if kind == facet]
            ).values_list("pk", field)
        )
        for facet, (model, field) in NAMES.items()
        if any(kind == facet for kind, _ in split)
    }
    names[KIND] = dict(enumerate(SEARCHABLE_KINDS))
    names[MARKS_FOOTNOTE] = {0: "footnotes"}
    return [(OF_PARAGRAPHS[facet], names[facet][row]) for facet, row in split]
