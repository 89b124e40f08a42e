"""Marks of footnotes that the file does not hold, left glued to the words before them.

Converters drop the notes of a Word file and the first mark of each; a mark that comes
again stays as a figure: "the Council;3".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from .marks import Candidate, Tied, counts_something
from .text import Edit

_LOST_MARK_RE = re.compile(
    r"(?<![A-Za-z])(?P<word>[A-Za-z]{4,30})"
    r"(?P<mark>(?P<sign>[,;]|[)”]?)(?P<number>[1-9]\d{0,2}))(?=\s|$)"
)

# At the end no figure is text: "in its resolution 18/6;1", "Questions;4, 8".
_LAST_RE = re.compile(
    r"(?<=[A-Za-z\d)”])(?P<mark>(?P<sign>[,;])(?P<number>[1-9]\d{0,2})"
    r"(?:, [1-9]\d{0,2})?)$"
)


def without_lost_marks(
    texts: Sequence[Tied],
    unread: Sequence[Candidate],
    notes: AbstractSet[int],
    is_word: Callable[[str], bool],
) -> tuple[Tied, ...]:
    """Take out the figures that can be nothing but marks of lost notes, as repairs.

    Such a figure is among the `unread` marks, no note bears its number, and it stands
    behind a known word or its comma, or ends the text. Figures that OCR ran together
    with a word that counts something ("item10", "than15 October") and all others stay
    in the text. So do those of a text with marks of its own, whose places
    would move.
    """
    in_doubt = {candidate.paragraph for candidate in unread}
    return tuple(
        _without(text, notes, is_word) if index in in_doubt and not text.marks else text
        for index, text in enumerate(texts)
    )


def _without(
    tied: Tied, notes: AbstractSet[int], is_word: Callable[[str], bool]
) -> Tied:
    edits = [
        Edit(match.start("mark"), match.end(), match["sign"], "repair", match["mark"])
        for match in _LOST_MARK_RE.finditer(tied.text.content)
        if int(match["number"]) not in notes
        and not counts_something(
            match["word"] + match["sign"], tied.text.content[match.end() :]
        )
        and (is_word(match["word"]) or is_word(match["word"].lower()))
    ]
    last = _LAST_RE.search(tied.text.content)
    if last and int(last["number"]) not in notes:
        taken = {edit.start for edit in edits}
        if last.start() not in taken:
            edits.append(
                Edit(last.start(), last.end(), last["sign"], "repair", last["mark"])
            )
    return replace(tied, text=tied.text.edited(edits)) if edits else tied
