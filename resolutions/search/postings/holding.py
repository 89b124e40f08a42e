"""What a process holds of the index in its memory: the columns and the facets.

A `Holding` never changes once it is made, so that threads share it; after a
publication the next search makes another one out of it and the texts that changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from pyroaring import BitMap

from ...models import Addressee, Topic, Verb
from ...querysets import SEARCHABLE_KINDS
from ..facets import NO_YEAR
from .columns import ADDRESSEE, FACET_BITS, KIND, MARKS_FOOTNOTE, TOPIC, VERB, Columns
from .words import bitmap, members_of

Array = npt.NDArray[Any]

OF_PARAGRAPHS = {
    KIND: "kind", VERB: "verb", TOPIC: "topic", ADDRESSEE: "addressee",
    MARKS_FOOTNOTE: "in",
}  # fmt: skip
OF_TEXTS = ("year", "body", "status")
NAMES = {VERB: (Verb, "name"), TOPIC: (Topic, "slug"), ADDRESSEE: (Addressee, "name")}
LONGEST_COUNTED = 65_535
KINDS_IN_ORDER = ("operative", "preambular")


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


class Holding:
    """All paragraphs of the index; arrays have one entry a paragraph.

    `values` are the numbers of facet values, those of one paragraph after the others;
    `bounds` says from where to where, and `labels` which facet and value a number is.
    `newest` are the live paragraphs, the newest first, and `order` the place of each
    among them; `kinds` are in the order of `ranking.OPERATIVE_FIRST`. `totals` are the counts of a search for everything.
    """

    texts: Sequence[Text]
    by_age: list[Text]
    live: BitMap
    bitmaps: dict[str, dict[str, BitMap]]
    text_values: dict[str, Array]
    names: dict[str, dict[str | None, int]]
    labels: list[tuple[str, str]]
    numbers: dict[int, int]
    values: Array
    keys: Array
    text_of: Array
    lengths: Array
    stem_lengths: Array
    starts: Array
    note_starts: Array
    title_starts: Array
    bounds: Array

    def __init__(
        self,
        columns: Columns,
        changed: Sequence[Text],
        state: tuple[int, int, int],
        before: Holding | None = None,
    ) -> None:
        self.version, self.rebuilt, self.checksum = state
        old = before or _Nothing()
        self._add_texts(old, changed)
        added = [text for text in changed if text.number >= len(old.texts)]
        self.keys = np.concatenate((old.keys, columns.keys))
        self.lengths = _longer(old.lengths, _short(columns.lengths))
        self.stem_lengths = _longer(old.stem_lengths, _short(columns.stem_lengths))
        self.starts = _grown(old.starts, columns.lengths + 1)
        self.note_starts = _grown(old.note_starts, columns.note_lengths + 1)
        titles = np.array([text.title_size + 1 for text in added], dtype=np.int64)
        self.title_starts = _grown(old.title_starts, titles)
        self.text_of = _longer(
            old.text_of,
            np.repeat(
                np.array([text.number for text in added], dtype=np.int32),
                np.array([text.size for text in added], dtype=np.int64),
            ),
        )
        self.bounds = _grown(old.bounds, columns.value_counts)
        self._add_values(old, columns)
        self._put_in_order(old)
        self.kinds = np.full(self.size, len(KINDS_IN_ORDER), dtype=np.uint8)
        for place, kind in enumerate(KINDS_IN_ORDER):
            if kind in self.bitmaps["kind"]:
                self.kinds[members_of(self.bitmaps["kind"][kind])] = place
        self.totals = {
            facet: {
                value: count
                for value, found in values.items()
                if (count := found.intersection_cardinality(self.live))
            }
            for facet, values in self.bitmaps.items()
        }

    @property
    def size(self) -> int:
        return len(self.keys)

    def _add_texts(self, old: Holding | _Nothing, changed: Sequence[Text]) -> None:
        texts = list(old.texts)
        self.bitmaps = {facet: dict(found) for facet, found in old.bitmaps.items()}
        self.live = BitMap(old.live)
        self.names = {facet: dict(names) for facet, names in old.names.items()}
        found: dict[str, list[int]] = {facet: [] for facet in OF_TEXTS}
        ranges: dict[tuple[str, str], BitMap] = {}
        for text in changed:
            end = text.first + text.size
            (self.live.add_range if text.is_live else self.live.remove_range)(
                text.first, end
            )
            if text.number < len(texts):
                texts[text.number] = text
                continue
            texts.append(text)
            for facet in OF_TEXTS:
                value = text.value(facet)
                names = self.names[facet]
                found[facet].append(names.setdefault(value, len(names)))
                if value is not None:
                    ranges.setdefault((facet, value), BitMap()).add_range(
                        text.first, end
                    )
        self.texts = texts
        for (facet, value), having in ranges.items():
            self.bitmaps[facet][value] = (
                self.bitmaps[facet].get(value, BitMap()) | having
            )
        self.text_values = {
            facet: _longer(old.text_values[facet], np.array(found[facet], np.uint16))
            for facet in OF_TEXTS
        }
        self.text_labels = {facet: list(names) for facet, names in self.names.items()}

    def _add_values(self, old: Holding | _Nothing, columns: Columns) -> None:
        known, inverse = np.unique(columns.values, return_inverse=True)
        codes = known.tolist()
        new = [each for each in codes if each not in old.numbers]
        self.numbers = old.numbers | {
            each: place for place, each in enumerate(new, start=len(old.labels))
        }
        self.labels = old.labels + _labels(new)
        of_known = np.array([self.numbers[each] for each in codes], dtype=np.uint16)
        self.values = _longer(old.values, of_known[inverse])
        paragraphs = np.arange(old.size, self.size, dtype=np.uint32)
        owners = np.repeat(paragraphs, columns.value_counts.astype(np.int64))
        owners = owners[np.argsort(inverse, kind="stable")]
        ends = np.cumsum(np.bincount(inverse, minlength=len(codes))).tolist()
        for each, start, end in zip(codes, [0, *ends], ends, strict=False):
            facet, value = self.labels[self.numbers[each]]
            having = self.bitmaps[facet].get(value, BitMap())
            self.bitmaps[facet][value] = having | bitmap(owners[start:end])

    def _put_in_order(self, old: Holding | _Nothing) -> None:
        """As `ranking.NEWEST_FIRST` and `OLDEST_FIRST` say."""
        known = old.by_age
        if len(known) != len(self.texts) or known != [
            self.texts[t.number] for t in known
        ]:
            numbers = {text.number for text in known}
            known = [self.texts[text.number] for text in known]
            known += [text for text in self.texts if text.number not in numbers]
            known.sort(key=lambda text: text.age)
        self.by_age = known
        dated = [text for text in known if text.year is not None]
        self.newest = self._paragraphs_of(
            [*reversed(dated), *reversed(known[len(dated) :])]
        )
        self.order = np.zeros(self.size, dtype=np.uint32)
        self.order[self.newest] = np.arange(len(self.newest), dtype=np.uint32)

    def oldest(self) -> Array:
        """The live paragraphs, the oldest first."""
        return self._paragraphs_of(self.by_age)

    def _paragraphs_of(self, texts: Sequence[Text]) -> Array:
        live = [text for text in texts if text.is_live]
        firsts = np.array([text.first for text in live], dtype=np.int64)
        sizes = np.array([text.size for text in live], dtype=np.int64)
        before = np.cumsum(sizes) - sizes
        shift = np.repeat(firsts - before, sizes)
        return (shift + np.arange(len(shift))).astype(np.uint32)


class _Nothing:
    """A holding of no paragraphs."""

    size = 0
    texts: Sequence[Text] = ()
    by_age: list[Text] = []
    live = BitMap()
    bitmaps: dict[str, dict[str, BitMap]] = {
        facet: {} for facet in (*OF_PARAGRAPHS.values(), *OF_TEXTS)
    }
    names: dict[str, dict[str | None, int]] = {facet: {} for facet in OF_TEXTS}
    text_values: dict[str, Array] = {
        facet: np.zeros(0, np.uint16) for facet in OF_TEXTS
    }
    labels: list[tuple[str, str]] = []
    numbers: dict[int, int] = {}
    keys: Array = np.zeros(0, np.int64)
    text_of: Array = np.zeros(0, np.int32)
    lengths: Array = np.zeros(0, np.uint16)
    stem_lengths: Array = np.zeros(0, np.uint16)
    values: Array = np.zeros(0, np.uint16)
    starts = note_starts = title_starts = bounds = np.zeros(1, np.uint32)


def _short(lengths: Array) -> Array:
    return np.minimum(lengths, LONGEST_COUNTED).astype(np.uint16)


def _longer(old: Array, new: Array) -> Array:
    return np.concatenate((old, new.astype(old.dtype)))


def _grown(starts: Array, sizes: Array) -> Array:
    """Where each of them starts, and where the last one ends."""
    added = int(starts[-1]) + np.cumsum(sizes, dtype=np.int64)
    return _longer(starts, added)


def _labels(codes: Sequence[int]) -> list[tuple[str, str]]:
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
