"""Numbers written as words: "Sixty-ninth session" is 69."""

from __future__ import annotations

import re

_UNITS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_ROUND = {f"{name[:-1]}ieth": value for name, value in _TENS.items()}
ORDINAL = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:"
    + "|".join(_UNITS[:9])
    + ")|"
    + "|".join((*_UNITS, *_ROUND, "hundredth"))
    + ")"
)
"""Pattern of an ordinal in words, to be used ignoring case."""

_ORDINAL_RE = re.compile(ORDINAL, re.IGNORECASE)


def ordinal_value(words: str) -> int | None:
    """Return the number of an ordinal in words ("sixty-ninth" → 69), else None."""
    if not _ORDINAL_RE.fullmatch(words):
        return None
    words = words.lower()
    if words in _UNITS:
        return _UNITS.index(words) + 1
    if words in _ROUND:
        return _ROUND[words]
    if words == "hundredth":
        return 100
    tens, unit = words.split("-")
    return _TENS[tens] + _UNITS.index(unit) + 1
