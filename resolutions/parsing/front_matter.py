"""The front matter of a text, put together from what its lines say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .blocks import Block
from .boards import is_board
from .closing import is_closing_line, read_closing_line
from .dates import read_date
from .furniture import Masthead
from .states import split_names, state_named
from .symbols import Symbol
from .text import Text
from .title_lines import ORIGIN_IN_ADOPTION_RE, REPORT_RE
from .types import FrontMatter, LeftOut, ParseWarning, Repair

# "16/… Title" in drafts of the Human Rights Council, which have no number yet.
_NO_NUMBER_RE = re.compile(r"\d{1,3}/ ?(?:…|\.{2,5}|_{1,5}|\[[^\]]{0,5}\])\.?\s+(?=\S)")
_UNFINISHED_RE = re.compile(r"(?:,|\b(?:the|of|and|for|to|in|on|with|by))$")
# Decisions are counted apart from resolutions, 64/530, 2010/243; the latter reached
# 79/333.
_DECISION_RE = re.compile(r"\d{4}/[2-9]\d\d|\d{2}/[4-9]\d\d")
_BEHALF_RE = re.compile(r",? \(?on behalf of [^()]{3,300}\)?$")


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The front matter, and what reading it brought up; `unread`: of no known form,
    `decides`: the line above the title says that it is a decision."""

    front: FrontMatter
    unread: tuple[Block, ...] = ()
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[ParseWarning, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    decides: bool = False


def with_type_line(block: TitleBlock, match: re.Match[str]) -> TitleBlock:
    """Take body and date from "Resolution adopted by the General Assembly on …"."""
    adopted = read_date(match["date"]) if match["date"] else None
    front = replace(
        block.front, body=block.front.body or match["body"], adopted=adopted
    )
    decides = match["type"].lower().startswith("decision")
    return replace(block, front=front, decides=decides)


def with_old_type_line(block: TitleBlock, match: re.Match[str]) -> TitleBlock:
    """Take the date from "Resolution of 28 March 1947"."""
    return replace(block, front=replace(block.front, adopted=read_date(match["date"])))


def with_source(block: TitleBlock, match: re.Match[str]) -> TitleBlock:
    """Take the document that the text came in, "(document E/405)", if none is known."""
    printed = match["documents"] or match["document"]
    report = block.front.committee_report or printed
    return replace(block, front=replace(block.front, committee_report=report))


def with_council_adoption(block: TitleBlock, match: re.Match[str]) -> TitleBlock:
    """Take date and meeting from the Security Council's line above the text."""
    adopted = read_date(match["date"] or match["of"])
    meeting = int(match["meeting"]) if match["meeting"] else None
    front = replace(block.front, adopted=adopted, plenary_meeting=meeting)
    return replace(block, front=front)


def with_adoption_line(block: TitleBlock, match: re.Match[str]) -> TitleBlock:
    """Take meeting, date, origin and vote from the line that tells all of them; a text
    adopted without a vote has none to tell."""
    printed = match["vote"] or ""
    origin = ORIGIN_IN_ADOPTION_RE.search(match[0])
    report = REPORT_RE.search(match[0])
    front = replace(
        block.front,
        adopted=read_date(match["date"]),
        plenary_meeting=int(match["meeting"]),
        vote=match[0] if printed.startswith("by") else None,
        origin=origin[0] if origin else block.front.origin,
        committee_report=report[1] if report else block.front.committee_report,
    )
    return replace(block, front=front)


def with_adoption_above(
    block: TitleBlock, blocks: Sequence[Block]
) -> tuple[TitleBlock, Sequence[Block]]:
    """The meeting and the day of adoption that pages of un.org print above the title, on
    one line or two, and the other blocks. A day without a meeting may be any."""
    read = [
        read_closing_line(each.content)
        if is_closing_line(each.content)
        else (None, None)
        for each in blocks
    ]
    at = next((place for place, (meeting, _) in enumerate(read) if meeting), None)
    if at is None:
        return block, blocks
    dated = next(
        (p for p in (at, at + 1, at - 1) if 0 <= p < len(read) and read[p][1]), at
    )
    front = replace(block.front, plenary_meeting=read[at][0], adopted=read[dated][1])
    others = [each for place, each in enumerate(blocks) if place not in (at, dated)]
    return replace(block, front=front), others


def with_agenda_title(block: TitleBlock, plain: list[Block]) -> TitleBlock:
    """Take the last of the blocks so far, and those before it that it goes on from or
    that name further items ("Agenda items 2 and 3"), as the heading of the item."""
    title = plain.pop().content
    several = re.search(r",| and ", block.front.agenda_item or "")
    while plain and (
        several
        or _UNFINISHED_RE.search(plain[-1].content)
        or (title.isupper() and plain[-1].content.isupper())
    ):
        title = f"{plain.pop().content} {title}"
    return replace(block, front=replace(block.front, agenda_title=title))


def with_sponsors(block: TitleBlock, match: re.Match[str]) -> TitleBlock:
    """Take the States in front of ": draft resolution", each by the name it is known by."""
    names: list[str] = []
    repairs, warnings = list(block.repairs), list(block.warnings)
    # A star marks who is no member of the body: "Albania,* Peru".
    names_printed = match["names"].replace("*", "")
    for printed in split_names(_BEHALF_RE.sub("", names_printed)):
        name = state_named(_BEHALF_RE.sub("", printed))
        if name is None:
            message = f"“{printed}” is not a State known to the archive."
            warnings.append(ParseWarning("unknown_sponsor", message))
        elif name != printed.replace("’", "'"):
            start = len(", ".join(names)) + 2 * bool(names)
            repairs.append(Repair("sponsors", start, printed, name))
        names.append(name or printed)
    front = replace(
        block.front,
        sponsors=tuple(names),
        stage=match["stage"].lower() or block.front.stage or "draft resolution",
    )
    return replace(block, front=front, repairs=tuple(repairs), warnings=tuple(warnings))


def with_title(block: TitleBlock, title: Text) -> TitleBlock:
    """Take the title without its star and what stands for a number."""
    if unnumbered := _NO_NUMBER_RE.match(title.content):
        title = title.cut(unnumbered.end())
    if star := re.search(r"\s?\*{1,3}$", title.content):
        # It leads to a note to the masthead: "* Reissued for technical reasons".
        title = title.cut(0, star.start())
    title = title.single_spaced()
    repairs = [
        Repair("title", span.start, span.value, title.content[span.start : span.end])
        for span in title.of_kind("repair")
    ]
    front = replace(block.front, title=title.content)
    return replace(block, front=front, repairs=(*block.repairs, *repairs))


def with_symbol(
    block: TitleBlock, number: str | None, masthead: Masthead
) -> TitleBlock:
    """Take the masthead's symbol, else the number in the title as the body's own."""
    front, warnings = block.front, block.warnings
    printed = [Symbol.parse(symbol) for symbol in masthead.symbols]
    named = next((symbol for symbol in printed if symbol is not None), None)
    if is_board(front.body):
        # "2023/5" is no number of the Economic and Social Council there.
        number = None
    is_decision = number and (block.decides or _DECISION_RE.fullmatch(number))
    name = f"decision {number}" if is_decision else number
    numbered = Symbol.parse(name, speaking_body=front.body) if name and number else None
    if named and numbered and numbered.canonical[:-1] == named.canonical:
        named = numbered
    corrects = (
        numbered
        and named
        and named.canonical.startswith(
            (f"{numbered.canonical}/Corr.", f"{numbered.canonical}/Rev.")
        )
    )
    if named and numbered and named.canonical != numbered.canonical and not corrects:
        message = (
            f"The masthead prints {named.canonical}, the title {numbered.canonical}."
        )
        warnings = (*warnings, ParseWarning("symbol_disagrees", message))
    symbol = named or numbered
    if symbol is not None:
        session = front.session or symbol.session
        front = replace(
            front,
            symbol=symbol.canonical,
            session=session,
            body=front.body or symbol.body,
        )
    return replace(block, front=front, warnings=warnings)
