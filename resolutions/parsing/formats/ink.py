"""Ink on the picture of a page: where it stands about a line shows a raised figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from .tesseract import Row

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels from the top left."""

POINTS = ",.;:)"
"""What may stand after a mark, and is never read for one."""

# What has a last stroke clear of the baseline, as a raised figure has.
_OVERHANGING = frozenset("FPTVWYfry0123456789")
# A raised digit is narrower, in heights of small letters; two are wider.
_ONE_DIGIT = 0.85


@dataclass(frozen=True, slots=True)
class Figure:
    """A raised figure: where it stands, and how many digits it has at least."""

    box: Box
    digits: int


def to_ink(picture: Image.Image) -> Image.Image:
    """White where there is ink, black elsewhere, parted where grey is rarest in weight."""
    threshold = _threshold(picture.histogram())
    return picture.point([255 if grey < threshold else 0 for grey in range(256)])


def _threshold(histogram: Sequence[int]) -> int:
    """Otsu's threshold: the grey that parts ink and paper best."""
    total, weighted = sum(histogram), sum(g * n for g, n in enumerate(histogram))
    best, threshold, below, sum_below = 0.0, 128, 0, 0
    for grey, count in enumerate(histogram):
        below += count
        sum_below += grey * count
        above = total - below
        if below and above:
            apart = sum_below / below - (weighted - sum_below) / above
            score = below * above * apart * apart
            if score > best:
                best, threshold = score, grey + 1
    return threshold


class Strip:
    """The ink of a stretch of a row, column by column.

    `low` tells the columns with ink about the baseline, `high` those with ink above.
    """

    def __init__(self, ink: Image.Image, row: Row, left: int, right: int) -> None:
        height = row.x_height
        base = row.base_at((left + right) / 2)
        self.left = left
        self.height = height
        self.foot = round(base - 0.28 * height)
        self.top = max(0, round(base - 1.95 * height))
        self._ink = ink
        right = max(left + 1, min(right, ink.width))
        self.high = _columns(ink, (left, self.top, right, self.foot))
        self.low = _columns(ink, (left, self.foot, right, round(base + 0.5 * height)))

    def trailing(self, text: str) -> Figure | None:
        """Return the raised figure at the end of a word read as `text`, if there is one.

        Letters with strokes clear of the baseline touch what stands below them; a figure
        that touches a letter stands well above the line.
        """
        end = self._end(text)
        start = end
        while start and not self.low[start - 1]:
            start -= 1
        figure = self._figure(start, end)
        last = text.rstrip(POINTS)[-1:]
        if figure and last.isalnum() and start > 0 and self.high[start]:
            clear = figure.box[3] < self.foot - 0.2 * self.height
            return figure if clear and last not in _OVERHANGING else None
        return figure

    def leading(self, left: int) -> Figure | None:
        """Return the raised figure that opens a line, with a gap after it.

        The line was read from `left` on; the figure may stand before.
        """
        own = max(0, min(left - self.left, len(self.low)))
        start = own
        while start and not self.low[start - 1]:
            start -= 1
        before = self._figure(start, own - 2) if own - start > 2 else None
        end = own
        while end < len(self.low) and not self.low[end]:
            end += 1
        if before or end - own < 3 or any(self.high[end - 2 : end]):
            return before
        return self._figure(own, end)

    def _end(self, text: str) -> int:
        """Where the word's ink ends, points after a figure not counted."""
        end = len(self.low)
        for point in reversed(text[-2:]):
            end = self._last_ink(end)
            if point not in POINTS:
                break
            start = end
            while start and (self.low[start - 1] or self.high[start - 1]):
                start -= 1
            if end - start > 0.6 * self.height or start == 0:
                break
            if self._tall(start, end):
                break
            end = start
        return self._last_ink(end)

    def _last_ink(self, end: int) -> int:
        while end and not (self.low[end - 1] or self.high[end - 1]):
            end -= 1
        return end

    def _tall(self, start: int, end: int) -> bool:
        bounds = self._bounds(start, end)
        return bounds is not None and self.foot - bounds[1] > 1.0 * self.height

    def _figure(self, start: int, end: int) -> Figure | None:
        """Return the last glyphs in [start, end) that have the height of a figure."""
        boxes: list[Box] = []
        for first, last in reversed(_runs(self.high, start, end)):
            bounds = self._bounds(first, last)
            if bounds is None or bounds[3] - bounds[1] < 0.25 * self.height:
                continue
            tall = bounds[3] - bounds[1] >= 0.62 * self.height
            high = self.foot - bounds[1] >= 0.85 * self.height
            hangs_from_above = bounds[1] == self.top > 0
            if not tall or not high or hangs_from_above:
                break
            boxes.append(bounds)
        if not boxes or len(boxes) > 3:
            return None
        left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
        if not 0.12 * self.height < right - left < 2.6 * self.height:
            return None
        box = (left, min(b[1] for b in boxes), right, max(b[3] for b in boxes))
        wide = right - left > _ONE_DIGIT * self.height
        return Figure(box, max(len(boxes), 2 if wide else 1))

    def _bounds(self, start: int, end: int) -> Box | None:
        area = (self.left + start, self.top, self.left + end, self.foot)
        bounds = self._ink.crop(area).getbbox()
        if bounds is None:
            return None
        left, top = area[0], area[1]
        return left + bounds[0], top + bounds[1], left + bounds[2], top + bounds[3]


def _columns(ink: Image.Image, area: tuple[int, int, int, int]) -> list[bool]:
    """Tell which columns of an area hold ink: two points at least, one is a speck."""
    height = max(1, area[3] - area[1])
    means = ink.crop(area).resize((area[2] - area[0], 1), Image.Resampling.BOX)
    return [grey * height >= 1.5 * 255 for grey in means.tobytes()]


def _runs(columns: Sequence[bool], start: int, end: int) -> list[tuple[int, int]]:
    """Stretches of ink; a stroke may be so thin that one column shows none."""
    runs: list[tuple[int, int]] = []
    for index in range(start, end):
        if not columns[index]:
            continue
        if runs and index - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs
