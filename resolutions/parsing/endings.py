"""What is doubtful about a paragraph by itself: its kind, its end, its quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .landmarks import enacting_body
from .terms import adopts
from .types import Paragraph, ParseWarning
from .working_labels import is_placeholder, without_brackets_at_end

# "…; and", before the last of several.
_LAST_BUT_ONE_RE = re.compile(r"(?<=[;,]) (?:and(?:/or)?|or),?$")
_PART_RE = re.compile(r"(?:s\d+\.)*")


def check_each(
    paragraphs: Sequence[Paragraph], numbers_counted: bool = False
) -> Iterator[ParseWarning]:
    """Texts of no known form, endings that do not fit, quotations left open.

    `numbers_counted` says that operative paragraphs got their numbers in their order.
    """
    text = [p for p in paragraphs if p.kind in ("preambular", "operative")]
    last = text[-1] if text else None
    # Each part of a composite resolution ends with a full stop; a section may.
    parts = {_part_of(p.anchor): p.anchor for p in text if p.kind == "operative"}
    ends = frozenset(parts.values())
    below_list = False
    for paragraph, following in pairwise((*paragraphs, None)):
        if paragraph is None:
            continue
        if paragraph.kind == "unclassified":
            yield _doubt_about(paragraph)
        elif is_placeholder(paragraph.text):
            continue
        elif paragraph.kind in ("preambular", "operative") and paragraph.text:
            opens_list = following is not None and (
                following.depth > paragraph.depth
                or following.anchor.startswith(f"{paragraph.anchor}.")
                or (following.kind in ("heading", "annex") and adopts(paragraph.text))
                # "… the following draft resolution:", then "The General Assembly,".
                or (following.kind == "heading" and bool(enacting_body(following.text)))
            )
            # Words without a number lead to paragraph 1, or end the sentence of a list.
            leads = paragraph.kind == "operative" and paragraph.number is None
            leads = leads and not below_list
            opens_list = opens_list or (leads and not paragraph.depth)
            ends_part = paragraph.anchor in ends
            if not (ends_part and paragraph.text.endswith((".", ".”", '."'))):
                doubts = _check_ending(paragraph, opens_list, paragraph is last)
                yield from _with_lost_items(doubts, paragraph, numbers_counted)
        if _quotation_is_open(paragraph.text):
            message = "A quotation is opened and not closed, or closed and not opened."
            yield ParseWarning("unbalanced_quotation", message, paragraph.anchor)
        below_list = paragraph.depth > 0


def _part_of(anchor: str) -> str:
    """The part of a composite resolution: "s2." of "s2.op1.a"."""
    match = _PART_RE.match(anchor)
    return match[0] if match else ""


def _doubt_about(paragraph: Paragraph) -> ParseWarning:
    if " | " in paragraph.text:
        message = "A row of a table, kept as text."
        return ParseWarning("table_row", message, paragraph.anchor)
    message = "This text is neither a paragraph, a heading nor a footnote."
    return ParseWarning("unclassified", message, paragraph.anchor)


def _check_ending(
    paragraph: Paragraph, opens_list: bool, is_last: bool
) -> Iterator[ParseWarning]:
    """A preambular paragraph ends with a comma, an operative one with a semicolon, the
    last with a full stop (Editorial Manual, drafting and editing)."""
    text = _LAST_BUT_ONE_RE.sub("", without_brackets_at_end(paragraph.text))
    ending = text.rstrip('”"’)')[-1:]
    if opens_list:
        expected = ":"
    elif paragraph.kind == "preambular":
        expected = ","
    else:
        expected = "." if is_last else ";"
    fits = ending in (expected, ";", ",") if paragraph.depth else ending == expected
    # A question put to the Court, the hours of a meeting.
    fits = fits or (bool(paragraph.depth) and text.endswith(("?", " a.m.", " p.m.")))
    if paragraph.depth and is_last and not opens_list:
        fits = ending == "."
    if fits:
        return
    if ending.isalnum():
        message = "The paragraph ends without punctuation: its rest may be lost."
    else:
        message = f"The paragraph ends with “{ending}” where “{expected}” is expected"
        message += ": its rest may be lost." if ending == "," else "."
    yield ParseWarning("unexpected_ending", message, paragraph.anchor)


def _with_lost_items(
    doubts: Iterator[ParseWarning], paragraph: Paragraph, numbers_counted: bool
) -> Iterator[ParseWarning]:
    """Say of a colon without a list what it puts in doubt where numbers were counted:
    items that are sentences of their own, as in A/RES/70/147, look like paragraphs."""
    colon = paragraph.text.endswith(":") and paragraph.kind == "operative"
    for doubt in doubts:
        if colon and numbers_counted and not paragraph.depth:
            message = (
                "The paragraph ends with “:”, and no list was found below it: what follows "
                "may be its items, and the numbers from there on too high."
            )
            doubt = replace(doubt, message=message)
        yield doubt


def _quotation_is_open(text: str) -> bool:
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1
