"""Paragraphs in their places: what each is called while the text is walked through."""

from __future__ import annotations

from dataclasses import dataclass

from .blocks import Block
from .text import Text
from .types import Kind
from .working_labels import Label


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
    top: int | None = None

    @classmethod
    def of(
        cls,
        block: Block,
        anchor: str,
        kind: Kind,
        number: str | None = None,
        *,
        text: Text | None = None,
        depth: int = 0,
    ) -> Draft:
        """The paragraph that stands where `block` does; its text is the block's, unless
        `text` is given."""
        text = block.text if text is None else text
        return cls(anchor, kind, number, text, depth, block.page, block.line, block.top)


class Drafts:
    """The paragraphs so far. An anchor is the prefix of its part and a printed number,
    or a count where none is printed; none is given twice."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._path: tuple[str, ...] = ()
        self._prefix = ""
        self._counts: dict[str, int] = {}
        self._above: Draft | None = None
        # The list that a heading or a paragraph without number interrupts: the
        # paragraph it hangs under, and where in it the next letter stands.
        self._paused: tuple[Draft, tuple[str, ...]] | None = None
        self._parts_with_text: set[str] = set()

    def _add(self, block: Block, kind: Kind, number: str | None, cut: int = 0) -> None:
        if kind == "preambular" and number is not None:
            number = str(self._count(f"{self._prefix}pp"))
            name = f"{self._prefix}pp{number}"
        elif kind == "heading":
            name = f"h{self._count('heading')}"
        elif kind == "unclassified":
            name = f"x{self._count('unclassified')}"
        elif number:
            name = f"{self._prefix}op{number}"
        else:
            name = f"{self._prefix}p{self._count(self._prefix + 'p')}"
        if number is not None or kind not in ("preambular", "unclassified"):
            self._pause(kind, number)
        self._append(name, kind, number, block, cut, 0)

    def _add_labelled(self, block: Block, kind: Kind, label: Label) -> None:
        """A paragraph of a working draft bears its printed label: "op5-bis", and the
        preambular ones without a label count on from it."""
        name = "pp" if kind == "preambular" else "op"
        if kind == "preambular":
            counted = f"{self._prefix}pp"
            self._counts[counted] = max(self._counts.get(counted, 0), label.number)
        self._pause(kind, label.printed)
        anchor = f"{self._prefix}{name}{label.anchored}"
        self._append(anchor, kind, label.printed, block, 0, 0)

    def _add_labelled_item(self, block: Block, label: Label) -> None:
        """ "(b bis)" stands behind (b), and (c) follows it."""
        above = self._above or self.drafts[-1]
        if label.letter in self._path:
            self._path = self._path[: self._path.index(label.letter) + 1]
        else:
            self._path = (label.letter,)
        path = (above.anchor, *self._path[:-1], label.anchored)
        depth = above.depth + len(self._path)
        self._append(".".join(path), above.kind, label.printed, block, 0, depth)

    def _pause(self, kind: Kind, number: str | None) -> None:
        """Leave the list of the paragraph above; below a heading or a paragraph
        without number it may go on."""
        if number is not None:
            self._paused = None
        elif self._above is not None and (self._path or self._above.number):
            self._paused = self._above, self._path
        self._path = ()

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
        copy = self._count(f"anchor {anchor}")
        unique = anchor if copy == 1 else f"{anchor}-{copy}"
        text = block.text.cut(cut).single_spaced()
        draft = Draft.of(block, unique, kind, number, text=text, depth=depth)
        self.drafts.append(draft)
        # What nothing understood parts no list from its paragraph.
        if depth == 0 and (kind != "unclassified" or self._above is None):
            self._above = draft
        if kind == "operative":
            self._parts_with_text.add(self._prefix)

    def _count(self, name: str) -> int:
        self._counts[name] = self._counts.get(name, 0) + 1
        return self._counts[name]
