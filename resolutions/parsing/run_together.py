"""Paragraphs that a converter ran together on one line, parted where their labels or
their opening words show where the next one begins.

"…; 3. Requests" in paragraph 2, "…; (b) To report" in item (a), "…, Noting" in a preamble,
the closing line behind the last full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .blocks import NUMBER_RE, Block
from .closing import is_closing_line
from .enumerators import letter_label, letter_value, next_label, roman_value
from .types import ParseWarning
from .verbs import opens

_NUMBER_INSIDE_RE = re.compile(r"(?<=[;.,:]) (?=(\d{1,3})\. [A-Z])")
_ITEM_RE = re.compile(r"\(([a-z]{1,4})\)\s")
_ITEM_INSIDE_RE = re.compile(r"(?:(?<=;)|(?<=; and)|(?<=; or)) (?=\(([a-z]{1,4})\) )")
_FIRST_ITEM_RE = re.compile(r"(?<=:) (?=\(([ai])\) )")
_MEETING_RE = re.compile(r"(?<=[.;”]) (?=\d{1,4}(?:st|nd|rd|th) (?:plenary )?meeting)")
# A footnote mark may stand behind the comma or semicolon.
# The Security Council ends a reason with a semicolon too.
_PREAMBULAR_RE = re.compile(r"[,;][”\"]?\d{0,3}/? (?=[A-Z][a-z]+)")
_OPERATIVE_RE = re.compile(r";[”\"]?\d{0,3}/? (?=[A-Z][a-z]+)")
# No paragraph is shorter.
_SHORTEST = 12
# What a paragraph is known by stands in its first words; to copy all of what follows for
# each of the words of a line of megabytes would take hours.
_FIRST_WORDS = 1_000

MESSAGE = (
    "Paragraphs that stood on one line were parted before “{}”, where the next one "
    "seems to begin."
)


def part(
    blocks: Sequence[Block],
) -> tuple[tuple[Block, ...], tuple[ParseWarning, ...]]:
    """Return the blocks, each with one paragraph, and a warning for each that was parted
    by its words alone."""
    parted: list[Block] = []
    warnings: list[ParseWarning] = []
    for place, block in enumerate(blocks):
        below = blocks[place + 1].content if place + 1 < len(blocks) else ""
        pieces = [block] if block.is_table else list(_pieces(block, below))
        for piece in pieces:
            found = [] if piece.is_table else _by_words(piece.content)
            parted.extend(_cut(piece, found))
            warnings += [
                ParseWarning(
                    "paragraphs_parted", MESSAGE.format(piece.content[at : at + 40])
                )
                for at in found
            ]
    return tuple(parted), tuple(warnings)


def _pieces(block: Block, below: str) -> Iterator[Block]:
    """The paragraphs of a block by their printed labels."""
    content = block.content
    at = [
        match.end()
        for match in _MEETING_RE.finditer(content)
        if is_closing_line(_first_words(content, match.end()))
    ]
    at += _numbers(content) or _items(content, below)
    yield from _cut(block, sorted(at))


def _numbers(content: str) -> list[int]:
    """Where the next numbers stand, each with its verb: "…; 3. Requests" in 2."""
    number = NUMBER_RE.match(content)
    last = int(number[1]) if number else 0
    if not number and opens(content) != "preambular":
        return []
    found: list[int] = []
    for match in _outside_quotations(content, _NUMBER_INSIDE_RE):
        behind = _first_words(content, match.end())
        ended = content[match.start() - 1] in (";." if last else ",")
        if (
            ended
            and int(match[1]) == last + 1
            and opens(NUMBER_RE.sub("", behind, count=1)) == "operative"
        ):
            found.append(match.end())
            last += 1
    return found


def _items(content: str, below: str) -> list[int]:
    """Where the next items stand: "(b)" in (a); "(a)" in the paragraph, above a "(b)"."""
    first, follows = _ITEM_RE.match(content), _ITEM_RE.match(below)
    following = follows[1] if follows else None
    found: list[int] = []
    if first:
        label = first[1]
        for match in _ITEM_INSIDE_RE.finditer(content):
            if match[1] in _after(label) and match[1] != following:
                found.append(match.end())
                label = match[1]
        return found
    inside = list(_FIRST_ITEM_RE.finditer(content))
    if (
        len(inside) == 1
        and following in _after(inside[0][1])
        and f"({following}) " not in content
    ):
        found = [inside[0].end()]
    return found


def _after(label: str) -> tuple[str, ...]:
    """What may follow a label: "(j)" and, where it is roman, "(ii)" after "(i)"."""
    value = letter_value(label)
    letters = (letter_label(value + 1),) if value else ()
    romans = (next_label(label, True),) if roman_value(label) else ()
    return (*letters, *romans)


def _by_words(content: str) -> list[int]:
    """Where a participle with a capital stands behind a comma or semicolon of the
    preamble, a verb with a capital behind a semicolon of the operative part."""
    number = NUMBER_RE.match(content)
    kind = opens(NUMBER_RE.sub("", content, count=1))
    if kind is None or (number and kind != "operative"):
        return []
    pattern = _PREAMBULAR_RE if kind == "preambular" else _OPERATIVE_RE
    return [
        match.end()
        for match in _outside_quotations(content, pattern)
        if match.start() > _SHORTEST
        and opens(_first_words(content, match.end())) == kind
    ]


def _first_words(content: str, start: int) -> str:
    return content[start : start + _FIRST_WORDS]


def _outside_quotations(
    content: str, pattern: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    open_ones = straight = counted = 0
    for match in pattern.finditer(content):
        between, counted = content[counted : match.start()], match.start()
        open_ones += between.count("“") - between.count("”")
        straight += between.count('"')
        if open_ones <= 0 and straight % 2 == 0:
            yield match


def _cut(block: Block, places: Sequence[int]) -> Iterator[Block]:
    """The block in pieces; all keep its place in the source."""
    ends = [*places, len(block.content)]
    for index, (start, end) in enumerate(zip([0, *places], ends, strict=True)):
        text = block.text.cut(start, end).stripped()
        piece = replace(block, text=text)
        if index:
            piece = replace(
                piece, gap="line", after_blank=False, begins=None, label=None
            )
        yield piece
