"""The paragraphs of a file of two texts, in reading order, each with its look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...comparing.diff import Op
from .lines import Line, WordText
from .notes import Marks
from .numbers import Counted, Place, places_of
from .pairing import Pair
from .sheet import Block, Content, Look, Mark, NumberList
from .weaving import Side, alone, weave


@dataclass(frozen=True, slots=True)
class Lists:
    """Where the numbers of both texts come from; lists they share have one id."""

    old: Sequence[Place]
    new: Sequence[Place]
    old_ids: Mapping[int, int]
    new_ids: Mapping[int, int]
    all: tuple[NumberList, ...]


@dataclass(frozen=True, slots=True)
class Woven:
    """Two texts as one file: `pairs` are its paragraphs that stay in their order,
    `moves` those that stand elsewhere now; every other line is in one text only."""

    old: WordText
    new: WordText
    pairs: Sequence[Pair]
    moves: Sequence[Pair]
    lists: Lists

    def blocks(self, marks: tuple[Marks, Marks]) -> Iterator[Block]:
        """What went stands before what came in its place."""
        old, new = len(self.old.lines), len(self.new.lines)
        moves = list(enumerate(self.moves, start=1))
        left = {pair.old: (number, pair) for number, pair in moves}
        come = {pair.new: (number, pair) for number, pair in moves}
        i = j = 0
        for pair in [*self.pairs, Pair(old, new, ())]:
            for index in range(i, pair.old):
                yield (
                    self._moved(marks, *left[index], "-")
                    if index in left
                    else self._only(marks, index, 0)
                )
            for index in range(j, pair.new):
                yield (
                    self._moved(marks, *come[index], "+")
                    if index in come
                    else self._only(marks, index, 1)
                )
            i, j = pair.old + 1, pair.new + 1
            if pair.old < old:
                yield self._both(marks, pair)

    def _both(self, marks: tuple[Marks, Marks], pair: Pair) -> Block:
        was, now = self._look(pair.old, 0), self._look(pair.new, 1)
        sides = self._side(marks, pair.old, 0), self._side(marks, pair.new, 1)
        content = weave(pair.parts, *sides)
        return Block(content, now, was=was if was != now else None)

    def _only(self, marks: tuple[Marks, Marks], index: int, which: int) -> Block:
        op: Op = "+" if which else "-"
        text = self._line(index, which).text
        content = alone(text, self._side(marks, index, which), op)
        return Block(content, self._look(index, which), op)

    def _moved(
        self, marks: tuple[Marks, Marks], number: int, pair: Pair, op: Op
    ) -> Block:
        """A moved paragraph where it went ("-") or came ("+"). Words deleted of it
        stand where it went, words put in where it came: LibreOffice cannot read a
        deletion inside of what was moved. Its marks moved with it."""
        old, new = self._side(marks, pair.old, 0), self._side(marks, pair.new, 1)
        if op == "-":
            content = weave(pair.parts, old, replace(new, marks=()))
            look = self._look(pair.old, 0)
        else:
            content = weave(pair.parts, replace(old, marks=()), new)
            look = self._look(pair.new, 1)
        here = tuple(_moved(each, op) for each in content if each.op in ("=", op))
        return Block(here, look, op, move=number)

    def _line(self, index: int, which: int) -> Line:
        return (self.old, self.new)[which].lines[index]

    def _side(self, marks: tuple[Marks, Marks], index: int, which: int) -> Side:
        line = self._line(index, which)
        place = (self.lists.old, self.lists.new)[which][index]
        return Side(line.italic, marks[which].of_line[line.key], place.typed)

    def _look(self, index: int, which: int) -> Look:
        line = self._line(index, which)
        place = (self.lists.old, self.lists.new)[which][index]
        style = f"{line.style}{min(line.label.depth, 3) or ''}"
        if place.list is None:
            return Look(style)
        ids = (self.lists.old_ids, self.lists.new_ids)[which]
        return Look(style, ids[place.list], place.level)


def settling_right(blocks: Sequence[Block]) -> list[Block]:
    """The same, so that LibreOffice settles the changes as Word does."""
    return _with_ends(
        [_whole_where_looks_differ(blocks, n) for n in range(len(blocks))]
    )


def _whole_where_looks_differ(blocks: Sequence[Block], index: int) -> Block:
    """A moved paragraph of several changes would leave its look to the paragraph
    behind it: there it is moved as a whole, its new words with it."""
    block = blocks[index]
    following = next((b for b in blocks[index + 1 :] if b.op != block.op), None)
    if not block.move or following is None:
        return block
    kept = following.look
    if block.op == "+":
        kept = following.was or following.look
    if kept == block.look:
        return block
    return replace(block, content=tuple(replace(e, op="=") for e in block.content))


def _with_ends(blocks: list[Block]) -> list[Block]:
    """LibreOffice takes words put in at the end of a paragraph and the paragraphs put
    in behind it for one change, the end of the first included. So the end of the first
    is put in then, and that of the last is the one that was there: as it is where
    somebody has gone on writing at the end of a paragraph."""
    for first, block in enumerate(blocks):
        if block.op != "=" or not block.content or block.content[-1].op != "+":
            continue
        last = first
        while last + 1 < len(blocks) and _is_put_in(blocks[last + 1]):
            last += 1
        if last > first:
            was = block.was or block.look
            blocks[first] = replace(block, op="+", was=None)
            blocks[last] = replace(blocks[last], op="=", was=was)
    return blocks


def _is_put_in(block: Block) -> bool:
    return block.op == "+" and not block.move


def _moved(each: Content, op: Op) -> Content:
    """As it looks in the one text."""
    if isinstance(each, Mark):
        return replace(each, op="=")
    if each.was_italic is None:
        return each
    italic = each.was_italic if op == "-" else each.italic
    return replace(each, italic=italic, was_italic=None)


def lists_of(old: Sequence[Line], new: Sequence[Line], pairs: Sequence[Pair]) -> Lists:
    """A list of the old text is one of the new one where they share a paragraph and
    begin alike; every other list is one by itself."""
    old_places, old_lists = places_of(line.label for line in old)
    new_places, new_lists = places_of(line.label for line in new)
    old_ids: dict[int, int] = {}
    for pair in pairs:
        one, other = old_places[pair.old].list, new_places[pair.new].list
        if one is None or other is None or old_lists[one] != new_lists[other]:
            continue
        if one not in old_ids and other + 1 not in old_ids.values():
            old_ids[one] = other + 1
    counted = dict(enumerate(new_lists, start=1))
    for index, kind in enumerate(old_lists):
        if index not in old_ids:
            old_ids[index] = len(counted) + 1
            counted[old_ids[index]] = kind
    return Lists(
        old_places,
        new_places,
        old_ids,
        {index: index + 1 for index in range(len(new_lists))},
        tuple(_number_list(id, kind) for id, kind in counted.items()),
    )


def _number_list(id: int, kind: Counted) -> NumberList:
    return NumberList(id, kind.start, kind.level, kind.form)
