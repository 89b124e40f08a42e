"""Headings at the feet of pages, by which no paragraph is left open."""

from __future__ import annotations

from .blocks import LABEL_DUE_RE, NUMBER_RE, Block
from .landmarks import is_heading, read_annex
from .verbs import opens

_ONE_LINE = 70  # characters


def is_headed(start: str, end: str, block: Block) -> bool:
    """True below "Annex", and overleaf below another heading of one line: no paragraph
    leaves one line alone at the foot of a page.

    Only where indents are told: a text may be torn anywhere. `start` and `end` are the
    first and the last block of the text above `block`.
    """
    if read_annex(start):
        return True
    return (
        block.gap == "page"
        and block.begins is not None
        and start == end
        and len(start) < _ONE_LINE
        and is_heading(start)
        and start[-1:].isalnum()
        and not LABEL_DUE_RE.search(start)
        and block.content[:1].isupper()
        and opens(start) is None
        and NUMBER_RE.match(start) is None
    )
