"""The runs of one Word paragraph: what is printed of all that it holds.

Left out are deletions, words struck out, instructions of fields, hidden text, and the fallbacks that
older programs would show instead of a text box.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .docx_styles import Look, Styles
from .package import Element, child, is_on, local, value
from .runs import Run

_DROPPED = {"del", "moveFrom", "pPr", "rPr", "delText", "delInstrText", "rt", "sdtPr"}
_INSERTED = {"ins", "moveTo"}
PAGE_BREAK = "\f"
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": " ", "noBreakHyphen": "-"}
# Characters of the fonts Symbol and Wingdings that texts hold, by their low byte.
_SYMBOLS = {
    "2D": "−", "A2": "′", "A3": "≤", "A7": "•", "A8": "•", "B0": "°", "B1": "±",
    "B2": "″", "B3": "≥", "B4": "×", "B7": "•", "BE": "—", "D7": "·",
}  # fmt: skip

_LONGEST_INSTRUCTION = 500

NoteMark = Callable[[str, str, str | None], Run]
"""Kind of note, its identifier, the printed mark if it is typed → the mark's run."""


@dataclass(slots=True)
class RunReader:
    """Reads paragraphs one after another: fields go on from one to the next."""

    styles: Styles
    note_mark: NoteMark
    counts_rendered: bool
    warnings: set[str] = field(default_factory=set)
    boxes: list[Element] = field(default_factory=list)
    hidden: list[Run] = field(default_factory=list)
    _fields: list[Field] = field(default_factory=list)

    def read(self, paragraph: Element, under: Look) -> list[Run]:
        """Return the runs of a paragraph whose style has the look `under`.

        A page break is a form feed in them. Word notes where pages ended when it last
        showed the file (`counts_rendered`: this file has such notes); other programs
        leave only the breaks that were typed, which Word notes too.

        Text boxes are put on `boxes`, hidden text on `hidden`; the caller empties them.
        """
        runs = list(self._inside(paragraph, under))
        # An instruction that its paragraph does not end would swallow the text.
        self._fields = [f for f in self._fields if f.shows_result]
        return runs

    def _inside(self, element: Element, under: Look) -> Iterator[Run]:
        for part in element:
            name = local(part)
            if name in _DROPPED:
                if name in ("del", "moveFrom"):
                    self.warnings.add("tracked_changes")
            elif name == "r":
                yield from self._run(part, under)
            elif name == "AlternateContent":
                yield from self._inside(_alternative(part), under)
            elif name == "fldSimple":
                is_mark = _leads_to_note(value(part, "instr") or "")
                for run in self._inside(part, under):
                    yield _as_mark(run) if is_mark else run
            elif name == "t":
                yield Run(part.text or "")
            else:
                if name in _INSERTED:
                    self.warnings.add("tracked_changes")
                yield from self._inside(part, under)

    def _run(self, element: Element, under: Look) -> Iterator[Run]:
        """Read a `w:r`. A toggle in both styles is off again (ECMA-376, 17.7.3)."""
        properties = child(element, "rPr")
        style = self.styles.character(value(child(properties, "rStyle"))).look
        look = Look.of(properties).over(style.over(under))
        if Look.of(properties).italic is None and style.italic and under.italic:
            look = Look(False, look.raised, look.hidden)
        is_struck = is_on(child(properties, "strike")) or is_on(
            child(properties, "dstrike")
        )
        parts = iter(element)
        for part in parts:
            if local(part) in ("footnoteReference", "endnoteReference"):
                typed = None
                if value(part, "customMarkFollows") in ("1", "true", "on"):
                    typed = "".join(t.text or "" for t in parts if local(t) == "t")
                mark = self.note_mark(local(part), value(part, "id") or "", typed)
                yield mark
                continue
            text = self._printed(part)
            if not text or any(not f.shows_result for f in self._fields):
                continue
            if is_struck:
                self.warnings.add("struck_out")
                continue
            run = Run(text, bool(look.italic), bool(look.raised))
            if look.hidden:
                self.hidden.append(run)
            elif any(f.is_mark for f in self._fields):
                yield _as_mark(run)
            else:
                yield run

    def _printed(self, part: Element) -> str:
        """Return what is printed for a part of a run, and note what else it does."""
        name = local(part)
        if name == "t":
            return part.text or ""
        if name in _CHARACTERS:
            return _CHARACTERS[name]
        if name == "br":
            turns = value(part, "type") == "page" and not self.counts_rendered
            return f"{PAGE_BREAK} " if turns else " "
        if name == "lastRenderedPageBreak":
            return PAGE_BREAK if self.counts_rendered else ""
        if name == "sym":
            return symbol(value(part, "char") or "", self.warnings)
        elif name == "fldChar":
            self._take_field_character(value(part, "fldCharType"))
        elif name == "instrText" and self._fields:
            self._fields[-1].add(part.text or "")
        elif name in ("drawing", "pict", "object", "AlternateContent"):
            self._take_boxes(part)
        elif name == "ruby":
            base = child(part, "rubyBase")
            return (
                "".join(t.text or "" for t in base.iter("{*}t"))
                if base is not None
                else ""
            )
        return ""

    def _take_field_character(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _take_boxes(self, part: Element) -> None:
        """Put the outermost text boxes of a drawing on the list."""
        if local(part) == "AlternateContent":
            part = _alternative(part)
        for element in part:
            if local(element) == "txbxContent":
                self.boxes.append(element)
            else:
                self._take_boxes(element)


@dataclass(slots=True)
class Field:
    """A field while it is read: its instruction, then its result."""

    instruction: str = ""
    shows_result: bool = False

    def add(self, instruction: str) -> None:
        if len(self.instruction) < _LONGEST_INSTRUCTION:
            self.instruction += instruction

    @property
    def is_mark(self) -> bool:
        """True when it repeats the mark of a note."""
        return _leads_to_note(self.instruction)


def symbol(code: str, warnings: set[str]) -> str:
    """Return the character of a symbol font, U+FFFD and a warning if it is unknown.

    Word puts such fonts into the private range from F000.
    """
    if code.upper().startswith("F0"):
        found = _SYMBOLS.get(code.upper()[2:])
    else:
        known = re.fullmatch(r"[0-9A-Fa-f]{2,5}", code)
        found = chr(int(code, 16)) if known else None
        found = found if found and found.isprintable() else None
    if found is None:
        warnings.add("unread_symbol")
    return found or "\ufffd"


def _alternative(element: Element) -> Element:
    """Return the branch of mc:AlternateContent that Word shows."""
    choice = child(element, "Choice")
    fallback = child(element, "Fallback")
    if choice is not None:
        return choice
    return fallback if fallback is not None else ()


def _leads_to_note(instruction: str) -> bool:
    return instruction.split()[:1] == ["NOTEREF"]


def _as_mark(run: Run) -> Run:
    """A repeated mark is raised, whatever look its field has."""
    return Run(run.text, run.italic, raised=True)
