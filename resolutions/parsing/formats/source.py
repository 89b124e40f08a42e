"""What every format reader returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..text import Text
from ..types import ParseWarning, TextFrom

STRUCK_OUT = "The file strikes words out; the text is without them."
"""What is said of a working draft whose writers crossed words out."""

Role = Literal["text", "note", "furniture", "table"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source. `number` and `page` count from 1.

    `starts_page` is true for the first line after a page break. `role` is what the
    layout says of the line; a format without layout leaves every line "text". A "table"
    line is one row, its cells joined by " | ". `begins` says of the first text of a page
    whether its indent begins a paragraph; None where that cannot be told. `top` is how
    far down its page the line stands, in thousandths, where there are printed pages.
    """

    number: int
    page: int
    text: Text
    starts_page: bool = False
    role: Role = "text"
    begins: bool | None = None
    top: int | None = None

    @property
    def content(self) -> str:
        return self.text.content

    @property
    def is_blank(self) -> bool:
        return not self.content.strip()


@dataclass(frozen=True, slots=True)
class Source:
    """A file as its reader understood it: lines in reading order, blank ones included.

    `hard_wrapped` says that lines end where the printed ones did, so that a paragraph
    takes several.
    """

    filename: str
    media_type: str
    lines: tuple[Line, ...]
    text_from: TextFrom | None = None
    hard_wrapped: bool = False
    warnings: tuple[ParseWarning, ...] = ()
