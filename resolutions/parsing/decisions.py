"""Decisions: a body named inside the sentence that says what it decides.

A resolution prints its enacting words alone; a decision goes on at once: "The General
Assembly decides to …", "At its 45th plenary meeting, on 22 July 2010, the Economic and
Social Council:".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .blocks import Block
from .bodies import BODIES
from .dates import DATE, read_date
from .landmarks import NUMBERED_TITLE_RE

_NAMES = "|".join(sorted((re.escape(b.name) for b in BODIES), key=len, reverse=True))
_SPEAKS_RE = re.compile(
    rf"(?:At its (?P<meeting>\d{{1,5}})(?:st|nd|rd|th) (?:\([a-z]+\) )?(?:plenary )?meeting,?"
    rf" (?:held )?on (?P<date>{DATE}),? t|Therefore,? t"
    r"|(?:With regard to|With a view to|Pursuant to|In accordance with) [^.;:]{3,400}?, t|T)"
    rf"he (?P<body>{_NAMES})(?P<after>[ ,:])"
)
# A report too begins sentences so: "Pursuant to …, the Council requested".
_LED_IN_RE = re.compile(r"With|Pursuant|In accordance")
_LED_TO_RE = re.compile(r"(?:decides|approves|endorses|requests|takes note)\b")
_ACTS_RE = re.compile(
    r"(?:(?:also|further) )?(?:[a-z]+(?:s|ed)|took note|takes note|chose|held|set)\b"
)
_ANNOUNCED_RE = re.compile(
    r".{0,6000}\bdraft decision\b|decisions? (?:adopted|\d)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Speaks:
    """The beginning of a decision: who speaks, and at which meeting, where printed."""

    body: str
    meeting: int | None
    date: date | None


def read_speaks(content: str) -> Speaks | None:
    """Read the beginning of a decision's sentence, None for any other text."""
    match = _SPEAKS_RE.match(content)
    if match is None:
        return None
    rest = content[match.end() :].lstrip()
    acts = _LED_TO_RE if _LED_IN_RE.match(content) else _ACTS_RE
    if match["after"] == " " and not acts.match(rest):
        return None
    if match["after"] == "," and not rest:
        return None
    day = read_date(match["date"]) if match["date"] else None
    return Speaks(
        match["body"], int(match["meeting"]) if match["meeting"] else None, day
    )


def find_decision(blocks: Sequence[Block]) -> int | None:
    """Return where the text of a decision begins, None where there is none.

    A report too says what the Assembly requested: the lines above have to announce a
    decision, by that word or by a number with a title.
    """
    announced = False
    for index, block in enumerate(blocks):
        if announced and read_speaks(block.content):
            return index
        announced = announced or bool(
            _ANNOUNCED_RE.match(block.content)
            or NUMBERED_TITLE_RE.fullmatch(block.content)
        )
    return None
