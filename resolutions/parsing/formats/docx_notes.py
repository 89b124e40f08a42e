"""The footnotes and endnotes of a Word file, numbered as Word numbers them.

Word stores no numbers: a note's is its place among the marks. Later stages know notes
by figures only, so letters and signs count as 1, 2, 3 here, keep their print on the
mark, and are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..text import Span, Text
from ..types import ParseWarning
from .docx_numbering import count_as
from .package import Element, child, value
from .runs import Run

_SIGNS = "*†‡§"


@dataclass(slots=True)
class _Kind:
    """Footnotes or endnotes: their texts, and how they are numbered."""

    texts: dict[str, Element]
    start: int
    form: str

    def printed(self, count: int) -> str:
        number = self.start + count
        if self.form == "chicago":
            return _SIGNS[count % len(_SIGNS)] * min(count // len(_SIGNS) + 1, 9)
        return count_as(self.form, number)


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note that the text refers to: its mark, and the page of the mark."""

    element: Element
    mark: Run
    page: int

    def marked(self, text: Text) -> Text:
        """Return the first paragraph of the note behind its mark.

        A mark that the author typed stands in the note's text already.
        """
        label = self.mark.text
        computed = next(self.element.iter("{*}footnoteRef", "{*}endnoteRef"), None)
        if computed is None and re.match(rf"{re.escape(label)}(?!\d)", text.content):
            text = text.cut(len(label)).stripped()
        spans = (Span(0, len(label), "raised", self.mark.mark),)
        return Text(f"{label} ", spans) + text


@dataclass(slots=True)
class Notes:
    """Gives out marks in reading order and remembers the notes they lead to."""

    _kinds: dict[str, _Kind]
    _shift: int
    warnings: tuple[ParseWarning, ...] = ()
    _marks: dict[tuple[str, str], Run] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _pages: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        footnotes: Element | None,
        endnotes: Element | None,
        settings: Element | None,
        body: Element,
    ) -> Notes:
        """Read footnotes.xml, endnotes.xml, and what settings and sections say."""
        kinds, warnings, used = {}, list[ParseWarning](), {}
        for name, root in (("footnote", footnotes), ("endnote", endnotes)):
            properties = [child(settings, f"{name}Pr")]
            properties += body.iterfind(".//{*}sectPr/{*}" + f"{name}Pr")
            kinds[name], changed = _read_kind(name, root, properties)
            used[name] = sum(1 for _ in body.iter("{*}" + f"{name}Reference"))
            if used[name] and changed:
                warnings.append(ParseWarning("notes_renumbered", changed))
        if used["footnote"] and used["endnote"]:
            message = "The file has footnotes and endnotes; the endnotes are numbered on after the footnotes."
            warnings.append(ParseWarning("notes_renumbered", message))
        shift = used["footnote"] and kinds["footnote"].start - 1 + used["footnote"]
        return cls(kinds, shift, tuple(warnings))

    def mark(self, kind: str, identifier: str, typed: str | None, page: int) -> Run:
        """Return the mark of the next note in reading order.

        `kind` is "footnote" or "endnote", `typed` the mark where the author typed it.
        """
        key = (kind, identifier)
        if key not in self._marks:
            self._marks[key] = self._next(kind, typed)
            self._pages[key] = page
        return self._marks[key]

    def printed(self) -> Iterator[NoteText]:
        """Return the notes that have a mark, in the order of their marks."""
        for (kind, identifier), mark in self._marks.items():
            element = self._kinds[kind].texts.get(identifier)
            if element is not None:
                yield NoteText(element, mark, self._pages[kind, identifier])

    def _next(self, kind: str, typed: str | None) -> Run:
        if typed is not None:
            return Run(typed.strip() or "*", raised=True, mark=typed.strip() or "*")
        count = self._counts.get(kind, 0)
        self._counts[kind] = count + 1
        numbered = self._kinds[kind]
        if kind == "endnote" and self._shift:
            number = str(self._shift + count + 1)
        else:
            number = str(numbered.start + count)
        return Run(number, raised=True, mark=numbered.printed(count))


def _read_kind(
    name: str, root: Element | None, properties: list[Element]
) -> tuple[_Kind, str]:
    """Read one kind of notes; the sentence says what will not be as printed."""
    texts = {}
    for element in root.iterchildren("{*}" + name) if root is not None else ():
        texts[value(element, "id") or ""] = element
    start, form, restarts = 1, "decimal" if name == "footnote" else "lowerRoman", False
    for said in properties:
        first = value(child(said, "numStart"))
        start = (
            int(first[:4]) if first and first.isascii() and first.isdigit() else start
        )
        form = value(child(said, "numFmt")) or form
        restart = value(child(said, "numRestart"))
        restarts = restart in ("eachPage", "eachSect") if restart else restarts
    sentence = ""
    if restarts:
        sentence = f"The file numbers its {name}s anew on each page or section; here they count on."
    elif form not in ("decimal", "decimalZero"):
        sentence = (
            f"The file counts its {name}s by letters or signs; here they are 1, 2, 3."
        )
    return _Kind(texts, start, form), sentence
