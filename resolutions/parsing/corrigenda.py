"""Corrigenda of resolutions, decisions and drafts: short documents that list changes.

A corrigendum bears the symbol of what it corrects with "/Corr.1" and prints the word
below the title. It has no preamble and enacts nothing: its texts are kept as they
stand, under their headings ("Paragraph 3", "Footnote 4").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import ENUMERATOR_RE, NUMBER_RE, Block
from .drafts import Draft
from .furniture import Masthead
from .inferred import Inferred
from .landmarks import TITLE_BLOCKS, is_heading
from .structure import Structure
from .types import Kind, UnreadableFile

_WORD_RE = re.compile(r"Corrigend(?:um|a)\s?\*?", re.IGNORECASE)
_SYMBOL_RE = re.compile(r"(?P<corrects>.+)/Corr\.\d{1,2}")
_DRAFT_RE = re.compile(r".{0,6000}\bdraft (?:resolution|decision)\b", re.IGNORECASE)
# Such a sentence often lacks its full stop.
_CHANGE_RE = re.compile(
    r"(?:For|Read|Delete|Insert|Add|Replace|Substitute|Change|After|Before|The|In) "
)


def corrects(symbol: str) -> str | None:
    """Return the symbol of what a corrigendum corrects: "A/RES/64/179/Corr.1"."""
    match = _SYMBOL_RE.fullmatch(symbol)
    return match["corrects"] if match else None


def divide_corrigendum(blocks: Sequence[Block], masthead: Masthead) -> Structure | None:
    """Return the parts of a corrigendum; None for any other document.

    Raises UnreadableFile, naming what it corrects, for the corrigendum of a document
    that is neither a resolution nor a decision nor a draft of one.
    """
    place = next(
        (
            i
            for i, b in enumerate(blocks[:TITLE_BLOCKS])
            if _WORD_RE.fullmatch(b.content)
        ),
        None,
    )
    corrected = next(filter(None, map(corrects, masthead.symbols)), None)
    if place is None or corrected is None:
        return None
    front = blocks[:place]
    if not re.search(r"/(?:RES|DEC)/", corrected) and not (
        "/L." in corrected and any(_DRAFT_RE.match(b.content) for b in front)
    ):
        raise UnreadableFile(
            f"This is a corrigendum to {corrected}, which is neither a resolution nor "
            "a decision nor a draft of one."
        )
    drafts = [Draft.of(blocks[place], "h1", "heading")]
    for block in blocks[place + 1 :]:
        drafts.append(_draft(block, drafts))
    return Structure(
        tuple(front),
        "",
        tuple(drafts),
        None,
        None,
        None,
        Inferred(),
        is_corrigendum=True,
    )


def _draft(block: Block, above: Sequence[Draft]) -> Draft:
    content = block.content
    number = NUMBER_RE.match(content) or ENUMERATOR_RE.match(content)
    is_change = number is not None or _CHANGE_RE.match(content)
    kind: Kind = "unclassified" if is_change or not is_heading(content) else "heading"
    letter = "h" if kind == "heading" else "x"
    anchor = f"{letter}{sum(d.kind == kind for d in above) + 1}"
    text = block.text.cut(number.end() if number else 0).single_spaced()
    return Draft.of(block, anchor, kind, number[1] if number else None, text=text)
