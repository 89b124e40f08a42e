"""Numbers and headings that a converter lost, found by what stands around them.

Those of annexes are found in `annexes`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from .annexes import lost_articles, numbered_titles, titles_above_rules
from .blocks import ENUMERATOR_RE, NUMBER_RE, Block
from .closing import is_closing_line
from .items import (
    acting_items,
    items_in_annexes,
    items_without_stops,
    listed_items,
    lost_items,
)
from .landmarks import enacting_body, is_heading, read_annex
from .parts import (
    LONGEST_HEADING,
    lettered_parts,
    lettered_titles,
    sections_below_annexes,
    sections_with_preambles,
)
from .terms import adopting, leading_words, unnumbered_terms
from .titled_lists import items_below_titles
from .verbs import opens

# The comma of a preambular paragraph, a mark behind it.
_COMMA_RE = re.compile(r",[”\"]?\s?(?:\d{1,3}/?)?$")
# A paragraph or item that has ended, with or without a mark.
_FINISHED_RE = re.compile(r"[;.][”\"]?\s?\d{0,3}$")
_MARKED_END_RE = re.compile(r"[,;.:][”\"]?\s?\d{1,3}$")
_LONGEST_WITH_COLON = 6
_FIRST_LETTERS = frozenset("abcdefgh")
# "Part I", its title, "Section 1", its title.
_MOST_HEADINGS = 4


@dataclass(frozen=True, slots=True)
class Lost:
    """Lines of the text: `numbers` those that may take the next number, `articles`
    those that begin an article whose heading is lost, with its name, `titles` those
    whose printed number is that of a title, `headings` those that stand between
    finished paragraphs, `terms` those of terms of reference that print no number,
    `leading` those that lead to a paragraph 1, `parts` the letters that head a further
    part, `sections` the headings of sections that have no number, `adopting` the
    paragraphs that set out a text below themselves, `items` those of items that lost
    their letters, `reasons` those of preambular paragraphs that open with a verb,
    `annex_items` those of items without letters in an annex, `resumed` those of the
    headings of sections below the annex of another, `titled` those of the first items
    below the titles of a list."""

    numbers: AbstractSet[int]
    articles: Mapping[int, str]
    titles: AbstractSet[int]
    headings: AbstractSet[int]
    terms: AbstractSet[int]
    leading: AbstractSet[int]
    parts: AbstractSet[int]
    sections: AbstractSet[int]
    adopting: AbstractSet[int]
    items: AbstractSet[int]
    reasons: AbstractSet[int]
    annex_items: AbstractSet[int]
    resumed: AbstractSet[int]
    titled: AbstractSet[int]


def find_lost(blocks: Sequence[Block]) -> Lost:
    """Look the whole text through for what its lines alone do not show."""
    titles = titles_above_rules(blocks)
    return Lost(
        lost_numbers(blocks),
        lost_articles(blocks),
        numbered_titles(blocks) | titles,
        headings_between(blocks) | lettered_titles(blocks) | titles,
        unnumbered_terms(blocks),
        leading_words(blocks),
        lettered_parts(blocks),
        sections_with_preambles(blocks) | sections_below_annexes(blocks),
        adopting(blocks),
        listed_items(blocks) | lost_items(blocks) | acting_items(blocks),
        reasons_with_verbs(blocks),
        items_in_annexes(blocks) | items_without_stops(blocks),
        sections_below_annexes(blocks),
        items_below_titles(blocks),
    )


def lost_numbers(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of the paragraphs that may take the next number.

    Each part of a composite resolution is looked at by itself. Where none prints a
    number, all that begin with an operative verb take one. Where some do, those between
    two printed numbers do when they are exactly as many as are missing, and so do those
    before the first one, and those below the last where all gaps were so filled.
    Elsewhere a paragraph without a number stays unclassified.
    """
    return frozenset(line for part in _parts(blocks) for line in _lost_in(part))


def headings_between(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of headings that stand between a finished item or paragraph and
    the next paragraph, also several below each other; "(i) Exemptions" is one between
    operative paragraphs."""
    found: set[int] = set()
    above, run = "", list[int]()
    letters: set[str] = set()
    for block in blocks:
        if above and (_may_part(block, above) or _heads_with_colon(block, above)):
            run.append(block.line)
            continue
        letter = ENUMERATOR_RE.match(block.content)
        if NUMBER_RE.match(block.content):
            letters.clear()
        if (
            run
            and len(run) <= _MOST_HEADINGS
            and (
                _parts_paragraphs(above, block.content)
                or (letter and len(run) == 1 and _parts_items(above, letter, letters))
            )
        ):
            found.update(run)
        if letter:
            letters.add(letter[1])
        above, run = block.content, []
    return frozenset(found)


def _parts_items(above: str, letter: re.Match[str], letters: AbstractSet[str]) -> bool:
    """True above an item whose printed letter begins or goes on with the list, as the
    Commission's resolution 68/6 heads its items; (i) may be one of a list below."""
    label = letter[1]
    if letter[0][0] != "(" or label not in _FIRST_LETTERS:
        return False
    if label == "a":
        return above.endswith(":")
    return chr(ord(label) - 1) in letters and _FINISHED_RE.search(above) is not None


def _may_part(block: Block, above: str) -> bool:
    content = _unlettered(block.content, above)
    return bool(
        content
        # "“Delivering as one”"
        and is_heading(content.removeprefix("“"), LONGEST_HEADING)
        and not _MARKED_END_RE.search(content)
        and content.removeprefix("“")[:1].isupper()
        and not NUMBER_RE.match(content)
        and opens(content) is None
    )


def _heads_with_colon(block: Block, above: str) -> bool:
    """True for "Reporting:" below a finished paragraph, as S/RES/2779(2025) has it, or
    below one with a colon."""
    content = block.content.removesuffix(":")
    return (
        content != block.content
        and (_FINISHED_RE.search(above) is not None or above.endswith(":"))
        and len(content.split()) <= _LONGEST_WITH_COLON
        and content[:1].isupper()
        and is_heading(content)
        and not block.is_table
        and not NUMBER_RE.match(content)
        and not ENUMERATOR_RE.match(content)
        and enacting_body(f"{content},") is None
        and opens(content) is None
    )


def _unlettered(content: str, above: str) -> str:
    """Without the letter before it, where no item of a list stands above it."""
    opened = bool(_FINISHED_RE.search(above)) and not ENUMERATOR_RE.match(above)
    return ENUMERATOR_RE.sub("", content, count=1) if opened else content


def _parts_paragraphs(above: str, below: str) -> bool:
    """True above a paragraph; below a colon too, where an item alone would be none."""
    following = opens(NUMBER_RE.sub("", below, count=1))
    if _FINISHED_RE.search(above) or above.endswith(":"):
        return following == "operative"
    return following is not None and _COMMA_RE.search(above) is not None


def reasons_with_verbs(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of preambular paragraphs that open with a verb and go on with a
    comma to the next reason, as A/RES/73/231 prints "Looks forward to …,"."""
    return frozenset(
        block.line
        for above, block, below in zip(blocks, blocks[1:], blocks[2:], strict=False)
        if opens(block.content) == "operative"
        and all(_COMMA_RE.search(each.content) for each in (above, block, below))
        and opens(above.content) == opens(below.content) == "preambular"
    )


def operative_participles(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of operative paragraphs that open as reasons do, as the Security
    Council has them: alone between two others, with their semicolon."""
    return frozenset(
        block.line
        for above, block, below in zip(blocks, blocks[1:], blocks[2:], strict=False)
        if opens(block.content) == "preambular"
        and above.content.endswith(";")
        and block.content.endswith((";", ":"))
        and opens(above.content) == "operative"
        and (
            block.content.endswith(":")
            or opens(below.content) == "operative"
            or is_closing_line(below.content)
        )
    )


def _parts(blocks: Sequence[Block]) -> Iterator[list[tuple[int, int | None]]]:
    """Yield for each part its operative paragraphs: line, and printed number if any."""
    part: list[tuple[int, int | None]] = []
    reasons, participles = reasons_with_verbs(blocks), operative_participles(blocks)
    for block in blocks:
        if enacting_body(block.content) or read_annex(block.content):
            yield part
            part = []
        elif block.label:
            if block.label.kind != "preambular" and not block.label.suffix:
                part.append((block.line, block.label.number))
        elif number := NUMBER_RE.match(block.content):
            if opens(block.content[number.end() :]) == "operative":
                part.append((block.line, int(number[1])))
        elif block.line in participles or (
            not block.is_table
            and opens(block.content) == "operative"
            and block.line not in reasons
        ):
            part.append((block.line, None))
    yield part


def _lost_in(part: Sequence[tuple[int, int | None]]) -> Iterator[int]:
    if all(number is None for _, number in part):
        yield from (line for line, _ in part)
        return
    before, waiting, lost, fits = 0, list[int](), False, True
    for line, number in part:
        if number is None:
            waiting.append(line)
            continue
        if number - before - 1 == len(waiting):
            lost = lost or bool(waiting)
            yield from waiting
        else:
            fits = False
        before, waiting = number, []
    if lost and fits:
        yield from waiting
