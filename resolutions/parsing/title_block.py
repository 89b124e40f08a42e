"""The title block: type line, origin, number and title, a draft's sponsors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .blocks import Block
from .boards import NUMBER_RE as BOARDS_NUMBER_RE
from .boards import is_board
from .compilations import Heading
from .dates import read_date
from .front_matter import (
    TitleBlock,
    with_adoption_above,
    with_adoption_line,
    with_agenda_title,
    with_council_adoption,
    with_old_type_line,
    with_source,
    with_sponsors,
    with_symbol,
    with_title,
    with_type_line,
)
from .furniture import Masthead
from .landmarks import (
    COUNCIL_ADOPTION_RE,
    COUNCIL_NUMBER_RE,
    NUMBERED_TITLE_RE,
    enacting_body,
    is_vote,
    with_roman_session,
)
from .symbols import Symbol
from .text import Text, joined
from .title_lines import (
    ADOPTION_RE,
    NAMED_NUMBER_RE,
    OLD_TYPE_LINE_RE,
    ORIGIN_RE,
    PART_IN_TITLE_RE,
    PART_RE,
    RECOMMENDED_RE,
    REPORT_RE,
    SOURCE_RE,
    SPONSORS_NAMED_RE,
    SPONSORS_RE,
    SUBMITTED_RE,
    TYPE_LINE_RE,
    goes_on_title,
    may_be_title,
    numbered_as,
)
from .types import FrontMatter, LeftOut
from .working_titles import WorkingLine, read_working_line


def read_title_block(
    blocks: Sequence[Block],
    enacting_words: str,
    masthead: Masthead,
    decides: str | None = None,
    heading: Heading | None = None,
) -> TitleBlock:
    """Read what stands above the enacting words; `decides` is the body of a decision,
    `heading` that of a text in a report.

    Unknown values stay None. Where no block bears a number, the last one of no known
    form is the title; a draft prints the title of the agenda item above its sponsors.
    """
    front = FrontMatter(
        body=enacting_body(enacting_words) or decides,
        distributed=masthead.distributed,
        session=masthead.session,
        agenda_item=masthead.agenda_item,
        job_number=masthead.job_number,
        enacting_words=enacting_words,
    )
    found, blocks = with_adoption_above(TitleBlock(front), blocks)
    reader = _Reader(found, masthead)
    if heading is not None:
        reader.take_heading(heading)
        blocks = blocks[1:]
    for block in blocks:
        reader.take(block)
    return reader.finished()


class _Reader:
    """What the lines have said so far; `plain` are those of no known form."""

    def __init__(self, found: TitleBlock, masthead: Masthead) -> None:
        self.found = found
        self.masthead = masthead
        # As the enacting words say it, which decide how a number is read.
        self.body = found.front.body
        self.number: str | None = None
        self.title: Text | None = None
        self.plain: list[Block] = []

    def take_heading(self, heading: Heading) -> None:
        """The line above a text in a report."""
        self.found, self.masthead = _of_report(self.found, self.masthead, heading)
        self.number = None if heading.is_draft else heading.number
        self.title = Text(heading.title) if heading.title else None

    def take(self, block: Block) -> None:
        takes = (
            self._takes_type_line,
            self._takes_number,
            self._takes_councils_line,
            self._takes_drafts_line,
        )
        if any(taken(block) for taken in takes):
            return
        if self.number and self.title and goes_on_title(self.title, block):
            self.title = joined([self.title, block.text])
        else:
            self.plain.append(block)

    def _takes_type_line(self, block: Block) -> bool:
        content = block.content
        if match := TYPE_LINE_RE.fullmatch(content):
            self.found = with_type_line(self.found, match)
            # The heading of the agenda item stands between its number and the type line.
            if self.found.front.agenda_item:
                self._take_agenda_title()
        elif match := OLD_TYPE_LINE_RE.match(content):
            self.found = with_old_type_line(self.found, match)
            if source := SOURCE_RE.search(content, match.end()):
                self.found = with_source(self.found, source)
        elif match := SOURCE_RE.fullmatch(content):
            self.found = with_source(self.found, match)
        elif match := ADOPTION_RE.fullmatch(content):
            self.found = with_adoption_line(self.found, match)
        elif (vote := self.found.front.vote) and is_vote(content):
            self._add(vote=f"{vote}\n{content}")
        elif self.found.front.committee_report is None and ORIGIN_RE.fullmatch(content):
            report = REPORT_RE.search(content)
            self._add(
                committee_report=report[1] if report else None,
                origin=content.strip("[] "),
            )
        elif content in ("Resolution", "RESOLUTION"):
            # The rest of the type line, "adopted by …", is lost.
            self._leave_out(block, "part of the type line")
        else:
            return False
        return True

    def _takes_number(self, block: Block) -> bool:
        content = block.content
        if self.title is None and (match := NUMBERED_TITLE_RE.fullmatch(content)):
            self.number = with_roman_session(match["number"])
            self.title = block.text.cut(match.start("title"))
            if dated := OLD_TYPE_LINE_RE.match(match["title"]):
                self.found = with_old_type_line(self.found, dated)
                self.title = Text("")
        elif self.number is None and (match := numbered_as(self.masthead, content)):
            self._take_number(block, match)
        elif (
            self.title
            and self.number
            and (match := PART_RE.fullmatch(content))
            and self._is_symbol(f"{self.number} {match[1]}")
        ):
            # The one part of a composite resolution that the file holds.
            self.number = f"{self.number} {match[1]}"
        elif self.number is None and (match := NAMED_NUMBER_RE.fullmatch(content)):
            self._take_number(block, match)
            decides = match["type"].lower() == "decision"
            self.found = replace(self.found, decides=decides)
        elif (
            self.number is None
            and is_board(self.body)
            and (match := BOARDS_NUMBER_RE.fullmatch(content))
        ):
            self._take_number(block, match)
            self.found = replace(self.found, decides=True)
        else:
            return False
        return True

    def _takes_councils_line(self, block: Block) -> bool:
        if match := COUNCIL_NUMBER_RE.fullmatch(block.content):
            self.number, self.title = match["number"], self.title or Text("")
            if match["date"]:
                self._add(adopted=read_date(match["date"]))
        elif match := COUNCIL_ADOPTION_RE.fullmatch(block.content):
            self.found = with_council_adoption(self.found, match)
        else:
            return False
        return True

    def _takes_drafts_line(self, block: Block) -> bool:
        content = block.content
        if match := RECOMMENDED_RE.fullmatch(content):
            self._add(stage=match["stage"])
            self._leave_out(block, "recommendation above the draft")
        elif match := SUBMITTED_RE.fullmatch(content):
            self._add(stage=match["stage"].lower())
            self._leave_out(block, "who submitted the draft")
            self._take_agenda_title()
        elif not self.found.front.sponsors and (
            match := SPONSORS_RE.fullmatch(content)
        ):
            self._take_agenda_title()
            self.found = with_sponsors(self.found, match)
        elif not self.found.front.sponsors and (
            match := SPONSORS_NAMED_RE.fullmatch(content)
        ):
            self.found = with_sponsors(self.found, match)
        elif (line := read_working_line(content)) and not (line.title and self.title):
            self._take_working_line(block, line)
        else:
            return False
        return True

    def _take_working_line(self, block: Block, line: WorkingLine) -> None:
        if line.stage:
            self._add(stage=line.stage)
        if line.title:
            self.title = block.text.cut(*line.title)
        else:
            self._leave_out(block, "version of the draft")

    def finished(self) -> TitleBlock:
        if self.title is None:
            self._choose_title()
        number, title = self.number, self.title
        if number and title and (part := PART_IN_TITLE_RE.search(title.content)):
            numbered = f"{number} {part[1]}"
            if self._is_symbol(numbered):
                number, title = numbered, title.cut(0, part.start())
        found = replace(self.found, unread=tuple(self.plain))
        return with_symbol(with_title(found, title or Text("")), number, self.masthead)

    def _choose_title(self) -> None:
        front = self.found.front
        if titles := [b for b in self.plain if may_be_title(b.content)]:
            self.plain.remove(titles[-1])
            self.title = titles[-1].text
        elif front.agenda_title and not front.agenda_item:
            # Of no agenda item: what stands above a draft is its own title.
            self.title = Text(front.agenda_title)
            self._add(agenda_title=None)
        elif front.sponsors and front.agenda_title:
            # Drafts of the 1940s print no other title than that of the agenda item.
            self.title = Text(front.agenda_title)

    def _take_number(self, block: Block, match: re.Match[str]) -> None:
        self.number = match["number"]
        if match["title"]:
            self.title = block.text.cut(match.start("title"))

    def _take_agenda_title(self) -> None:
        if self.plain and not self.found.front.agenda_title:
            self.found = with_agenda_title(self.found, self.plain)

    def _is_symbol(self, number: str) -> bool:
        return Symbol.parse(number, speaking_body=self.body) is not None

    def _add(self, **values: Any) -> None:
        self.found = replace(self.found, front=replace(self.found.front, **values))

    def _leave_out(self, block: Block, reason: str) -> None:
        left = LeftOut(block.line, block.content, reason)
        self.found = replace(self.found, left_out=(*self.found.left_out, left))


def _of_report(
    block: TitleBlock, masthead: Masthead, heading: Heading
) -> tuple[TitleBlock, Masthead]:
    """A text in a report: the masthead's symbol and dates are the report's."""
    stage = heading.kind if heading.is_draft else None
    report = next(iter(masthead.symbols), None)
    front = replace(
        block.front,
        stage=stage,
        committee_report=report,
        distributed=None,
        job_number=None,
    )
    found = replace(block, front=front, decides=heading.decides)
    return found, replace(masthead, symbols=())
