"""The held wordings nearest to a paragraph that somebody pastes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nlargest
from itertools import accumulate
from typing import Literal

from django.db import connection
from rapidfuzz.distance import LCSseq

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
LOOKED_INTO, MOST_SHOWN = 20, 8
# A part of a wording comes after a whole one that is as alike.
A_PART_IS_LESS = 0.1
# Less alike no two wordings differ by their verb only, or by what editors change.
LEAST_BUT_FOR_VERB, LEAST_EDITORIAL = 0.4, 0.9

NEAREST = """
    SELECT p.id, p.text
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
        alike = self.similarity
        # What differs takes longer to say than how much; it is asked where it can matter.
        if alike >= LEAST_BUT_FOR_VERB and self._has_another_verb:
            return "another verb"
        if alike >= LEAST_EDITORIAL and self._row.is_editorial:
            return "editorial"
        return "partly" if alike >= PARTLY or self._is_part else "none"

    @property
    def rank(self) -> tuple[int, float]:
        return ORDER.index(self.verdict), -self.similarity

    @cached_property
    def _row(self) -> Row:
        return Row(self.held, self.pasted)

    @property
    def _has_another_verb(self) -> bool:
        if not self._row.verb_changed:
            return False
        rest = _without_opening(self.held), _without_opening(self.pasted)
        return similarity(*rest) >= BUT_FOR_VERB

    @property
    def _is_part(self) -> bool:
        words = min(len(self.held.text.split()), len(self.pasted.text.split()))
        enough = max(WORDS_OF_A_PART, SHARE_OF_A_PART * words)
        # Never fewer than what the difference, which leaves islands out, has kept.
        if LCSseq.similarity(_cut(self.held.text), _cut(self.pasted.text)) < enough:
            return False
        return sum(len(p.text.split()) for p in self.parts if p.op == "=") >= enough


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
        pks = _likest(passage.text, cursor.fetchall())
    rows = Paragraph.objects.defer("search_vector", "literal_vector").filter(pk__in=pks)
    rows = rows.select_related("resolution", "verb").prefetch_related("acts")
    found = _one_of_each(list(rows), passage)
    near = [each for each in found if each.verdict != "none"]
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


WORD_RE = re.compile(r"\w+")
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


def _likest(pasted: str, held: Iterable[tuple[int, str]]) -> list[int]:
    """The paragraphs of the likest wordings, by the words alone."""
    by_words: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for pk, text in held:
        by_words[tuple(_cut(text))].append(pk)
    own = _cut(pasted)
    likest = nlargest(LOOKED_INTO, by_words, key=lambda words: _share(own, words))
    return [pk for words in likest for pk in by_words[words]]


def _cut(text: str) -> list[str]:
    return WORD_RE.findall(text.casefold())


def _share(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Of words in one order: of both, or of the shorter one that stands in the other."""
    both = LCSseq.similarity(ours, theirs)
    part = both / max(min(len(ours), len(theirs)), WORDS_OF_A_PART)
    return max(2 * both / (len(ours) + len(theirs) or 1), part - A_PART_IS_LESS)


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
