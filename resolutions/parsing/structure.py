"""Paragraphs in their places: preamble, operative part, subparagraphs, annexes.

A resolution is one sentence: the body speaks, participles make the preamble, numbered
verbs the operative part (Editorial Manual, resolutions). What fits nowhere stays as an
`unclassified` paragraph, so that no line of the source is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .blocks import ENUMERATOR_RE, NUMBER_RE, Block
from .closing import is_closing_line, read_closing_line
from .enumerators import place
from .front_matter import is_enacting_words
from .text import Text
from .types import Kind
from .verbs import opens

_ANNEX_RE = re.compile(r"(?:Annex|ANNEX)(?: (?P<number>[IVXL]{1,6}|\d{1,2}))?")
_SECTION_RE = re.compile(r"(?P<number>[IVXL]{1,6})\.?(?:\s+(?P<title>[A-Z].{0,200}))?")


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph in its place, its text still with footnote marks."""

    anchor: str
    kind: Kind
    number: str | None
    text: Text
    depth: int
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class Structure:
    """The parts of a document; `front` are the blocks above the enacting words."""

    front: tuple[Block, ...]
    enacting_words: str
    paragraphs: tuple[Draft, ...]
    plenary_meeting: int | None
    adopted: date | None


def divide(blocks: Sequence[Block]) -> Structure:
    """Put every block in its place; nothing is dropped."""
    start = next(
        (i for i, block in enumerate(blocks) if is_enacting_words(block.content)), None
    )
    if start is None:
        walker = _Walker(has_text=False)
        front: Sequence[Block] = ()
        body, words = blocks, ""
    else:
        walker = _Walker(has_text=True)
        front, words = blocks[:start], blocks[start].content
        body = blocks[start + 1 :]
    for block in body:
        walker.take(block)
    return Structure(
        tuple(front), words, tuple(walker.drafts), walker.meeting, walker.adopted
    )


class _Walker:
    """Reads blocks in order and knows which part it stands in."""

    def __init__(self, has_text: bool) -> None:
        self.drafts: list[Draft] = []
        self.meeting: int | None = None
        self.adopted: date | None = None
        self._part = "preamble" if has_text else "unknown"
        self._path: tuple[str, ...] = ()
        self._prefix = ""
        self._section = ""
        self._annexes = 0
        self._counts: dict[str, int] = {}
        self._anchors: set[str] = set()

    def take(self, block: Block) -> None:
        content = block.content
        if self._part != "unknown" and self._take_landmark(block):
            return
        number = NUMBER_RE.match(content)
        letter = ENUMERATOR_RE.match(content)
        if self._part == "unknown" or self._part == "closed":
            self._add(block, "unclassified", None)
        elif letter and self.drafts:
            self._add_subparagraph(block, letter)
        elif number:
            self._part = "operative" if self._part == "preamble" else self._part
            self._path = ()
            self._add(block, self._kind(), number[1], cut=number.end())
        elif self._part == "preamble" and opens(content) != "operative":
            self._add(block, "preambular", str(self._count("pp")))
        elif self._part == "preamble":
            self._part = "operative"
            self._add(block, "operative", "1")
        else:
            self._add(block, "annex" if self._annexes else "unclassified", None)

    def _take_landmark(self, block: Block) -> bool:
        """Closing lines, annexes and section numbers."""
        content = block.content
        if is_closing_line(content):
            meeting, adopted = read_closing_line(content)
            self.meeting = self.meeting or meeting
            self.adopted = self.adopted or adopted
            self._part = "closed" if self._part != "annex" else "annex"
            return True
        if match := _ANNEX_RE.fullmatch(content):
            self._annexes += 1
            self._part, self._path, self._section = "annex", (), ""
            self._prefix = f"annex{self._annexes}."
            self._add(block, "heading", match["number"])
            return True
        if self._part == "closed":
            return False
        match = _SECTION_RE.fullmatch(content)
        if match and opens(match["title"] or "") is None:
            self._path, self._section = (), f"s{self._count('section')}."
            self._add(block, "heading", match["number"])
            return True
        return False

    def _add_subparagraph(self, block: Block, letter: re.Match[str]) -> None:
        opens_list = self.drafts[-1].text.content.endswith(":")
        self._path = place(letter[1], self._path, opens_list)
        above = next(d for d in reversed(self.drafts) if d.depth == 0)
        anchor = ".".join((above.anchor, *self._path))
        self._append(
            anchor, above.kind, letter[1], block, letter.end(), len(self._path)
        )

    def _add(self, block: Block, kind: Kind, number: str | None, cut: int = 0) -> None:
        if kind == "preambular":
            name = f"pp{number}"
        elif kind == "heading":
            name = f"h{self._count('heading')}"
        elif kind == "unclassified":
            name = f"x{self._count('unclassified')}"
        else:
            name = f"op{number}" if number else f"p{self._count(self._prefix + 'p')}"
        whole_document = kind in ("heading", "unclassified", "preambular")
        anchor = name if whole_document else f"{self._prefix}{self._section}{name}"
        self._append(anchor, kind, number, block, cut, 0)

    def _append(
        self,
        anchor: str,
        kind: Kind,
        number: str | None,
        block: Block,
        cut: int,
        depth: int,
    ) -> None:
        """Keep anchors apart where a number is printed twice: the second is op4-2."""
        unique, copy = anchor, 1
        while unique in self._anchors:
            copy += 1
            unique = f"{anchor}-{copy}"
        self._anchors.add(unique)
        text = block.text.cut(cut).single_spaced()
        self.drafts.append(
            Draft(unique, kind, number, text, depth, block.page, block.line)
        )

    def _kind(self) -> Kind:
        return "annex" if self._part == "annex" else "operative"

    def _count(self, name: str) -> int:
        self._counts[name] = self._counts.get(name, 0) + 1
        return self._counts[name]
