"""The editions of a series as bars: what each kept, changed, took back, added, dropped.

A bar is a line of the picture, the oldest above. Lengths are those of the drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..lineage.series import SeriesEdition

WIDTH, ROW, LABEL, TALL = 640, 46, 22, 18
# A number needs that much room.
NARROWEST_NUMBER = 18
PARTS = ("kept", "editorial", "reworded", "back", "added", "dropped")


@dataclass(frozen=True, slots=True)
class Segment:
    part: str
    x: float
    y: int
    width: float
    count: int

    @property
    def number_x(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def number_y(self) -> int:
        return self.y + TALL - 5

    @property
    def shows_number(self) -> bool:
        return self.width >= NARROWEST_NUMBER


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    y: int
    url: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    bars: tuple[Bar, ...]
    height: int
    width: int = WIDTH
    tall: int = TALL


def draw(editions: Sequence[SeriesEdition]) -> Picture:
    counts = [[len(getattr(each, part)) for part in PARTS] for each in editions]
    scale = WIDTH / max([sum(row) for row in counts] + [1])
    bars = []
    for number, (edition, row) in enumerate(zip(editions, counts, strict=True)):
        x, y = 0.0, number * ROW
        segments = []
        for part, count in zip(PARTS, row, strict=True):
            width = count * scale
            if count:
                at, wide = round(x, 1), round(width, 1)
                segments.append(Segment(part, at, y + LABEL, wide, count))
            x += width
        text = edition.text
        year = f" ({text.year})" if text.year else ""
        draft = ", draft" if text.status == "draft" else ""
        url = text.get_absolute_url()
        bars.append(Bar(f"{text.symbol}{year}{draft}", y + 15, url, tuple(segments)))
    return Picture(tuple(bars), len(editions) * ROW)
