"""What the index knows of each paragraph, packed into one value a resolution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...querysets import SEARCHABLE_KINDS

# A facet's value in a paragraph is one number: which facet, and which row or kind.
FACET_BITS = 28
KIND, VERB, TOPIC, ADDRESSEE, MARKS_FOOTNOTE = range(1, 6)
FACET_OF = {"kind": KIND, "verb": VERB, "topic": TOPIC, "addressee": ADDRESSEE}
HAS_FOOTNOTE = MARKS_FOOTNOTE << FACET_BITS

LAYOUT: tuple[tuple[str, type[np.generic]], ...] = (
    ("keys", np.int64),
    ("stem_lengths", np.uint32),
    ("lengths", np.uint32),
    ("note_lengths", np.uint32),
    ("value_counts", np.uint32),
)


@dataclass(frozen=True, slots=True)
class Columns:
    """One entry a paragraph; `values` has `value_counts` entries for each."""

    keys: npt.NDArray[np.int64]
    stem_lengths: npt.NDArray[np.uint32]
    lengths: npt.NDArray[np.uint32]
    note_lengths: npt.NDArray[np.uint32]
    value_counts: npt.NDArray[np.uint32]
    values: npt.NDArray[np.uint32]

    def packed(self) -> bytes:
        parts = [getattr(self, name).astype(kind).tobytes() for name, kind in LAYOUT]
        return b"".join([*parts, self.values.astype(np.uint32).tobytes()])

    def parts(self, spans: Iterable[range]) -> Iterator[Columns]:
        """The columns of some paragraphs after the others."""
        bounds = np.concatenate(([0], np.cumsum(self.value_counts, dtype=np.int64)))
        for span in spans:
            here = slice(span.start, span.stop)
            yield Columns(
                **{name: getattr(self, name)[here] for name, _ in LAYOUT},
                values=self.values[bounds[span.start] : bounds[span.stop]],
            )


def code(facet: int, number: int) -> int:
    return (facet << FACET_BITS) | number


def kind_code(kind: str) -> int:
    return code(KIND, SEARCHABLE_KINDS.index(kind))


def unpacked(packed: Sequence[bytes], sizes: Sequence[int]) -> Columns:
    """The columns of several texts, one after the other."""
    parts: dict[str, list[bytes]] = {name: [] for name, _ in LAYOUT}
    values = []
    for data, size in zip(packed, sizes, strict=True):
        start = 0
        for name, kind in LAYOUT:
            end = start + size * np.dtype(kind).itemsize
            parts[name].append(data[start:end])
            start = end
        values.append(data[start:])
    joined = {
        name: np.frombuffer(b"".join(parts[name]), dtype=kind) for name, kind in LAYOUT
    }
    return Columns(**joined, values=np.frombuffer(b"".join(values), dtype=np.uint32))
