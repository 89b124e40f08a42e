"""The words around a hit, as safe HTML with the hits marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from ..models import FootnoteMark
from ..normal_form import Spelt, spelt
from .answer import Row
from .binding import words_of
from .language.tree import Phrase, Prefix, Text
from .lexemes import lexemes, stems

# A paragraph up to this many characters is shown whole.
SHORT = 400
PASSAGE_WORDS, WORDS_BEFORE, MOST_PASSAGES, MOST_MARKS = 35, 10, 2, 300

Stems = dict[str, str | None]
Forms = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A hit of one of the texts: from the first to the last of its words."""

    text: int
    first: int
    last: int


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
    read = [spelt(each) for each in paragraphs]
    words = {word.text for each in read for word in each} if texts else set()
    wanted = stems(set().union(*map(words_of, texts)))
    known = lexemes(words)
    return [
        _excerpt(paragraph, found, _marks(texts, found, known, wanted)[:MOST_MARKS])
        for paragraph, found in zip(paragraphs, read, strict=True)
    ]


def _marks(
    texts: Sequence[Text], words: list[Spelt], known: Stems, wanted: Forms
) -> list[_Mark]:
    marks: list[_Mark] = []
    for number, text in enumerate(texts):
        marks += (
            _Mark(number, place, place + length - 1)
            for place, length in _places(text, words, known, wanted)
        )
    return sorted(marks, key=lambda mark: mark.first)


def _places(
    text: Text, words: list[Spelt], known: Stems, forms: Forms
) -> Iterable[tuple[int, int]]:
    if isinstance(text, Prefix):
        for place, word in enumerate(words):
            if word.text.startswith(text.text):
                yield place, 1
        return
    wanted = words_of(text)
    literal = isinstance(text, Phrase) and text.literal
    for place in range(len(words) - len(wanted) + 1):
        beside = words[place : place + len(wanted)]
        if all(
            one.text == other
            if literal
            else _is_form(known.get(one.text), forms[other])
            for one, other in zip(beside, wanted, strict=True)
        ):
            yield place, len(wanted)


def _is_form(stem: str | None, forms: tuple[str, ...]) -> bool:
    """A stop word in a phrase stands for any word."""
    return not forms or stem in forms


def _excerpt(text: str, words: list[Spelt], marks: list[_Mark]) -> SafeString:
    if len(text) <= SHORT:
        return _marked(text, words, marks, 0, len(text))
    if not marks:
        return mark_safe(escape(Truncator(text).chars(SHORT)))  # noqa: S308
    shown, end = "", 0
    for first, last in _passages(marks, len(words)):
        start = 0 if first == 0 else words[first].start
        if start > end:
            shown += " … " if shown else "… "
        elif shown:
            shown += escape(text[end:start])
        end = len(text) if last == len(words) - 1 else words[last].end
        shown += _marked(text, words, marks, start, end)
    return mark_safe(shown if end == len(text) else f"{shown} …")  # noqa: S308


def _passages(marks: list[_Mark], length: int) -> list[tuple[int, int]]:
    """The first and last word of the passages that show most of what was asked for,
    in the order of the text; those that touch are one."""
    chosen: list[tuple[int, int]] = []
    seen: set[int] = set()
    left = marks
    while left and len(chosen) < MOST_PASSAGES:
        best = max(left, key=lambda mark: _worth(mark, left, seen))  # noqa: B023
        first = max(0, best.first - WORDS_BEFORE)
        last = min(length - 1, max(first + PASSAGE_WORDS - 1, best.last))
        seen |= {mark.text for mark in left if first <= mark.first <= last}
        chosen.append((first, last))
        left = [mark for mark in left if mark.first > last or mark.last < first]
    chosen.sort()
    joined = chosen[:1]
    for first, last in chosen[1:]:
        if first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _worth(mark: _Mark, others: list[_Mark], seen: set[int]) -> tuple[int, int]:
    """How many of the texts a passage from the mark on would be the first to show,
    and how many marks."""
    reach = mark.first + PASSAGE_WORDS - WORDS_BEFORE
    within = [other for other in others if mark.first <= other.first < reach]
    return len({other.text for other in within} - seen), len(within)


def _marked(
    text: str, words: list[Spelt], marks: list[_Mark], start: int, end: int
) -> SafeString:
    shown, place = "", start
    for mark in marks:
        first, last = words[mark.first].start, words[mark.last].end
        # Marks may overlap; the first of them holds.
        if first < place or last > end:
            continue
        shown += escape(text[place:first])
        shown += f"<mark>{escape(text[first:last])}</mark>"
        place = last
    return mark_safe(shown + escape(text[place:end]))  # noqa: S308
