"""Runs of characters put together to lines, as word processors and web pages hold them.

Shared by the readers of formats that know paragraphs: each paragraph becomes one line
and a blank one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..text import Edit, Span, Text, joined
from .characters import printable
from .source import Line, Role

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPERSCRIPT_RE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
_MARK_RE = re.compile(r"(?<!\d)\d{1,3}(?!\d)|[*†‡]")
_MARKS_RE = re.compile(r"[\d\s,*†‡()\[\]]+")
# The label of a paragraph that a table parts from its text.
LABEL_RE = re.compile(r"\d{1,3}\.|\([a-z]{1,5}\)|[-–—•]")
# Characters that a paragraph has and the cell of a table of figures has not.
_SENTENCE = 40


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look. `mark` is what is printed for a footnote mark: a run
    with one is a mark whatever its look, and stays apart from the next."""

    text: str
    italic: bool = False
    raised: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The paragraphs of a table's cell."""

    paragraphs: tuple[Text, ...]

    @property
    def text(self) -> Text:
        return joined(p for p in self.paragraphs if p.content)


@dataclass(slots=True)
class LineWriter:
    """Numbers lines and counts pages while a reader walks through its file."""

    lines: list[Line] = field(default_factory=list)
    page: int = 1
    _starts_page: bool = False
    has_text: bool = False

    def turn_page(self) -> None:
        """Begin a page, unless nothing stands on this one."""
        if self.has_text:
            self.page += 1
            self._starts_page = True

    def add(self, text: Text, role: Role = "text", page: int | None = None) -> None:
        """Add a paragraph and a blank line; one without words is only blank."""
        self.add_row(text, role, page)
        self.end_paragraph()

    def add_row(self, text: Text, role: Role, page: int | None = None) -> None:
        """Add a line that the next one follows without a gap."""
        text = text.single_spaced()
        if not text.content:
            return
        starts = self._starts_page and role in ("text", "table")
        number, page = len(self.lines) + 1, page or self.page
        self.lines.append(Line(number, page, text, starts, role))
        self._starts_page = self._starts_page and not starts
        self.has_text = self.has_text or role in ("text", "table")

    def end_paragraph(self) -> None:
        """Add a blank line, if there is none."""
        if self.lines and not self.lines[-1].is_blank:
            self.lines.append(Line(len(self.lines) + 1, self.lines[-1].page, Text("")))

    def add_table(
        self, rows: Iterable[Sequence[Cell]], is_layout: bool, role: Role = "text"
    ) -> None:
        """Add a table: each row a line; of one that is only layout, each paragraph.

        A row that holds only a paragraph and its label is a paragraph too.
        """
        for row in rows:
            texts = [cell.text for cell in row]
            filled = [text for text in texts if text.content]
            if is_layout:
                for cell in row:
                    for paragraph in cell.paragraphs:
                        self.add(paragraph, role)
            elif _is_paragraph(filled):
                self.end_paragraph()
                self.add(joined(filled))
            elif filled:
                self.add_row(joined(texts, " | "), "table")
        self.end_paragraph()


def to_text(runs: Iterable[Run]) -> Text:
    """Join runs; raised figures and italic words become spans, marks keep their print.

    Superscript characters ("thereto¹") are raised figures too; of a raised run only
    figures and signs are marks, not the letters of "65th".
    """
    content, spans = "", list[Span]()
    for run in _joined_by_look(runs):
        start = len(content)
        text = printable(run.text)
        content += text
        if run.mark:
            spans.append(Span(start, len(content), "raised", run.mark))
        elif run.raised and _MARKS_RE.fullmatch(text):
            spans += [
                Span(start + m.start(), start + m.end(), "raised", m[0])
                for m in _MARK_RE.finditer(text)
            ]
        elif run.italic and text.strip():
            end = start + len(text.rstrip())
            start += len(text) - len(text.lstrip())
            spans.append(Span(start, end, "italic"))
    return without_superscripts(Text(content, tuple(spans)))


def _joined_by_look(runs: Iterable[Run]) -> list[Run]:
    """Join neighbours of one look: Word tears words at every saved change."""
    groups: list[list[Run]] = []
    for run in runs:
        last = groups[-1][-1] if groups else None
        same = last and (last.italic, last.raised) == (run.italic, run.raised)
        if last and same and not last.mark and not run.mark:
            groups[-1].append(run)
        elif run.text:
            groups.append([run])
    return [
        group[0]
        if len(group) == 1
        else Run("".join(r.text for r in group), group[0].italic, group[0].raised)
        for group in groups
    ]


def without_superscripts(text: Text) -> Text:
    """Return the text with raised figures for superscript characters: "thereto¹"."""
    return text.edited(
        [
            Edit(m.start(), m.end(), m[0].translate(_SUPERSCRIPTS), "raised", m[0])
            for m in _SUPERSCRIPT_RE.finditer(text.content)
        ]
    )


def _is_paragraph(filled: Sequence[Text]) -> bool:
    if not filled or len(filled) > 2 or len(filled[-1].content) < _SENTENCE:
        return False
    return len(filled) == 1 or bool(LABEL_RE.fullmatch(filled[0].content.strip()))
