"""Which blocks of a file are the resolution, and which belong to its neighbours.

Official Records print resolutions one after another: a page of 1955 holds the end of
one, a whole one and the start of the next. The resolution meant is the one the file is
named after, else the first that begins there. Reports hold several, each below a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from .blocks import ENUMERATOR_RE, NUMBER_RE, Block
from .chosen_notes import FOREIGN, left_out
from .closing import is_closing_line
from .compilations import (
    AROUND,
    Heading,
    describe,
    end_of_text,
    find_headings,
    find_sole_draft,
    first_choice,
    leads_to_draft,
)
from .landmarks import (
    COUNCIL_NUMBER_RE,
    NUMBERED_TITLE_RE,
    enacting_body,
    read_annex,
    with_roman_session,
)
from .notes import RawNote
from .symbols import Symbol
from .types import LeftOut
from .verbs import opens

# A figure glued to a word, or raised, or with a stroke: the mark of a footnote.
_MARK_RE = re.compile(
    r"(?:(?<=[A-Za-z,;:)”\"’])|(?<=[a-z]\.))(?: (?=\d{1,3}/))?(\d{1,3})/?(?=[\s,;.:)]|$)"
)
# The head of a table of contents: a chapter of Official Records begins with one.
_CONTENTS_RE = re.compile(r"Resolution Nos?\.? \| ")
# Below the closing line: what the body decided at other meetings.
_OTHER_DECISIONS_RE = re.compile(r"Other decisions?", re.IGNORECASE)
_DECISIONS_RE = re.compile(
    r"(?i:d[eé]cisions?)|At (?:its|the) \d{1,5}(?:st|nd|rd|th) (?:plenary )?meeting, .*"
)
_SPEAKS_RE = re.compile(r"The [A-Z][A-Za-z ]{5,60},? ")
# A title is followed by its enacting words, sometimes after notes on its origin.
_REACH = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """The blocks of one resolution, and what belongs to others.

    `marked` are the numbers of the footnotes that those bear. In a compilation `heading`
    is the one that was chosen, and `doubt` says what the file holds.
    """

    blocks: tuple[Block, ...]
    neighbours: tuple[LeftOut, ...] = ()
    marked: AbstractSet[int] = frozenset()
    heading: Heading | None = None
    doubt: str = ""

    @property
    def pages(self) -> frozenset[int]:
        """The pages on which the resolution stands."""
        if not self.blocks:
            return frozenset()
        return frozenset(range(self.blocks[0].page, self.blocks[-1].page + 1))


def choose(blocks: Sequence[Block], filename: str) -> Choice:
    """Return the blocks of one resolution, and what belongs to others on its pages."""
    if headings := find_headings(blocks):
        return _choose_heading(blocks, headings, filename)
    starts = [i for i in range(len(blocks)) if _begins_resolution(blocks, i)]
    if not starts:
        draft = find_sole_draft(blocks)
        if draft is None or not _is_text(blocks[:draft]):
            return Choice(tuple(blocks))
        end = end_of_text(blocks, draft, len(blocks))
        return _parted(blocks, draft, end, doubt=AROUND)
    chosen = _chosen(blocks, starts, symbol_of_name(filename))
    begin = starts[chosen]
    end = starts[chosen + 1] if chosen + 1 < len(starts) else len(blocks)
    end = _before_decisions(blocks, begin, end)
    before = list(blocks[: starts[0]])
    if chosen == 0 and not _is_text(before):
        begin = 0
    return _parted(blocks, begin, end, "belongs to another resolution on the page")


def _parted(
    blocks: Sequence[Block],
    begin: int,
    end: int,
    reason: str = "belongs to another text of the file",
    heading: Heading | None = None,
    doubt: str = "",
) -> Choice:
    """Part the blocks of the text meant from those around it."""
    around = (*blocks[:begin], *blocks[end:])
    neighbours = (LeftOut(b.line, b.text.as_found(), reason) for b in around)
    marked = frozenset(n for block in around for n in _marks_of(block))
    return Choice(tuple(blocks[begin:end]), tuple(neighbours), marked, heading, doubt)


def _marks_of(block: Block) -> Iterator[int]:
    """The numbers of the footnotes that a block of another text is marked with."""
    content = block.content
    yield from (int(mark[1]) for mark in _MARK_RE.finditer(content))
    for span in block.text.of_kind("raised"):
        if (figure := content[span.start : span.end]).isdecimal():
            yield int(figure)


def _choose_heading(
    blocks: Sequence[Block], headings: Sequence[Heading], filename: str
) -> Choice:
    """Take the text of a compilation that the file is named after, by its symbol or by
    its heading ("Draft resolution II.pdf", "resolution-24-1.pdf"), else the first."""
    named = symbol_of_name(filename)
    kind = "decision" if named and named.kind == "decision" else "resolution"
    name = _plain_name(re.sub(r"\.[A-Za-z0-9]{2,5}$", "", filename))
    meant = (
        place
        for place, heading in enumerate(headings)
        if (named and (heading.kind, heading.number) == (kind, named.short))
        or _plain_name(heading.name) == name
    )
    place = next(meant, first_choice(headings))
    chosen, following = headings[place], len(blocks)
    if place + 1 < len(headings):
        following = headings[place + 1].place
    end = end_of_text(blocks, chosen.place, following)
    doubt = describe(headings, chosen)
    return _parted(blocks, chosen.place, end, heading=chosen, doubt=doubt)


def _plain_name(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower())


def _before_decisions(blocks: Sequence[Block], begin: int, end: int) -> int:
    """Where decisions that stand below the resolution begin, else `end`.

    What is told of other meetings above an annex is no end; nor are decisions that an
    annex tells of, unless they are "Other decisions".
    """
    contents = [block.content for block in blocks[begin:end]]
    annexes = [i for i, content in enumerate(contents) if read_annex(content)]
    closed = False
    for index, content in enumerate(contents):
        if closed and _OTHER_DECISIONS_RE.fullmatch(content):
            return begin + index
        if closed and not annexes and _DECISIONS_RE.fullmatch(content):
            return begin + index
        closed = closed or is_closing_line(content)
    return end


def without_notes_of(
    marked_elsewhere: AbstractSet[int],
    notes: Sequence[RawNote],
    marked: AbstractSet[int],
) -> tuple[tuple[RawNote, ...], tuple[LeftOut, ...]]:
    """Return the notes of the resolution, and those of its neighbours as left out.

    A note belongs to a neighbour when its number is marked there and nowhere in the
    resolution (`marked`); one that is marked nowhere stays, in doubt.
    """
    foreign = {note.number for note in notes} & marked_elsewhere - marked
    return tuple(note for note in notes if note.number not in foreign), tuple(
        left_out(note, FOREIGN) for note in notes if note.number in foreign
    )


def symbol_of_name(filename: str) -> Symbol | None:
    """Return the symbol a file is named after: "A_RES_913(X).txt", "A-RES-62-175.docx",
    "E_RES_106_(VI).txt", "A_RES_48_218_B.txt"."""
    stem = re.sub(r"\.[A-Za-z0-9]{2,5}$", "", filename)
    stem = re.sub(r"[_ -](?=\([\dIVXLS]|[A-Z]$)", "", stem)
    for separator in ("_", "-", " "):
        symbol = Symbol.parse(stem.replace(separator, "/"))
        if symbol is not None and symbol.kind in ("resolution", "decision", "document"):
            return symbol
    return None


def _begins_resolution(blocks: Sequence[Block], index: int) -> bool:
    content = blocks[index].content
    if not (
        NUMBERED_TITLE_RE.fullmatch(content) or COUNCIL_NUMBER_RE.fullmatch(content)
    ):
        return False
    for block in blocks[index + 1 : index + 1 + _REACH]:
        if NUMBERED_TITLE_RE.fullmatch(block.content) or leads_to_draft(block.content):
            # A table of contents prints title below title; below its last line the
            # report goes on to the draft it recommends.
            return False
        if enacting_body(block.content) or _SPEAKS_RE.match(block.content):
            return True
    return False


def _chosen(
    blocks: Sequence[Block], starts: Sequence[int], named: Symbol | None
) -> int:
    if named is None:
        return 0
    wanted = _digits(named.short)
    for place, index in enumerate(starts):
        content = blocks[index].content
        match = NUMBERED_TITLE_RE.fullmatch(content) or COUNCIL_NUMBER_RE.fullmatch(
            content
        )
        if match and _digits(match["number"]) == wanted:
            return place
    return 0


def _digits(number: str) -> str:
    """The number without a part's letter: "217 A (III)" → "217(III)"."""
    bare = re.sub(r"\s?[A-Z](?=\s?\(|$)|\s", "", number)
    return with_roman_session(bare).upper()


def _is_text(blocks: Sequence[Block]) -> bool:
    """True when the blocks are the end of a resolution, not a masthead."""
    return any(
        is_closing_line(block.content)
        or NUMBER_RE.match(block.content)
        or NUMBERED_TITLE_RE.fullmatch(block.content)
        or ENUMERATOR_RE.match(block.content)
        or opens(block.content) is not None
        or _is_sentence(block.content)
        or _CONTENTS_RE.match(block.content)
        for block in blocks
    )


def _is_sentence(content: str) -> bool:
    words = len(content.split())
    ended = content.endswith((".", ";", ","))
    return (words > 15 and ended) or (words > 8 and content[:1].islower())
