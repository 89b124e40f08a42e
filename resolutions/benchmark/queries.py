"""Two hundred searches of ten classes, drawn from the words that the archive has."""

from __future__ import annotations

import random
from dataclasses import dataclass

from django.db import connection

from ..models import Paragraph, SearchPosting
from ..search.facets import NO_YEAR
from ..search.postings.asking import current

OF_A_CLASS = 20
SAMPLE = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """`must`, `any_of` and `never` are single words; a search has a phrase or a prefix
    instead of them, or nothing but `chosen` filters."""

    name: str
    must: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    phrase: str = ""
    prefix: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    page: int = 1

    @property
    def q(self) -> str:
        """In the language of the archive."""
        parts = [*self.must, *(f"-{word}" for word in self.never)]
        parts += [f"({' OR '.join(self.any_of)})"] if self.any_of else []
        parts += [f'"{self.phrase}"'] if self.phrase else []
        parts += [f"{self.prefix}*"] if self.prefix else []
        return " ".join(parts)


def draw(seed: int = 5) -> list[Asked]:
    """The same searches for the same archive."""
    chance = random.Random(seed)
    rare, middle, common = _words()
    values = _values(chance)
    phrases = _phrases(chance)

    def one(name: str, number: int) -> Asked:
        facets = chance.sample(sorted(values), 2)
        first, second = ((facet, chance.choice(values[facet])) for facet in facets)
        word, other = chance.choice(middle), chance.choice(common)
        return {
            "rare": Asked(name, must=(chance.choice(rare),)),
            "middle": Asked(name, must=(word,)),
            "common": Asked(name, must=(other,)),
            "phrase": Asked(name, phrase=phrases[number]),
            "boolean": (
                Asked(name, must=(word, other)),
                Asked(name, any_of=(word, other, chance.choice(middle))),
                Asked(name, must=(other,), never=(word,)),
            )[number % 3],
            "prefix": Asked(name, prefix=chance.choice(middle)[:4]),
            "facet": Asked(name, chosen=(first,)),
            "facet and word": Asked(name, must=(other,), chosen=(first,)),
            "two facets": Asked(name, chosen=(first, second)),
            "browse, deep": Asked(name, page=(1, 10, 100, 500)[number % 4])
            if number % 2
            else Asked(name, must=(other,), page=(5, 20, 50, 100)[number % 4]),
        }[name]

    names = (
        "rare", "middle", "common", "phrase", "boolean", "prefix", "facet",
        "facet and word", "two facets", "browse, deep",
    )  # fmt: skip
    return [one(name, number) for name in names for number in range(OF_A_CLASS)]


def _words() -> tuple[list[str], list[str], list[str]]:
    """Words as spelt, by how many paragraphs have them: few, some, many."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT substr(key, 3), max(length(counts)) FROM {SearchPosting._meta.db_table}"
            " WHERE key LIKE 'w:%' AND key ~ '^w:[a-z]{5,}$'"
            " AND (to_tsvector('english', substr(key, 3)) <> '') GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        words = cursor.fetchall()
    size = current().size
    rare = [word for word, count in words if 2 <= count <= size // 2_000]
    middle = [word for word, count in words if size // 500 <= count <= size // 25]
    common = [word for word, count in words if count > size // 25]
    return rare, middle, common


def _values(chance: random.Random) -> dict[str, list[str]]:
    totals = current().totals
    return {
        facet: sorted(value for value in totals[facet] if value != NO_YEAR)
        for facet in ("year", "verb", "topic", "body", "kind")
    }


def _phrases(chance: random.Random) -> list[str]:
    """Three or four words in a row, some of them stop words."""
    first, last = 1, Paragraph.objects.order_by("-pk").values_list("pk", flat=True)[0]
    found: list[str] = []
    while len(found) < OF_A_CLASS:
        pk = chance.randint(first, last)
        text = Paragraph.objects.filter(pk=pk).values_list("text", flat=True).first()
        words = [w for w in (text or "").lower().split() if w.isascii() and w.isalpha()]
        if len(words) > 20:
            start = chance.randint(2, 12)
            found.append(" ".join(words[start : start + chance.choice((2, 3, 4))]))
    return found
