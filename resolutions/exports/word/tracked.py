"""Two texts as one Word file with tracked changes, or one text as a clean one.

Guaranteed for any two texts: with every change accepted the file has the paragraphs,
numbers and footnotes of the new one, with every change rejected those of the old one.
A paragraph that has moved is deleted where it stood and inserted where it stands, and
so is what was split off.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ...comparing.comparison import Comparison, Row
from ...comparing.diff import Op, Part, diff
from .lines import Line, WordText
from .notes import Marks, footnote, marks_of, references_in, renumbered
from .numbers import Counted, Place, places_of
from .sheet import Block, Look, Note, NumberList, Sheet
from .weaving import Side, alone, weave


@dataclass(frozen=True, slots=True)
class Pair:
    """The lines of both texts that are one paragraph of the file, by their index."""

    old: int
    new: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Lists:
    """Where the numbers of both texts come from; lists they share have one id."""

    old: Sequence[Place]
    new: Sequence[Place]
    old_ids: Mapping[int, int]
    new_ids: Mapping[int, int]
    all: tuple[NumberList, ...]


def tracked(
    old: WordText,
    new: WordText,
    found: Comparison,
    author: str,
    date: datetime | None,
) -> Sheet:
    """The file of a comparison; `author` and `date` stand at every change."""
    pairs = _steady(old.lines, new.lines, found.rows)
    lists = _lists(old.lines, new.lines, pairs)
    notes = {(row.old.anchor, row.new.anchor): row for row in found.footnotes
             if row.old and row.new}  # fmt: skip
    blocks, marked = _with_notes(old, new, pairs, lists, notes)
    return Sheet(
        title=new.title,
        head=new.symbol,
        blocks=blocks,
        notes=marked,
        lists=lists.all,
        author=author,
        date=date,
    )


def clean(text: WordText) -> Sheet:
    """The file of one text, without changes."""
    same = Comparison(
        tuple(Row(each, each) for each in text.text.passages),
        tuple(Row(each, each) for each in text.text.footnotes),
    )
    return tracked(text, text, same, "", None)


def _steady(
    old: Sequence[Line], new: Sequence[Line], rows: Sequence[Row]
) -> list[Pair]:
    """As many paragraphs as can stand in one order in both texts, each once."""
    old_at = {line.key: n for n, line in enumerate(old)}
    new_at = {line.key: n for n, line in enumerate(new)}
    best: dict[int, tuple[bool, float, int, tuple[Part, ...]]] = {}
    for key in old_at.keys() & new_at.keys():
        if key.startswith("front."):
            i, j = old_at[key], new_at[key]
            best[i] = (True, 1.0, j, diff(old[i].text, new[j].text))
    taken: set[int] = {j for _, _, j, _ in best.values()}
    whole_first = sorted(
        (row for row in rows if row.old and row.new),
        key=lambda row: (row.moved, -row.similarity),
    )
    for row in whole_first:
        assert row.old and row.new
        i, j = old_at[row.old.anchor], new_at[row.new.anchor]
        if i not in best and j not in taken:
            best[i] = (not row.moved, row.similarity, j, row.parts)
            taken.add(j)
    ordered = sorted((i, j, parts) for i, (_, _, j, parts) in best.items())
    kept = _longest_rising([j for _, j, _ in ordered])
    return [Pair(*ordered[n]) for n in kept]


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """The places of the longest run of rising numbers, which are all different."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        if at == len(ends):
            ends.append(number)
            places.append(place)
        else:
            ends[at], places[at] = number, place
        before.append(places[at - 1] if at else -1)
    run = []
    place = places[-1] if places else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]


def _lists(old: Sequence[Line], new: Sequence[Line], pairs: Sequence[Pair]) -> _Lists:
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
    return _Lists(
        old_places,
        new_places,
        old_ids,
        {index: index + 1 for index in range(len(new_lists))},
        tuple(_number_list(id, kind) for id, kind in counted.items()),
    )


def _number_list(id: int, kind: Counted) -> NumberList:
    return NumberList(id, kind.start, kind.level, kind.form)


def _with_notes(
    old: WordText,
    new: WordText,
    pairs: Sequence[Pair],
    lists: _Lists,
    notes: Mapping[tuple[str, str], Row],
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The paragraphs and the notes. A note is one in both texts if its mark stays; one
    whose mark was taken out and put in elsewhere is two."""
    news = {note.anchor: n for n, note in enumerate(new.text.footnotes, start=1)}
    shared = dict(notes)
    while True:
        olds: dict[str, int] = {}
        rows = {first: (second, row) for (first, second), row in shared.items()}
        for n, note in enumerate(old.text.footnotes, start=len(news) + 1):
            found = rows.get(note.anchor)
            olds[note.anchor] = news[found[0]] if found else n
        sides = marks_of(old, olds), marks_of(new, news)
        blocks = list(_blocks(old, new, pairs, lists, sides))
        references = references_in(blocks)
        apart = [key for key in shared if len(references.get(news[key[1]], ())) > 1]
        if not apart:
            break
        for key in apart:
            del shared[key]
    if blocks and blocks[-1].op != "=":
        # The mark of the last paragraph of a file cannot be deleted.
        blocks.append(Block((), Look("Normal")))
    texts = {olds[each.anchor]: each for each in old.text.footnotes}
    new_texts = {news[each.anchor]: each for each in new.text.footnotes}
    both = {news[second]: row for (_, second), row in shared.items()}
    in_order = [
        footnote(mark, texts.get(id), new_texts.get(id), both.get(id))
        for id, (mark, *_) in references.items()
    ]
    return renumbered(blocks, in_order)


def _blocks(
    old: WordText,
    new: WordText,
    pairs: Sequence[Pair],
    lists: _Lists,
    sides: tuple[Marks, Marks],
) -> Iterator[Block]:
    """What went stands before what came in its place."""

    def side(text: WordText, index: int, which: int) -> Side:
        line = text.lines[index]
        place = (lists.old, lists.new)[which][index]
        return Side(line.italic, sides[which].of_line[line.key], place.typed)

    def look(text: WordText, index: int, which: int) -> Look:
        line = text.lines[index]
        place = (lists.old, lists.new)[which][index]
        style = f"{line.style}{min(line.label.depth, 3) or ''}"
        if place.list is None:
            return Look(style)
        ids = (lists.old_ids, lists.new_ids)[which]
        return Look(style, ids[place.list], place.level)

    def only(text: WordText, indices: range, which: int) -> Iterator[Block]:
        op: Op = "+" if which else "-"
        for index in indices:
            content = alone(text.lines[index].text, side(text, index, which), op)
            yield Block(content, look(text, index, which), op)

    i = j = 0
    for pair in [*pairs, Pair(len(old.lines), len(new.lines), ())]:
        yield from only(old, range(i, pair.old), 0)
        yield from only(new, range(j, pair.new), 1)
        i, j = pair.old + 1, pair.new + 1
        if pair.old < len(old.lines):
            was, now = look(old, pair.old, 0), look(new, pair.new, 1)
            both = side(old, pair.old, 0), side(new, pair.new, 1)
            content = weave(pair.parts, *both)
            yield Block(content, now, was=was if was != now else None)
