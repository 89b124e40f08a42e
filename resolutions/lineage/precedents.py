"""The held wordings nearest to a paragraph that somebody pastes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Literal

from django.db import connection

from ..comparing.comparison import Row
from ..comparing.diff import Part
from ..comparing.held import words_of
from ..comparing.passages import Passage
from ..comparing.similarity import similarity
from ..models import (
    NORMAL_FORM,
    SEARCH_CONFIG,
    Paragraph,
    PlacedText,
    Resolution,
)
from ..parsing.verbs import find_acts, opens
from .shortlist import at_least
from .words import IN_TEN_THOUSAND, RARE, rarest_first

Verdict = Literal["same", "editorial", "another verb", "partly", "none"]
ORDER: tuple[Verdict, ...] = ("same", "editorial", "another verb", "partly", "none")

# How many of its rarest words a paragraph is asked for by, and how many are read in
# full of those that share most.
PROBES, READ = 12, 60
# The index is asked for the rarest of them: four, and more as long as so many of ten
# thousand paragraphs have one. Two must stand together, three where they are common.
FEWEST_ASKED, MOST_HAVING, COMMON = 4, 2_500, 1_000
# Below this a held wording is no precedent.
PARTLY = 0.5
# A passage of so many words that stands in another one is a part of it.
WORDS_OF_A_PART, SHARE_OF_A_PART = 7, 0.75
# With the verb set aside, so much must be the same for the verb to be what differs.
BUT_FOR_VERB = 0.93
LOOKED_INTO, MOST_SHOWN = 24, 8

NEAREST = """
    SELECT p.id
    FROM resolutions_paragraph p
    WHERE p.search_vector @@ %s::tsquery
      AND p.kind IN ('preambular', 'operative', 'annex')
    ORDER BY length(ts_delete(p.search_vector, %s)) - length(p.search_vector),
             abs(length(p.search_vector) - %s), p.id
    LIMIT %s
"""
STEMS = f"SELECT tsvector_to_array(to_tsvector(%s::regconfig, {NORMAL_FORM}(%s)))"


@dataclass
class Precedent:
    """A held wording beside the pasted one; `also` are others of the same words.

    Among those of one wording it is the first adopted one in time.
    """

    paragraph: Paragraph
    pasted: Passage
    held: Passage
    moment: str
    also: list[Paragraph] = field(default_factory=list)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """From the held wording to the pasted one."""
        return self._row.parts

    @cached_property
    def similarity(self) -> float:
        return round(similarity(self.held, self.pasted), 3)

    @property
    def is_adopted(self) -> bool:
        return self.paragraph.resolution.status == Resolution.Status.ADOPTED

    @cached_property
    def verdict(self) -> Verdict:
        if self._row.change == "same":
            return "same"
        if self._row.verb_changed and self._but_for_verb >= BUT_FOR_VERB:
            return "another verb"
        if self._row.is_editorial:
            return "editorial"
        if self.similarity >= PARTLY or self._is_part:
            return "partly"
        return "none"

    @property
    def rank(self) -> tuple[int, float]:
        return ORDER.index(self.verdict), -self.similarity

    @cached_property
    def _row(self) -> Row:
        return Row(self.held, self.pasted)

    @property
    def _but_for_verb(self) -> float:
        return similarity(_without_opening(self.held), _without_opening(self.pasted))

    @property
    def _is_part(self) -> bool:
        kept = sum(len(p.text.split()) for p in self.parts if p.op == "=")
        words = min(len(self.held.text.split()), len(self.pasted.text.split()))
        return kept >= max(WORDS_OF_A_PART, SHARE_OF_A_PART * words)


def nearest(pasted: str) -> list[Precedent]:
    """The held wordings most like a pasted paragraph, the nearest first; adopted ones
    before drafts that are as near. Six queries."""
    passage = read_pasted(pasted)
    stems = _stems(passage.text)
    words = rarest_first(stems)[:PROBES]
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, [_query(words), words, len(stems), READ])
        pks = [pk for (pk,) in cursor.fetchall()]
    rows = Paragraph.objects.defer("search_vector", "literal_vector").filter(pk__in=pks)
    rows = rows.select_related("resolution", "verb").prefetch_related("acts")
    found = _one_of_each(list(rows), passage)
    # What a difference is made of takes longer to say than how alike they are.
    found.sort(key=lambda each: -each.similarity)
    near = [each for each in found[:LOOKED_INTO] if each.verdict != "none"]
    near.sort(key=lambda each: (each.rank[0], not each.is_adopted, each.rank[1]))
    return near[:MOST_SHOWN]


def read_pasted(pasted: str) -> Passage:
    """A pasted paragraph with its number set aside and its verbs found."""
    text = " ".join(pasted.split())
    text = NUMBER_RE.sub("", text, count=1)
    kind = opens(text) or "operative"
    opening, acts = find_acts(text, kind)
    spans = tuple((act.start, act.start + len(act.phrase)) for act in acts)
    verb = acts[0].verb if acts and opening else None
    return Passage("", text, kind, opening=opening, acts=spans, verb=verb)


NUMBER_RE = re.compile(r"(?:\d{1,3}\.|(?:PP|OP|pp|op)\d{1,3}[.:]?|\([a-z]{1,4}\))\s+")


def verdict_of(found: Sequence[Precedent]) -> Verdict:
    """Of adopted texts; a draft is no precedent."""
    adopted = [each.verdict for each in found if each.is_adopted]
    return min(adopted, key=ORDER.index, default="none")


def _stems(text: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(STEMS, [SEARCH_CONFIG, text])
        return list(cursor.fetchone()[0])


def _query(words: Sequence[str]) -> str:
    """What the index is asked for; the more words, the longer it takes to answer."""
    having = list(accumulate(IN_TEN_THOUSAND.get(word, RARE) for word in words))
    asked = max(FEWEST_ASKED, sum(count <= MOST_HAVING for count in having))
    first = words[:asked]
    together = 3 if having[len(first) - 1] > COMMON else 2
    quoted = [f"'{word}'" for word in first]
    return at_least(min(together, (len(first) + 1) // 2), quoted)


def _one_of_each(rows: Iterable[Paragraph], pasted: Passage) -> list[Precedent]:
    """A precedent for each wording, whatever only capitals or marks tell apart."""
    rows = list(rows)
    texts = {row.resolution_id for row in rows}
    placed = PlacedText.objects.filter(pk__in=texts)
    moments = dict(placed.order_by().values_list("pk", "moment"))
    by_words: dict[tuple[str, ...], list[Precedent]] = {}
    for row in rows:
        held = words_of(row)
        words = tuple(token.key for token in held.tokens if token.key)
        moment = moments.get(row.resolution_id, "")
        by_words.setdefault(words, []).append(Precedent(row, pasted, held, moment))
    found = []
    for same in by_words.values():
        same.sort(key=lambda each: (not each.is_adopted, each.moment))
        first, *others = same
        first.also = [each.paragraph for each in others]
        found.append(first)
    return found


def _without_opening(passage: Passage) -> Passage:
    return Passage("", passage.text[len(passage.opening) :].strip())
