"""Footnote marks found in the paragraphs, tied to their notes, and lifted out.

Converters leave marks as raised figures, as figures glued to the word before
("Crime,1 which", "8 September 20064"), as figures with a space ("Strategy 6"), or as
what OCR took them for ("Persons,® stressing"). None of these is certain alone. What
decides is the whole: first marks run 1, 2, 3 in reading order, and a mark comes again
where the same words come again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Literal

from .dates import MONTHS
from .text import Edit, Text
from .types import Mark, TiedBy

Form = Literal["raised", "stroked", "bracketed", "glued", "year", "spaced", "sign"]

_NUMBER_RE = re.compile(r"\d{1,3}")
_GLUED_RE = re.compile(r"(?<=[A-Za-z,;.:)\]”\"’'])(\d{1,3})(?=[\s,;.:)”\"’\]]|$)")
# Trap: "on 8 September 20064 and its" is the year 2006 with note 4.
_YEAR_RE = re.compile(r"(?<= (?:19|20)\d\d)(\d{1,2})(?=[\s,;.]|$)")
# "148,000", "$US48,807,650": no mark stands behind the comma.
_THOUSANDS_RE = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3}){1,4}$")
_YEAR_ENDS_RE = re.compile(r" (?:19|20)\d\d\.$")
_SPACED_RE = re.compile(r"(?<=[A-Za-z,;:)”\"]) (\d{1,3})(?=[\s,;:]|\.(?!\d)|$)")
# Until the 1990s: "of Human Rights 1/ and". Converters to Markdown: "Sahara,[143] and".
_STROKE_RE = re.compile(r"(?<=[A-Za-z,;.:)”\"]) (\d{1,3})/(?=[\s,;.:]|$)")
_BRACKET_RE = re.compile(r"(?<=\S)\[(\d{1,3})\](?=[\s,;.:]|$)")
_SIGN_RE = re.compile(r"(?<=[A-Za-z,;.)])(?: (?=[*®©°†‡]))?([*®©°†‡”\"?’'])(?=\s|$)")
_PATTERNS: Mapping[Form, re.Pattern[str]] = {
    "stroked": _STROKE_RE,
    "bracketed": _BRACKET_RE,
    "year": _YEAR_RE,
    "glued": _GLUED_RE,
    "spaced": _SPACED_RE,
    "sign": _SIGN_RE,
}
_COUNTED = re.compile(
    r"(?:\b(?:on|of|from|to|and|in|until|till|by|or|No|Nos|vol|vols|para|paras|article"
    r"|articles|paragraph|paragraphs|chapter|item|items|rule|rules|section|annex|least|than"
    r"|between|session|resolution|resolutions|decision|decisions|the|a|for|with|page)\.?)$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    rf" ?(?:{'|'.join(MONTHS)}|per cent|million|billion|to \d|and \d|years?|months?|days?"
    r"|of the|above|below)\b"
)
_WORD_END_RE = re.compile(r"[a-z]{4}[,;)”\"]?$")
# Forms that nothing but a mark has.
_CERTAIN = ("raised", "stroked", "bracketed")
# The share of notes that raised figures lead to in a document that raises its marks.
_RAISED_SHARE = 0.8
_BETWEEN_MARKS_RE = re.compile(r"\s?,\s?")
_CONTEXT_WORDS = 3
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


def counts_something(before: str, after: str) -> bool:
    """True for a figure between words as those of "item 10" and "than 15 October"."""
    return bool(_COUNTED.search(before) or _UNIT.match(after))


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a mark: `value` is None for a sign that OCR misread."""

    paragraph: int
    start: int
    end: int
    form: Form
    value: int | None
    printed: str
    context: str
    ends_text: bool = False


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
        [c for i, text in enumerate(texts) for c in _candidates(i, text)], notes
    )
    chosen = _best_reading(candidates, notes)
    edits: dict[int, list[tuple[Candidate, int, TiedBy]]] = {}
    unread = []
    for candidate, choice in zip(candidates, chosen, strict=True):
        if choice is not None:
            edits.setdefault(candidate.paragraph, []).append((candidate, *choice))
        elif candidate.form in _CERTAIN or _is_left(texts, candidate):
            unread.append(candidate)
    tied = tuple(_lift(text, edits.get(i, ())) for i, text in enumerate(texts))
    return tied, tuple(unread)


def _is_left(texts: Sequence[Text], candidate: Candidate) -> bool:
    """True for a figure glued to a word ("the Council,77"): the mark of a lost note."""
    before = texts[candidate.paragraph].content[: candidate.start][-12:]
    ends_word = candidate.form == "glued" and _WORD_END_RE.search(before) is not None
    return ends_word or candidate.ends_text


def _candidates(paragraph: int, text: Text) -> Iterator[Candidate]:
    found: dict[int, Candidate] = {}
    content = text.content
    stray = _stray_signs(content)
    for span in text.of_kind("raised"):
        if _NUMBER_RE.fullmatch(content, span.start, span.end):
            number = int(content[span.start : span.end])
            found[span.end] = replace(
                _candidate(paragraph, content, span.start, span.end, "raised", number),
                printed=span.value,
            )
    for form, pattern in _PATTERNS.items():
        for match in pattern.finditer(content):
            start = match.start() if form == "bracketed" else match.start(1)
            end = match.end()
            if end in found or not _may_be_mark(content, start, end, form):
                continue
            if form == "sign" and start not in stray:
                continue
            value = int(match[1]) if form != "sign" else None
            found[end] = _candidate(paragraph, content, start, end, form, value)
    yield from sorted(found.values(), key=lambda c: c.start)


def _without_bare_figures(
    candidates: Sequence[Candidate], notes: AbstractSet[int]
) -> list[Candidate]:
    """Where raised figures lead to the notes, a bare figure that has a raised twin is
    text: "paragraphs 10, 12, 15, 18 and 20", "WT/L/508/Add.1 of 25 July".

    Not so at the end of a paragraph, where A/RES/73/6 prints "UNISPACE+50,1"."""
    certain = {c.value for c in candidates if c.form in _CERTAIN} & notes
    if len(certain) < _RAISED_SHARE * len(notes):
        return list(candidates)
    return [
        c
        for c in candidates
        if c.form in _CERTAIN or c.value not in certain or c.ends_text
    ]


def _candidate(
    paragraph: int, content: str, start: int, end: int, form: Form, value: int | None
) -> Candidate:
    printed = content[start:end]
    context = _context(content[max(0, start - 80) : start])
    # "of the Convention,1": no paragraph ends with a figure behind its comma.
    ends_text = form == "glued" and not content[end:].strip()
    ends_text = ends_text and content[start - 1] in ",;"
    return Candidate(paragraph, start, end, form, value, printed, context, ends_text)


def _may_be_mark(content: str, start: int, end: int, form: Form) -> bool:
    if form == "spaced":
        before = content[max(0, start - 30) : start - 1]
        return not counts_something(before, content[end:])
    if form == "glued":
        # "1) progress, 2) the costs": the items of a list within the sentence.
        if content[end : end + 1] == ")" and not _in_brackets(content[:start]):
            return False
        if not content[end:].strip() and _YEAR_ENDS_RE.search(content[:start]):
            # "… to 30 June 1961.3" ends a text.
            return True
        if ends_in_thousands(content[max(0, end - 24) : end]):
            return False
        # "E.10", "No.5": a full stop inside an abbreviation or number.
        return content[start - 1] != "." or content[start - 2 : start - 1].islower()
    return True


def ends_in_thousands(content: str) -> bool:
    """True for a text that ends with a figure of several groups: "48,807,650"."""
    return _THOUSANDS_RE.search(content) is not None


def _in_brackets(before: str) -> bool:
    return before.count("(") > before.count(")")


def _stray_signs(content: str) -> set[int]:
    """Places of signs that the printed text cannot hold: a question mark before a small
    letter, a closing quotation mark that closes nothing."""
    stray, open_quotes, open_single, straight = set(), 0, 0, 0
    for place, sign in enumerate(content):
        if (
            sign in "*®©°†‡"
            or sign == "?"
            and content[place + 1 : place + 3].strip()[:1].islower()
        ):
            stray.add(place)
        elif sign == "“":
            open_quotes += 1
        elif sign == "”":
            if not open_quotes and not straight:
                stray.add(place)
            open_quotes = max(0, open_quotes - 1)
        elif sign == '"':
            before = content[place - 1 : place]
            if not straight and before.isalnum():
                stray.add(place)
            else:
                straight = 1 - straight
        elif sign == "‘":
            open_single += 1
        elif (
            sign in "’'"
            and content[place - 1 : place] in (",", ";")
            and not open_single
        ):
            stray.add(place)
    return stray


def _context(before: str) -> str:
    words = re.findall(r"[A-Za-z]+|\d+", before)
    return " ".join(words[-_CONTEXT_WORDS:]).lower()


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
    if value <= reading.last or candidate.form in _CERTAIN:
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
