"""Decisions of the executive boards of funds and programmes.

They print the number of a decision alone or above its title, "2023/5", then "The
Executive Board" without a comma; several stand in one document. The archive knows no
symbols for them: "2023/5" is no number of the Economic and Social Council.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import Block
from .landmarks import BOARD, enacting_body

NUMBER_RE = re.compile(
    r"(?:(?P<type>Decision) )?(?P<number>(?:19|20)\d\d/\d{1,3})"
    r"(?:[.:]?\s+(?P<title>[A-Z“].{2,300}[^.;,:]))?"
)
"""The number of a decision, with or without its title: "2023/5 Evaluation of …"."""
# A title stands between, on one line or two.
_REACH = 4


def is_board(body: str | None) -> bool:
    """True for "Executive Board" and for the longer names of one."""
    return body is not None and BOARD in body


def reads_number(blocks: Sequence[Block], place: int) -> re.Match[str] | None:
    """Read the number of a board's decision: the words that enact stand below it."""
    match = NUMBER_RE.fullmatch(blocks[place].content)
    if match is None:
        return None
    for block in blocks[place + 1 : place + 1 + _REACH]:
        if NUMBER_RE.fullmatch(block.content):
            return None
        if body := enacting_body(block.content):
            return match if is_board(body) else None
    return None
