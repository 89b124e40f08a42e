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
_HUNDREDS = {"hundred": 100, "one hundred": 100, "two hundred": 200}
ORDINAL = (
    r"(?:(?:(?:one |two )?hundred and )?(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:"
    + "|".join(_UNITS[:9])
    + ")|"
    + "|".join((*_UNITS, *_ROUND, "hundredth"))
    + "))"
)
"""Pattern of an ordinal in words, up to those of the meetings of the third session
("Hundred and eighty-sixth"), to be used ignoring case."""

_ORDINAL_RE = re.compile(ORDINAL, re.IGNORECASE)


def ordinal_value(words: str) -> int | None:
    """Return the number of an ordinal in words ("sixty-ninth" → 69), else None."""
    if not _ORDINAL_RE.fullmatch(words):
        return None
    hundreds, _, rest = words.lower().rpartition(" and ")
    return _HUNDREDS.get(hundreds, 0) + _value(rest)


def _value(words: str) -> int:
    """The value of an ordinal up to the hundredth, in lower case."""
    if words in _UNITS:
        return _UNITS.index(words) + 1
    if words in _ROUND:
        return _ROUND[words]
    if words == "hundredth":
        return 100
    tens, unit = words.split("-")
    return _TENS[tens] + _UNITS.index(unit) + 1
