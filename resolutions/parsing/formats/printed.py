"""A line as it stands on a page: its words, and the place and size of their type."""

from __future__ import annotations

from dataclasses import dataclass

from ..text import Text

# Parts of the page's height where running heads and feet stand.
_HEAD = 0.09
_FOOT = 0.07


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line on a page: its text, baseline, left and right edge, and size of type.

    `cells` counts the columns that wide gaps part, " | " in the text; `across` says
    that the line is set another way than its page reads.
    """

    text: Text
    page: int
    y: float
    left: float
    right: float
    size: float
    height: float
    cells: int = 1
    across: bool = False

    @property
    def content(self) -> str:
        return self.text.content

    @property
    def top(self) -> int:
        """How far down the page its letters begin, in thousandths."""
        down = 1 - (self.y + self.size) / max(1.0, self.height)
        return round(1000 * min(max(down, 0.0), 1.0))

    @property
    def in_margin(self) -> bool:
        if self.page == 1:
            return self.y < _FOOT * self.height
        return not _FOOT < self.y / self.height < 1 - _HEAD
