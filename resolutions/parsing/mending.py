"""Blocks joined into paragraphs.

A paragraph is torn by page breaks, and by the footnotes of the page between its halves.
It is mended where its words show that it goes on, or its place on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from .blocks import Block
from .going_on import Above, goes_on, leaves_quotation_open
from .items import (
    acting_items,
    acts_unlike,
    ends_list,
    items_without_stops,
    listed_items,
)
from .joining import join_lines

_QUOTATION_MARKS = '“”"'


def mend(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Join blocks that are halves of one paragraph; `gap` of the first half stays."""
    groups: list[list[Block]] = []
    in_quotation = False
    items = listed_items(blocks) | items_without_stops(blocks) | acting_items(blocks)
    for block in blocks:
        if (
            groups
            and not _is_parted(groups[-1][-1], block, items)
            and goes_on(_above(groups[-1], in_quotation), block)
        ):
            groups[-1].append(block)
        else:
            groups.append([block])
            in_quotation = False
        if any(sign in block.content for sign in _QUOTATION_MARKS):
            in_quotation = leaves_quotation_open(block.content)
    return tuple(
        replace(group[0], text=join_lines([block.text for block in group]))
        if len(group) > 1
        else group[0]
        for group in groups
    )


def _is_parted(last: Block, block: Block, items: AbstractSet[int]) -> bool:
    """True below a table, for an item, and for what ends the sentence of a list; `items`
    are the lines of the items without letters."""
    ends = last.line in items and (
        ends_list(block.content, last.content)
        or acts_unlike(block.content, last.content)
    )
    return last.is_table or block.line in items or ends


def _above(group: Sequence[Block], in_quotation: bool) -> Above:
    return Above(group[0].content, group[-1].content, in_quotation)
