"""Blocks joined into paragraphs.

A paragraph is torn by page breaks, and by the footnotes of the page between its halves.
It is mended where its words show that it goes on, or its place on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

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
            and not groups[-1][-1].is_table
            and block.line not in items
            and not (
                groups[-1][-1].line in items
                and ends_list(block.content, groups[-1][-1].content)
            )
            and _goes_on(
                groups[-1][0].content, groups[-1][-1].content, block, in_quotation
            )
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


def _goes_on(start: str, end: str, block: Block, in_quotation: bool) -> bool:
    """True when `block` is the rest of the paragraph with this first and last block,
    which leaves a quotation open or not."""
    content = block.content
    if block.is_table or block.label:
        return False
    if block.begins is not None and block.gap == "page":
        # The items of a list may hang where paragraphs begin.
        hangs = end[-1:].isalnum() and (
            content[:1].islower()
            or (_breaks_off(start, end) and not is_heading(content))
        )
        hangs = hangs or _goes_on_behind_comma(start, end, content)
        if _PUNCTUATED_RE.search(end) and is_heading(content):
            return False
        if not block.begins and (
            goes_on_counting(content, (start, end)) or _begins_sentence(content, end)
        ):
            return True
        return (hangs or not block.begins) and not begins_anew(content)
    if content in ("and", "or"):
        return True
    in_bracket = start[0] == "[" and "]" not in end and content.endswith("]")
    if in_bracket and not begins_anew(content):
        # "[on the recommendation of the Commission", "for Western Asia (E/2014/15)]".
        return True
    if _DATE_DUE_RE.search(end) and _DATE_RE.match(content):
        return True
    if block.gap == "page" and NUMBER_RE.match(start) and not begins_anew(content):
        if end.endswith(":") and is_heading(content):
            # "… the following draft resolution:", and overleaf its title.
            return False
        return not _FULL_STOP_RE.search(end) or _goes_on_in_small(end, content)
    if block.gap == "leaf" and _goes_on_in_small(end, content):
        return _is_operative(start) or opens(start) is not None
    quotes = content[:1] in '“"'
    if quotes and in_quotation:
        # A quotation of several paragraphs opens anew with each of them.
        return opens(start) == "preambular" or _is_operative(start)
    if end.endswith(":") and quotes and _leaves_quotation_open(content):
        return opens(start) == "preambular" or _is_operative(start)
    if end.endswith(":") and _QUOTED_RE.fullmatch(content):
        return _is_operative(start)
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
    if _OWN_ITEM_RE.match(content) and end[-1:] not in "-–":
        # Items of a preamble's list belong to its paragraph.
        return opens(start) == "preambular"
    if _ITEM_ENDED_RE.search(end):
        return False
    if end.endswith(":") and opens(start) == "preambular" and not begins_anew(content):
        return True
    if _ENDED_RE.search(end) or begins_anew(content) or is_closing_line(end):
        return False
    if end.endswith(",") and split_enacting_words(f"{end} A") == len(end):
        # Nothing goes on with "The General Assembly,".
        return False
    if end.endswith("]"):
        return False
    if content[:1].islower() or content[:1] in "(“\"'":
        return True
    if block.gap == "page" or (block.gap == "leaf" and not is_heading(start)):
        return True
    if LABEL_DUE_RE.search(end) and is_heading(start) and is_heading(content):
        # "Request for a subvention to the Institute for", "Disarmament Research".
        lettered = re.match(r"[A-Z\d]\.", content)
        return not lettered and start.isupper() == content.isupper()
    if _COMMA_RE.search(end):
        dated = opens(start) is not None and _DATE_RE.match(content) is not None
        again = _CITED_NUMBER_RE.match(content) or _PERSON_RE.match(content)
        return dated or again is not None
    # Only a text that runs over: a heading or title also ends without punctuation.
    return opens(start) is not None or NUMBER_RE.match(start) is not None


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
