"""A draft that a resolution recommends to another body, printed as a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .blocks import Block
from .closing import is_closing_line
from .landmarks import enacting_body
from .text import Edit

_OPENING_RE = re.compile(r"[“\"]\s*")
_CLOSING_RE = re.compile(r"[”\"](?=[.;,]?$)")


def without_quotation_marks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Take the quotation marks off a draft quoted whole, from "“The General Assembly,"
    on: every paragraph of it opens with one, and the last closes.

    Its paragraphs stand for themselves then, as where no mark is printed, and are known
    to be `quoted`: the text around them goes on below. It stands
    below words that enact: a statement that quotes a body's words is no resolution.
    """
    return tuple(_unquoted(blocks))


def _unquoted(blocks: Sequence[Block]) -> Iterator[Block]:
    enacted = inside = False
    for block in blocks:
        content = block.content
        opening = _OPENING_RE.match(content)
        if opening and enacted and enacting_body(content[opening.end() :]):
            inside = True
        enacted = enacted or enacting_body(content) is not None
        if not inside or is_closing_line(content):
            inside = False
            yield block
            continue
        edits = [Edit(0, opening.end(), "")] if opening else []
        rest = content[opening.end() if opening else 0 :]
        closing = _CLOSING_RE.search(content)
        if closing and _closes_more(rest):
            edits.append(Edit(closing.start(), closing.end(), ""))
            inside = False
        yield replace(block, text=block.text.edited(edits), quoted=True)


def _closes_more(content: str) -> bool:
    """True where a quotation ends that began in an earlier paragraph."""
    return content.count("”") > content.count("“") or content.count('"') % 2 == 1
