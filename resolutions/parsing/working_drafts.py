"""What delegations write into a draft while it is negotiated, taken out of its text.

Labels become the numbers of their paragraphs: "PP3 alt", "[OP5 bis.". The square
brackets around what is not agreed stay, as part of the text. A compilation has its
paragraphs in a table, their labels in the first column and remarks in the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .blocks import Block
from .text import Text
from .types import LeftOut
from .working_labels import Label, number_in_bracket, read_label

_BETWEEN_CELLS_RE = re.compile(r" \|(?: |$)")
REMARK = "remark on the draft"


def take_labels(
    blocks: Sequence[Block],
) -> tuple[tuple[Block, ...], tuple[LeftOut, ...]]:
    """Return the blocks without the labels of a working draft, which they keep beside
    their text, and the other columns of its table.

    A label alone on its line is that of the block below.
    """
    taken: list[Block] = []
    left_out: list[LeftOut] = []
    waiting: Block | None = None
    for block in blocks:
        found = block if block.is_table else _labelled(block)
        if block.is_table and (row := _row(block)):
            if taken and taken[-1].is_table:
                left_out.append(_left(taken.pop(), "head of the table"))
            found, *remarks = row
            left_out += [_left(each, REMARK) for each in remarks]
        if waiting is not None:
            if found.label or found.is_table:
                taken.append(replace(waiting, label=None))
            else:
                found = replace(found, label=waiting.label, line=waiting.line)
            waiting = None
        if found.label and not found.content:
            waiting = replace(found, text=block.text)
        else:
            taken.append(found)
    if waiting is not None:
        taken.append(replace(waiting, label=None))
    return tuple(taken), tuple(left_out)


def _labelled(block: Block) -> Block:
    content = block.content
    if found := read_label(content):
        text = block.text.cut(found.start).stripped()
        if found.bracketed and text.content:
            text = Text("[") + text
        return replace(block, text=text, label=found.label)
    if number := number_in_bracket(content):
        printed, start, closed = number
        bracket = Text("" if closed else "[")
        return replace(block, text=Text(printed) + bracket + block.text.cut(start))
    return block


def _row(block: Block) -> list[Block]:
    """The cells of a row that a label begins, without it; none for any other row."""
    cells = [cell for cell in _cells(block) if cell.content]
    label = _label_alone(cells[0].content) if len(cells) > 1 else None
    if label is None:
        return []
    text = replace(block, text=cells[1], is_table=False, gap="blank", label=label)
    return [text, *(replace(block, text=cell) for cell in cells[2:])]


def _cells(block: Block) -> Iterator[Text]:
    start = 0
    for bar in _BETWEEN_CELLS_RE.finditer(block.content):
        yield block.text.cut(start, bar.start()).stripped()
        start = bar.end()
    yield block.text.cut(start).stripped()


def _label_alone(cell: str) -> Label | None:
    found = read_label(cell)
    whole = found is not None and found.start == len(cell)
    return found.label if found and whole and found.label.kind else None


def _left(block: Block, reason: str) -> LeftOut:
    return LeftOut(block.line, block.content, reason)
