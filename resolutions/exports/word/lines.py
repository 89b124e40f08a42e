"""A text as the lines of a Word file: title block, paragraphs, closing lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...comparing.held import text_of
from ...comparing.passages import Passage, Text
from ...models import Resolution
from ...parsing.symbols import Symbol
from ..wording import in_words, ordinal, ordinal_in_figures
from .numbers import Label

STYLES = {
    "preambular": "Preambular",
    "operative": "Operative",
    "annex": "AnnexText",
    "heading": "Heading2",
    "unclassified": "Unclassified",
}


@dataclass(frozen=True)
class Line:
    """One paragraph of the file. `key` names it within its text: an anchor, or
    "front.title"; `italic` is how much of its beginning stands in italics. `marks` are
    positions and anchors of footnotes."""

    key: str
    text: str
    style: str
    label: Label = field(default_factory=Label)
    italic: int = 0
    marks: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class WordText:
    """All that one text brings to a file; `text` is what it is compared by."""

    symbol: str
    title: str
    lines: tuple[Line, ...]
    text: Text


def word_text_of(resolution: Resolution) -> WordText:
    """A held resolution; a fixed number of queries."""
    text = text_of(resolution)
    labels = {
        paragraph.anchor: Label(paragraph.number, paragraph.depth)
        for paragraph in resolution.paragraphs.all()
    }
    return WordText(
        resolution.symbol,
        resolution.title,
        (
            *_title_block(resolution),
            *with_closing(lines_of(text, labels), text, _closing(resolution)),
            *unmarked_notes(text),
        ),
        text,
    )


def lines_of(text: Text, labels: Mapping[str, Label]) -> list[Line]:
    """The paragraphs; a preambular one prints no number, nor does a heading apart
    from its words."""
    return [_line(each, labels.get(each.anchor, Label())) for each in text.passages]


def with_closing(
    lines: Sequence[Line], text: Text, closing: Sequence[Line]
) -> list[Line]:
    """The lines with meeting, day and vote behind the text and before its annexes."""
    first = len(lines)
    annexed = [n for n, e in enumerate(text.passages) if e.anchor.startswith("annex")]
    if annexed:
        first = annexed[0]
        while first and text.passages[first - 1].kind == "heading":
            first -= 1
    return [*lines[:first], *closing, *lines[first:]]


def unmarked_notes(text: Text) -> list[Line]:
    """A line of its own for every note whose mark the text has lost, with nothing but
    the mark: nobody knows where it stood, and nothing is left out."""
    marked = {anchor for each in text.passages for _, anchor in each.marks}
    return [
        Line(f"front.{note.anchor}", "", "Unmarked", marks=((0, note.anchor),))
        for note in text.footnotes
        if note.anchor not in marked
    ]


def _line(passage: Passage, label: Label) -> Line:
    is_heading = passage.kind == "heading"
    if is_heading or (passage.kind == "preambular" and not label.depth):
        label = Label()
    opens = passage.opening and passage.text.startswith(passage.opening)
    return Line(
        key=passage.anchor,
        text=passage.text,
        style=STYLES.get(passage.kind, "Unclassified"),
        label=label,
        italic=len(passage.opening) if opens and not is_heading else 0,
        marks=passage.marks,
    )


def _title_block(held: Resolution) -> list[Line]:
    """Masthead, type line, origin, number and title, enacting words, as far as known."""
    read = None if held.symbol_is_local else Symbol.parse(held.symbol)
    is_adopted = held.status == "adopted"
    session = held.session or ""
    what = "decision" if read and read.kind == "decision" else "resolution"
    number = f"{read.short}.\t" if read and read.kind in (what,) else ""
    dated = f" on {in_words(held.adopted)}" if held.adopted else ""
    adopted = f"{what.capitalize()} adopted by the {held.body}{dated}"
    printed = [
        ("symbol", "Symbol", "" if held.symbol_is_local else held.symbol),
        ("organ", "Organ", held.body or ""),
        (
            "distributed",
            "Distribution",
            f"Distr.: {in_words(held.distributed)}" if held.distributed else "",
        ),
        (
            "session",
            "Session",
            f"{ordinal(int(session)).capitalize()} session"
            if session.isdecimal()
            else "",
        ),
        (
            "agenda",
            "Masthead",
            f"Agenda item {held.agenda_item}" if held.agenda_item else "",
        ),
        ("item", "AgendaTitle", held.agenda_title or ""),
        ("type", "TypeLine", adopted if is_adopted and held.body else ""),
        (
            "origin",
            "Origin",
            f"[{held.origin or held.committee_report}]"
            if held.origin or held.committee_report
            else "",
        ),
        ("sponsors", "TypeLine", _sponsors(held)),
        ("title", "Heading1", f"{number}{held.title}"),
        ("enacting", "Enacting", held.enacting_words),
    ]
    return [
        Line(f"front.{key}", text, style, italic=_italic(key, text))
        for key, style, text in printed
        if text
    ]


def _italic(key: str, text: str) -> int:
    """The enacting words stand in italics but for their comma."""
    return len(text.rstrip(",")) if key == "enacting" else 0


def _sponsors(held: Resolution) -> str:
    if held.status == "adopted" or not (held.sponsors or held.stage):
        return ""
    names = " and ".join(
        filter(None, [", ".join(held.sponsors[:-1]), *held.sponsors[-1:]])
    )
    stage = held.stage or "draft resolution"
    return f"{names}: {stage}" if names else stage[:1].upper() + stage[1:]


def _closing(held: Resolution) -> list[Line]:
    if held.status != "adopted":
        return []
    meeting = held.plenary_meeting
    printed = [
        (
            "meeting",
            f"{ordinal_in_figures(meeting)} plenary meeting" if meeting else "",
        ),
        ("day", in_words(held.adopted) if held.adopted and meeting else ""),
        ("vote", " ".join((held.vote or "").split())),
    ]
    return [
        Line(f"front.{k}", text, "Closing", italic=len(text))
        for k, text in printed
        if text
    ]
