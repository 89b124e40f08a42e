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
from .boards import reads_number
from .decisions import read_speaks
from .landmarks import FOR_ADOPTION, enacting_body

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
# General Assembly the adoption of the following draft resolution:"; or the heading, of a
# letter ("Draft resolution") and of a report ("I. Draft resolution for adoption by the
# Economic and Social Council", as E/2025/72 prints it).
_SOLE_RE = re.compile(
    r"(?:\d{1,3}\.\s+)?The .{3,120}? (?:recommends|proposed) .{0,300}\bfollowing draft "
    r"(?:resolution|decision)\b.{0,80}:"
    r"|(?:(?P<label>[IVX]{1,5}|[A-H])\.\s+)?Draft (?:resolution|decision)"
    rf"{FOR_ADOPTION}"
)
_ANNEX_RE = re.compile(r"Annex (?P<label>[IVX]{1,5})")
_LONGEST_HEADING = 250
# The headings of a report, in their order.
_LABELS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", *"ABCDEFGH")
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
        if (heading := _of_board(blocks, place) or read_heading(block.content, place))
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


def _of_board(blocks: Sequence[Block], place: int) -> Heading | None:
    """The number above a decision of an executive board: "2023/5"."""
    number = reads_number(blocks, place)
    if number is None:
        return None
    return Heading(place, "decision", number["number"], number["title"] or "")


def find_sole_draft(blocks: Sequence[Block]) -> int | None:
    """Return the place of the words above the one draft that a report or letter holds,
    None for any other file."""
    for place, block in enumerate(blocks):
        if not leads_to_draft(block.content):
            continue
        for below in blocks[place + 1 : place + _REACH]:
            if leads_to_draft(below.content):
                break
            if enacting_body(below.content) or read_speaks(below.content):
                return place
    return None


def leads_to_draft(content: str) -> bool:
    """True for the words or the heading above the one draft of a report or letter."""
    return _SOLE_RE.fullmatch(content) is not None


def end_of_text(blocks: Sequence[Block], begin: int, following: int) -> int:
    """Return the place after the last block of a text that another follows.

    A draft below a heading of the report ("I. Draft resolution …") ends at the next
    heading of the same row ("II. Implementation of …"), one that is an annex of the
    report at the next annex.
    """
    row = _row_of(blocks, begin)
    for place in range(begin + 1, following):
        content = blocks[place].content
        if _BETWEEN_RE.fullmatch(content):
            return place
        if row and _is_heading(content, row[1]):
            return place
        if row and _is_heading(content, row[0]):
            # The draft has sections of its own, counted as the report counts its own.
            row = None
    return following


def _row_of(blocks: Sequence[Block], begin: int) -> tuple[str, str] | None:
    """The label of the heading above a draft and the next one: ("I", "II")."""
    above = _SOLE_RE.fullmatch(blocks[begin].content)
    label, word = above["label"] if above else None, ""
    if annex := _ANNEX_RE.fullmatch(blocks[begin - 1].content if begin else ""):
        label, word = annex["label"], "Annex "
    if label is None or label not in _LABELS or label in ("VIII", "H"):
        return None
    return word + label, word + _LABELS[_LABELS.index(label) + 1]


def _is_heading(content: str, label: str) -> bool:
    titled = content.startswith(f"{label}. ") and len(content) < _LONGEST_HEADING
    return content == label or (titled and not content.endswith((".", ";", ",", ":")))


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
