"""Paragraphs anywhere in the archive that may be another wording of a given one.

A paragraph is asked for by its rarest words. Guaranteed, whatever else is held: two
paragraphs are on each other's list if half of the rarest words of each stand in the
other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from .words import rarest_first, total

Stems = frozenset[str]

# How many of the rarest words are asked for, and how many of ten must be there.
PROBES, NEEDED = 10, 0.45
# Fewer words are no wording to be known by.
FEWEST = 4
# More than this have a phrase of everyday use, which comes from nowhere.
MOST = 2_000

# How many of the rarest words the index itself is asked for; the rest are counted in
# the rows that it finds.
TOGETHER = 2

# No more are read than tell that there are too many.
SHORTLIST = """
    SELECT asked.id, found.id, found.resolution_id
    FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::int[])
         AS asked(id, query, words, needed)
    CROSS JOIN LATERAL (
        SELECT p.id, p.resolution_id FROM resolutions_paragraph p
        WHERE p.search_vector @@ asked.query::tsquery
          AND length(p.search_vector)
              - length(ts_delete(p.search_vector, string_to_array(asked.words, ' ')))
              >= asked.needed
          AND p.kind IN ('preambular', 'operative', 'annex')
          AND p.resolution_id <> %s
        LIMIT %s
    ) found
"""
STEMS = """
    SELECT id, tsvector_to_array(search_vector) FROM resolutions_paragraph
    WHERE id = ANY(%s)
"""


@dataclass(frozen=True, slots=True)
class Bag:
    """The stems of a paragraph, and the rarest of them with their weight."""

    stems: Stems
    probes: tuple[str, ...]
    weight: float

    @classmethod
    def of(cls, stems: Iterable[str]) -> Bag:
        known = frozenset(stems)
        words = tuple(probes(known))
        return cls(known, words, total(words))

    def has_enough(self, words: Sequence[str]) -> bool:
        return sum(word in self.stems for word in words) >= needed(words)


def probes(stems: Iterable[str]) -> list[str]:
    """The words to ask for, the rarest first."""
    words = rarest_first(stems, PROBES)
    return words if len(words) >= FEWEST else []


def needed(words: Sequence[str]) -> int:
    return max(int(NEEDED * len(words)) + 1, 2)


def _query(words: Sequence[str]) -> str:
    """What every paragraph has that has enough of the words: `TOGETHER` of the first.

    Of ten words five are needed, say; then two are among any seven.
    """
    first = words[: len(words) - needed(words) + TOGETHER]
    return at_least(TOGETHER, [f"'{word}'" for word in first])


def at_least(count: int, words: Sequence[str]) -> str:
    """As a tsquery: so many of the words, which are quoted."""
    if count == 1:
        return " | ".join(words)
    parts = [
        f"({word} & ({at_least(count - 1, words[place + 1 :])}))"
        for place, word in enumerate(words[: len(words) - count + 1])
    ]
    return " | ".join(parts)


def bags_of(paragraphs: Sequence[int]) -> dict[int, Bag]:
    with connection.cursor() as cursor:
        cursor.execute(STEMS, [list(paragraphs)])
        return {pk: Bag.of(stems) for pk, stems in cursor}


def shortlist(
    asked: Mapping[int, Bag], without: int
) -> Iterator[tuple[int, dict[int, int]]]:
    """For each key with its words the paragraphs that may be meant, with their texts.

    Those of the resolution `without` are left out. One query.
    """
    rows = []
    for key, bag in asked.items():
        if words := bag.probes:
            rows.append((key, _query(words), " ".join(words), needed(words)))
    if not rows:
        return
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    with connection.cursor() as cursor:
        columns = [list(column) for column in zip(*rows, strict=True)]
        cursor.execute(SHORTLIST, [*columns, without, MOST + 1])
        for key, paragraph, resolution in cursor:
            found[key][paragraph] = resolution
    for key, candidates in found.items():
        if len(candidates) <= MOST:
            yield key, candidates
