"""Which language words are in: every language has common words of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from . import vocabulary


def language_of(words: Sequence[str]) -> str:
    """The language whose common words are far the most frequent, English if none."""
    counts = dict.fromkeys(set(common_words().values()), 0)
    for word in words:
        if language := common_words().get(re.sub(r"\W", "", word.lower())):
            counts[language] += 1
    likely = max(counts, key=lambda language: counts[language])
    enough = counts[likely] >= 5 and counts[likely] > 3 * counts["English"]
    return likely if enough else "English"


@lru_cache(maxsize=1)
def common_words() -> dict[str, str]:
    """Common words of each language, in lower case, and which one each is of."""
    return {row["word"]: row["language"] for row in vocabulary.rows("common_words")}
