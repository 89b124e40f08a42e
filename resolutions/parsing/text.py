"""A text that remembers: where marks stood, what was italic, what was repaired.

Stages cut, join and mend texts; the spans move along, so that no stage has to
compute another stage's offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

SpanKind = Literal["italic", "raised", "repair"]

_GAP_RE = re.compile(r"\s\s+|[^\S ]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text. `value` holds what stood there: a repair's damaged words,
    a raised mark as printed."""

    start: int
    end: int
    kind: SpanKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace [start, end) by `new`; with a `kind`, a span is laid over the new words."""

    start: int
    end: int
    new: str
    kind: SpanKind | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A string and the spans over it, in order of their start."""

    content: str
    spans: tuple[Span, ...] = ()

    def of_kind(self, kind: SpanKind) -> tuple[Span, ...]:
        return tuple(span for span in self.spans if span.kind == kind)

    def cut(self, start: int, end: int | None = None) -> Text:
        """Return the piece [start, end) with the spans that lie in it, clipped."""
        end = len(self.content) if end is None else end
        spans = (
            replace(
                span,
                start=max(span.start, start) - start,
                end=min(span.end, end) - start,
            )
            for span in self.spans
            if span.start < end and span.end > start
        )
        return Text(self.content[start:end], tuple(spans))

    def edited(self, edits: Sequence[Edit]) -> Text:
        """Return the text with all edits done; they are in order and do not overlap.

        Spans inside a replaced stretch vanish, the others grow, shrink and move along.
        """
        if not edits:
            return self
        pieces, new_spans, shifts, position = [], [], [0], 0
        for edit in edits:
            pieces += [self.content[position : edit.start], edit.new]
            start = edit.start + shifts[-1]
            if edit.kind is not None and edit.new:
                end = start + len(edit.new)
                new_spans.append(Span(start, end, edit.kind, edit.value))
            shifts.append(shifts[-1] + len(edit.new) - (edit.end - edit.start))
            position = edit.end
        pieces.append(self.content[position:])
        starts = [edit.start for edit in edits]

        def moved(place: int) -> int:
            index = bisect_right(starts, place) - 1
            if index < 0:
                return place
            edit = edits[index]
            if place >= edit.end:
                return place + shifts[index + 1]
            return (
                place + shifts[index]
                if place == edit.start
                else starts[index] + shifts[index] + len(edit.new)
            )

        def vanishes(span: Span) -> bool:
            index = bisect_right(starts, span.start) - 1
            return index >= 0 and span.end <= edits[index].end

        kept = [
            replace(span, start=moved(span.start), end=moved(span.end))
            for span in self.spans
            if not vanishes(span)
        ]
        spans = sorted(
            (span for span in (*kept, *new_spans) if span.start < span.end),
            key=lambda span: (span.start, span.end),
        )
        return Text("".join(pieces), tuple(spans))

    def __add__(self, other: Text) -> Text:
        offset = len(self.content)
        moved = (
            replace(span, start=span.start + offset, end=span.end + offset)
            for span in other.spans
        )
        return Text(self.content + other.content, (*self.spans, *moved))

    def as_found(self) -> str:
        """Return the words as they stood before repairs."""
        repairs = self.of_kind("repair")
        return self.edited([Edit(s.start, s.end, s.value) for s in repairs]).content

    def stripped(self) -> Text:
        start = len(self.content) - len(self.content.lstrip())
        return self.cut(start, max(start, len(self.content.rstrip())))

    def single_spaced(self) -> Text:
        """Return the text as one line with single spaces and none at its ends."""
        text = self.stripped()
        return text.edited(
            [Edit(m.start(), m.end(), " ") for m in _GAP_RE.finditer(text.content)]
        )


def joined(texts: Iterable[Text], separator: str = " ") -> Text:
    """Join texts with `separator` between them."""
    contents, spans, offset = [], [], 0
    for text in texts:
        spans += [
            replace(span, start=span.start + offset, end=span.end + offset)
            for span in text.spans
        ]
        contents.append(text.content)
        offset += len(text.content) + len(separator)
    return Text(separator.join(contents), tuple(spans))
