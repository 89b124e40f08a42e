"""Texts in one order of time, and titles that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..models import Resolution
from ..parsing.dates import DATE, read_date
from ..parsing.ordinals import ordinal_value

DATE_RE = re.compile(DATE)
WORD_RE = re.compile(r"[^\W_]+")
LONGEST_KEY = 300
# The regular sessions of the General Assembly begin in the year 1945 + their number.
BEFORE_FIRST_SESSION = 1945
# Words that titles of one series gain and lose.
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "by",
        "for",
        "from",
        "in",
        "its",
        "of",
        "on",
        "or",
        "particular",
        "particularly",
        "the",
        "to",
        "with",
    ]
)


def moment_of(resolution: Resolution, texts: Iterable[str]) -> str:
    """A string that puts texts in order: day or year, drafts first, then the symbol.

    A text that states neither is put at the last day that it names itself (`texts` are
    its paragraphs), for it was written after that day.
    """
    day = resolution.adopted
    if day is None and resolution.status == Resolution.Status.DRAFT:
        day = resolution.distributed
    if day is not None:
        when = day.isoformat()
    elif year := resolution.year or _year_of_session(resolution):
        when = f"{year:04}-00-00"
    else:
        when = _last_day_named(texts)
    stage = int(resolution.status == Resolution.Status.ADOPTED)
    return f"{when} {stage} {resolution.sort_key}"[:240]


def _year_of_session(resolution: Resolution) -> int | None:
    session = resolution.session or ""
    if resolution.body != "General Assembly" or not session.isdecimal():
        return None
    return BEFORE_FIRST_SESSION + int(session) if len(session) <= 3 else None


def _last_day_named(texts: Iterable[str]) -> str:
    found = (read_date(m) for text in texts for m in DATE_RE.findall(text))
    return max((f"{day.isoformat()}~" for day in found if day), default="")


def title_key(title: str) -> str:
    """The words of a title without numbers, ordinals and small words."""
    words = WORD_RE.findall(title.casefold().replace("co-operation", "cooperation"))
    telling = [
        word
        for word in words
        if word not in SMALL and not word.isdecimal() and ordinal_value(word) is None
    ]
    return " ".join(telling or words)[:LONGEST_KEY]


# The share of words that two keys of near titles, and of titles about one subject, have.
NEAR, ONE_SUBJECT = 0.7, 0.3


def titles_are_near(first: str, second: str, share: float = NEAR) -> bool:
    """Do two keys share most of their words? "" is near to nothing."""
    ours, theirs = set(first.split()), set(second.split())
    return bool(ours) and len(ours & theirs) >= share * len(ours | theirs)
