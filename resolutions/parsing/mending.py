"""Blocks joined into paragraphs.

A paragraph is torn by page breaks, and by the footnotes of the page between its halves.
It is mended where its words show that it goes on, or its place on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from .blocks import (
    BULLET_RE,
    ENUMERATOR_RE,
    LABEL_DUE_RE,
    NUMBER_RE,
    Block,
    begins_anew,
    goes_on_counting,
)
from .closing import is_closing_line
from .dates import DATE
from .items import ends_list, items_without_stops, listed_items
from .joining import join_lines
from .landmarks import NUMBERED_TITLE_RE, is_heading, split_enacting_words
from .verbs import opens

_DATE_RE = re.compile(DATE)
_DATE_DUE_RE = re.compile(r"\b(?:on|of|from|until|since|dated)$")
_ENDED_RE = re.compile(r"[.;:][”\"’)\]]{0,2}\s?(?:\d{1,3}/?|[*®°?])?$")
# More characters than the name of an item has.
_FULL_LINE = 60
_FULL_STOP_RE = re.compile(r"\.[”\"’)\]]{0,2}\s?\d{0,3}$")
_QUOTATION_MARKS = '“”"'
# A quotation, whole: the words that a paragraph lays down ("… to read:").
_QUOTED_RE = re.compile(r"“[^“”]{1,2000}”[.;,]?")
# "Requests the Secretary-General", then "To compile …;": an item, with no colon before.
_OWN_ITEM_RE = re.compile(r"To [a-z]{3,}\b")
# "…; and": the next item follows.
_ITEM_ENDED_RE = re.compile(r"; (?:and(?:/or)?|or),?$")
# "… 1950 (2010),", then "2020 (2011), …": no paragraph begins so.
_CITED_NUMBER_RE = re.compile(
    r"\d{3,4} \(\d{4}\)|\d{2,3}/\d{1,3}\b(?!\.)|\d{4}[–-]\d{4}\b"
)
# "… Special Envoy to Libya,", then "Mr. Abdel-Elah …, for his efforts": nor so.
_PERSON_RE = re.compile(r"(?:Mr|Mrs|Ms|Dr|H\.E)\. ?[A-Z]|(?:Mr|Mrs|Ms|Dr|Sir) [A-Z]")
_PUNCTUATED_RE = re.compile(r"[,.;:][”\"’)\]]{0,2}\s?\d{0,3}$")
_COMMA_RE = re.compile(r",[”\"’)\]]{0,2}\s?(?:\d{1,3}/?|[*®°?])?$")


def mend(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Join blocks that are halves of one paragraph; `gap` of the first half stays."""
    groups: list[list[Block]] = []
    in_quotation = False
    items = listed_items(blocks) | items_without_stops(blocks)
    for block in blocks:
        if (
            groups
            and not _is_parted(groups[-1][-1], block, items)
            and _goes_on(_above(groups[-1], in_quotation), block)
        ):
            groups[-1].append(block)
        else:
            groups.append([block])
            in_quotation = False
        if any(sign in block.content for sign in _QUOTATION_MARKS):
            in_quotation = _leaves_quotation_open(block.content)
    return tuple(
        replace(group[0], text=join_lines([block.text for block in group]))
        if len(group) > 1
        else group[0]
        for group in groups
    )


def _is_parted(last: Block, block: Block, items: AbstractSet[int]) -> bool:
    """True below a table, for an item, and for what ends the sentence of a list; `items`
    are the lines of the items without letters."""
    ends = last.line in items and ends_list(block.content, last.content)
    return last.is_table or block.line in items or ends


@dataclass(frozen=True, slots=True)
class _Above:
    """The paragraph above a block: the text of its first block and of its last, the
    same where it has one, and whether it leaves a quotation open."""

    start: str
    end: str
    in_quotation: bool


def _above(group: Sequence[Block], in_quotation: bool) -> _Above:
    return _Above(group[0].content, group[-1].content, in_quotation)


def _goes_on(above: _Above, block: Block) -> bool:
    """True when `block` is the rest of the paragraph above it.

    The rules are asked in turn, each True or False where it knows, and None where it
    leaves the answer to the next.
    """
    if block.is_table or block.label:
        return False
    if block.begins is not None and block.gap == "page":
        return _goes_on_by_indent(above, block.content, block.begins)
    for rule in (
        _completes_piece,
        _goes_on_overleaf,
        _goes_on_in_quotation,
        _goes_on_as_title,
        _goes_on_as_item,
        _goes_on_after_stop,
        _goes_on_by_first_letter,
        _goes_on_as_label,
        _goes_on_after_comma,
    ):
        answer = rule(above, block)
        if answer is not None:
            return answer
    # Only a text that runs over: a heading or title also ends without punctuation.
    return opens(above.start) is not None or NUMBER_RE.match(above.start) is not None


def _goes_on_by_indent(above: _Above, content: str, begins: bool) -> bool:
    """Judge the first block of a page whose indent says whether it begins a paragraph."""
    start, end = above.start, above.end
    # The items of a list may hang where paragraphs begin.
    hangs = end[-1:].isalnum() and (
        content[:1].islower() or (_breaks_off(start, end) and not is_heading(content))
    )
    hangs = hangs or _goes_on_behind_comma(start, end, content)
    if _PUNCTUATED_RE.search(end) and is_heading(content):
        return False
    if not begins and (
        goes_on_counting(content, (start, end)) or _begins_sentence(content, end)
    ):
        return True
    return (hangs or not begins) and not begins_anew(content)


def _completes_piece(above: _Above, block: Block) -> bool | None:
    """True for a conjunction alone, and for the rest of a bracket or of a date."""
    content = block.content
    if content in ("and", "or"):
        return True
    in_bracket = above.start[0] == "[" and "]" not in above.end
    if in_bracket and content.endswith("]") and not begins_anew(content):
        # "[on the recommendation of the Commission", "for Western Asia (E/2014/15)]".
        return True
    dated = _DATE_DUE_RE.search(above.end) and _DATE_RE.match(content)
    return True if dated else None


def _goes_on_overleaf(above: _Above, block: Block) -> bool | None:
    """Judge what stands at the head of a page below a numbered paragraph, and in a file
    of whole lines what goes on in small letters."""
    start, end, content = above.start, above.end, block.content
    if block.gap == "page" and NUMBER_RE.match(start) and not begins_anew(content):
        if end.endswith(":") and is_heading(content):
            # "… the following draft resolution:", and overleaf its title.
            return False
        return not _FULL_STOP_RE.search(end) or _goes_on_in_small(end, content)
    if block.gap == "leaf" and _goes_on_in_small(end, content):
        return _is_operative(start) or opens(start) is not None
    return None


def _goes_on_in_quotation(above: _Above, block: Block) -> bool | None:
    """Judge what opens with a quotation mark inside a quotation or below a colon."""
    start, end, content = above.start, above.end, block.content
    quotes = content[:1] in '“"'
    below_colon = end.endswith(":")
    # A quotation of several paragraphs opens anew with each of them.
    goes_on = quotes and above.in_quotation
    if goes_on or (below_colon and quotes and _leaves_quotation_open(content)):
        return opens(start) == "preambular" or _is_operative(start)
    if below_colon and _QUOTED_RE.fullmatch(content):
        return _is_operative(start)
    return None


def _goes_on_as_title(above: _Above, block: Block) -> bool | None:
    """Judge a numbered title, and what stands below a title that ends in mid-phrase."""
    start, end, content = above.start, above.end, block.content
    if NUMBERED_TITLE_RE.fullmatch(content) and is_heading(content):
        return False
    titled = NUMBERED_TITLE_RE.fullmatch(start) or (
        block.gap == "line"
        and is_heading(start)
        and is_heading(content)
        and start.isupper() == content.isupper()
    )
    if titled and opens(start) is None and LABEL_DUE_RE.search(end):
        unended = content[-1:].isalnum() or content.endswith(")")
        return unended and not begins_anew(content)
    return None


def _goes_on_as_item(above: _Above, block: Block) -> bool | None:
    """Judge the items of a list: those of a preamble belong to its paragraph."""
    start, end, content = above.start, above.end, block.content
    if _OWN_ITEM_RE.match(content) and end[-1:] not in "-–":
        return opens(start) == "preambular"
    if _ITEM_ENDED_RE.search(end):
        return False
    if end.endswith(":") and opens(start) == "preambular" and not begins_anew(content):
        return True
    return None


def _goes_on_after_stop(above: _Above, block: Block) -> bool | None:
    """False below what has ended and for what begins anew."""
    end, content = above.end, block.content
    if _ENDED_RE.search(end) or begins_anew(content) or is_closing_line(end):
        return False
    if end.endswith(",") and split_enacting_words(f"{end} A") == len(end):
        # Nothing goes on with "The General Assembly,".
        return False
    return False if end.endswith("]") else None


def _goes_on_by_first_letter(above: _Above, block: Block) -> bool | None:
    """True for small letters, and for whatever stands overleaf below unended text."""
    content = block.content
    if content[:1].islower() or content[:1] in "(“\"'":
        return True
    overleaf = block.gap == "page" or (
        block.gap == "leaf" and not is_heading(above.start)
    )
    return True if overleaf else None


def _goes_on_as_label(above: _Above, block: Block) -> bool | None:
    """Judge a heading below one that ends in mid-phrase."""
    start, end, content = above.start, above.end, block.content
    if LABEL_DUE_RE.search(end) and is_heading(start) and is_heading(content):
        # "Request for a subvention to the Institute for", "Disarmament Research".
        lettered = re.match(r"[A-Z\d]\.", content)
        return not lettered and start.isupper() == content.isupper()
    return None


def _goes_on_after_comma(above: _Above, block: Block) -> bool | None:
    """Judge what stands below a comma: a date, a number or a person goes on."""
    start, end, content = above.start, above.end, block.content
    if _COMMA_RE.search(end):
        dated = opens(start) is not None and _DATE_RE.match(content) is not None
        again = _CITED_NUMBER_RE.match(content) or _PERSON_RE.match(content)
        return dated or again is not None
    return None


def _goes_on_behind_comma(start: str, end: str, content: str) -> bool:
    """True for small letters below a reason that ends with a comma and has no list, in
    a file whose first lines are not set in."""
    in_reason = opens(start) == "preambular" and ":" not in start
    return in_reason and end.endswith(",") and content[:1].islower()


def _begins_sentence(content: str, end: str) -> bool:
    """True for a further sentence of a paragraph, though it opens as reasons do, or the
    paragraphs of declarations: "… to take action. Guided by the Charter, we are …"."""
    opened = opens(content) == "preambular" or content.startswith("We ")
    return end.endswith(".") and opened


def _breaks_off(start: str, end: str) -> bool:
    """True for a paragraph or item, not the name of one, that ends in mid-sentence."""
    labels = (NUMBER_RE, ENUMERATOR_RE, BULLET_RE)
    labelled = any(label.match(start) for label in labels)
    return len(end) > _FULL_LINE and (labelled or opens(start) is not None)


def _goes_on_in_small(end: str, content: str) -> bool:
    """True for small letters overleaf below a full stop, which is none: a speck."""
    return re.match(r"[a-z]{2,}\b", content) is not None and end.endswith(".")


def _is_operative(start: str) -> bool:
    return NUMBER_RE.match(start) is not None or opens(start) == "operative"


def _leaves_quotation_open(content: str) -> bool:
    return content.count("“") > content.count("”") or content.count('"') % 2 == 1
