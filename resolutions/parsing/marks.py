"""Footnote marks found in the paragraphs, tied to their notes, and lifted out.

What may be one is found in `mark_candidates`. What decides is the whole: first marks run
1, 2, 3 in reading order, and a mark comes again where the same words come again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from .mark_candidates import (
    CERTAIN,
    Candidate,
    counts_something,
    find_candidates,
    last_mark,
)
from .text import Edit, Text
from .types import Mark, TiedBy

# "the Council,77", "“The future we want”,6", "the law of the sea,4".
_WORD_END_RE = re.compile(r"(?P<word>[A-Za-z][a-z]{2,40})[)”\"’]{0,2}[,;]?$")
_SHORT_WORD = 3
_NUMBERED_SUFFIXES = frozenset(("Add", "Rev", "Res", "Dec", "Nos"))
# The share of notes that raised figures lead to in a document that raises its marks.
_RAISED_SHARE = 0.8
_BETWEEN_MARKS_RE = re.compile(r"\s?,\s?")
# Readings kept alive: marks that skip further than this many notes are not followed.
_BREADTH = 40

# What a reading costs or earns. Only the order of these figures matters: a raised
# figure is a mark; a glued one nearly always; a spaced one only in sequence or after
# the same words; a stray sign only where a mark is due.
_IN_SEQUENCE = {
    "raised": 10.0,
    "stroked": 10.0,
    "bracketed": 10.0,
    "glued": 10.0,
    "year": 10.0,
    "spaced": 7.0,
    "sign": 9.0,
}
_SKIPPED = -3.0
_SAME_WORDS = 12.0
_REPEATED = 8.0
_AGAIN = {
    "raised": 6.0,
    "stroked": 6.0,
    "bracketed": 6.0,
    "glued": 4.0,
    "year": 2.0,
    "spaced": -6.0,
    "sign": -99.0,
}
_NO_MARK = {
    "raised": -30.0,
    "stroked": -20.0,
    "bracketed": -20.0,
    "glued": -5.0,
    "year": -8.0,
    "spaced": 0.0,
    "sign": 0.0,
}


@dataclass(frozen=True, slots=True)
class Tied:
    """A text without its marks, and the marks."""

    text: Text
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The best reading so far that has seen the first marks up to `last`."""

    score: float
    last: int
    choice: tuple[int, TiedBy] | None = None
    before: _Reading | None = None


def tie_marks(
    texts: Sequence[Text], notes: AbstractSet[int]
) -> tuple[tuple[Tied, ...], tuple[Candidate, ...]]:
    """Return each text without its marks, and the candidates left unread.

    `notes` are the numbers of the footnotes. A mark for a note that does not exist is
    returned as unread when its form leaves no other reading: a raised figure, a figure
    glued to a word.
    """
    candidates = _without_bare_figures(
        [c for i, text in enumerate(texts) for c in find_candidates(i, text)], notes
    )
    chosen = _best_reading(candidates, notes)
    edits: dict[int, list[tuple[Candidate, int, TiedBy]]] = {}
    unread = []
    for candidate, choice in zip(candidates, chosen, strict=True):
        if choice is not None:
            edits.setdefault(candidate.paragraph, []).append((candidate, *choice))
        elif candidate.form in CERTAIN or _is_left(texts, candidate):
            unread.append(candidate)
    tied = tuple(_lift(text, edits.get(i, ())) for i, text in enumerate(texts))
    return tied, tuple(unread)


def _is_left(texts: Sequence[Text], candidate: Candidate) -> bool:
    """True for a figure glued to a word ("the Council,77"), or behind the last full
    stop: the mark of a lost note."""
    content = texts[candidate.paragraph].content
    if candidate.form != "glued":
        return False
    if candidate.ends_text:
        return True
    if candidate.end == len(content) and last_mark(content):
        return True
    before = content[: candidate.start][-50:]
    ended = _WORD_END_RE.search(before)
    if ended is None:
        return False
    is_short = len(ended["word"]) <= _SHORT_WORD
    return not is_short or not (
        ended["word"] in _NUMBERED_SUFFIXES
        or counts_something(before, content[candidate.end :][:20])
    )


def _without_bare_figures(
    candidates: Sequence[Candidate], notes: AbstractSet[int]
) -> list[Candidate]:
    """Where raised figures lead to the notes, a bare figure that has a raised twin is
    text: "paragraphs 10, 12, 15, 18 and 20", "WT/L/508/Add.1 of 25 July".

    Not so at the end of a paragraph, where A/RES/73/6 prints "UNISPACE+50,1"."""
    certain = {c.value for c in candidates if c.form in CERTAIN} & notes
    if len(certain) < _RAISED_SHARE * len(notes):
        return list(candidates)
    return [
        c
        for c in candidates
        if c.form in CERTAIN or c.value not in certain or c.ends_text
    ]


def _best_reading(
    candidates: Sequence[Candidate], notes: AbstractSet[int]
) -> list[tuple[int, TiedBy] | None]:
    """Choose note or none for every candidate so that the whole fits best."""
    by_context = _marks_by_context(candidates)
    order = sorted(notes)
    readings = [_Reading(0.0, 0)]
    for candidate in candidates:
        following: dict[int, _Reading] = {}
        for reading in readings:
            for step in _steps(candidate, reading, order, by_context):
                held = following.get(step.last)
                if held is None or step.score > held.score:
                    following[step.last] = step
        readings = sorted(following.values(), key=lambda r: -r.score)[:_BREADTH]
    best = max(
        readings,
        key=lambda r: r.score + _SKIPPED * (len(order) - bisect_right(order, r.last)),
    )
    chosen: list[tuple[int, TiedBy] | None] = []
    last: _Reading | None = best
    while last is not None and last.before is not None:
        chosen.append(last.choice)
        last = last.before
    return chosen[::-1]


def _steps(
    candidate: Candidate,
    reading: _Reading,
    order: Sequence[int],
    by_context: Mapping[str, Counter[int]],
) -> Iterator[_Reading]:
    """Every way to go on from `reading` with this candidate; `order`: the notes sorted."""

    def step(gain: float, last: int, choice: tuple[int, TiedBy] | None) -> _Reading:
        return _Reading(reading.score + gain, last, choice, reading)

    yield step(_NO_MARK[candidate.form], reading.last, None)
    same_words = by_context.get(candidate.context, Counter())
    due = bisect_right(order, reading.last)
    if candidate.value is None:
        if due < len(order):
            yield step(_IN_SEQUENCE["sign"], order[due], (order[due], "sequence"))
        again = [n for n in same_words if n in order[:due]]
        if len(again) == 1:
            yield step(_SAME_WORDS, reading.last, (again[0], "same words"))
        return
    value, place = candidate.value, bisect_left(order, candidate.value)
    if place == len(order) or order[place] != value:
        return
    if value > reading.last:
        gain = _IN_SEQUENCE[candidate.form] + _SKIPPED * (place - due)
        yield step(gain, value, (value, "printed"))
    if value <= reading.last or candidate.form in CERTAIN:
        gain = _REPEATED if same_words[value] > 1 else _AGAIN[candidate.form]
        yield step(gain, reading.last, (value, "printed"))


def _marks_by_context(candidates: Sequence[Candidate]) -> dict[str, Counter[int]]:
    """How often each readable number follows the same words."""
    contexts: dict[str, Counter[int]] = {}
    for candidate in candidates:
        if candidate.value is not None:
            contexts.setdefault(candidate.context, Counter())[candidate.value] += 1
    return contexts


def _lift(text: Text, chosen: Sequence[tuple[Candidate, int, TiedBy]]) -> Tied:
    """Take the marks out, with the space that a converter set beside them."""
    edits: list[Edit] = []
    marks, removed, content = [], 0, text.content
    for candidate, number, tied_by in chosen:
        start, end = candidate.start, candidate.end
        taken = edits[-1].end if edits else 0
        if edits and _BETWEEN_MARKS_RE.fullmatch(content, taken, start):
            # "Questions;4, 8": the comma parts two marks.
            start = taken
        elif (
            start > taken
            and content[start - 1] == " "
            and not content[end : end + 1].isalnum()
        ):
            start -= 1
        elif start == taken == sum(e.end - e.start for e in edits):
            end += content[end : end + 1] == " "
        edits.append(Edit(start, end, ""))
        marks.append(Mark(number, start - removed, candidate.printed, tied_by))
        removed += end - start
    return Tied(text.edited(edits), tuple(marks))
