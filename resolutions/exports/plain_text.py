"""A resolution or one paragraph as plain text, as it is printed, notes at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..models import Footnote, Paragraph
from .word.lines import Line, WordText

Marks = Iterable[tuple[int, str]]


def resolution_text(text: WordText) -> str:
    """The whole resolution; a footnote mark is "[3]" behind its word."""
    lines = [_printed(line) for line in text.lines if line.text]
    notes = [f"[{_number(note.anchor)}] {note.text}" for note in text.text.footnotes]
    return _joined([*lines, *(["Footnotes", *notes] if notes else [])])


def paragraph_text(
    paragraph: Paragraph, introduced_by: Sequence[Paragraph], citation: str
) -> str:
    """A paragraph with its footnotes, below what introduces it, and its citation."""
    marks = marks_of(paragraph)
    notes: dict[Footnote, None] = dict.fromkeys(
        mark.footnote for mark in paragraph.marks.all()
    )
    return _joined(
        [
            *(above.text for above in introduced_by),
            with_marks(paragraph.text, marks),
            *(f"[{note.number}] {note.text}" for note in notes),
            citation,
        ]
    )


def marks_of(paragraph: Paragraph) -> list[tuple[int, str]]:
    return [(mark.position, mark.footnote.anchor) for mark in paragraph.marks.all()]


def with_marks(text: str, marks: Marks) -> str:
    """The text with "[3]" where a footnote is marked."""
    placed = sorted(marks, key=lambda mark: (mark[0], _number(mark[1])))
    for position, anchor in reversed(placed):
        text = f"{text[:position]}[{_number(anchor)}]{text[position:]}"
    return text


def _printed(line: Line) -> str:
    number = line.label.printed
    indent = "    " * line.label.depth
    words = with_marks(line.text, line.marks).replace("\t", " ")
    return f"{indent}{f'{number} ' if number else ''}{words}"


def _number(anchor: str) -> int:
    return int(anchor.removeprefix("fn"))


def _joined(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"
