"""Numbers and headings that a converter lost, found by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from .blocks import ENUMERATOR_RE, NUMBER_RE, RULE_NUMBER_RE, Block, begins_anew
from .closing import is_closing_line
from .items import (
    items_in_annexes,
    items_without_stops,
    listed_items,
    lost_items,
)
from .landmarks import enacting_body, is_heading, read_annex, read_named, read_section
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

_ARTICLE_RE = re.compile(r"\b[Aa]rticle\b")
_TREATY_RE = re.compile(
    r"\b(?:Convention|Declaration|Treaty|Agreement|Protocol|Covenant)\b"
)
_ARTICLES_FOLLOW_RE = re.compile(r"agreed\b.{0,30}\bfollow(?:s|ing):$")
# The comma of a preambular paragraph, a mark behind it.
_COMMA_RE = re.compile(r",[”\"]?\s?(?:\d{1,3}/?)?$")
# A paragraph or item that has ended, with or without a mark.
_FINISHED_RE = re.compile(r"[;.][”\"]?\s?\d{0,3}$")
_MARKED_END_RE = re.compile(r"[,;.:][”\"]?\s?\d{1,3}$")
_LONGEST_TITLE = 14
_LONGEST_WITH_COLON = 6
# "Part I", its title, "Section 1", its title.
_MOST_HEADINGS = 4
# Where the numbers run on over it: "2. Facilitating the … of …, by, youth" in A/RES/50/81.
_LONGEST_TITLE_BETWEEN = 30


@dataclass(frozen=True, slots=True)
class Lost:
    """Lines of the text: `numbers` those that may take the next number, `articles`
    those that begin an article whose heading is lost, with its name, `titles` those
    whose printed number is that of a title, `headings` those that stand between
    finished paragraphs, `terms` those of terms of reference that print no number,
    `leading` those that lead to a paragraph 1, `parts` the letters that head a further
    part, `sections` the headings of sections that have no number, `adopting` the
    paragraphs that set out a text below themselves, `items` those of items that lost
    their letters, `reasons` those of preambular paragraphs that open with a verb, `annex_items`
    those of items without letters in an annex, `resumed` those of the headings of sections below the annex of another,
    `titled` those of the first items below the titles of a list."""

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
    return Lost(
        lost_numbers(blocks),
        lost_articles(blocks),
        numbered_titles(blocks),
        headings_between(blocks) | lettered_titles(blocks),
        unnumbered_terms(blocks),
        leading_words(blocks),
        lettered_parts(blocks),
        sections_with_preambles(blocks) | sections_below_annexes(blocks),
        adopting(blocks),
        listed_items(blocks, begins_anew) | lost_items(blocks, begins_anew),
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


def lost_articles(blocks: Sequence[Block]) -> Mapping[int, str]:
    """Return the names of the articles of annexes whose headings are lost, "art3", by
    the line each begins with.

    Converters leave an empty line where "Article 3" stood, and none elsewhere: every
    paragraph 1 has one before it and no other paragraph has. Or they keep the titles
    and lose the words above them: numbers begin anew below title after title, as in
    A/RES/45/119. Where the text speaks of no article they are sections.
    """
    found: dict[int, str] = {}
    for annex in _annexes(blocks):
        begins = _lost_headings(annex) or _kept_titles(annex)
        name = "art" if any(_tells_of_articles(b.content) for b in annex) else "s"
        found |= {line: f"{name}{n}" for n, line in enumerate(begins, start=1)}
    return found


def numbered_titles(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of annexes that are titles with a number of their own, "1. The
    role of the Council", among paragraphs whose numbers run on over them or whose
    numbers are 1.1, 1.2."""
    found: set[int] = set()
    for annex in _annexes(blocks):
        before, waiting = 0, list[tuple[int, str]]()
        for block in annex:
            number = NUMBER_RE.match(block.content)
            if number is None:
                rule = RULE_NUMBER_RE.match(block.content)
                if rule and waiting and waiting[-1][1] == rule[1]:
                    found.add(waiting[-1][0])
                continue
            rest = block.content[number.end() :]
            runs_on = int(number[1]) == before + 1
            longest = _LONGEST_TITLE if runs_on else _LONGEST_TITLE_BETWEEN
            if is_heading(rest) and len(rest.split()) <= longest:
                waiting.append((block.line, number[1]))
                continue
            if before and runs_on:
                found.update(line for line, _ in waiting)
            before, waiting = int(number[1]), []
    return frozenset(found)


def headings_between(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of headings that stand between a finished item or paragraph and
    the next paragraph, also several below each other; "(i) Exemptions" is one between
    operative paragraphs."""
    found: set[int] = set()
    above, run = "", list[int]()
    for block in blocks:
        if above and (_may_part(block, above) or _heads_with_colon(block, above)):
            run.append(block.line)
            continue
        if (
            run
            and len(run) <= _MOST_HEADINGS
            and _parts_paragraphs(above, block.content)
        ):
            found.update(run)
        above, run = block.content, []
    return frozenset(found)


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
    """True for "Reporting:" below a finished paragraph, as S/RES/2779(2025) has it."""
    content = block.content.removesuffix(":")
    return (
        content != block.content
        and _FINISHED_RE.search(above) is not None
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
    following = opens(NUMBER_RE.sub("", below, count=1))
    if _FINISHED_RE.search(above):
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


def _annexes(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the blocks of each annex, up to the next, the next closing line, or the
    words that enact another part; a declaration's own stand above its numbers."""
    annex: list[Block] | None = None
    for block in blocks:
        heads = read_annex(block.content) is not None
        if annex is not None and (heads or _ends_annex(annex, block)):
            yield annex
            annex = None
        if heads:
            annex = []
        elif annex is not None:
            annex.append(block)
    if annex is not None:
        yield annex


def _ends_annex(annex: Sequence[Block], block: Block) -> bool:
    if is_closing_line(block.content):
        return True
    return enacting_body(block.content) is not None and any(
        NUMBER_RE.match(above.content) for above in annex
    )


def _tells_of_articles(content: str) -> bool:
    """True for "this article", and for the title of a treaty or declaration."""
    title = is_heading(content) and _TREATY_RE.search(content)
    return bool(title or _ARTICLE_RE.search(content))


def _lost_headings(annex: Sequence[Block]) -> list[int]:
    """The lines after which a heading is lost; none where that is in doubt."""
    begins: list[int] = []
    ones, follows = 0, False
    for above, block in zip(annex, annex[1:], strict=False):
        named = read_named(block.content)
        if named and named.name in ("article", "rule", "principle", "guideline"):
            return []
        number = NUMBER_RE.match(block.content)
        listed = above.content.endswith(":") and not NUMBER_RE.match(above.content)
        if (
            number
            and (int(number[1]) == 1) != block.after_blank
            and not (number[1] == "1" and listed)
        ):
            return []
        if block.after_blank:
            ones += number is not None
            follows = follows or bool(_ARTICLES_FOLLOW_RE.search(above.content))
            begins.append(block.line)
    return begins if len(begins) > 1 and (ones > 1 or follows) else []


def _kept_titles(annex: Sequence[Block]) -> list[int]:
    """The lines of the titles below which numbers begin anew; none where some run on
    over a title, begin anew elsewhere, or a section or article has a printed number."""
    annex = _below_agreement(annex)
    if any(read_named(block.content) or read_section(block.content) for block in annex):
        return []
    begins: list[int] = []
    restarts = 0
    for title, below in pairwise(annex):
        number = NUMBER_RE.match(below.content)
        below_title, is_one = _is_title(title), bool(number and number[1] == "1")
        listed = is_one and title.content.endswith(":")
        if number and is_one != below_title and not listed:
            return []
        if below_title and not _is_title(below):
            begins.append(title.line)
            restarts += is_one
    return begins if restarts > 1 else []


def _below_agreement(annex: Sequence[Block]) -> Sequence[Block]:
    """Without the title of the annex, and without the preamble of a treaty."""
    for place, block in enumerate(annex):
        if _ARTICLES_FOLLOW_RE.search(block.content):
            return annex[place + 1 :]
    return annex[1:]


def _is_title(block: Block) -> bool:
    content = block.content
    return (
        not block.is_table
        and is_heading(content)
        and not NUMBER_RE.match(content)
        and not ENUMERATOR_RE.match(content)
        and opens(content) is None
    )
