"""Where one part of a text ends and the next begins: closing lines, votes, annexes,
sections, further words that enact."""

from __future__ import annotations

from datetime import date

from .blocks import Block
from .closing import (
    is_closing_line,
    mark_in_closing_line,
    read_closing_line,
    vote_in_closing_line,
)
from .landmarks import enacting_body, is_vote, read_annex
from .numbering import Lost
from .sections import Part, Sections
from .states import split_names, state_named


class Turns(Sections):
    """Takes the lines that are landmarks, and keeps what the closing lines say."""

    def __init__(self, part: Part, lost: Lost) -> None:
        super().__init__(part)
        self.meeting: int | None = None
        self.adopted: date | None = None
        self.vote: list[str] = []
        self.closing_marks: set[int] = set()
        self._lost = lost
        self._first_below_titles = lost.titled
        # The prefix of the text that quotes a draft, while the draft is read.
        self._quoting: str | None = None

    def _take_landmark(self, block: Block) -> bool:
        """Closing lines, votes, annexes, sections, further enacting words."""
        content = block.content
        if is_closing_line(content):
            self._take_closing_line(content)
            return True
        if is_vote(content) and (
            self._part == "closed" or self.vote or content[0] == "["
        ):
            self.vote.append(content)
            return True
        if self.vote and self._part == "closed" and _is_list_of_states(content):
            self.vote.append(content)
            return True
        if division := read_annex(content):
            self._open_annex()
            self._add(block, "heading", division.number)
            return True
        if enacting_body(content):
            self._leave_terms()
            self._leave_annex_of_a_part()
        if enacting_body(content) and self._part in ("closed", "operative", "preamble"):
            if block.quoted and self._quoting is None:
                self._open_draft()
            elif self._prefix in self._parts_with_text:
                self._begin_part()
            self._part = "preamble"
            self._add(block, "heading", None)
            return True
        if block.line in self._lost.resumed and self._part == "annex":
            self._leave_annexes()
        if block.line in self._lost.sections:
            self._open_unnumbered_section(block)
            return True
        if block.line in self._lost.parts and self._part == "annex":
            self._leave_annexes()
        return self._take_section(block)

    def _take_closing_line(self, content: str) -> None:
        """Keep the meeting, the day and the vote; the part ends, or the text that an
        annex adopts."""
        meeting, adopted = read_closing_line(content)
        self.meeting = self.meeting or meeting
        self.adopted = self.adopted or adopted
        if mark := mark_in_closing_line(content):
            self.closing_marks.add(mark)
        if vote := vote_in_closing_line(content):
            self.vote.append(vote)
        self._leave_terms()
        if self._part == "annex" and self._in_adopted_text:
            self._leave_annexes()
        elif self._part != "annex":
            self._part = "closed"

    def _open_draft(self) -> None:
        """A draft that is quoted whole is a part by itself, within the part around it."""
        self._quoting = self._prefix
        number = self._count(f"{self._prefix}section")
        if not self._prefix and number == 1:
            # The text around it is the first.
            number = self._count("section")
        self._enter(f"{self._prefix}s{number}.")

    def _leave_draft(self) -> None:
        """Go on with the text that quotes the draft."""
        if self._quoting is not None:
            self._enter(self._quoting)
            self._part, self._quoting = "operative", None

    def _set_out_a_text(self) -> bool:
        """True right below a paragraph that sets out a text with numbers of its own."""
        above = self.drafts[-1] if self.drafts else None
        return (
            self._part == "operative"
            and above is not None
            and above.kind == "operative"
            and above.line in self._lost.adopting
        )


def _is_list_of_states(content: str) -> bool:
    """True for the names below "In favour:": most of them are States."""
    names = split_names(content.strip(" .]"))
    known = sum(state_named(name) is not None for name in names)
    return known * 2 > len(names) or content in ("None", "None.", "None]")
