"""Lists whose items stand below titles: "Protection of civilians", then "To protect …;"
and "To report …;", as the Security Council prints the tasks of a mission."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .blocks import Block
from .landmarks import is_heading
from .verbs import opens


def is_title(content: str) -> bool:
    """True for an item that heads others: "Security sector reform (SSR)"."""
    return is_heading(content) and (content[-1:].isalpha() or content[-1:] == ")")


def items_below_titles(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of the first items below the titles of lists without letters.

    Where no title has more than one item, each is the text of its title and no list.
    """
    found: set[int] = set()
    for place, block in enumerate(blocks[:-1]):
        if block.content.endswith((":", ";")) and is_title(blocks[place + 1].content):
            firsts, longest = _firsts(blocks[place + 1 :])
            if longest > 1:
                found.update(firsts)
    return frozenset(found)


def _firsts(below: Sequence[Block]) -> tuple[list[int], int]:
    """The lines of the first items, and how many the longest of the lists has."""
    firsts: list[int] = []
    longest = run = 0
    for block, titled in _listed(below):
        if titled:
            run = 0
            continue
        run += 1
        longest = max(longest, run)
        if run == 1:
            firsts.append(block.line)
    return firsts, longest


def _listed(below: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block of the list, and whether it is a title."""
    for block in below:
        content = block.content
        titled = is_title(content)
        if block.is_table or opens(content) is not None:
            return
        if not titled and not content.endswith((";", ":", "; and", ",")):
            return
        yield block, titled
