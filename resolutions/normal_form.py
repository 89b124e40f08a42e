"""The words of a text in a form in which they can be compared.

Capitals, accents, hyphens, apostrophes and quotation marks make no difference: each
mark becomes a space, each accented letter its plain one. PostgreSQL does the same with
the same two tables (`models.NORMAL_FORM`), so that a word typed is the word indexed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# PostgreSQL would read "A/RES/64/179" as a path, "e.g." as a host, "-5" as a number,
# and with some locales a curly quotation mark as a letter.
MARKS = "-/.@<>&_+:'~%‐‑‒–—―−‘’‚‛“”„‟«»‹›…·•\u00a0\u202f\u00ad"


def _plain_letters() -> dict[str, str]:
    """The accented letters of Latin-1 that are one letter with an accent."""
    accented = map(chr, range(0xC0, 0x100))
    decomposed = ((each, unicodedata.normalize("NFD", each)) for each in accented)
    return {each: parts[0].lower() for each, parts in decomposed if len(parts) == 2}


PLAIN_LETTERS = _plain_letters()
FROM = "".join(PLAIN_LETTERS) + MARKS
TO = "".join(PLAIN_LETTERS.values()) + " " * len(MARKS)
_TABLE = str.maketrans(FROM, TO)
ASCII_WORD_RE = re.compile(r"[a-z0-9]+")


class Spelt(NamedTuple):
    """A word of a text in its normal form, and where it stands."""

    text: str
    start: int
    end: int


def normalise(text: str) -> tuple[str, ...]:
    """ "Counter-Terrorism, the State’s" → counter terrorism the state s."""
    return tuple(word.text for word in spelt(text))


def spelt(text: str) -> list[Spelt]:
    """The words of the text with their places; offsets are into the text as given."""
    plain = text.translate(_TABLE)
    if plain.isascii():
        words = ASCII_WORD_RE.finditer(plain.lower())
        return [Spelt(word[0], word.start(), word.end()) for word in words]
    found: list[Spelt] = []
    start: int | None = None
    for place, char in enumerate(plain):
        if char.isalpha() or char.isdecimal() or unicodedata.combining(char):
            start = place if start is None else start
        elif start is not None:
            found.append(Spelt(plain[start:place].lower(), start, place))
            start = None
    if start is not None:
        found.append(Spelt(plain[start:].lower(), start, len(plain)))
    return found
