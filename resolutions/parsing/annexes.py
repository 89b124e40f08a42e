"""Annexes whose headings a converter lost: articles, and titles with a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from .blocks import ENUMERATOR_RE, NUMBER_RE, RULE_NUMBER_RE, Block
from .closing import is_closing_line
from .landmarks import enacting_body, is_heading, read_annex, read_named, read_section
from .verbs import opens

_ARTICLE_RE = re.compile(r"\b[Aa]rticle\b")
_TREATY_RE = re.compile(
    r"\b(?:Convention|Declaration|Treaty|Agreement|Protocol|Covenant)\b"
)
_ARTICLES_FOLLOW_RE = re.compile(r"agreed\b.{0,30}\bfollow(?:s|ing):$")
_LONGEST_TITLE = 14
# "[Supplements rule 24 of the Standard Minimum Rules]".
_ASIDE_RE = re.compile(r"\s?\[[^\[\]]{3,200}\]$")
# Where the numbers run on over it: "2. Facilitating the … of …, by, youth" in A/RES/50/81.
_LONGEST_TITLE_BETWEEN = 30


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


def titles_above_rules(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of annexes that are titles with a number or a letter above the
    heading of a rule, as A/RES/65/229 prints "2. Admission" and "(b) Discipline" above
    "Rule 2"; "[Supplements rule 24 …]" may stand between."""
    found: set[int] = set()
    for annex in _annexes(blocks):
        above_rule = False
        for block in reversed(annex):
            content = block.content
            named = read_named(content)
            label = NUMBER_RE.match(content) or ENUMERATOR_RE.match(content)
            if named and named.name in ("rule", "article", "principle"):
                above_rule = True
            elif above_rule and label and _is_short_title(content[label.end() :]):
                found.add(block.line)
            elif not (is_heading(content) or _ASIDE_RE.fullmatch(content)):
                above_rule = False
    return frozenset(found)


def _is_short_title(content: str) -> bool:
    title = _ASIDE_RE.sub("", content)
    return is_heading(title) and len(title.split()) <= _LONGEST_TITLE


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
