"""The closing line: "65th plenary meeting" and the date of adoption."""

from __future__ import annotations

import re
from datetime import date

from .dates import DATE, read_date
from .ordinals import ORDINAL, ordinal_value

_MEETING = (
    rf"(?:(?P<meeting>\d{{1,4}}) ?(?:st|nd|rd|th)|(?P<words>(?i:{ORDINAL})))"
    r"(?: \([a-z]+\))? (?:plenary )?meeting(?: \(resumed\))?"
)
_CLOSING_RE = re.compile(rf"(?:{_MEETING})?[\s,]*(?P<date>{DATE})?\.?")


def is_closing_line(content: str) -> bool:
    """True for a meeting, a date, or both, and nothing else."""
    content = " ".join(content.split())
    return (
        bool(content) and _CLOSING_RE.fullmatch(content) is not None and content != "."
    )


def read_closing_line(content: str) -> tuple[int | None, date | None]:
    """Return the plenary meeting and the date that a closing line prints."""
    match = _CLOSING_RE.fullmatch(" ".join(content.split()))
    if match is None:
        return None, None
    meeting = int(match["meeting"]) if match["meeting"] else None
    if match["words"]:
        meeting = ordinal_value(match["words"])
    return meeting, read_date(match["date"]) if match["date"] else None
