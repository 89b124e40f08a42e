"""Printed lines gathered into blocks: where a block begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .closing import is_closing_line, read_closing_line
from .enumerators import (
    LETTER_FORM_RE,
    MISREAD_B_RE,
    MISREAD_SECTION,
    NUMBER_ALONE_RE,
    NUMBER_FORM_RE,
    next_label,
)
from .formats import Line
from .joining import join_lines
from .landmarks import (
    NUMBERED_TITLE_RE,
    enacting_body,
    is_heading,
    is_vote,
    read_annex,
    read_named,
    read_section,
    split_enacting_words,
)
from .text import Text
from .verbs import opens
from .working_labels import Label, read_label
from .working_titles import is_version

# "leaf": the page turns in a file whose lines are whole paragraphs.
Gap = Literal["blank", "page", "leaf", "line"]

NUMBER_RE = re.compile(r"[-–·]?(\d{1,3})\.\s+")
"""The number of an operative paragraph at the start of its text; OCR reads a speck before
it as a stroke."""
RULE_NUMBER_RE = re.compile(r"(\d{1,2})\.(\d{1,2})\.?\s+(?=[A-Z“(])")
"""The number of a rule in an annex: "1.2", below the title that bears the 1."""
ENUMERATOR_RE = re.compile(
    r"(?:\( ?(?=[a-z]{1,5} ?\))|(?=(?:[a-z]|[ivx]{2,5})\.))"
    r"([a-z]{1,5})(?: ?\)\.?|\.)\s+"
)
"""The letter or small roman number of a subparagraph at the start of its text: "(b)",
"(iv)"; below those, "a." and "ii."; OCR reads "( b)", and S/RES/2776(2025) prints "(b)."."""

BULLET_RE = re.compile(r"[•●▪■◦○\uf0b7\uf0a7]\s+(?=\S)")
"""The sign before an item of a list that has no letter."""

LABEL_DUE_RE = re.compile(r"\b(?:the|of|and|for|to|in|on|with|by)$", re.IGNORECASE)
"""The end of a label that goes on: "Questions of the"."""
_FULL_LABEL = 50
_LINES_OF_A_MEETING = 2
_FIGURES_RE = re.compile(r" \| [\d(–]")
# "…, 26": a mark behind the punctuation.
_MARKED_END_RE = re.compile(r"[a-z)”][,;.] ?\d{1,3}$")
# "[S/3378]", below the number and the day.
_DOCUMENT_ALONE_RE = re.compile(r"[\[(]S/\d{1,6}[^\[\](){}]{0,40}[\])}]")
# The letter or number of a part, right above its first paragraph. What it heads stays
# with it, unless OCR misread the number: then it has to be seen alone.
_LETTER_ALONE_RE = re.compile(rf"[A-H]|[IVX]{{1,5}}|(?P<misread>{MISREAD_SECTION})")
_ITEM_DUE_RE = re.compile(r"[:;]\d{0,3}(?: and| or)?$")
# A letter inside a line; "paragraph 7 (d)" and "subparagraph (a)" name another place. A
# mark may stand before it: "States;5 (c) the analysis".
_INNER_LABEL_RE = re.compile(
    r"(?:(?<=[a-z,;:] )|(?<=[,;:]\d )|(?<=[,;:]\d\d ))(?<!graph )(?<!graphs )\(([a-z]{1,4})\)(?= [a-z])"
)
_PARTICIPLE_RE = re.compile(r"[A-Z][a-z]+(?:ing|ed)\b")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together. `gap` is what parts it from the block before.

    A row of a table (`is_table`) stands alone, its cells parted by " | ". `after_blank`
    says that an empty line stands before it on its page. `label` is that of a paragraph
    of a working draft, which its text does not have. `quoted` says that it belongs to a
    draft that is quoted whole.
    """

    text: Text
    page: int
    line: int
    gap: Gap = "blank"
    is_table: bool = False
    begins: bool | None = None
    top: int | None = None
    after_blank: bool = False
    label: Label | None = None
    quoted: bool = False

    @property
    def content(self) -> str:
        return self.text.content


@dataclass(frozen=True, slots=True)
class _Opened:
    """What stands before the first line of a block: its `gap`, and `after_blank`."""

    gap: Gap
    after_blank: bool


def gather(
    lines: Sequence[Line], hard_wrapped: bool, is_word: Callable[[str], bool]
) -> tuple[Block, ...]:
    """Join printed lines into blocks; where lines are whole, each is a block.

    `is_word` says whether the archive knows a word; it decides about hyphens at line
    ends.
    """
    blocks: list[Block] = []
    held: list[Line] = []
    opened = _Opened("blank", False)
    above: Line | None = None
    last: Line | None = None
    for line in _apart_from_enacting_words(lines):
        if held and (line.is_blank or _begins_block(held, line, hard_wrapped)):
            blocks.append(_block_of(held, opened, is_word))
            held = []
        if not line.is_blank:
            if not held:
                opened = _opened(line, above, last, hard_wrapped)
            held.append(line)
            last = line
        above = line
    if held:
        blocks.append(_block_of(held, opened, is_word))
    return tuple(blocks)


def _opened(
    line: Line, above: Line | None, last: Line | None, hard_wrapped: bool
) -> _Opened:
    """Say what parts a block's first line from the line `above` it, if any; `last` is
    the last one with text."""
    after_blank = above is None or above.is_blank
    gap: Gap = "blank" if after_blank else "line"
    if line.starts_page or (last is not None and line.page > last.page):
        gap = "page" if hard_wrapped else "leaf"
    blank_page = above.page if above is not None else 0
    return _Opened(gap, after_blank and blank_page == line.page)


def _block_of(
    held: Sequence[Line], opened: _Opened, is_word: Callable[[str], bool]
) -> Block:
    first = held[0]
    return Block(
        join_lines([line.text for line in held], is_word),
        first.page,
        first.number,
        opened.gap,
        first.role == "table",
        first.begins,
        first.top,
        opened.after_blank,
    )


def _begins_block(held: Sequence[Line], line: Line, hard_wrapped: bool) -> bool:
    """True for a line that is no part of the block that the lines held make."""
    if line.page != held[0].page or not hard_wrapped:
        return True
    in_table = "table" in (line.role, held[0].role)
    if in_table and not _is_torn_row(held, line):
        return True
    if _begins_paragraph(line.content, held[-1].content) and not goes_on_counting(
        line.content, [each.content for each in held]
    ):
        return True
    return _stands_below_meeting(held, line.content)


def _stands_below_meeting(held: Sequence[Line], content: str) -> bool:
    """True for the title below "69th plenary meeting" and the day, where pages of un.org
    print these above it."""
    if len(held) > _LINES_OF_A_MEETING or not content.strip()[:1].isupper():
        return False
    meeting, day = read_closing_line(" ".join(line.content.strip() for line in held))
    return meeting is not None and day is not None


def _is_torn_row(held: Sequence[Line], line: Line) -> bool:
    """True for a row whose label began on the lines before, which have no figures."""
    label = held[-1].content.strip()
    return (
        held[-1].role == line.role == "table"
        and " | " not in label
        and (
            line.content.strip()[:1].islower()
            or bool(LABEL_DUE_RE.search(label))
            # "… Committee on Administrative and Budgetary", then "Questions | (2 061 900)".
            or (len(label) >= _FULL_LABEL and bool(_FIGURES_RE.search(line.content)))
        )
    )


def _apart_from_enacting_words(lines: Sequence[Line]) -> Iterator[Line]:
    """Cut "The Human Rights Council,\tGuided by", as A/HRC/RES/31/29 has it, in two."""
    for line in lines:
        cut = split_enacting_words(line.content)
        if cut and _begins_text(line.content[cut:].lstrip()):
            yield replace(line, text=line.text.cut(0, cut))
            yield replace(line, text=line.text.cut(cut), starts_page=False)
        else:
            yield line


def _begins_text(content: str) -> bool:
    return bool(
        opens(content)
        or _PARTICIPLE_RE.match(content)
        or ((number := NUMBER_RE.match(content)) and opens(content[number.end() :]))
    )


def begins_anew(content: str) -> bool:
    """True when a text starts as paragraphs, headings or closing lines start."""
    return bool(
        NUMBER_RE.match(content)
        or RULE_NUMBER_RE.match(content)
        or ENUMERATOR_RE.match(content)
        or BULLET_RE.match(content)
        or opens(content) is not None
        or is_closing_line(content)
        or re.match(
            # "We reaffirm …", as the paragraphs of declarations begin.
            r"The [A-Z][A-Za-z, ]{3,120},$|We(?:,| [a-z])|\((?:documents? |[Ii]tem \d)",
            content,
        )
        or read_annex(content)
        or read_section(content)
        or read_named(content)
        or is_vote(content)
        or is_version(content)
    )


def _begins_paragraph(content: str, previous: str) -> bool:
    """True for a line that begins a paragraph without a blank line before it."""
    content, previous = content.strip(), previous.rstrip()
    if read_annex(previous) or enacting_body(previous) or enacting_body(content):
        return True
    if is_closing_line(previous) and NUMBERED_TITLE_RE.match(content):
        return True
    if (content.isupper() and read_annex(content)) or is_version(content):
        return True
    if labelled := read_label(content):
        return labelled.label.kind is not None or previous[-1:] in ",;:.])"
    if BULLET_RE.match(content) or _DOCUMENT_ALONE_RE.fullmatch(content):
        return True
    if _ITEM_DUE_RE.search(previous) and (
        LETTER_FORM_RE.match(content)
        or ENUMERATOR_RE.match(content)
        or MISREAD_B_RE.match(content)
    ):
        return True
    letter = _LETTER_ALONE_RE.fullmatch(previous)
    if letter and (
        NUMBER_RE.match(content) or (letter["misread"] and is_heading(content))
    ):
        return True
    marked = _MARKED_END_RE.search(previous) and opens(content) is not None
    if not previous.endswith((",", ";", ":", ".", "]")):
        return bool(marked)
    if opens(content) is not None or NUMBERED_TITLE_RE.match(content):
        return True
    if number := NUMBER_RE.match(content):
        return previous[-1] != "," or opens(content[number.end() :]) == "operative"
    # As OCR misreads numbers: "1 . Requests", "l. Requests", a number alone.
    form = NUMBER_FORM_RE.match(content)
    if form and opens(content[form.end() :]) == "operative":
        return True
    if NUMBER_ALONE_RE.fullmatch(content):
        return previous[-1] != "."
    return previous[-1] != "," and is_closing_line(content)


def goes_on_counting(content: str, above: Sequence[str]) -> bool:
    """True where a letter at the start of a line counts on within a sentence:
    "including (a) to mobilize …;", then "(b) to organize …; (c) …"."""
    letter = ENUMERATOR_RE.match(content.strip())
    if letter is None or not above:
        return False
    begins = ENUMERATOR_RE.match(NUMBER_RE.sub("", above[0].strip(), count=1))
    inside = {found[1] for text in above for found in _INNER_LABEL_RE.finditer(text)}
    return any(
        letter[1] in (next_label(label, False), next_label(label, True))
        for label in inside - {begins[1] if begins else None}
    )
