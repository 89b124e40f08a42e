"""The words of a text in a form in which they can be compared.

Capitals, accents, hyphens, apostrophes and quotation marks make no difference: each
mark becomes a space, each accented letter its plain one. PostgreSQL does the same with
the same two tables (`models.NORMAL_FORM`), so that a word typed is the word indexed.
"""

from __future__ import annotations

import re
from unicodedata import combining, normalize

# PostgreSQL would read "A/RES/64/179" as a path, "e.g." as a host, "-5" as a number,
# and with some locales a curly quotation mark as a letter.
MARKS = "-/.@<>&_+:'~%‐‑‒–—―−‘’‚‛“”„‟«»‹›…·•\u00a0\u202f\u00ad"


def _plain_letters() -> dict[str, str]:
    """The accented letters of Latin-1 that are one letter with an accent."""
    accented = map(chr, range(0xC0, 0x100))
    decomposed = ((each, normalize("NFD", each)) for each in accented)
    return {each: parts[0].lower() for each, parts in decomposed if len(parts) == 2}


PLAIN_LETTERS = _plain_letters()
FROM = "".join(PLAIN_LETTERS) + MARKS
TO = "".join(PLAIN_LETTERS.values()) + " " * len(MARKS)
_TABLE = str.maketrans(FROM, TO)
# A character of Latin-1 takes one byte, and bytes are translated fifty times as fast.
_LATIN = bytes(
    ord(PLAIN_LETTERS.get(char, char.lower()))
    if char.isalpha() or char.isdecimal()
    else ord(" ")
    for char in map(chr, range(256))
)
_MARKS_BEYOND_LATIN = re.escape("".join(char for char in MARKS if char > "\xff"))
_BEYOND_LATIN_RE = re.compile(f"[^\x00-\xff{_MARKS_BEYOND_LATIN}]")


# "1e5b" is a number to PostgreSQL, and what follows it. Few texts have one: looking for
# its middle takes a third of the time.
_HAS_NUMBER_RE = re.compile(r"\de\d+[^\s\d]", re.ASCII)
_NUMBER_RE = re.compile(r"(?<!\S)(\d+e\d+)(?=[^\s\d])", re.ASCII)


def normalise(text: str) -> tuple[str, ...]:
    """ "Counter-Terrorism, the State’s" → counter terrorism the state s."""
    small = flat(text).lower()
    if _HAS_NUMBER_RE.search(small):
        small = _NUMBER_RE.sub(r"\1 ", small)
    return tuple(small.split())


def flat(text: str) -> str:
    """The words of the text in their normal form, each at its place: the text as long
    as it was, with a space for every character that belongs to no word."""
    if text.isascii() or not _BEYOND_LATIN_RE.search(text):
        return text.encode("latin-1", "replace").translate(_LATIN).decode("latin-1")
    plain = "".join(
        char if char.isalpha() or char.isdecimal() or combining(char) else " "
        for char in text.translate(_TABLE)
    )
    small = plain.lower()
    # Few letters become two when they are made small: "İ".
    return small if len(small) == len(plain) else plain
