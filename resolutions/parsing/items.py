"""Items of lists whose letters a converter lost: which blocks they are.

Word counts letters by itself, and converters drop what it counted; each line of such a
file is a whole paragraph.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .blocks import Block, begins_anew
from .landmarks import is_heading, read_annex
from .verbs import opens

_ITEM_END_RE = re.compile(r"[,;][”\"’)]?\s?\d{0,3}$|[,;] (?:and(?:/or)?|or),?$")
ITEM_STOP_RE = re.compile(r";(?: and(?:/or)?| or)?,?$")
"""The end of an item of a list, not always of its last."""
_LAST_END_RE = re.compile(r"[,;.][”\"’)]?\s?\d{0,3}$")
_RUN_END_RE = re.compile(r"[,;:.][”\"’)]?\s?\d{0,3}$|[,;] (?:and(?:/or)?|or),?$")
# "… to perform the following tasks;": titles below it are items too.
_LEADS_RE = re.compile(r"\b(?:following|by|including)\b[^;:.]{0,40};$")
# "except as provided in (a), …" is an item itself: it names another one.
_TAIL_RE = re.compile(r"(?:and|as well as|except(?! as provided in \([a-z]\)))\b")
_PREDICATE_RE = re.compile(r"(?:shall|should|will|must|may)\b")
# "Commits to …;": an operative paragraph, though the vocabulary lacks its verb.
_FINITE_RE = re.compile(
    r"(?!Whereas|Address|Assess|Focus|Process)[A-Z][a-z-]{2,}s\b(?! of\b)"
)
# "(a) ", "1. ", a bullet.
_LABEL_RE = re.compile(r"\(?\w{1,4}[.)] |\W")
# A paragraph of a declaration, and the words above its paragraphs.
_DECLARES_RE = re.compile(
    r"(?:(?:Also|Further|Strongly) )?(?:Reaffirm|Recogni[sz]e|Recall|Acknowledge|Express"
    r"|Welcome|Regret|Underscore|Reiterate|Call|Commit|Note|Urge)\b"
)
_SPEAKS_RE = re.compile(r"^We, |\b[Ww]e(?: \w+)?:$")
_FORMS_RE = re.compile(r"To [a-z]|[A-Z][a-z-]+ing\b|(?:The|A|An|That|Of|For)\b")
_MORE_DUE_RE = re.compile(r"[;,] and,?$")
_MOST_ITEMS = 26
# With the items of their own that some open, no list is longer.
_REACH = 60
_PARTICIPLE_RE = re.compile(r"[A-Z][a-z]+ing\b")
_FEWEST_WITHOUT_STOPS = 4
# A longer one is a paragraph below headings.
_LONGEST_LAST = 250
_SENTENCE_RE = re.compile(r"We\b|[^,]{3,60} (?:shall|will|should|may)\b")


def listed_items(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of the items below a colon: in a preamble all of a list, in the
    operative part those in small letters, which would read as a paragraph torn apart.

    One item alone is none: it is what the colon leads to.
    """
    found: set[int] = set()
    for place, block in enumerate(blocks):
        if block.is_table or not block.content.endswith(":"):
            continue
        kind = opens(re.sub(r"^\d{1,3}\.\s+", "", block.content))
        items = list(_items_below(blocks, place + 1))
        in_small = all(item.content[:1].islower() for item in items)
        if len(items) > 1 and (in_small or kind == "preambular"):
            found.update(item.line for item in items)
    return frozenset(found)


def ends_list(content: str, item: str) -> bool:
    """True for words below a list that end its sentence, "and requests a report", or
    that say what its items do, "shall freeze those funds"; `item` is its last."""
    if _PREDICATE_RE.match(content):
        return _PREDICATE_RE.match(item) is None
    return _TAIL_RE.match(content) is not None and not content.endswith(":")


def acts_unlike(content: str, item: str) -> bool:
    """True for "encourages the Government to …" below an item that does no such thing,
    "inspecting the weapons; and", as in S/RES/2662(2022)."""
    return acts_in_small(content) and not acts_in_small(item)


def acts_in_small(content: str) -> bool:
    """True for words in small letters that do what a paragraph does: "urges …"."""
    in_capitals = content[:1].upper() + content[1:]
    return content[:1].islower() and opens(in_capitals) == "operative"


def lost_items(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of items below an operative paragraph without a number whose
    colon was a semicolon, as in S/RES/2147(2014) "the following tasks;".

    Two or more in a row that open with no verb; what follows them does.
    """
    found: set[int] = set()
    below_operative = leads = False
    run: list[Block] = []
    for block, below in pairwise((*blocks, None)):
        assert block is not None
        titled = (
            leads
            and is_heading(block.content)
            and not begins_anew(block.content)
            and below is not None
            and _may_be_item(below, False)
        )
        if below_operative and (titled or _may_be_item(block, bool(run))):
            run.append(block)
            continue
        if len(run) > 1:
            found.update(item.line for item in run)
        run = []
        if not (below_operative and is_heading(block.content)):
            below_operative = block.content.endswith(";") and (
                opens(block.content) == "operative"
            )
            leads = _LEADS_RE.search(block.content) is not None
    return frozenset(found)


def acting_items(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of items in small letters that act, below an operative paragraph
    that ends with "; and," as S/RES/2713(2023) has it. One alone ends its sentence."""
    found: set[int] = set()
    for place, block in enumerate(blocks):
        if leads_to_acts(block.content):
            below = itertools.takewhile(
                lambda b: acts_in_small(b.content), blocks[place + 1 :]
            )
            items = [item.line for item in below]
            found.update(items if len(items) > 1 else ())
    return frozenset(found)


def leads_to_acts(content: str) -> bool:
    """True for an operative paragraph that ends with "; and,": more of it follows."""
    return _MORE_DUE_RE.search(content) is not None and (
        opens(re.sub(r"^\d{1,3}\.\s+", "", content)) == "operative"
    )


def items_in_annexes(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of items without letters below a colon that would be items in an
    annex: they end with semicolons, the last with a full stop.

    None below the opening words of a declaration, "We, Heads of State …:", and none of
    more than an alphabet: there the numbers of paragraphs are lost. One alone is an item
    where it completes a sentence as the lists of the text do: "We decide to:".
    """
    found: set[int] = set()
    alone: set[int] = set()
    leads_to_lists = False
    for place, block in enumerate(blocks):
        if block.is_table or not block.content.endswith(":"):
            continue
        items = list(_items_in_annex(blocks[place + 1 : place + _REACH]))
        decides = block.content.endswith(" to:")
        if decides and len(items) == 1 and _completes(items[0].content):
            alone.add(items[0].line)
        if not 1 < len(items) <= _MOST_ITEMS or _SPEAKS_RE.search(block.content):
            continue
        leads_to_lists = leads_to_lists or decides
        if decides or not _DECLARES_RE.match(items[0].content):
            found.update(item.line for item in items)
    return frozenset(found | alone if leads_to_lists else found)


def items_without_stops(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of items below a colon in an annex that print no punctuation,
    short or long; the last has a full stop.

    Three or more, and none of them begins as a paragraph of a declaration does: below a
    colon no headings stand in such a row.
    """
    found: set[int] = set()
    in_annex = False
    for place, block in enumerate(blocks):
        in_annex = in_annex or read_annex(block.content) is not None
        if in_annex and not block.is_table and block.content.endswith(":"):
            items = list(_unpunctuated(blocks[place + 1 : place + _REACH]))
            if len(items) >= _FEWEST_WITHOUT_STOPS:
                found.update(item.line for item in items)
    return frozenset(found)


def _completes(content: str) -> bool:
    """True for an infinitive below "We decide to:", and not for a sentence."""
    return not (_FORMS_RE.match(content) or _SENTENCE_RE.match(content))


def _unpunctuated(below: Sequence[Block]) -> Iterator[Block]:
    """The items below a colon up to the one with a full stop; none without that. An
    item with a colon opens a list of its own."""
    items: list[Block] = []
    for block in below:
        content = block.content
        ended = content.endswith(".")
        if (
            block.is_table
            or block.gap != "line"
            or not content[:1].isupper()
            or _LABEL_RE.match(content)
            or _SENTENCE_RE.match(content)
            or read_annex(content)
            or not (ended or content[-1:].isalnum() or content[-1] in ":)”")
        ):
            return
        items.append(block)
        if ended:
            if len(content) <= _LONGEST_LAST:
                yield from items
            return


def _items_in_annex(below: Sequence[Block]) -> Iterator[Block]:
    """The items below a colon; those in infinitives or participles end where a sentence
    of another form begins: "Commit to …"."""
    above = ":"
    for block in below:
        content, first = block.content, below[0].content
        opens_list = content.endswith(":") and all(
            _PARTICIPLE_RE.match(each) for each in (first, content)
        )
        is_item = bool(
            not block.is_table
            and (content[:1].isupper() or content[:1].isdigit())
            and not _LABEL_RE.match(content)
            and not (is_heading(content) or content.startswith("We "))
            and (above[-1] == ":" or ITEM_STOP_RE.search(above))
            and (opens_list or content[-1] == "." or ITEM_STOP_RE.search(content))
        )
        other = _FORMS_RE.match(first) and not _FORMS_RE.match(content)
        if not is_item or (other and _DECLARES_RE.match(content)):
            return
        yield block
        above = content


def _items_below(blocks: Sequence[Block], start: int) -> Iterator[Block]:
    first = blocks[start].content[:1] if start < len(blocks) else ""
    for place in range(start, len(blocks)):
        block = blocks[place]
        content = block.content
        last = place + 1 == len(blocks) or begins_anew(blocks[place + 1].content)
        if (
            block.is_table
            or block.gap != "line"
            or content[:1].isupper() != first.isupper()
            or not (content[:1].isalpha() or content[:1] in "“(")
            or ends_list(content, blocks[start].content)
            or acts_unlike(content, blocks[start].content)
            or not (_LAST_END_RE if last else _ITEM_END_RE).search(content)
        ):
            return
        if begins_anew(content) and (last or not _is_like_items(blocks, place)):
            return
        yield block


def _is_like_items(blocks: Sequence[Block], place: int) -> bool:
    """True for "Supporting …," between items that begin with unknown participles."""
    before, content, after = (blocks[place + n].content for n in (-1, 0, 1))
    return (
        opens(content) == "preambular"
        and opens(before) is None
        and opens(after) is None
        and all(_PARTICIPLE_RE.match(each) for each in (before, content, after))
    )


def _may_be_item(block: Block, goes_on: bool) -> bool:
    content = block.content
    if block.is_table or block.gap != "line" or not content[:1].isupper():
        return False
    if not _RUN_END_RE.search(content):
        return False
    if _FINITE_RE.match(content):
        return False
    titled = goes_on and content.endswith(":") and opens(content) == "preambular"
    return titled or not begins_anew(content)
