"""The words of a paragraph, as the comparison sees them.

In goes a text and the places where its acts stand; out come its tokens: words, dates
and marks of punctuation, each with the white space before it. Guaranteed: joining
`glue` and `text` of all tokens gives the text back, whatever the text is. Which words
only editors write is data: `vocabulary/editorial.csv` and `spelling.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from ..parsing.dates import DATE
from ..parsing.ordinals import ordinal_value
from ..parsing.vocabulary import rows

VOCABULARY = Path(__file__).parent / "vocabulary"

TOKEN_RE = re.compile(
    rf"(\s*)({DATE}(?!\w)|\d+(?:,\d{{3}})+(?!\w)|\w+(?:[-‐‑–'’/.]\w+)*+|[^\w\s]|\Z)"
)
NUMBERED_RE = re.compile(r"(?:[a-z]+-)?\d+(?:[-–/]\d+)+")
DATE_RE = re.compile(DATE)
DIGIT_ORDINAL_RE = re.compile(r"\d+(?:st|nd|rd|th)")
SAME_MARK = str.maketrans("‐‑–—’‘“”", "----''\"\"")

_EDITORIAL = rows("editorial", VOCABULARY)
SPELLED = {row["word"]: row["spelled"] for row in rows("spelling", VOCABULARY)}
COMMON = frozenset(row["word"] for row in rows("common", VOCABULARY))

# How many tokens may stand between an ordinal and the session it counts.
BEFORE_SESSION = 4
# How many tokens after "session" its dates may stand ("held in Vienna from …").
AFTER_SESSION = 14

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a date or a mark of punctuation, and the white space before it.

    `key` is the word without what never matters (capitals, spelling, form of a
    hyphen); a mark of punctuation has none. `counts_as` is what the word says once
    the editors' part is taken out: "" for "also" in an opening, the same for every
    number of a session. `reason` names the rule by which it was taken out.
    """

    glue: str
    text: str
    start: int
    key: str
    counts_as: str
    reason: str = ""


def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in _EDITORIAL if row["kind"] == kind)


REPETITIONS = [tuple(words.split()) for words in sorted(_words("repetition"))]
REFERENCES = _words("reference")
REFERENCE_LEADS = _words("reference lead")
SESSIONS = _words("session")
# "takes note … of" → ("takes", "note"), "of", "notes"
OPENINGS = [
    (tuple(first.split()), last.strip(), row["counts_as"])
    for row in _EDITORIAL
    if row["kind"] == "opening"
    for first, _, last in [row["words"].partition("…")]
]


@lru_cache(maxsize=4096)
def tokenize(text: str, acts: tuple[Span, ...] = ()) -> tuple[Token, ...]:
    """The tokens of a text; `acts` are the spans of its verbs, the opening first."""
    tokens = [
        _token(match[1], match[2], match.start(2))
        for match in TOKEN_RE.finditer(text)
        if match[0]
    ]
    _mark_repetitions(tokens, acts)
    _mark_openings(tokens, acts)
    _mark_sessions(tokens)
    _mark_references(tokens)
    return tuple(tokens)


def content_of(tokens: Sequence[Token], opening: int = 0) -> list[str]:
    """The words that say what a text is about, in order.

    Left out are common words, the opening phrase (the first `opening` characters) and
    numbers of sessions and resolutions; a text that has little else keeps them.
    """
    words = [each for each in tokens if each.key and each.key not in COMMON]
    narrow = [
        each.key
        for each in words
        if each.start >= opening and each.counts_as == each.key
    ]
    if len(narrow) >= 4:
        return narrow
    return [each.key for each in words if each.reason != "repetition"]


def recalled_in(tokens: Iterable[Token]) -> set[str]:
    """The numbers of the resolutions recalled, without their dates."""
    return {
        token.key
        for token in tokens
        if token.reason == "resolution recalled" and NUMBERED_RE.fullmatch(token.key)
    }


def _token(glue: str, text: str, start: int) -> Token:
    if not any(map(str.isalnum, text)):
        return Token(glue, text, start, "", "", "punctuation")
    word = text.casefold().translate(SAME_MARK)
    key = SPELLED.get(word, word)
    return Token(glue, text, start, key, key)


def _mark(tokens: list[Token], index: int, counts_as: str, reason: str) -> None:
    tokens[index] = replace(tokens[index], counts_as=counts_as, reason=reason)


def _mark_repetitions(tokens: list[Token], acts: Sequence[Span]) -> None:
    """ "Also" in an act, right behind it or right before it; not "to further improve"."""
    for words in REPETITIONS:
        for index in _places_of(tokens, words):
            start, end = tokens[index].start, index + len(words)
            after = next((token.start for token in tokens[end:] if token.key), -1)
            if any(s <= start <= e + 2 or after == s for s, e in acts):
                for each in range(index, end):
                    _mark(tokens, each, "", "repetition")


def _mark_openings(tokens: list[Token], acts: Sequence[Span]) -> None:
    for words, last, counts_as in OPENINGS:
        for index in _places_of(tokens, words):
            end = next((e for s, e in acts if s <= tokens[index].start < e), 0)
            if not end:
                continue
            _mark(tokens, index, counts_as, "form of the verb")
            for other in range(index + 1, len(tokens)):
                if tokens[other].start > end + 1:
                    break
                if other < index + len(words) or tokens[other].key == last:
                    _mark(tokens, other, "", "form of the verb")


def _mark_sessions(tokens: list[Token]) -> None:
    for index, token in enumerate(tokens):
        if token.key not in SESSIONS:
            continue
        for before in range(max(0, index - BEFORE_SESSION), index):
            if _is_ordinal(tokens[before].key):
                _mark(tokens, before, "§session", "session")
        after = tokens[index + 1 : index + 1 + AFTER_SESSION]
        if not any(each.key == "held" for each in after[:3]):
            continue
        for place, each in enumerate(after, index + 1):
            if each.text == ";":
                break
            if each.key.isdecimal() or DATE_RE.fullmatch(each.text):
                _mark(tokens, place, "§date", "session")


def _mark_references(tokens: list[Token]) -> None:
    """The numbers and dates after "its resolutions", as far as the list goes.

    A list of three says something else than a list of two, so they count as what they
    are only among lists of one length.
    """
    for index, token in enumerate(tokens):
        if token.key not in REFERENCES or index == 0:
            continue
        if tokens[index - 1].key not in REFERENCE_LEADS:
            continue
        numbers, dates = _list_behind(tokens, index)
        for place in numbers:
            _mark(tokens, place, f"§1 of {len(numbers)}", "resolution recalled")
        for place in dates:
            _mark(tokens, place, f"§date of {len(numbers)}", "resolution recalled")


def _list_behind(tokens: list[Token], index: int) -> tuple[list[int], list[int]]:
    """The places of the numbers and of the dates that follow a noun."""
    numbers: list[int] = []
    dates: list[int] = []
    for place in range(index + 1, len(tokens)):
        each = tokens[place]
        if NUMBERED_RE.fullmatch(each.key):
            numbers.append(place)
        elif DATE_RE.fullmatch(each.text):
            dates.append(place)
        elif each.key not in ("", "of", "and"):
            break
    return numbers, dates


def _is_ordinal(key: str) -> bool:
    return ordinal_value(key) is not None or bool(DIGIT_ORDINAL_RE.fullmatch(key))


def _places_of(tokens: Sequence[Token], words: tuple[str, ...]) -> list[int]:
    return [
        index
        for index, token in enumerate(tokens)
        if token.key == words[0]
        and tuple(each.key for each in tokens[index : index + len(words)]) == words
    ]
