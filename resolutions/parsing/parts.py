"""Where the parts of a composite resolution begin, and sections without a number.

A part is a resolution by itself: its letter, its title, the words that enact, its own
numbers (Editorial Manual, on resolutions in several parts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .blocks import ENUMERATOR_RE, NUMBER_RE, Block
from .closing import is_closing_line
from .landmarks import enacting_body, is_heading, read_annex, read_section
from .verbs import opens

_LETTER_RE = re.compile(r"[B-Z]\.?")
# A point, a mark behind it: "… for Peace", 2/".
_ENDED_RE = re.compile(r"[,;.][”\"]?\s?(?:\d{1,3}/?)?$")
# "Revised estimates resulting from the decisions contained in …": a section of the
# resolutions on the programme budget.
LONGEST_HEADING = 400
# Between the letter of a part and the words that enact it: its title.
_REACH = 3


def lettered_parts(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of the letters that head a further part, also below an annex of
    the part before: the words that enact follow, below a title at most."""
    return frozenset(
        block.line
        for index, block in enumerate(blocks)
        if _LETTER_RE.fullmatch(block.content)
        and _is_enacted(blocks[index + 1 : index + 1 + _REACH])
    )


def sections_with_preambles(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of headings, all without a number, below each of which stand a
    preamble and operative paragraphs: they are sections, as in A/RES/47/120.

    None where a number is printed that runs on over a heading.
    """
    return frozenset(line for _, part in _parts(blocks) for line in _sections_in(part))


def sections_below_annexes(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of headings, without a number, of the sections that follow on a
    section with an annex of its own, as in A/RES/59/276: the first has a preamble, and
    all have operative paragraphs."""
    found: set[int] = set()
    has_sections = False
    for head, part in _parts(blocks):
        if head is None or read_annex(head.content) is None:
            has_sections = bool(_sections_in(part))
        elif has_sections:
            found.update(_sections_resumed(part))
    return frozenset(found)


def lettered_titles(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of titles with a letter between numbered paragraphs, "(a)
    Transport" as A/RES/76/258 has them: above them ends a paragraph, below them the
    next number follows."""
    found: set[int] = set()
    number = 0
    for above, block, below in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if printed := NUMBER_RE.match(above.content):
            number = int(printed[1])
        letter = ENUMERATOR_RE.match(block.content)
        following = NUMBER_RE.match(below.content)
        if (
            letter
            and following
            and int(following[1]) == number + 1
            and above.content.endswith(".")
            and not ENUMERATOR_RE.match(above.content)
            and is_heading(block.content[letter.end() :])
        ):
            found.add(block.line)
    return frozenset(found)


def _is_enacted(following: Sequence[Block]) -> bool:
    for block in following:
        if enacting_body(block.content):
            return True
        if not is_heading(block.content):
            return False
    return False


def _parts(
    blocks: Sequence[Block],
) -> Iterator[tuple[Block | None, list[Block]]]:
    """Yield the parts of a text, each with the landmark that it stands below."""
    head: Block | None = None
    part: list[Block] = []
    for block in blocks:
        content = block.content
        if (
            enacting_body(content)
            or read_annex(content)
            or is_closing_line(content)
            or read_section(content)
        ):
            yield head, part
            head, part = block, []
        else:
            part.append(block)
    yield head, part


def _sections_in(part: Sequence[Block]) -> Sequence[int]:
    heads = [
        place
        for place, below in enumerate(_texts_below(part))
        if _is_head(part, place) and opens(below) == "preambular"
    ]
    if len(heads) < 2:
        return ()
    if heads[0] == 0:
        # Nothing stands above the sections: each further heading opens one as well.
        heads = [
            place
            for place, below in enumerate(_texts_below(part))
            if _is_head(part, place) and opens(below) is not None
        ]
    return _all_whole(part, heads)


def _sections_resumed(part: Sequence[Block]) -> Sequence[int]:
    below = list(_texts_below(part))
    first = next(
        (
            place
            for place, text in enumerate(below)
            if _is_title(part[place].content) and opens(text) == "preambular"
        ),
        None,
    )
    if first is None:
        return ()
    further = (
        place
        for place in range(first + 1, len(below))
        if _is_head(part, place) and opens(below[place]) is not None
    )
    return _all_whole(part, [first, *further])


def _all_whole(part: Sequence[Block], heads: Sequence[int]) -> Sequence[int]:
    """The lines of the heads, none where one of the sections has no operative part."""
    ends = [*heads[1:], len(part)]
    stretches = [part[head:end] for head, end in zip(heads, ends, strict=True)]
    if not all(_is_whole(stretch) for stretch in stretches):
        return ()
    return [part[head].line for head in heads]


def _texts_below(part: Sequence[Block]) -> Iterator[str]:
    """Yield for each block but the last what stands below it, without its number, or
    below the second line of a heading: "Facilities at the Vienna", "International
    Centre"."""
    for (block, below), (_, next_but_one) in pairwise(
        zip(part, [*part[1:], *part[-1:]], strict=True)
    ):
        runs_on = is_heading(block.content) and is_heading(below.content)
        text = next_but_one if runs_on else below
        yield _unnumbered(text)


def _is_head(part: Sequence[Block], place: int) -> bool:
    above = part[place - 1].content if place else ";"
    return _is_title(part[place].content) and _ENDED_RE.search(above) is not None


def _is_title(content: str) -> bool:
    return (
        is_heading(content, LONGEST_HEADING)
        and content[:1].isupper()
        and opens(content) is None
        and not ENUMERATOR_RE.match(content)
    )


def _unnumbered(block: Block) -> str:
    return NUMBER_RE.sub("", block.content, count=1)


def _is_whole(stretch: Sequence[Block]) -> bool:
    """True where operative paragraphs stand in it, and none of them goes on with the
    numbers of the section before."""
    numbers = [int(m[1]) for b in stretch if (m := NUMBER_RE.match(b.content))]
    operative = any(opens(_unnumbered(block)) == "operative" for block in stretch[1:])
    return operative and (not numbers or numbers[0] == 1)
