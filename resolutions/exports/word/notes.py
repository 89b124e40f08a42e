"""The footnotes of a file: which mark refers to which note, and what a note says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ...comparing.comparison import Row
from ...comparing.diff import Op
from ...comparing.passages import Passage
from .lines import WordText
from .sheet import Block, Content, Mark, Note, Words
from .weaving import PlacedMark


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of each line of one text, and which notes have one; `printed` is the
    number of a note that Word does not count to."""

    of_line: Mapping[str, tuple[PlacedMark, ...]]
    printed: Mapping[str, str]


def marks_of(text: WordText, ids: Mapping[str, int]) -> Marks:
    """The first mark of a note refers to it, the others repeat its number."""
    known = {note.anchor for note in text.text.footnotes}
    printed: dict[str, str] = {}
    of_line = {}
    count = 0
    for line in text.lines:
        placed: list[PlacedMark] = []
        for position, anchor in sorted(line.marks, key=lambda m: (m[0], _number(m[1]))):
            if anchor not in known:
                continue
            place, number = min(max(position, 0), len(line.text)), _number(anchor)
            if anchor in printed:
                placed.append((place, Mark(ids[anchor], str(number), repeats=True)))
                continue
            is_next = number == count + 1
            count += is_next
            printed[anchor] = "" if is_next else str(number)
            placed.append((place, Mark(ids[anchor], printed[anchor])))
        of_line[line.key] = tuple(placed)
    return Marks(of_line, printed)


def _number(anchor: str) -> int:
    return int(anchor.removeprefix("fn"))


def references_in(blocks: Iterable[Block]) -> dict[int, list[Mark]]:
    """The marks that refer to each note, in reading order."""
    found: dict[int, list[Mark]] = {}
    for block in blocks:
        for each in block.content:
            if isinstance(each, Mark) and not each.repeats:
                found.setdefault(each.note, []).append(each)
    return found


def footnote(
    mark: Mark, old: Passage | None, new: Passage | None, row: Row | None
) -> Note:
    """The note that a mark refers to; `row` says what changed in one that both texts
    have, and is None for any other."""
    if row is not None:
        content = tuple(Words(part.text, part.op) for part in row.parts)
        return Note(mark.note, content, printed=mark.printed)
    op: Op = "-" if new is None else "+"
    passage = new or old
    assert passage is not None
    return Note(mark.note, (Words(passage.text, op),), op, mark.printed)


def renumbered(
    blocks: Iterable[Block], notes: Iterable[Note]
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The same with the notes numbered from 1 in the order of their marks: LibreOffice
    goes by that order, whatever their numbers are."""
    notes = list(notes)
    numbers = {each.id: number for number, each in enumerate(notes, start=1)}

    def renamed(each: Content) -> Content:
        if isinstance(each, Words):
            return each
        return replace(each, note=numbers[each.note])

    return (
        tuple(
            replace(block, content=tuple(map(renamed, block.content)))
            for block in blocks
        ),
        tuple(replace(each, id=numbers[each.id]) for each in notes),
    )
