"""The title block: type line, origin, number and title, a draft's sponsors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .blocks import Block
from .closing import is_closing_line
from .compilations import Heading
from .dates import DATE, read_date
from .front_matter import (
    TitleBlock,
    with_adoption_above,
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
    is_heading,
)
from .symbols import Symbol
from .text import Text, joined
from .types import FrontMatter, LeftOut
from .working_titles import WorkingLine, read_working_line

_TYPE_LINE_RE = re.compile(
    rf"[*\uf02a]{{0,2}} ?(?P<type>Resolutions?|Decisions?) adopted by the (?P<body>[A-Z][A-Za-z ,-]{{3,90}}?)"
    rf"(?: (?:on|at)\b.{{0,60}}?)??(?: ?on (?P<date>{DATE}))?\W{{0,2}}",
    re.IGNORECASE,
)
_ORIGIN_RE = re.compile(
    r"\[?(?:on (?:the|a) (?:report|recommendation|proposal)\b|without reference to|adopted)\b.{0,400}"
)
# "Resolution of 28 March 1947", and below it "(document E/405)", "[S/726]": until the 1950s.
# Where parts were adopted on several days, "of 25 February and 5 March 1948", the last.
_OLD_TYPE_LINE_RE = re.compile(
    rf"Resolutions? of (?:\d{{1,2}} (?:[A-Z][a-z]+ )?and )?(?P<date>{DATE})\.?"
)
_SOURCE_RE = re.compile(
    r"\(documents? (?P<documents>[AE]/[^()]{2,80})\)|\[(?P<document>S/\d{1,6}[^\[\]]{0,40})\]"
)
_PART_RE = re.compile(r"([A-H])\.?\*{0,2}")
# "67/244. Financing of the … Tribunals B"; "hepatitis B" is a part of the title.
_PART_IN_TITLE_RE = re.compile(
    r"(?<!epatitis)(?<!nnex)(?<!roup)(?<!ategory)(?<!art)(?<!chedule)(?<!ection) ([A-H])$"
)
_REPORT_RE = re.compile(r"\(((?:A|E)/[^()]{2,80})\)")
_SUBMITTED_RE = re.compile(
    r"(?P<stage>(?:Revised )?[Dd]raft (?:resolution|decision)|(?:REVISED )?DRAFT RESOLUTION)"
    r"(?: [IVX]{1,5})?(?: (?i:submitted|proposed) (?i:by)\b.{3,400})?"
)
_RECOMMENDED_RE = re.compile(
    r"(?:\d{1,3}\.\s+)?(?:The )?[A-Z].{5,200}?\b(?:recommends|proposed)\b.{0,200}\bfollowing (?P<stage>draft "
    r"(?:resolution|decision))\b.{0,200}:"
)
_LONGEST_TITLE = 400
_NUMBER_ALONE_RE = re.compile(r"(?P<number>\d{1,4}/\d{1,4})\.(?P<title>)")
# "Resolution 32/1" above the title, as the Commissions print it.
_NAMED_NUMBER_RE = re.compile(
    r"(?P<type>Resolution|Decision|RESOLUTION|DECISION) (?P<number>\d{1,4}/\d{1,4})\.?"
    r"(?:\s+(?P<title>[A-Z].{3,400}))?"
)
_SPONSORS_RE = re.compile(
    r"(?P<names>[^:]{3,6000}?)\*?:(?:\*{1,3},? ?){0,3} ?(?P<stage>(?i:(?:revised )?draft (?:resolution|decision)))\W{0,3}"
)
# Above working drafts, where no line tells that they are drafts.
_SPONSORS_NAMED_RE = re.compile(
    r"(?:(?:Main |Co-)?[Ss]ponsors?|Sponsored by|Submitted by): (?P<names>[^:]{3,6000})"
    r"(?P<stage>)"
)


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
        if self.number and self.title and _goes_on_title(self.title, block):
            self.title = joined([self.title, block.text])
        else:
            self.plain.append(block)

    def _takes_type_line(self, block: Block) -> bool:
        content = block.content
        if match := _TYPE_LINE_RE.fullmatch(content):
            self.found = with_type_line(self.found, match)
            # The heading of the agenda item stands between its number and the type line.
            if self.found.front.agenda_item:
                self._take_agenda_title()
        elif match := _OLD_TYPE_LINE_RE.match(content):
            self.found = with_old_type_line(self.found, match)
            if source := _SOURCE_RE.search(content, match.end()):
                self.found = with_source(self.found, source)
        elif match := _SOURCE_RE.fullmatch(content):
            self.found = with_source(self.found, match)
        elif self.found.front.committee_report is None and _ORIGIN_RE.fullmatch(
            content
        ):
            report = _REPORT_RE.search(content)
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
            self.number = match["number"].replace("(1)", "(I)")
            self.title = block.text.cut(match.start("title"))
            if dated := _OLD_TYPE_LINE_RE.match(match["title"]):
                self.found = with_old_type_line(self.found, dated)
                self.title = Text("")
        elif self.number is None and (match := _numbered_as(self.masthead, content)):
            self._take_number(block, match)
        elif (
            self.title
            and self.number
            and (match := _PART_RE.fullmatch(content))
            and self._is_symbol(f"{self.number} {match[1]}")
        ):
            # The one part of a composite resolution that the file holds.
            self.number = f"{self.number} {match[1]}"
        elif self.number is None and (match := _NAMED_NUMBER_RE.fullmatch(content)):
            self._take_number(block, match)
            decides = match["type"].lower() == "decision"
            self.found = replace(self.found, decides=decides)
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
        if match := _RECOMMENDED_RE.fullmatch(content):
            self._add(stage=match["stage"])
            self._leave_out(block, "recommendation above the draft")
        elif match := _SUBMITTED_RE.fullmatch(content):
            self._add(stage=match["stage"].lower())
            self._leave_out(block, "who submitted the draft")
            self._take_agenda_title()
        elif not self.found.front.sponsors and (
            match := _SPONSORS_RE.fullmatch(content)
        ):
            self._take_agenda_title()
            self.found = with_sponsors(self.found, match)
        elif not self.found.front.sponsors and (
            match := _SPONSORS_NAMED_RE.fullmatch(content)
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
        if number and title and (part := _PART_IN_TITLE_RE.search(title.content)):
            numbered = f"{number} {part[1]}"
            if self._is_symbol(numbered):
                number, title = numbered, title.cut(0, part.start())
        found = replace(self.found, unread=tuple(self.plain))
        return with_symbol(with_title(found, title or Text("")), number, self.masthead)

    def _choose_title(self) -> None:
        front = self.found.front
        if titles := [b for b in self.plain if _may_be_title(b.content)]:
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


def _may_be_title(content: str) -> bool:
    """False for a day, and for what leads to something else: "Date:"."""
    return not is_closing_line(content) and not content.endswith(":")


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


def _numbered_as(masthead: Masthead, content: str) -> re.Match[str] | None:
    """The masthead's number without a full stop: "16/18 Combating intolerance …", as
    the Human Rights Council prints it, or the number alone. A masthead without its
    symbol still tells the session that the number begins with."""
    if alone := _NUMBER_ALONE_RE.fullmatch(content):
        return alone
    named = (Symbol.parse(symbol) for symbol in masthead.symbols)
    short = next((s.short for s in named if s and s.kind != "document"), None)
    number = re.escape(short or "")
    if not masthead.symbols and masthead.session:
        number = rf"{re.escape(masthead.session)}/\d{{1,3}}"
    if not number:
        return None
    return re.fullmatch(rf"(?P<number>{number})\.?(?:\s+(?P<title>\S.*))?", content)


def _goes_on_title(title: Text, block: Block) -> bool:
    """True for a further line of a numbered title, where each line is a paragraph: "56/227.
    … on the Least", then "Developed Countries"."""
    return (
        block.gap == "line"
        and title.content[-1:].isalpha()
        and is_heading(block.content, _LONGEST_TITLE)
        and not block.content.isupper()
    )
