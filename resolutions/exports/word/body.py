"""The parts of a Word file that hold the text: document, footnotes, numbering.

Every change bears who made it and when; identifiers of changes and bookmarks are
unique in the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import TypeVar

from ...comparing.diff import Op
from ..xml_text import xml_safe
from .numbers import FORMS
from .ooxml import Element, R, w
from .sheet import Block, Content, Look, Mark, Note, NumberList, Sheet, Words
from .styles import STEP, left_of

C = TypeVar("C", bound=Content)

BREAK_RE = re.compile(r"([\t\n])")


@dataclass(slots=True)
class BodyWriter:
    """Writes the parts of one sheet, the document first."""

    sheet: Sheet
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    def document(self) -> Element:
        repeated = {
            each.note
            for block in self.sheet.blocks
            for each in block.content
            if isinstance(each, Mark) and each.repeats
        }
        body = w("body")
        for block in self.sheet.blocks:
            body.extend(self._block(block, repeated))
        section = w("sectPr", w("headerReference", type="default"))
        section[0].set(f"{{{R}}}id", "header1")
        section.append(w("footerReference", type="default"))
        section[1].set(f"{{{R}}}id", "footer1")
        # The paper of New York, on which the General Assembly's documents are printed.
        section.append(w("pgSz", w=12240, h=15840))
        margins = {"top": 1440, "right": 1195, "bottom": 1440, "left": 1195}
        section.append(w("pgMar", **margins, header=720, footer=720, gutter=0))
        if any(block.look.style == "Symbol" for block in self.sheet.blocks):
            # The first page has its masthead.
            section.append(w("titlePg"))
        body.append(section)
        return w("document", body)

    def footnotes(self) -> Element:
        """Two notes that hold the rules above notes, then the notes."""
        rules = (("separator", -1), ("continuationSeparator", 0))
        return w(
            "footnotes",
            *(
                w("footnote", w("p", w("r", w(name))), type=name, id=id)
                for name, id in rules
            ),
            *(self._note(note) for note in self.sheet.notes),
        )

    def _note(self, note: Note) -> Element:
        number = _t(note.printed) if note.printed else w("footnoteRef")
        mark = w("r", w("rPr", w("rStyle", val="FootnoteReference")), number)
        runs = [mark, w("r", _t(" "))]
        paragraph = w("p", w("pPr", w("pStyle", val="FootnoteText")))
        paragraph.extend(self._in_change(note.op, runs))
        for op, words in _by_op(note.content):
            paragraph.extend(self._in_change(op, [self._words(each) for each in words]))
        return w("footnote", paragraph, id=note.id)

    def _block(self, block: Block, repeated: set[int]) -> list[Element]:
        """The paragraph; one that moved begins a range, which ends behind it."""
        paragraph = self._paragraph(block, repeated)
        if not block.move:
            return [paragraph]
        name, stamp = _change_of(block.op, moved=True), self._stamp()
        start = w(f"{name}RangeStart", **stamp, name=f"move{block.move}")
        paragraph.insert(1, start)
        return [paragraph, w(f"{name}RangeEnd", id=stamp["id"])]

    def _paragraph(self, block: Block, repeated: set[int]) -> Element:
        moved = _change_of(block.op, moved=True) if block.move else ""
        # LibreOffice keeps an empty paragraph where a move ends behind another change.
        ends_kept = not block.content or block.content[-1].op == "="
        properties = _look(block.look)
        if changed := _change_of(block.op, moved=bool(moved) and ends_kept):
            properties.append(w("rPr", w(changed, **self._stamp())))
        if block.was is not None:
            properties.append(w("pPrChange", _look(block.was), **self._stamp()))
        paragraph = w("p", properties)
        for op, contents in _by_op(block.content):
            for note, runs in self._pieces(contents, repeated):
                written = self._in_change(op, runs, moved)
                paragraph.extend(self._bookmarked(note, written))
        return paragraph

    def _pieces(
        self, contents: list[Content], repeated: set[int]
    ) -> Iterator[tuple[int | None, list[Element]]]:
        """The runs, with those of a mark that is repeated elsewhere under its note."""
        runs: list[Element] = []
        for each in contents:
            if isinstance(each, Words):
                runs.append(self._words(each))
            elif each.repeats:
                runs += _repeat(each)
            elif each.note in repeated:
                yield None, runs
                yield each.note, [_reference(each)]
                runs = []
            else:
                runs.append(_reference(each))
        yield None, runs

    def _bookmarked(self, note: int | None, written: list[Element]) -> list[Element]:
        if note is None:
            return written
        id = next(self._ids)
        start = w("bookmarkStart", id=id, name=_bookmark(note))
        return [start, *written, w("bookmarkEnd", id=id)]

    def _in_change(self, op: Op, runs: list[Element], moved: str = "") -> list[Element]:
        """`moved` is the change of a paragraph that moved, and of the words it kept."""
        change = {"=": moved, "+": "ins", "-": "del"}[op]
        if not runs or not change:
            return runs
        if change == "del":
            runs = [_deleted(run) for run in runs]
        return [w(change, *runs, **self._stamp())]

    def _words(self, words: Words) -> Element:
        run = w("r")
        if words.italic or words.was_italic is not None:
            properties = w("rPr", *([w("i")] if words.italic else []))
            if words.was_italic is not None:
                was = w("rPr", *([w("i")] if words.was_italic else []))
                properties.append(w("rPrChange", was, **self._stamp()))
            run.append(properties)
        for piece in BREAK_RE.split(words.text):
            if piece:
                run.append(_t(piece) if piece not in "\t\n" else _break(piece))
        return run

    def _stamp(self) -> dict[str, object]:
        stamp: dict[str, object] = {"id": next(self._ids), "author": self.sheet.author}
        if self.sheet.date is not None:
            stamp["date"] = f"{self.sheet.date:%Y-%m-%dT%H:%M:%SZ}"
        return stamp


def numbering(lists: Iterable[NumberList]) -> Element:
    """Each list counts for itself, so that one section never counts on in another."""
    lists = list(lists)
    return w(
        "numbering",
        *(_abstract(each) for each in lists),
        *(w("num", w("abstractNumId", val=each.id), numId=each.id) for each in lists),
    )


def _abstract(each: NumberList) -> Element:
    levels = [each.level] if each.level else range(len(FORMS))
    return w(
        "abstractNum",
        w("nsid", val=f"{0x2A000000 + each.id:08X}"),
        w("multiLevelType", val="multilevel"),
        *(_level(level, each) for level in levels),
        abstractNumId=each.id,
    )


def _level(level: int, each: NumberList) -> Element:
    is_first = level == each.level
    form = each.form if is_first else FORMS[level]
    printed = "({})" if level else "{}."
    return w(
        "lvl",
        w("start", val=each.start if is_first else 1),
        w("numFmt", val=form),
        w("suff", val="tab"),
        w("lvlText", val=printed.format(f"%{level + 1}")),
        w("lvlJc", val="left"),
        w(
            "pPr",
            w("tabs", w("tab", val="num", pos=left_of(level) + 2 * STEP)),
            w("ind", left=left_of(level), firstLine=STEP),
        ),
        ilvl=level,
    )


def _look(look: Look) -> Element:
    properties = w("pPr", w("pStyle", val=look.style))
    if look.list is not None:
        level = w("ilvl", val=look.level)
        properties.append(w("numPr", level, w("numId", val=look.list)))
    return properties


def _change_of(op: Op, moved: bool) -> str:
    """The name of the change that the end of a paragraph is, "" for none."""
    if op == "=":
        return ""
    if moved:
        return "moveTo" if op == "+" else "moveFrom"
    return "ins" if op == "+" else "del"


def _deleted(run: Element) -> Element:
    for text in run.iterchildren("{*}t", "{*}instrText"):
        name = "delText" if text.tag.endswith("}t") else "delInstrText"
        text.tag = text.tag.rpartition("}")[0] + "}" + name
    return run


def _reference(mark: Mark) -> Element:
    run = w("r", w("rPr", w("rStyle", val="FootnoteReference")))
    reference = w("footnoteReference")
    run.append(reference)
    if mark.printed:
        reference.set(
            reference.tag.replace("footnoteReference", "customMarkFollows"), "1"
        )
        # LibreOffice prints a mark of two digits twice unless each stands alone.
        run.extend(map(_t, mark.printed))
    reference.set(reference.tag.replace("footnoteReference", "id"), str(mark.note))
    return run


def _repeat(mark: Mark) -> list[Element]:
    """A field that prints the number of a note again, as Word makes it."""

    def run(*children: Element) -> Element:
        look = w("rPr", w("rStyle", val="FootnoteReference"))
        return w("r", look, *children)

    instruction = w("instrText", f" NOTEREF {_bookmark(mark.note)} \\f \\h ")
    return [
        run(w("fldChar", fldCharType="begin")),
        run(_kept_space(instruction)),
        run(w("fldChar", fldCharType="separate")),
        run(_t(mark.printed)),
        run(w("fldChar", fldCharType="end")),
    ]


def _bookmark(note: int) -> str:
    return f"_Ref{64000000 + note}"


def _by_op(content: Iterable[C]) -> Iterator[tuple[Op, list[C]]]:
    """What stands side by side on one side of the change, together."""
    waiting: list[C] = []
    for each in content:
        if waiting and waiting[-1].op != each.op:
            yield waiting[-1].op, waiting
            waiting = []
        waiting.append(each)
    if waiting:
        yield waiting[-1].op, waiting


def _t(text: str) -> Element:
    return _kept_space(w("t", xml_safe(text)))


def _kept_space(element: Element) -> Element:
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def _break(character: str) -> Element:
    return w("tab") if character == "\t" else w("br")
