"""Words that are spelt in two ways: "organization" and "organisation", "labour" and
"labor".

The United Nations spell as the first column of `spellings.csv` begins, and with -ize;
names of other bodies and older texts do not, nor do all who search. Where the second
column is empty, a word in -ise is spelt so everywhere.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

# At least three letters before it: "prise" is no prize.
IZE_RE = re.compile(
    r"([a-z]{3,}i)([sz])(e|ed|es|er|ers|ing|able|ations?|ational(?:ly)?)", re.ASCII
)
BEFORE_RE = re.compile(r"(?:dis|inter|mis|non|re|sub|un)?")

with Path(__file__).with_name("spellings.csv").open(newline="") as file:
    ROWS = [tuple(row) for row in csv.reader(file)][1:]
BEGINNINGS = {spelt: row for row in ROWS for spelt in row if spelt}
LENGTHS = sorted(set(map(len, BEGINNINGS)), reverse=True)


HERE, ELSEWHERE = 0, 1


class Spellings(NamedTuple):
    """A word as the United Nations spell it and as it is spelt elsewhere; the same
    where there is one way only. One of them may be no word ("downsise"): then nothing
    has it."""

    here: str
    elsewhere: str


@lru_cache(maxsize=10_000)
def spellings(word: str) -> Spellings:
    """The two spellings of a word in normal form, whichever of them it is in."""
    before = BEFORE_RE.match(word)
    for start in (0, before.end() if before else 0):
        first, rest = word[:start], word[start:]
        # The longest one: a "programme" is no "program".
        known = next((rest[:n] for n in LENGTHS if rest[:n] in BEGINNINGS), None)
        if known:
            here, elsewhere = BEGINNINGS[known]
            ending = rest[len(known) :]
            if not elsewhere:
                return Spellings(word, word)
            return Spellings(f"{first}{here}{ending}", f"{first}{elsewhere}{ending}")
    if found := IZE_RE.fullmatch(word):
        return Spellings(f"{found[1]}z{found[3]}", f"{found[1]}s{found[3]}")
    return Spellings(word, word)
