"""The words of the archive, by which damaged words are recognised.

The shipped list holds every pair of neighbouring words in the clean documents of the
archive; `manage.py word_pairs FILE...` prints it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_PAIRS_FILE = Path(__file__).parent / "vocabulary" / "word_pairs.txt"
WORD_RE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Known words and known neighbours, in lower case."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    def knows(self, word: str) -> bool:
        return word.lower() in self.words

    def knows_pair(self, first: str, second: str) -> bool:
        return (first.lower(), second.lower()) in self.pairs

    def with_words_of(self, texts: Iterable[str]) -> Lexicon:
        """Add the words that a document prints more than once."""
        printed = Counter(w.lower() for text in texts for w in WORD_RE.findall(text))
        again = frozenset(word for word, count in printed.items() if count > 1)
        return Lexicon(self.words | again, self.pairs)

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[str, str]]) -> Lexicon:
        known = frozenset(pairs)
        return cls(frozenset(word for pair in known for word in pair), known)

    @classmethod
    def of_texts(cls, texts: Iterable[str]) -> Lexicon:
        return cls.of_pairs(pair for text in texts for pair in _neighbours(text))


@lru_cache
def shipped_lexicon() -> Lexicon:
    """Return the words that come with the program."""
    lines = _PAIRS_FILE.read_text(encoding="utf-8").splitlines()
    return Lexicon.of_pairs((first, second) for first, second in map(str.split, lines))


def _neighbours(text: str) -> Iterable[tuple[str, str]]:
    words = [word.lower() for word in WORD_RE.findall(text)]
    return zip(words, words[1:], strict=False)
