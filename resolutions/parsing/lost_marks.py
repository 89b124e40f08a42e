"""Marks of footnotes that the file does not hold, left glued to the words before them.

Converters drop the notes of a Word file and the first mark of each; a mark that comes
again stays as a figure: "the Council;3".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from .dates import MONTHS
from .mark_candidates import (
    Candidate,
    counts_something,
    ends_in_thousands,
    last_mark,
)
from .marks import Tied
from .text import Edit

_LOST_MARK_RE = re.compile(
    r"(?<![A-Za-z])(?P<word>[A-Za-z]{3,30})(?P<sign>[)”\"’]{0,2}[,;]?)"
    r"(?P<number>[1-9]\d{0,2})(?=\s|$)"
)
# "Goal14", "Add1": a space or a full stop is lost, and the figure is text.
_COUNTED_RE = re.compile(
    rf"(?:goal|target|table|figure|phase|tier|pillar|add|rev|corr|{'|'.join(MONTHS)})",
    re.IGNORECASE,
)

# At the end no figure is text: "in its resolution 18/6;1", "Questions;4, 8".
_LAST_RE = re.compile(
    r"(?<=[A-Za-z\d)”])[,;](?P<number>[1-9]\d{0,2})(?:, [1-9]\d{0,2})?$"
    r"|(?:(?<=[a-z)”][,;])|(?<= (?:19|20)\d\d[,;])) (?P<apart>[1-9]\d{0,2})$"
)
# "the Secretary-General,[143]": as converters set marks, and never text.
_BRACKETED_RE = re.compile(r"(?<=[A-Za-z\d,;:.)”])(?P<number>\[[1-9]\d{0,2}\])")


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
    content = tied.text.content
    found = {
        match.start("number"): match
        for match in _LOST_MARK_RE.finditer(content)
        if not counts_something(match["word"] + match["sign"], content[match.end() :])
        and not (match["sign"] == "" and _COUNTED_RE.fullmatch(match["word"]))
        and (is_word(match["word"]) or is_word(match["word"].lower()))
    }
    if stopped := last_mark(content):
        found[stopped.start("number")] = stopped
    if (last := _LAST_RE.search(content)) and not ends_in_thousands(content[-24:]):
        found[last.start(last.lastgroup or 0)] = last
    ends = {match.end() for match in found.values()}
    for match in _BRACKETED_RE.finditer(content):
        if match.start() not in ends:
            found[match.start("number")] = match
    edits = [
        _taken_out(content, start, match.end())
        for start, match in sorted(found.items())
        if int(match[match.lastgroup or 0].strip("[]")) not in notes
    ]
    return replace(tied, text=tied.text.edited(edits)) if edits else tied


def _taken_out(content: str, start: int, end: int) -> Edit:
    """The repair holds the letter or sign before the figure too: it keeps a place."""
    start -= content[start - 1] == " "
    return Edit(start - 1, end, content[start - 1], "repair", content[start - 1 : end])
