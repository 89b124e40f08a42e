"""Which of the notes that a file holds are those of the text."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from .notes import RawNote
from .types import LeftOut

TWICE = "a second footnote of this number"
FOREIGN = "footnote of another resolution on the page"


def one_of_each(
    notes: Sequence[RawNote], pages: AbstractSet[int]
) -> tuple[tuple[RawNote, ...], tuple[LeftOut, ...]]:
    """Return one note of each number, and the others as left out: FOREIGN on pages of
    other texts, else TWICE.

    Of two notes with one number the first counts that stands on `pages`, those of the
    text: the drafts of a Committee's report each begin with note 1 (A/79/437/Add.4).
    """
    meant: dict[int, RawNote] = {}
    for note in notes:
        held = meant.get(note.number)
        if held is None or (held.page not in pages and note.page in pages):
            meant[note.number] = note
    others = (note for note in notes if meant[note.number] is not note)
    return tuple(meant[number] for number in sorted(meant)), tuple(
        left_out(note, TWICE if note.page in pages else FOREIGN) for note in others
    )


def numbers_on(notes: Sequence[RawNote], pages: AbstractSet[int]) -> set[int]:
    """Return the numbers of the notes on `pages`, of all notes where none stands there.

    A text amid others is marked with its own notes alone: "target B6" in the draft of
    E/2025/72 is no mark of the report's note 6 pages below.
    """
    there = {note.number for note in notes if note.page in pages}
    return there or {note.number for note in notes}


def left_out(note: RawNote, reason: str) -> LeftOut:
    """The note as it is listed where it is no part of the text."""
    return LeftOut(note.line, f"{note.number} {note.text.as_found()}", reason)
