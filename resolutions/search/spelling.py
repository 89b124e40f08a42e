"""Words of the archive that a mistyped one may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from os.path import commonprefix

from django.db import connection
from django.db.models.functions import Length

from ..models import IndexedWord, Resolution

SHORTEST, LONGEST = 4, 30
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST_COMPARED = 5_000
SAME_START = 2

LEARN = """
    INSERT INTO resolutions_indexedword (text)
    SELECT DISTINCT word
    FROM resolutions_paragraph, unnest(tsvector_to_array(literal_vector)) AS word
    WHERE resolution_id = %s AND word ~ '^[a-z]{4,30}$'
    ORDER BY word
    ON CONFLICT DO NOTHING
"""
# The words of all texts, from the search index: it has them spelt the same.
LEARN_ALL = """
    INSERT INTO resolutions_indexedword (text)
    SELECT DISTINCT substr(key, 3) FROM resolutions_searchposting
    WHERE key ~ '^w:[a-z]{4,30}$'
    ON CONFLICT DO NOTHING
"""


def learn(resolution: Resolution) -> None:
    """Know the words of a resolution that has just been stored."""
    with connection.cursor() as cursor:
        cursor.execute(LEARN, [resolution.pk])


def nearest_words(word: str, most: int = 2) -> list[str]:
    """Words of the archive one slip of the finger away, or two where the beginning is
    right; the nearest first. Nothing for a word that the archive has."""
    if not SHORTEST <= len(word) <= LONGEST:
        return []
    one_away = set(_one_slip(word))
    known = IndexedWord.objects.filter(text__in=[word, *one_away])
    found = sorted(known.values_list("text", flat=True))
    if word in found:
        return []
    if not found:
        start = IndexedWord.objects.annotate(length=Length("text")).filter(
            text__startswith=word[:SAME_START],
            length__gte=len(word) - 2,
            length__lte=len(word) + 2,
        )
        compared = start.values_list("text", flat=True)[:MOST_COMPARED]
        found = sorted(
            each
            for each in compared
            if not one_away.isdisjoint({each, *_one_slip(each)})
        )
    # Slips are rarer at the beginning of a word.
    return sorted(found, key=lambda each: (-len(commonprefix([each, word])), each))[
        :most
    ]


def _one_slip(word: str) -> Iterable[str]:
    """With a letter left out, two exchanged, one put for another or one put in."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in LETTERS:
            if after:
                yield before + letter + after[1:]
            yield before + letter + after
