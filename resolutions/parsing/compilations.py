"""Files that hold several resolutions and decisions, each below a heading of its own.

Chapter I of a commission's report prints "Draft resolution I", "Draft decision II",
"Resolution 67/1", "Decision 67/1" and below each its title and text; so does the report
of a Main Committee. One of them is read from a file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .blocks import Block
from .decisions import read_speaks
from .landmarks import enacting_body

_HEADING_RE = re.compile(
    r"(?P<kind>(?:draft )?(?:resolution|decision))s? "
    r"(?P<number>(?-i:[IVXL]{1,6}|[A-H])|\d{1,4}/\d{1,4}|\d{1,2})"
    r"(?:[.*]?|(?:\.|:|\s)\s*(?P<title>(?-i:[A-Z“]).{3,400}))",
    re.IGNORECASE,
)
# What stands between the texts of a report: headings of its own, words that lead on.
_BETWEEN_RE = re.compile(
    r"(?:CHAPTER|Chapter) [IVXL\d]{1,6}\b.{0,200}"
    r"|[A-Z]\.\s+(?:Draft|Matters?|Resolutions?|Decisions?|Recommendations?|Other)\b.{0,200}"
    r"|(?:\d{1,3}\.\s+)?The .{3,120}? (?:also |further )?recommends (?:to|that) .{3,400}:"
)
# The words above the one draft of a report: "19. The Second Committee recommends to the
# General Assembly the adoption of the following draft resolution:"; of a letter, the heading.
_SOLE_RE = re.compile(
    r"(?:\d{1,3}\.\s+)?The .{3,120}? (?:recommends|proposed) .{0,300}\bfollowing draft "
    r"(?:resolution|decision)\b.{0,80}:"
    r"|Draft (?:resolution|decision)"
)
AROUND = (
    "The draft stands in a report or letter: what stands around it is on the list of "
    "what was left out."
)
# A heading is followed by the words that enact, after the title.
_REACH = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one text: `place` among the blocks, `kind` ("draft decision"),
    `number` as printed ("67/1", "II"), `title` where it stands on the same line."""

    place: int
    kind: str
    number: str
    title: str = ""

    @property
    def name(self) -> str:
        return f"{self.kind.capitalize()} {self.number}"

    @property
    def is_draft(self) -> bool:
        return self.kind.startswith("draft")

    @property
    def decides(self) -> bool:
        return self.kind.endswith("decision")


def read_heading(content: str, place: int = 0) -> Heading | None:
    """Read "Draft resolution II", "Resolution 24/3: Title"; None for any other line."""
    match = _HEADING_RE.fullmatch(content)
    if match is None or content[0].islower():
        return None
    return Heading(place, match["kind"].lower(), match["number"], match["title"] or "")


def find_headings(blocks: Sequence[Block]) -> tuple[Heading, ...]:
    """Return the headings of the texts of a file that holds several, else none.

    A heading leads to words that enact or decide; a table of contents does not.
    """
    headings = [
        heading
        for place, block in enumerate(blocks)
        if (heading := read_heading(block.content, place)) is not None
    ]
    ends = [*(heading.place for heading in headings[1:]), len(blocks)]
    leading = tuple(
        heading
        for heading, end in zip(headings, ends, strict=False)
        if any(
            enacting_body(block.content) or read_speaks(block.content)
            for block in blocks[heading.place + 1 : min(end, heading.place + _REACH)]
        )
    )
    return leading if len(leading) > 1 else ()


def find_sole_draft(blocks: Sequence[Block]) -> int | None:
    """Return the place of the words above the one draft that a report or letter holds,
    None for any other file."""
    for place, block in enumerate(blocks):
        if _SOLE_RE.fullmatch(block.content) and any(
            enacting_body(below.content) or read_speaks(below.content)
            for below in blocks[place + 1 : place + _REACH]
        ):
            return place
    return None


def end_of_text(blocks: Sequence[Block], begin: int, following: int) -> int:
    """Return the place after the last block of a text that another follows."""
    for place in range(begin + 1, following):
        if _BETWEEN_RE.fullmatch(blocks[place].content):
            return place
    return following


def first_choice(headings: Sequence[Heading]) -> int:
    """Which text to read of a file that is named after none: the first resolution."""
    resolutions = (i for i, heading in enumerate(headings) if not heading.decides)
    return next(resolutions, 0)


def describe(headings: Sequence[Heading], chosen: Heading) -> str:
    """Say what the file holds and what was read of it."""
    counted = Counter(heading.kind for heading in headings)
    kinds = [f"{n} {kind}{'s' * (n > 1)}" for kind, n in counted.items()]
    held = " and ".join(filter(None, (", ".join(kinds[:-1]), kinds[-1])))
    return (
        f"The file holds {held}; only “{chosen.name}” was read. The others are on the "
        "list of what was left out: a file for each is needed."
    )
