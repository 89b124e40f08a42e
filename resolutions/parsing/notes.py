"""Footnotes lifted out of the lines, wherever the page left them.

They stand below a rule line at the foot of a page (A/RES/65/232), at the foot without
a rule (the scanned draft), after the closing line (text of a Word file), or strewn
between paragraphs with a raised number (A/RES/69/197 in Markdown).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from .closing import begins_closing_line, is_closing_line
from .formats import Line
from .furniture import is_rule
from .joining import join_lines
from .landmarks import NUMBERED_TITLE_RE
from .text import Text
from .types import LeftOut
from .verbs import opens

# After its number a note begins with a capital, a quotation, an address, or "Ibid."
# as OCR reads it ("lbid.", "|bid.").
# "Supplement No." at the end of a line ends no note.
_ABBREVIATED_RE = re.compile(
    r"\b(?:Nos?|vols?|chaps?|sects?|paras?|pp?|arts?|Ibid|Corr|Add|Rev)\.$"
)
_NOTE_RE = re.compile(r"(\d{1,3})(?:/\s*|\s+)(?=[A-Z“\"(*]|[lfJ|\[]bid|www\.|https?:)")
# What only a note begins with: where the page prints two columns, the notes of the
# second stand below those of the first and their numbers start again.
_PLAIN_NOTE_RE = re.compile(
    r"(\d{1,3})(?:/\s*|\s+)(?:See |[IilfJ|\[]bid\b|Ibid|Official Records|United Nations (?:publication|,? Treaty)"
    r"|Economic and Social Council |General Assembly (?:decision|document)|Security Council "
    r"|Report of the |Adopted |For the |At its |Now |Also |League of Nations|(?:General Assembly )?[Rr]esolutions? (?:\d|S-|ES-)|Document [AEST]/|(?:[AEST]|ST|DP|TD|HS|ID)/[A-Z\d])"
)
# "[1] See resolution 60/1.", as web pages set notes.
_BRACKET_RE = re.compile(r"\[(\d{1,3})\]\s+(?=\S)")
# A mark behind a word: "the Agency,3", "Board1 for", "30 June 1961.3".
_MARK_RE = re.compile(r"(?:(?<=[a-z,;:)”\"])|(?<=[a-z\d]\.))(\d{1,3})(?=[\s,;.:)]|$)")
# Until the 1990s the mark is printed with a stroke: "1/ Resolution 217 A (III)."
_STROKE_RE = re.compile(r"\s*(\d{1,3})/\s+(?=\S)")

STARRED = "note to the masthead"


@dataclass(frozen=True, slots=True)
class RawNote:
    """A footnote as lifted out, its lines joined."""

    number: int
    page: int
    line: int
    text: Text


def lift_notes(
    lines: Sequence[Line], hard_wrapped: bool = True
) -> tuple[tuple[Line, ...], tuple[RawNote, ...], tuple[LeftOut, ...]]:
    """Return the lines without notes, the notes in order of number, lines left out.

    `hard_wrapped`: a note may take several lines, as it is printed. A note is taken for one only where its number follows the last (after a rule, where
    it is higher), or is raised: a line of body text may begin with a figure too
    ("12 to 19 April 2010"). The notes of a page's second column, which start again below
    those of the first, are known by their words. Two notes may have one number.
    """
    has_layout = any(line.role == "note" for line in lines)
    marked = frozenset(
        int(mark[1])
        for line in lines
        if not hard_wrapped and not has_layout
        for mark in _MARK_RE.finditer(line.content)
    )
    lifter = _Lifter(has_layout, hard_wrapped, marked)
    for line in lines:
        lifter.take(line)
    lifter.close()
    notes = sorted(lifter.notes, key=lambda note: note.number)
    return tuple(lifter.body), tuple(notes), tuple(lifter.left_out)


class _Lifter:
    """Reads lines one by one and holds the lines of the open note.

    Where the layout shows the notes (`has_layout`), it decides; else the words do, and
    the marks of the text: `marked` are their numbers, where each line is a paragraph.
    """

    def __init__(
        self, has_layout: bool, hard_wrapped: bool, marked: AbstractSet[int]
    ) -> None:
        self._has_layout = has_layout
        self._marked = marked
        self._hard_wrapped = hard_wrapped
        self.body: list[Line] = []
        self.notes: list[RawNote] = []
        self.left_out: list[LeftOut] = []
        self._open: list[Line] = []
        self._open_number = 0
        self._highest = 0
        self._may_begin = True
        self._after_rule = False
        self._after_blank = False
        self._is_starred = False
        self._blank_below_notes: Line | None = None
        self._below_closing = False

    def take(self, line: Line) -> None:
        if self._has_layout:
            self._take_by_layout(line)
            return
        if line.starts_page or (self._open and is_closing_line(line.content)):
            self.close()
        if is_rule(line.content):
            self.close()
            self._may_begin = self._after_rule = True
            return
        if line.is_blank:
            self._may_begin = self._after_blank = True
            if self._open:
                self._blank_below_notes = line
            else:
                self.body.append(line)
            return
        if number := self._note_number(line):
            self.close()
            self._open, self._open_number = [line], number
        elif self._open and self._continues(line):
            self._open.append(line)
        elif not self._repeats_a_note(line):
            self.close()
            self._keep_blank_above(line)
            self.body.append(line)
            self._may_begin = is_closing_line(line.content)
            # A day alone may end a sentence: "from 18 to", "22 October 2010.".
            below = self._below_closing
            closes = self._may_begin and (below or "eeting" in line.content)
            closes = closes or begins_closing_line(line.content)
            self._below_closing = closes or (below and not self._after_blank)
            self._after_rule = False
        self._after_blank = False

    def _keep_blank_above(self, line: Line) -> None:
        """Keep the empty line between the notes and the text below them on the page."""
        blank, apart = self._blank_below_notes, line.starts_page
        apart = apart or not self._hard_wrapped
        if blank is not None and apart and blank.page == line.page:
            self.body.append(blank)
        self._blank_below_notes = None

    def _take_by_layout(self, line: Line) -> None:
        """A note's line without a number goes on with the note before, also on the
        next page."""
        if line.role != "note":
            if not is_rule(line.content):
                self.body.append(line)
            return
        if line.is_blank or is_rule(line.content):
            return
        match = re.match(r"\s*(\d{1,3})\s", line.content)
        raised = line.text.of_kind("raised")
        starts = bool(raised) and not line.content[: raised[0].start].strip()
        number = int(match[1]) if match else 0
        if line.content.lstrip().startswith("*"):
            self.close()
            self._open, self._is_starred = [line], True
        elif match and (starts or number == self._open_number + 1):
            self.close()
            self._open, self._open_number = [line], number
        elif self._open and not starts:
            self._open.append(line)
        else:
            # A raised letter begins a note of a table, which is part of the text.
            self.close()
            self.body.append(line)

    def close(self) -> None:
        """End the open note."""
        if not self._open:
            return
        if self._is_starred:
            self.left_out += [
                LeftOut(line.number, line.content.strip(), STARRED)
                for line in self._open
            ]
            self._open, self._is_starred = [], False
            return
        first = self._open[0]
        text = join_lines([line.text for line in self._open])
        mark = re.match(r"\s*\[?\d{1,3}[/\]]?\s*", text.content)
        text = text.cut(mark.end() if mark else 0)
        self.notes.append(
            RawNote(self._open_number, first.page, first.number, text.single_spaced())
        )
        self._highest = max(self._highest, self._open_number)
        self._open = []

    def _note_number(self, line: Line) -> int | None:
        raised = line.text.of_kind("raised")
        content = line.content.lstrip()
        indent = len(line.content) - len(content)
        if raised and raised[0].start == indent and raised[0].end < len(line.content):
            # A raised letter begins the note of a table.
            figure = line.content[raised[0].start : raised[0].end]
            followed = line.content[raised[0].end].isspace()
            return int(figure) if figure.isdecimal() and followed else None
        if match := _PLAIN_NOTE_RE.match(content) or self._bracketed(content):
            return int(match[1])
        match = _NOTE_RE.match(content)
        if match is None or is_closing_line(content) or _begins_title(content):
            return None
        number, last = int(match[1]), max(self._highest, self._open_number)
        rises = self._after_rule or (self._below_closing and self._hard_wrapped)
        follows = last < number if rises else number == last + 1
        may_begin = self._may_begin or self._open or _STROKE_RE.match(content)
        if may_begin and follows:
            return number
        return number if self._leads_from_mark(content[match.end() :], number) else None

    def _bracketed(self, content: str) -> re.Match[str] | None:
        match = _BRACKET_RE.match(content)
        last = max(self._highest, self._open_number)
        return match if match and int(match[1]) == last + 1 else None

    def _leads_from_mark(self, words: str, number: int) -> bool:
        """True for a sentence below a number that the text marks, and that begins no
        paragraph."""
        return (
            number in self._marked
            and number > max(self._highest, self._open_number)
            and words.rstrip().endswith(".")
            and opens(words) is None
        )

    def _continues(self, line: Line) -> bool:
        """A note's next line follows at once, or after a gap when the note is unfinished."""
        before = self._open[-1].content.rstrip()
        ended = before.endswith((".", ";"))
        if not self._hard_wrapped and not before.endswith("-"):
            return not ended and line.content.lstrip()[:1].islower()
        raised_note = bool(self._open[0].text.of_kind("raised"))
        if raised_note or self._after_blank:
            return not ended and line.content.lstrip()[:1].islower()
        if _ABBREVIATED_RE.search(before):
            return True
        content = line.content.lstrip()
        return not (ended and (content[:1].islower() or opens(content)))

    def _repeats_a_note(self, line: Line) -> bool:
        """True for an address that the page repeats below the note that holds it.

        A/RES/65/232 prints the address of note 18 again as the label of its link.
        """
        content = line.content.strip()
        if len(content) < 10 or " " in content:
            return False
        held = [*(n.text.content for n in self.notes), *(x.content for x in self._open)]
        if not any(content in text for text in held):
            return False
        reason = "repeats words of a footnote"
        self.left_out.append(LeftOut(line.number, content, reason))
        return True


def _begins_title(content: str) -> bool:
    """True for "37 (IV). A title", which begins with a figure as a note does."""
    return NUMBERED_TITLE_RE.match(content) is not None
