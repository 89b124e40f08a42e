"""Which words tell a paragraph from all others.

How common a stem is was counted once (`vocabulary/stems.csv`, in ten thousand
paragraphs of resolutions of 1946 to 2025) and is not counted in the archive, so that
what is a telling word does not change with what is held.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest
from math import log
from pathlib import Path

from ..parsing.vocabulary import rows

VOCABULARY = Path(__file__).parent / "vocabulary"
COUNTED = 10_000
# A stem that is not in the list is rarer than all that are.
RARE = 8
SHORTEST = 3

IN_TEN_THOUSAND = {
    row["stem"]: int(row["in_ten_thousand"]) for row in rows("stems", VOCABULARY)
}


def is_word(stem: str) -> bool:
    """Numbers change from edition to edition and tell nothing."""
    return len(stem) >= SHORTEST and stem.isalpha()


def weight(stem: str) -> float:
    return log(COUNTED / IN_TEN_THOUSAND.get(stem, RARE))


def rarest_first(stems: Iterable[str], most: int | None = None) -> list[str]:
    """The words among the stems, each once, in an order that is always the same; the
    first `most` of them, or all."""
    words = {(IN_TEN_THOUSAND.get(stem, RARE), stem) for stem in stems if is_word(stem)}
    first = sorted(words) if most is None else nsmallest(most, words)
    return [stem for _, stem in first]


def total(stems: Iterable[str]) -> float:
    return sum(map(weight, stems))
