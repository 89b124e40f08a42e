"""The texts to be indexed, read from the public tables with a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from ...models import Citation, FootnoteMark, Paragraph, Resolution
from .columns import ADDRESSEE, HAS_FOOTNOTE, TOPIC, VERB, Columns, code, kind_code
from .words import Numbers


class TextsRead:
    """Resolutions and their searchable paragraphs, in order; `spans` has the places of
    a resolution's paragraphs among all of them."""

    def __init__(self, pks: Sequence[int]) -> None:
        held = Resolution.objects.in_bulk(pks)
        self.resolutions = [held[pk] for pk in pks if pk in held]
        order = {
            resolution.pk: place for place, resolution in enumerate(self.resolutions)
        }
        rows = Paragraph.objects.searchable().filter(resolution__in=pks).order_by()
        self.paragraphs = sorted(
            rows.values_list("resolution", "position", "pk", "kind", "verb", "text"),
            key=lambda row: (order[row[0]], row[1]),
        )
        self.place = {row[2]: place for place, row in enumerate(self.paragraphs)}
        sizes: defaultdict[int, int] = defaultdict(int)
        for row in self.paragraphs:
            sizes[row[0]] += 1
        self.spans: dict[int, range] = {}
        start = 0
        for pk in order:
            self.spans[pk] = range(start, start + sizes[pk])
            start += sizes[pk]
        self._pks = list(pks)

    def texts(self) -> Iterator[tuple[str]]:
        return ((row[5],) for row in self.paragraphs)

    def titles(self) -> Iterator[tuple[str]]:
        return ((resolution.title,) for resolution in self.resolutions)

    def notes(self) -> Iterator[list[str]]:
        """Of each paragraph the footnotes that it marks."""
        texts: defaultdict[int, list[str]] = defaultdict(list)
        for paragraph, footnote in self._marks:
            texts[paragraph].append(self._footnotes[footnote])
        return (texts.get(row[2], []) for row in self.paragraphs)

    def cited(self, first: int) -> dict[str, Numbers]:
        """The documents cited, with the numbers of the paragraphs that cite them,
        themselves or in a footnote they mark."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        cited = Citation.objects.order_by().exclude(document=None)
        here = cited.filter(paragraph__resolution__in=self._pks)
        for paragraph, symbol in here.values_list("paragraph", "document__symbol"):
            if paragraph in self.place:
                found[symbol].add(self.place[paragraph])
        in_notes: defaultdict[int, set[str]] = defaultdict(set)
        there = cited.filter(footnote__resolution__in=self._pks)
        for footnote, symbol in there.values_list("footnote", "document__symbol"):
            in_notes[footnote].add(symbol)
        for paragraph, footnote in self._marks:
            for symbol in in_notes.get(footnote, ()):
                found[symbol].add(self.place[paragraph])
        return {
            symbol: np.array(sorted(places), dtype=np.uint32) + np.uint32(first)
            for symbol, places in found.items()
        }

    def columns(
        self, lengths: Numbers, stem_lengths: Numbers, note_lengths: Numbers
    ) -> Columns:
        """What the index knows of each paragraph."""
        values: list[list[int]] = [[kind_code(row[3])] for row in self.paragraphs]
        for row, own in zip(self.paragraphs, values, strict=True):
            if row[4] is not None:
                own.append(code(VERB, row[4]))
        for through, name, facet in (
            (Paragraph.topics.through, "topic", TOPIC),
            (Paragraph.addressees.through, "addressee", ADDRESSEE),
        ):
            pairs = through.objects.filter(paragraph__resolution__in=self._pks)
            for paragraph, number in pairs.values_list("paragraph", name):
                if paragraph in self.place:
                    values[self.place[paragraph]].append(code(facet, number))
        for paragraph in {paragraph for paragraph, _ in self._marks}:
            values[self.place[paragraph]].append(HAS_FOOTNOTE)
        return Columns(
            keys=np.array([row[2] for row in self.paragraphs], dtype=np.int64),
            stem_lengths=stem_lengths,
            lengths=lengths,
            note_lengths=note_lengths,
            value_counts=np.array([len(own) for own in values], dtype=np.uint32),
            values=np.array([each for own in values for each in own], dtype=np.uint32),
        )

    @cached_property
    def _marks(self) -> list[tuple[int, int]]:
        marks = FootnoteMark.objects.filter(paragraph__resolution__in=self._pks)
        rows = marks.order_by().values_list("paragraph", "footnote", "footnote__text")
        self._footnotes = {footnote: text for _, footnote, text in rows}
        pairs = {(paragraph, footnote) for paragraph, footnote, _ in rows}
        return sorted(pair for pair in pairs if pair[0] in self.place)
