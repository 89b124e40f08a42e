"""Texts that a paragraph sets out below itself: terms of reference, an adopted text, and
numbered paragraphs below words that have no number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .blocks import NUMBER_RE, Block
from .closing import is_closing_line
from .landmarks import enacting_body, is_heading, read_annex, read_section
from .verbs import opens

# The paragraph before the text that it adopts.
ADOPTS_RE = re.compile(
    r"(?:Also |Solemnly |Hereby )?(?:[Aa]dopts|[Ee]ndorses|[Aa]pproves|[Pp]roclaims)\b"
    r"(?=.{0,300}\b(?:following|as follows|set (?:out|forth) below)\b|.{0,300}:$)"
)
# "Establishes an Economic Commission … with terms of reference as follows:": paragraphs
# with numbers of their own, after which the resolution goes on.
SETS_TERMS_RE = re.compile(
    r"[A-Z][a-z]+s\b.{0,600}\bterms of reference(?: as follows)?:$"
)

_TABLE_RE = re.compile(r"\btables? (?:set out )?below:?$|\bfollowing tables?:?$")
# The form of a finite verb, whether or not the vocabulary has it.
_FINITE_RE = re.compile(r"[A-Z][a-z-]+s\b(?! of\b)")
_SETS_OUT_RE = re.compile(r":$|\b(?:below|following|as follows)\b.{0,60}\.$")


def adopting(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of the paragraphs that set out a text below themselves, whatever
    verb they have: headings follow, then a paragraph 1 that opens with no verb, as in
    A/RES/S-20/4 "Advocates the following objectives:"."""
    found: set[int] = set()
    waiting: int | None = None
    headed = False
    for block in blocks:
        number = NUMBER_RE.match(block.content)
        rest = NUMBER_RE.sub("", block.content, count=1)
        begins = number is not None and number[1] == "1" and opens(rest) is None
        begins = begins and not block.is_table
        if begins and headed and waiting is not None:
            found.add(waiting)
        if _FINITE_RE.match(rest) and _SETS_OUT_RE.search(rest):
            waiting, headed = block.line, False
        elif number or not _heads(block.content):
            waiting = None
        else:
            headed = True
    return frozenset(found)


def _heads(content: str) -> bool:
    return is_heading(content) or read_section(content) is not None


def adopts(content: str) -> bool:
    """True for a paragraph below which the text that it adopts or sets out follows; a
    table is none."""
    if shows_table(content):
        return False
    return bool(ADOPTS_RE.match(content) or SETS_TERMS_RE.match(content))


def shows_table(content: str) -> bool:
    """True for a paragraph that leads to a table, "in the table below:"."""
    return _TABLE_RE.search(content) is not None


def unnumbered_terms(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of terms of reference of which none prints a number.

    The Council's commissions have numbered ones (E/RES/106(VI)); where a converter
    lost all numbers (E/RES/36(IV)) they count in their order.
    """
    found: set[int] = set()
    terms: list[Block] | None = None
    for block in blocks:
        if terms is not None and _ends_terms(block):
            found |= _without_numbers(terms)
            terms = None
        if SETS_TERMS_RE.match(NUMBER_RE.sub("", block.content, count=1)):
            terms = []
        elif terms is not None:
            terms.append(block)
    return frozenset(found | _without_numbers(terms or []))


def leading_words(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of words that lead to a paragraph 1 and have no number: "Therefore,
    the General Assembly instructs the Secretary-General:" above "1. To submit …"."""
    return frozenset(
        block.line
        for block, below in pairwise(blocks)
        if block.content.endswith(":")
        and not NUMBER_RE.match(block.content)
        and (number := NUMBER_RE.match(below.content))
        and number[1] == "1"
        and not SETS_TERMS_RE.match(block.content)
        and not ADOPTS_RE.match(block.content)
    )


def _ends_terms(block: Block) -> bool:
    content = block.content
    return (
        opens(NUMBER_RE.sub("", content, count=1)) == "operative"
        or is_closing_line(content)
        or enacting_body(content) is not None
        or read_annex(content) is not None
    )


def _without_numbers(terms: Sequence[Block]) -> set[int]:
    if any(NUMBER_RE.match(block.content) for block in terms):
        return set()
    return {block.line for block in terms}
