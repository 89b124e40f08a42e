"""Two texts as one Word file with tracked changes, or one text as a clean one.

Guaranteed for any two texts: with every change accepted the file has the paragraphs,
numbers and footnotes of the new one, with every change rejected those of the old one.
A paragraph that has moved is said to be moved, with its own changes at the place where
it stands now; what was split off is deleted there and inserted here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ...comparing.comparison import Comparison, Row
from .blocks import Woven, lists_of, settling_right
from .lines import WordText
from .notes import footnote, marks_of, references_in, renumbered
from .pairing import moved_pairs, steady_pairs
from .sheet import Block, Look, Note, Sheet


def tracked(
    old: WordText,
    new: WordText,
    found: Comparison,
    author: str,
    date: datetime | None,
) -> Sheet:
    """The file of a comparison; `author` and `date` stand at every change."""
    pairs = steady_pairs(old.lines, new.lines, found.rows)
    moves = moved_pairs(old.lines, new.lines, found.rows, pairs)
    lists = lists_of(old.lines, new.lines, pairs)
    woven = Woven(old, new, pairs, moves, lists)
    notes = {(row.old.anchor, row.new.anchor): row for row in found.footnotes
             if row.old and row.new}  # fmt: skip
    blocks, marked = _with_notes(woven, notes)
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


def _with_notes(
    woven: Woven, notes: Mapping[tuple[str, str], Row]
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The paragraphs and the notes. A note is one in both texts if its mark stays; one
    whose mark was taken out and put in elsewhere is two."""
    old, new = woven.old, woven.new
    news = {note.anchor: n for n, note in enumerate(new.text.footnotes, start=1)}
    shared = dict(notes)
    while True:
        olds: dict[str, int] = {}
        rows = {first: (second, row) for (first, second), row in shared.items()}
        for n, note in enumerate(old.text.footnotes, start=len(news) + 1):
            found = rows.get(note.anchor)
            olds[note.anchor] = news[found[0]] if found else n
        blocks = list(woven.blocks((marks_of(old, olds), marks_of(new, news))))
        references = references_in(blocks)
        apart = [key for key in shared if len(references.get(news[key[1]], ())) > 1]
        if not apart:
            break
        for key in apart:
            del shared[key]
    blocks = settling_right(blocks)
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
