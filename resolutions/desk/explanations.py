"""Warnings of the parser in the words of an editor, and what to do about each."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..parsing.types import ParseWarning

TABLE = Path(__file__).parent / "vocabulary" / "warnings.csv"


@dataclass(frozen=True, slots=True)
class Explanation:
    title: str
    explanation: str
    advice: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A warning at its place, with its code explained; an unknown code has no words
    but those of the warning itself."""

    warning: ParseWarning
    words: Explanation

    @classmethod
    def of(cls, warning: ParseWarning) -> Explained:
        return cls(warning, explanations().get(warning.code, UNKNOWN))


UNKNOWN = Explanation("To be checked", "", "Compare the place with the source.")


@cache
def explanations() -> dict[str, Explanation]:
    """What each code means."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row.pop("code"): Explanation(**row) for row in csv.DictReader(file)}
