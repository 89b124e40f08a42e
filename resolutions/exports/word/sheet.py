"""What stands in a Word file, before it is written as XML: plain values.

`op` says on which side something stands: in both texts ("="), deleted ("-": in the old
one only) or inserted ("+": in the new one only). A file without changes has "=" alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ...comparing.diff import Op


@dataclass(frozen=True, slots=True)
class Words:
    """A run; `was_italic` is how it looked before, where that is another look."""

    text: str
    op: Op = "="
    italic: bool = False
    was_italic: bool | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark. `printed` is its number where Word does not count it by itself:
    a mark that repeats a note, or one whose number is out of order."""

    note: int
    printed: str = ""
    repeats: bool = False
    op: Op = "="


Content = Words | Mark


@dataclass(frozen=True, slots=True)
class Look:
    """The style of a paragraph and its place in a list."""

    style: str
    list: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; `was` is its look in the old text, where that is another one; `op`
    is that of its end, by which it is a paragraph of its own.

    One that moved stands twice, where it went ("-") and where it came ("+"), under one
    number of the `move`; "=" are the words that it kept.
    """

    content: tuple[Content, ...]
    look: Look
    op: Op = "="
    was: Look | None = None
    move: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; `id` is its own in the file, `printed` as in `Mark`."""

    id: int
    content: tuple[Words, ...]
    op: Op = "="
    printed: str = ""


@dataclass(frozen=True, slots=True)
class NumberList:
    """A list that counts by itself from `start`; `form` is Word's name for how.

    One of level 0 has subparagraphs (a) and (i) below it; one of a deeper level counts
    subparagraphs that begin otherwise.
    """

    id: int
    start: int = 1
    level: int = 0
    form: str = "decimal"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole file. `author` and `date` are those of its changes; `head` is printed on
    every page. With `tracks` Word goes on tracking what its user changes."""

    title: str
    head: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    lists: tuple[NumberList, ...] = ()
    author: str = ""
    date: datetime | None = None
    tracks: bool = True
