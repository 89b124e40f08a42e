"""The English stem of a word, as PostgreSQL has it in its index."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from ..models import SEARCH_CONFIG
from .spellings import spellings

MOST_KEPT = 100_000
# PostgreSQL indexes no longer word.
LONGEST_WORD = 500

# Stems never change while a process lives, so each word is asked for once.
_known: dict[str, str | None] = {}


def lexemes(words: Iterable[str]) -> dict[str, str | None]:
    """The stem of each word in normal form; None for a stop word ("the")."""
    wanted = {word for word in words if len(word) <= LONGEST_WORD}
    unknown = [word for word in wanted if word not in _known]
    if unknown:
        if len(_known) + len(unknown) > MOST_KEPT:
            _known.clear()
            unknown = list(wanted)
        _known.update(_asked(unknown))
    return {word: _known[word] for word in wanted}


def stems(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What each word in normal form is looked for by: its stem, and that of the other
    way in which it is spelt; nothing for a stop word."""
    spelt = {word: spellings(word) for word in words}
    found = lexemes(each for both in spelt.values() for each in both)
    return {
        word: tuple(dict.fromkeys(stem for each in both if (stem := found.get(each))))
        for word, both in spelt.items()
    }


def _asked(words: list[str]) -> dict[str, str | None]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, (tsvector_to_array(to_tsvector(%s::regconfig, word)))[1]"
            " FROM unnest(%s::text[]) AS word",
            [SEARCH_CONFIG, words],
        )
        return dict(cursor.fetchall())
