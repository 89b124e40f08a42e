"""Numbers and letters of paragraphs that OCR misread, put right before lines are joined.

"l. Requests", "3 . Requests", "(4) Requests" and "{a) To act" are paragraphs 1, 3, 4 and
item (a). A label of another form than print has is believed only where it is the next in
its order, or where the one after it shows what it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .blocks import ENUMERATOR_RE, NUMBER_RE, Block
from .enumerators import (
    LETTER_FORM_RE,
    MISREAD_B_RE,
    MISREAD_SECTION,
    NUMBER_ALONE_RE,
    NUMBER_FORM_RE,
    letter_label,
    letter_value,
    roman_value,
)
from .landmarks import enacting_body, is_heading, read_annex, read_section
from .text import Edit
from .verbs import opens

_FIGURES = str.maketrans("liIO|ABGSZ", "1110148652")
_MARKED_NUMBER_RE = re.compile(r"(\d{1,3})\.\d{1,2}/?\s+(?=\([ai]\) )")
_BARE_LETTER_RE = re.compile(r"(?P<letter>[a-z])\s+(?=[A-Z])")
# What OCR makes of "(i)" and "(ii)": "(1)", "(l)", "(11)", "(ü)".
_ROMAN_FORM_RE = re.compile(
    r"\(\s?(?P<first>[1lI!])\s?\)\s+|\(\s?(?P<second>11|ll|II|ü|il|li|1i|i1|n)\s?\)\s+"
)
# A colon, the mark of a footnote behind it.
_LEADS_RE = re.compile(r":\s?\d{0,3}/?$")
_SPECK_RE = re.compile(r"(?:\d{1,3}\. )?(?P<speck>[‘'_|~`]—? ?)(?=[A-Z])")
_MISREAD_SECTION_RE = re.compile(rf"(?:{MISREAD_SECTION})\.?")
_STROKES = str.maketrans("Tilt|1", "IIIIII")
_HALF_BRACKETED_RE = re.compile(r"([a-z]|[ivx]{2,5})\)\s+(?=\S)")
# The letter l typed for the figure.
_TYPED_ONE_RE = re.compile(r"l\.\s+(?=[A-Z])")
_STOP_RE = re.compile(r"\.\s?(?=[A-Z])")
_ITEM_RE = re.compile(r"\((?P<label>[a-z]{1,4})\)\s")


def mend_labels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with the labels as they were printed.

    A number is mended before an operative verb only, where it follows the number before;
    a number alone on its line joins the paragraph below.
    """
    mended: list[Block] = []
    last, waiting = 0, None
    section = ""
    for place, block in enumerate(blocks):
        if waiting is not None:
            block = _numbered(block, waiting)
            waiting = None
        if enacting_body(block.content) or read_annex(block.content):
            last = 0
        elif not block.is_table:
            block = _with_section(block, section)
            if (named := read_section(block.content)) and named.number:
                section = named.number
            alone = NUMBER_ALONE_RE.fullmatch(block.content)
            if alone and int(alone["figures"]) == last + 1:
                waiting = block
                continue
            block = _without_stop(_without_mark(_without_speck(block), last))
            block = _with_number(block, last)
            if mended and place + 1 < len(blocks):
                block = _with_one(block, mended[-1], blocks[place + 1])
            if number := NUMBER_RE.match(block.content):
                last = int(number[1])
        mended.append(block)
    if waiting is not None:
        mended.append(waiting)
    return _with_letters(mended)


def complete_labels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks of a file whose letters are sound, "1) Urges" and "a) to act" with
    the labels that print has."""
    completed: list[Block] = []
    last = 0
    for block in blocks:
        if enacting_body(block.content) or read_annex(block.content):
            last = 0
        elif not block.is_table:
            block = _with_number(block, last)
            if number := NUMBER_RE.match(block.content):
                last = int(number[1])
            elif letter := _HALF_BRACKETED_RE.match(block.content):
                block = _relabelled(block, letter.end(), f"({letter[1]}) ")
        completed.append(block)
    return tuple(completed)


def _with_section(block: Block, last: str) -> Block:
    """ "Il" or "Cc" on a line of its own is the section that is due below `last`."""
    if not last or not _MISREAD_SECTION_RE.fullmatch(block.content):
        return block
    content = block.content.rstrip(".")
    if value := roman_value(last.lower()):
        fits = roman_value(content.translate(_STROKES).lower()) == value + 1
        return _relabelled(block, len(content), "I" * (value + 1)) if fits else block
    fits = letter_value(content[0].lower()) == (letter_value(last.lower()) or 0) + 1
    return _relabelled(block, len(content), content[0]) if fits else block


def _without_speck(block: Block) -> Block:
    """ "‘Having heard", "3. _ Decides": what stands before the opening is no letter."""
    match = _SPECK_RE.match(block.content)
    if match is None or opens(block.content[match.end() :]) is None:
        return block
    if match["speck"][0] in "‘'" and re.search(r"[’']\W", block.content[match.end() :]):
        # A quotation opens there.
        return block
    edit = Edit(match.start("speck"), match.end(), "")
    return replace(block, text=block.text.edited([edit]))


def _without_mark(block: Block, last: int) -> Block:
    """ "7.1 (a) The Commission" below paragraph 6: the 1 is the mark of a footnote."""
    match = _MARKED_NUMBER_RE.match(block.content)
    if match is None or int(match[1]) != last + 1:
        return block
    return _relabelled(block, match.end(), f"{match[1]}. ")


def _without_stop(block: Block) -> Block:
    """ ".Recognizes the need": the number before the full stop is lost."""
    match = _STOP_RE.match(block.content)
    if match is None or opens(block.content[match.end() :]) != "operative":
        return block
    return _relabelled(block, match.end(), "")


def _with_number(block: Block, last: int) -> Block:
    content = block.content
    if NUMBER_RE.match(content):
        return block
    match = NUMBER_FORM_RE.match(content)
    if match is None or opens(content[match.end() :]) != "operative":
        return block
    figures = match["figures"].translate(_FIGURES)
    if not figures.isdecimal() or int(figures) != last + 1:
        return block
    return _relabelled(block, match.end(), f"{figures}. ")


def _with_one(block: Block, above: Block, below: Block) -> Block:
    """ "l. States shall" below the heading of an article and above its paragraph 2, as
    A/HRC/RES/16/1 has it, is paragraph 1."""
    typed = _TYPED_ONE_RE.match(block.content)
    follows = NUMBER_RE.match(below.content)
    if typed and follows and follows[1] == "2" and is_heading(above.content):
        return _relabelled(block, typed.end(), "1. ")
    return block


def _numbered(block: Block, number: Block) -> Block:
    """Put a number that stood alone before its paragraph, where one follows that has
    none."""
    match = NUMBER_ALONE_RE.fullmatch(number.content)
    assert match is not None
    return replace(
        _relabelled(block, 0, f"{match['figures']}. "),
        line=number.line,
        page=number.page,
        gap=number.gap,
        after_blank=number.after_blank,
    )


def _with_letters(blocks: Sequence[Block]) -> tuple[Block, ...]:
    mended: list[Block] = []
    for place, block in enumerate(blocks):
        above = mended[-1].content if mended else ""
        below = blocks[place + 1].content if place + 1 < len(blocks) else ""
        mended.append(_with_letter(block, above, below))
    return tuple(mended)


def _with_letter(block: Block, above: str, below: str) -> Block:
    """Mend the letter of an item that stands between `above` and `below`."""
    content = block.content
    due = _due(above)
    if roman := _misread_roman(content, due, below):
        return _relabelled(block, *roman)
    if match := _ITEM_RE.match(content):
        if due and match["label"] != due and _label(below) == _next(due):
            # "(b)", "(e)", "(d)": the letter between them is c.
            return _relabelled(block, match.end(), f"({due}) ")
        return block
    if ENUMERATOR_RE.match(content):
        return block
    if due == "b" and (match := MISREAD_B_RE.match(content)):
        return _relabelled(block, match.end(), "(b) ")
    if match := _BARE_LETTER_RE.match(content):
        # "a Member State" is no letter.
        begins = match["letter"] == "a" and re.match(r"\(?b\)? ", below)
        if match["letter"] == due or begins:
            return _relabelled(block, match.end(), f"({match['letter']}) ")
        return block
    match = LETTER_FORM_RE.match(content)
    if match is None:
        return block
    label = match["letter"] or match["unclosed"]
    begins = _LEADS_RE.search(above) is not None and label in ("a", "i")
    if label == due or begins or _is_next(label, above):
        return _relabelled(block, match.end(), f"({label}) ")
    return block


def _misread_roman(content: str, due: str | None, below: str) -> tuple[int, str] | None:
    """Where a misread "(i)" or "(ii)" ends, and how it was printed."""
    match = _ROMAN_FORM_RE.match(content)
    if match is None or (due and match[0].strip() == f"({due})"):
        return None
    if match["first"]:
        second = _ROMAN_FORM_RE.match(below)
        # Also the letter between (h) and (j).
        leads = _label(below) == "ii" or bool(second and second["second"])
        return (match.end(), "(i) ") if leads or due == "i" else None
    return (match.end(), "(ii) ") if due == "ii" else None


def _label(content: str) -> str | None:
    match = LETTER_FORM_RE.match(content)
    return (match["letter"] or match["unclosed"]) if match else None


def _due(above: str) -> str | None:
    """The letter after that of the item above."""
    label = _label(above)
    return _next(label) if label else None


def _next(label: str) -> str | None:
    if len(label) > 1 or label in ("i", "v", "x"):
        return _ROMAN_AFTER.get(label)
    value = letter_value(label)
    return letter_label(value + 1) if value and value < 26 else None


def _is_next(label: str, above: str) -> bool:
    """True for a letter after the one above, where that may be roman or a letter."""
    before = _label(above)
    if before is None:
        return False
    return any(
        here is not None and last is not None and here == last + 1
        for here, last in (
            (letter_value(label), letter_value(before)),
            (roman_value(label), roman_value(before)),
        )
    )


def _relabelled(block: Block, end: int, label: str) -> Block:
    return replace(block, text=block.text.edited([Edit(0, end, label)]))


_ROMAN_AFTER = {
    "i": "ii",
    "ii": "iii",
    "iii": "iv",
    "iv": "v",
    "v": "vi",
    "vi": "vii",
    "vii": "viii",
    "viii": "ix",
    "ix": "x",
}
