"""The closing line: "65th plenary meeting" and the date of adoption."""

from __future__ import annotations

import re
from datetime import date

from .dates import DATE, MONTHS, read_date
from .ordinals import ORDINAL, ordinal_value

_MEETING = (
    rf"(?:(?P<meeting>\d{{1,4}}) ?(?:st|nd|rd|th)|(?P<words>(?i:{ORDINAL})))"
    r"(?: \([a-z]+\))? (?:[Pp]lenary )?[Mm]eeting(?: \(resumed\))?"
)
# The Security Council until the 1990s: "Adopted at the 286th meeting by 9 votes to none …".
# OCR reads "1364th" as "I364th" and adds figures; a mark may follow.
_BEGINS_ADOPTED = (
    r"A(?:d[ao]pt|pprov)ed(?:,? (?:unanimous(?:ly)?|without (?:a )?v[ao]te|by consensus))*,?"
    r"(?: [Aa][ti]| ut)? (?:the|its)\b"
)
_ADOPTED_RE = re.compile(
    rf"{_BEGINS_ADOPTED} (?:resumed )?(?P<meeting>\d(?:[\dIlO]| \d){{0,4}}|[Ii]\d{{2,3}}) ?(?:st|nd|rd|the?|h)?_?(?: \([a-z]+\))? mee?tings?\b(?P<vote>.{{0,300}})"
)
_BEGINS_ADOPTED_RE = re.compile(rf"{_BEGINS_ADOPTED}(?: (?:resumed )?[\dIil]|$)")
_ADOPTED_AT_RE = re.compile(_BEGINS_ADOPTED)
_LAST_MARK_RE = re.compile(r"(?<=[a-z.)])\s?(?P<number>[1-9]\d{0,2})$")
_CLOSING_RE = re.compile(rf"(?:{_MEETING})?[\s,]*(?P<date>{DATE})?\.?")
_LONGEST = 400
# A day that OCR misread, "JO December 1984": the line closes, the date stays unknown.
_MISREAD_RE = re.compile(
    rf"{_MEETING}[\s,]+\S{{1,3}} (?:{'|'.join(MONTHS)}) \d{{4}}\.?"
)
# A bracket or a letter for the 1 at the end of a year.
_JOINED_YEAR_RE = re.compile(r"(?<=[a-z])(?=(?:19|20)\d\d\.?$)")
_LAST_ONE_RE = re.compile(r"(?<= (?:19|20)\d)[\]|lI](?=\.?$)")


def is_closing_line(content: str) -> bool:
    """True for a meeting, a date, or both, and nothing else; a vote may follow
    "Adopted at the … meeting", and the meeting stand on a line below."""
    if len(content) > _LONGEST:
        return False
    content = _with_figures(content)
    if not content or content == ".":
        return False
    patterns = (_CLOSING_RE, _MISREAD_RE, _ADOPTED_RE, _ADOPTED_AT_RE)
    return any(pattern.fullmatch(content) for pattern in patterns)


def begins_closing_line(content: str) -> bool:
    """True for the first printed line of one: "Adopted unanimously at the"."""
    return _BEGINS_ADOPTED_RE.match(content) is not None


def mark_in_closing_line(content: str) -> int | None:
    """Return the number of the note that a closing line of the Security Council is
    marked with: how the vote went."""
    match = _ADOPTED_RE.fullmatch(" ".join(content.split()))
    mark = match and _LAST_MARK_RE.search(match["vote"])
    return int(mark["number"]) if mark else None


def read_closing_line(content: str) -> tuple[int | None, date | None]:
    """Return the plenary meeting and the date that a closing line prints."""
    content = _with_figures(content)
    if match := _ADOPTED_RE.fullmatch(content):
        number = match["meeting"].replace(" ", "")
        return (int(number) if number.isdecimal() else None), None
    match = _CLOSING_RE.fullmatch(content)
    if match is None:
        misread = _MISREAD_RE.fullmatch(content)
        number = misread["meeting"] if misread else None
        return (int(number) if number else None), None
    meeting = int(match["meeting"]) if match["meeting"] else None
    if match["words"]:
        meeting = ordinal_value(match["words"])
    return meeting, read_date(match["date"]) if match["date"] else None


def _with_figures(content: str) -> str:
    """The line with single spaces, also in "4 December2024"; OCR reads "197]" for the 1 that ends a year."""
    content = _JOINED_YEAR_RE.sub(" ", " ".join(content.split()))
    return _LAST_ONE_RE.sub("1", content)


def vote_in_closing_line(content: str) -> str | None:
    """Return the closing line where it says how many voted, None where it does not."""
    match = _ADOPTED_RE.fullmatch(" ".join(content.split()))
    return content if match and " vote" in match["vote"] else None
