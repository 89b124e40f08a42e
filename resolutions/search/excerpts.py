"""The words around a hit, as safe HTML with the hits marked.

What was searched for is found again by one pattern for each text of the search, in the
paragraphs of a page as `normal_form.flat` has them: no paragraph is cut into words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from html import escape
from itertools import chain
from os.path import commonprefix
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from ..models import FootnoteMark
from ..normal_form import flat
from .answer import Row
from .binding import words_of
from .language.tree import Phrase, Prefix, Text
from .lexemes import lexemes, stems

# A paragraph up to this many characters is shown whole; the others are lengths in
# characters as well.
SHORT = 400
PASSAGE, BEFORE = 230, 65
MOST_PASSAGES, MOST_MARKS = 2, 300

Finder = tuple[re.Pattern[str], list[tuple[str, ...]]]
_Found = tuple[int, str]
"""The number of a text of the search, and words that may be a hit of it."""


class _Mark(NamedTuple):
    """A hit of one of the texts: where it starts and ends."""

    start: int
    end: int
    text: int


def of_paragraphs(paragraphs: Sequence[Row], texts: Sequence[Text]) -> list[SafeString]:
    """Of a short paragraph all of it, of a long one the words around hits; of one that
    was found by a footnote, the footnote as well."""
    in_text = [text for text in texts if text.where == "text"]
    in_notes = [text for text in texts if text.where == "footnotes"]
    shown = _excerpts([paragraph.text for paragraph in paragraphs], in_text)
    if not in_notes:
        return shown
    marks = FootnoteMark.objects.filter(paragraph__in=[each.pk for each in paragraphs])
    rows = list(
        marks.order_by("footnote__number")
        .values_list("paragraph", "footnote__number", "footnote__text")
        .distinct()
    )
    notes = _excerpts([text for _, _, text in rows], in_notes)
    for place, paragraph in enumerate(paragraphs):
        for (owner, number, _), note in zip(rows, notes, strict=True):
            if owner == paragraph.pk and "<mark>" in note:
                shown[place] += mark_safe(f" [Footnote {number}: {note}]")  # noqa: S308
    return shown


def _excerpts(paragraphs: Sequence[str], texts: Sequence[Text]) -> list[SafeString]:
    if not texts:
        return [mark_safe(_cut(paragraph)) for paragraph in paragraphs]  # noqa: S308
    finders = [_finder(text) for text in texts]
    read = [flat(paragraph) for paragraph in paragraphs]
    likely = [_likely(finders, words) for words in read]
    hits = _hits(finders, {found for each in likely for _, found in each})
    shown = []
    for paragraph, words, each in zip(paragraphs, read, likely, strict=True):
        marks = [mark for mark, found in each if found in hits][:MOST_MARKS]
        shown.append(mark_safe(_excerpt(paragraph, words, marks)))  # noqa: S308
    return shown


def _finder(text: Text) -> Finder:
    """A pattern, and for each word found the stems it may have; none where the words
    are looked for by themselves."""
    wanted: list[tuple[str, ...]] = []
    if isinstance(text, Prefix):
        words = [re.escape(text.text) + "[^ ]*"]
    elif isinstance(text, Phrase) and text.literal:
        words = [*map(re.escape, text.words)]
    else:
        known = stems(words_of(text))
        wanted = [known[word] for word in words_of(text)]
        words = [*map(_form, wanted)]
    # With the space in front it begins with letters that must be there, and those are
    # looked for many times faster than a pattern is tried.
    return _compiled(f" {' +'.join(words)}(?![^ ])"), wanted


_compiled = lru_cache(maxsize=1_000)(re.compile)


def _form(stems: tuple[str, ...]) -> str:
    """A pattern for the forms of a word, and for some other words. A form differs from
    its stem in the ending and at most in two letters before it: dying, die."""
    start = commonprefix([stem[: max(1, len(stem) - 2)] for stem in stems])
    return f"{re.escape(start)}[^ ]{'*' if start else '+'}"


def _likely(finders: Sequence[Finder], words: str) -> list[tuple[_Mark, _Found]]:
    """What is a hit if its words are forms of the wanted ones, in order."""
    words = f" {words}"
    likely = []
    for number, (pattern, _) in enumerate(finders):
        found = pattern.search(words)
        while found:
            start, end = found.span()
            # Places without the space that was put in front.
            likely.append((_Mark(start, end - 1, number), (number, found[0])))
            found = pattern.search(words, start + 1)
    return sorted(likely) if len(finders) > 1 else likely


def _hits(finders: Sequence[Finder], likely: Collection[_Found]) -> set[_Found]:
    """Those that are: a stop word of a phrase stands for any word."""
    words = [text.split() for number, text in likely if finders[number][1]]
    # Asked for at once.
    forms = lexemes(chain.from_iterable(words))
    return {
        (number, text)
        for number, text in likely
        if all(
            not stems or forms.get(word) in stems
            # Nothing is wanted of what is a hit as it stands.
            for word, stems in zip(text.split(), finders[number][1], strict=False)
        )
    }


def _cut(text: str) -> str:
    if len(text) <= SHORT:
        return escape(text)
    return escape(text[: SHORT - 1]) + "…"


def _excerpt(text: str, words: str, marks: list[_Mark]) -> str:
    if not marks:
        return _cut(text)
    if len(text) <= SHORT:
        return _marked(text, marks, 0, len(text))
    shown, end = "", 0
    for start, stop in _passages(marks, words):
        if start > end:
            shown += " … " if shown else "… "
        elif shown:
            shown += escape(text[end:start])
        end = stop
        shown += _marked(text, marks, start, end)
    return shown if end == len(text) else f"{shown} …"


def _passages(marks: list[_Mark], words: str) -> list[tuple[int, int]]:
    """From where to where the passages go that show most of what was asked for, in
    the order of the text; those that touch are one."""
    chosen: list[tuple[int, int]] = []
    seen: set[int] = set()
    left = marks
    while left and len(chosen) < MOST_PASSAGES:
        best = _best(left, seen)
        start, end = _passage(best, words)
        seen |= {mark.text for mark in left if start <= mark.start < end}
        chosen.append((start, end))
        left = [mark for mark in left if mark.start >= end or mark.end <= start]
    chosen.sort()
    joined = chosen[:1]
    for start, end in chosen[1:]:
        if not words[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _passage(mark: _Mark, words: str) -> tuple[int, int]:
    """Whole words around the mark; the ends of the text with what belongs to them."""
    start = mark.start - BEFORE
    if start > 0:
        start = words.index(" ", start, mark.start)
        start = mark.start - len(words[start : mark.start].lstrip())
    end = max(start, 0) + PASSAGE
    if end < len(words):
        last = words.rfind(" ", mark.end, end + 1)
        end = len(words[:last].rstrip()) if last > mark.end else mark.end
    if not words[end:].strip():
        end = len(words)
    return max(start, 0), end


def _best(marks: list[_Mark], seen: set[int]) -> _Mark:
    """From which on a passage is the first to show most texts, and then most marks."""
    best, most, end = marks[0], (-1, -1), 0
    for place, mark in enumerate(marks):
        while end < len(marks) and marks[end].start < mark.start + PASSAGE - BEFORE:
            end += 1
        texts = {other.text for other in marks[place:end]}
        worth = len(texts - seen), end - place
        if worth > most:
            best, most = mark, worth
    return best


def _marked(text: str, marks: list[_Mark], start: int, end: int) -> str:
    shown, place = "", start
    for mark in marks:
        # Marks may overlap; the first of them holds.
        if mark.start < place or mark.end > end:
            continue
        shown += escape(text[place : mark.start])
        shown += f"<mark>{escape(text[mark.start : mark.end])}</mark>"
        place = mark.end
    return shown + escape(text[place:end])
