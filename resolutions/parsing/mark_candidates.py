"""What may be a footnote mark: the forms in which converters and OCR leave one.

Raised figures, figures glued to the word before ("Crime,1 which", "8 September 20064"),
figures with a space ("Strategy 6"), or what OCR took them for ("Persons,® stressing").
None of these is certain alone; `marks` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from .dates import MONTHS
from .text import Text

Form = Literal["raised", "stroked", "bracketed", "glued", "year", "spaced", "sign"]

_NUMBER_RE = re.compile(r"\d{1,3}")
_GLUED_RE = re.compile(r"(?<=[A-Za-z,;.:)\]”\"’'])(\d{1,3})(?=[\s,;.:)”\"’\]]|$)")
# Trap: "on 8 September 20064 and its" is the year 2006 with note 4.
_YEAR_RE = re.compile(r"(?<= (?:19|20)\d\d)(\d{1,2})(?=[\s,;.]|$)")
# "148,000", "$US48,807,650": no mark stands behind the comma.
_THOUSANDS_RE = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3}){1,4}$")
_YEAR_ENDS_RE = re.compile(r" (?:19|20)\d\d\.$")
# A day and a document end with figures: "his report of 29 April 1963 2 about".
_SPACED_RE = re.compile(
    r"(?:(?<=[A-Za-z,;:)”\"])|(?<=[a-z)\d]\.)(?= \d{1,3}$)"
    r"|(?<=\d{4})(?= \d{1,3}(?:[,;:]|$| [a-z“]))) (\d{1,3})(?=[\s,;:]|\.(?!\d)|$)"
)
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
_ENDS_RE = re.compile(
    r"(?:[a-z)”]|\d{4}|(?:Corr|Add)\.\d)[,;.] (?:\d{1,3},? )?\d{1,3}$"
)
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
_LAST_MARK_RE = re.compile(
    r"(?:^|[\s(“-])(?!(?:Add|Corr|Rev|Amend|Nos?|Vol|Art|Para|Sect|Chap|Res|Dec|Conf|Part)\.)"
    r"[A-Za-z][a-z]{3,40}\.(?P<number>[1-9]\d?)$",
    re.IGNORECASE,
)
_LONGEST_LAST_WORD = 60
CERTAIN = ("raised", "stroked", "bracketed")
"""The forms that nothing but a mark has."""
_CONTEXT_WORDS = 3


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


def find_candidates(paragraph: int, text: Text) -> Iterator[Candidate]:
    """Return what may be marks in the text of a paragraph, in order of reading."""
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
            told: Form = form
            if form == "spaced" and _ENDS_RE.search(content, start - 6):
                # A converter has set a space: no paragraph ends "1 June 1970, 27" either.
                told = "glued"
            found[end] = _candidate(paragraph, content, start, end, told, value)
    yield from sorted(found.values(), key=lambda c: c.start)


def _candidate(
    paragraph: int, content: str, start: int, end: int, form: Form, value: int | None
) -> Candidate:
    printed = content[start:end]
    context = _context(content[max(0, start - 80) : start])
    # "of the Convention,1": no paragraph ends with a figure behind its comma.
    before = content[:start].rstrip()
    ends_text = form == "glued" and not content[end:].strip() and before[-1:] in ",;"
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


def last_mark(content: str) -> re.Match[str] | None:
    """The mark behind the full stop that ends a text, "the current report.1"; None for
    the number of a document, "A/520 and Corr.1"."""
    return _LAST_MARK_RE.search(content, max(0, len(content) - _LONGEST_LAST_WORD))


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


def counts_something(before: str, after: str) -> bool:
    """True for a figure between words as those of "item 10" and "than 15 October"."""
    return bool(_COUNTED.search(before) or _UNIT.match(after))
