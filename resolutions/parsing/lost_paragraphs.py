"""Signs that a preambular paragraph, or a whole page, is lost.

No number tells of a preambular paragraph that is missing. Words do: "Recalling also"
follows on "Recalling", and no paragraph begins in the middle of a sentence. Numbers of
pages do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from .blocks import Block, begins_anew
from .formats import Line
from .types import LeftOut, Paragraph, ParseWarning
from .verbs import opens

# "Encouraging further efforts": there it is an adjective.
_REPEATS_RE = re.compile(
    r"\b(?:also|furthermore"
    r"|further(?=,| (?:that|the|its|all|also|with|to|of|in|on|[a-z]+ing|[a-z]+ed)\b))\b",
    re.IGNORECASE,
)
_FIRST_WORD_RE = re.compile(
    r"(?:(?:also|further|furthermore|being|[a-z]+ly),? )*(?P<word>[a-z]+)",
    re.IGNORECASE,
)
_HAVING_RE = re.compile(r"Having (?:also |further )?(?P<stem>[a-z]+?)(?:ed|d)\b")
# "Taking note of", then "Noting also"; "Expressing concern", then "Concerned also".
_LIKE = {
    "taking": "noting",
    "noting": "taking",
    "concerned": "expressing",
    "alarmed": "expressing",
}
_SINCE = 2000
# "Deploring …", then "Deeply concerned also about …".
_SAID_OTHERWISE = frozenset(("noting", "concerned"))
_COMMA_RE = re.compile(r",[”\"’)]?\s?(?:\d{1,3}/?)?$")
# Converters put words in italics on a line of their own: "inter alia".
_SMALL_RE = re.compile(r"(?!inter alia\b)[a-z]{2,}\b")
_PAGE_RE = re.compile(r"(?:Page )?(?P<page>\d{1,3})")
_CONVERTED_RE = re.compile(r"<!-- Page (?P<page>\d{1,4}) -->")
_OF_PAGES_RE = re.compile(r"(?P<page>\d{1,3})/(?P<last>\d{1,3})")


def check_repeated(
    paragraphs: Sequence[Paragraph], body: str | None, adopted: date | None = None
) -> Iterator[ParseWarning]:
    """Preambular paragraphs that repeat a participle with which none before them begins.

    The Security Council says "also" of other words too, since 2000 of any: nothing is
    doubted in those texts, nor where no body speaks.
    """
    is_old = adopted is not None and adopted.year < _SINCE
    if body is None or (body == "Security Council" and not is_old):
        return
    said: dict[str, set[str]] = {}
    for paragraph in paragraphs:
        match = _FIRST_WORD_RE.match(paragraph.text)
        if paragraph.kind != "preambular" or paragraph.depth or match is None:
            continue
        before = said.setdefault(paragraph.anchor.rpartition(".")[0], set())
        word = match["word"].lower()
        known = word in before or _LIKE.get(word) in before
        known = known or (body == "Security Council" and word in _SAID_OTHERWISE)
        if not known and _repeats(paragraph):
            message = (
                f"“{paragraph.opening}”, and no paragraph above begins with "
                f"“{word.capitalize()}”: one may be lost."
            )
            yield ParseWarning("paragraph_lost", message, paragraph.anchor)
        before.add(word)
        if having := _HAVING_RE.match(paragraph.text):
            # "Having noted", then "Noting also".
            before.add(f"{having['stem']}ing")


def _repeats(paragraph: Paragraph) -> bool:
    match = _REPEATS_RE.search(paragraph.text)
    return match is not None and match.end() <= len(paragraph.opening)


def check_beginnings(blocks: Sequence[Block]) -> Iterator[ParseWarning]:
    """Lines of a preamble below a comma that begin no paragraph: joined to the paragraph
    above, or the rest of another whose beginning is lost.

    Where a page turns amid printed lines a sentence may go on so.
    """
    for above, block in pairwise(blocks):
        if (
            block.gap != "page"
            and not block.is_table
            and _COMMA_RE.search(above.content)
            and opens(above.content) == "preambular"
            and (_SMALL_RE.match(block.content) or _follows_overleaf(block))
        ):
            message = (
                f"“{block.content[:40]}” stands below a comma: the beginning of a "
                "paragraph may be lost there."
            )
            yield ParseWarning("beginning_lost", message)


def _follows_overleaf(block: Block) -> bool:
    return (
        block.gap == "leaf"
        and block.content[:1].isalpha()
        and not begins_anew(block.content)
    )


def check_pages(
    lines: Sequence[Line], left_out: Sequence[LeftOut]
) -> Iterator[ParseWarning]:
    """Numbers of pages that are skipped, and a last page that is not the last.

    A page is known by the one number that it prints; of several, none is believed, and
    none where they do not rise: A/RES/79/313 prints 2/12 on all of its left-hand pages.
    """
    page_of = {line.number: line.page for line in lines}
    printed: dict[int, set[int]] = {}
    converted: list[int] = []
    last = 0
    for left in left_out:
        if mark := _CONVERTED_RE.fullmatch(left.text):
            converted.append(int(mark["page"]))
        elif left.reason == "page number":
            match = _OF_PAGES_RE.search(left.text)
            last = max(last, int(match["last"])) if match else last
            if match := match or _PAGE_RE.fullmatch(left.text):
                number = int(match["page"])
                printed.setdefault(page_of[left.line], set()).add(number)
    known = {page: min(found) for page, found in printed.items() if len(found) == 1}
    if any(after <= before for before, after in pairwise(known.values())):
        known = {}
    follow = [(n, known[page + 1]) for page, n in known.items() if page + 1 in known]
    for number, following in (*follow, *pairwise(converted)):
        if following > number + 1:
            message = f"Page {number} is followed by page {following}: one may be lost."
            yield ParseWarning("page_lost", message)
    if known and max(known.values()) < last:
        message = f"The last page is page {max(known.values())} of {last}."
        yield ParseWarning("page_lost", message)
