"""How sections count: in letters, which may leave some out, or in Roman numbers."""

from __future__ import annotations

import re

from .symbol_forms import roman_value

MOST_LOST = 2
"""More headings in a row than this are not lost: the numbers count something else."""


def goes_on(letter: str, before: tuple[str, int] | None) -> bool:
    """True for the letter after the one before, or where one between them is lost."""
    return (
        before is not None
        and before[0] == "letters"
        and 0 < _letter_place(letter) - before[1] <= MOST_LOST
    )


def _letter_place(letter: str) -> int:
    return ord(letter) - ord("A") + 1


def place_of(
    number: str | None, before: tuple[str, int] | None
) -> tuple[str, int] | None:
    """How a section counts and its place: ("letters", 5) for "E", ("roman", 2) for
    "II"; None for words. "L" is a letter after "K"."""
    if re.fullmatch(r"[A-Z]", number or "") and goes_on(number or "", before):
        return "letters", _letter_place(number or "")
    if re.fullmatch(r"[A-H]", number or ""):
        return "letters", _letter_place(number or "")
    if re.fullmatch(r"[IVXL]+", number or ""):
        return "roman", roman_value(number or "")
    return None
