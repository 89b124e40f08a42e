"""Paragraphs in their places: preamble, operative part, subparagraphs, annexes.

A resolution is one sentence: the body speaks, participles make the preamble, numbered
verbs the operative part (Editorial Manual, resolutions). What fits nowhere stays as an
`unclassified` paragraph, so that no line of the source is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .blocks import NUMBER_RE, Block
from .decisions import Speaks, find_decision, read_speaks
from .drafts import Draft
from .inferred import Inferred
from .landmarks import (
    COUNCIL_NUMBER_RE,
    NUMBERED_TITLE_RE,
    enacting_body,
    is_heading,
    is_preamble_heading,
    without_mark,
)
from .numbering import find_lost
from .sections import Part
from .types import LeftOut
from .verbs import find_acts, opens
from .walker import Walker

_DRAFTED_RE = re.compile(r"(?:Revised )?[Dd]raft resolution submitted by\b")
# On a line of its own above "The General Assembly", below what begins "Whereas".
_THEREFORE_RE = re.compile(r"Now,? therefore,?", re.IGNORECASE)
# A sentence of some length that goes on below.
_REASON_RE = re.compile(r"^(?!\d).{60}.*[,;]$")
_ITEM_ACTS_RE = re.compile(r"\(a\) (?:Decides|Takes note|Approves|Endorses|Requests)\b")
_STARRED_RE = re.compile(r"\*{1,3} ?[A-Z]")


@dataclass(frozen=True, slots=True)
class Structure:
    """The parts of a document; `front` are the blocks above the enacting words.

    `inferred` says what was counted where no number is printed.
    `decides` is the body of a decision, which has no enacting words of its own; neither
    has a corrigendum. `closing_marks` are the numbers of the notes that the closing line
    is marked with.
    """

    front: tuple[Block, ...]
    enacting_words: str
    paragraphs: tuple[Draft, ...]
    plenary_meeting: int | None
    adopted: date | None
    vote: str | None
    inferred: Inferred
    decides: str | None = None
    is_corrigendum: bool = False
    closing_marks: frozenset[int] = frozenset()


def divide(blocks: Sequence[Block]) -> Structure:
    """Put every block in its place; nothing is dropped."""
    start = next(
        (i for i, block in enumerate(blocks) if enacting_body(block.content)), None
    )
    words, speaks = "", None
    part: Part = "preamble"
    if start is not None and _decides_in_items(blocks[start:]):
        front, body, part = blocks[:start], blocks[start:], "operative"
        speaks = Speaks(enacting_body(blocks[start].content) or "", None, None)
    elif start is not None:
        front, body = blocks[:start], blocks[start + 1 :]
        words = without_mark(blocks[start].content)
        if front and _THEREFORE_RE.fullmatch(front[-1].content):
            words, front = f"{front[-1].content} {words}", front[:-1]
    elif (decided := find_decision(blocks)) is not None:
        front, body, part = blocks[:decided], blocks[decided:], "operative"
        speaks = read_speaks(blocks[decided].content)
    elif (first := _first_paragraph(blocks)) is not None:
        front, body = blocks[:first], blocks[first:]
    else:
        front, body, part = blocks[:0], blocks, "unknown"
    if whereas := [i for i, b in enumerate(front) if b.content.startswith("Whereas ")]:
        # Resolutions of the 1940s give their reasons above the words that enact.
        first_reason = whereas[0]
        if first_reason and is_preamble_heading(front[first_reason - 1].content):
            first_reason -= 1
        front, body = front[:first_reason], (*front[first_reason:], *body)
    if parted := _begins_part(front, body):
        front, body, part = front[:-parted], (*front[-parted:], *body), "closed"
    walker = Walker(part, find_lost(body))
    for block in body:
        if speaks and (read_speaks(block.content) or block is body[0]):
            walker.take_decision(block)
        else:
            walker.take(block)
    return Structure(
        tuple(front),
        words,
        tuple(walker.drafts),
        walker.meeting or (speaks.meeting if speaks else None),
        walker.adopted or (speaks.date if speaks else None),
        "\n".join(walker.vote) or None,
        walker.inferred(),
        speaks.body if speaks else None,
        closing_marks=frozenset(walker.closing_marks),
    )


def _decides_in_items(blocks: Sequence[Block]) -> bool:
    """True for a decision that lists what it decides below the body's bare name, without
    comma or colon: "The Economic and Social Council", "(a) Decides" (E/2025/45/Add.1)."""
    bare = blocks[0].content[-1:].isalpha()
    return bare and len(blocks) > 1 and bool(_ITEM_ACTS_RE.match(blocks[1].content))


def without_starred_notes(
    structure: Structure,
) -> tuple[tuple[Draft, ...], tuple[LeftOut, ...]]:
    """Take the notes to the masthead out of the paragraphs: "* A/HRC/16/1.".

    Where a text above them bears a star itself, the note may be that text's and stays.
    """
    starred = [draft for draft in structure.paragraphs if _is_starred(draft)]
    others = [draft for draft in structure.paragraphs if not _is_starred(draft)]
    if any("*" in draft.text.content for draft in others):
        return structure.paragraphs, ()
    return tuple(others), tuple(
        LeftOut(draft.line, draft.text.as_found(), "note to the masthead")
        for draft in starred
    )


def _is_starred(draft: Draft) -> bool:
    content = draft.text.content
    return draft.kind in ("unclassified", "annex") and bool(_STARRED_RE.match(content))


def _begins_part(front: Sequence[Block], body: Sequence[Block]) -> int:
    """How many blocks above the enacting words head the first part of a composite
    resolution: its letter, and its title where it has one.

    A letter with no other below it is that of the only part that the file holds.
    """
    more = any(
        re.fullmatch(r"[B-H]\.?", block.content) or enacting_body(block.content)
        for block in body
    )
    if not more:
        return 0
    if front and re.fullmatch(r"[A-H]\.?", front[-1].content):
        return 1
    if len(front) > 2 and re.fullmatch(r"A\.?", front[-2].content):
        return 2 if is_heading(front[-1].content) else 0
    return 0


def _speaks_in_number(content: str) -> bool:
    number = NUMBER_RE.match(content)
    if number is None:
        return False
    opening, _ = find_acts(content[number.end() :], "operative")
    return bool(opening) and content[number.end() :].startswith("The ")


def _first_paragraph(blocks: Sequence[Block]) -> int | None:
    """Find the first paragraph below a numbered title that lost its enacting words, or
    below the line that tells of a draft; in a working draft the first with a label.

    In 1946 the Security Council spoke in its paragraphs, "1. The Security Council
    requests …", below reasons that open as any sentence does.
    """
    titled = drafted = False
    reasons: list[int] = []
    for index, block in enumerate(blocks):
        opening = opens(block.content)
        if titled and _REASON_RE.search(block.content):
            reasons.append(index)
        if titled and _speaks_in_number(block.content):
            return min(reasons, default=index)
        if block.label and block.label.kind:
            return index
        if (titled and opening is not None) or (drafted and opening == "preambular"):
            return index
        titled = titled or (
            NUMBERED_TITLE_RE.fullmatch(block.content) is not None
            or COUNCIL_NUMBER_RE.fullmatch(block.content) is not None
        )
        drafted = drafted or _DRAFTED_RE.match(block.content) is not None
    return None
