"""A draft and what was adopted of it; a text and that by which another body took it over.

Two texts of one or two years are a pair if most paragraphs of the later one come
straight from the earlier one. An editor's judgement of the two texts stands above it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.db.models import Count, Q

from ..models import LineageJudgement, Paragraph, PlacedText, Resolution, WordingLink
from ..models.lineage import SURE

Relation = Literal["draft", "adopted", "source", "taken over"]

WORDS: dict[Relation, str] = {
    "draft": "Draft",
    "adopted": "Adopted as",
    "source": "Taken over from",
    "taken over": "Taken over as",
}
# How much of the later text comes from the earlier one to be proposed, and how many
# years may lie between.
SHARE, YEARS = 0.5, 1

Verdict = LineageJudgement.Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """`relation` says what the other text is to the one asked about; `share` is how
    much of the later text is in the earlier one."""

    other: Resolution
    relation: Relation
    share: float
    is_confirmed: bool

    @property
    def words(self) -> str:
        return WORDS[self.relation]

    @property
    def percent(self) -> int:
        return round(100 * self.share)


def pairs_of(resolution: Resolution) -> list[Pair]:
    """The texts before it, then those after it; at most six queries."""
    before = _linked("earlier__resolution", later__resolution=resolution)
    after = _linked("later__resolution", earlier__resolution=resolution)
    judged = _judged(resolution)
    pks = {resolution.pk, *before, *after, *judged}
    if len(pks) == 1:
        return []
    placed = PlacedText.objects.select_related("resolution").in_bulk(pks)
    if resolution.pk not in placed:
        return []
    return list(_pairs(placed[resolution.pk], placed, before + after, judged))


def _pairs(
    own: PlacedText,
    placed: dict[int, PlacedText],
    linked: Counter[int],
    judged: dict[int, str],
) -> Iterator[Pair]:
    sizes = _sizes(placed)
    others = [each for each in placed.values() if each.pk != own.pk]
    for other in sorted(others, key=lambda each: each.moment):
        relation = _relation(own, other)
        verdict = judged.get(other.pk)
        later = max(own, other, key=lambda each: each.moment)
        share = min(1.0, linked[other.pk] / max(sizes.get(later.pk, 0), 1))
        years = [_year(each) for each in (own, other)]
        # A draft that states no date at all may be of any year.
        is_near = 0 in years or abs(years[0] - years[1]) <= YEARS
        if relation is None or verdict == Verdict.CUT:
            continue
        if verdict or (share >= SHARE and is_near):
            yield Pair(other.resolution, relation, round(share, 2), bool(verdict))


def _relation(own: PlacedText, other: PlacedText) -> Relation | None:
    """None for two editions of one resolution, and for two drafts of one body."""
    draft = Resolution.Status.DRAFT
    mine, theirs = own.resolution, other.resolution
    is_before = other.moment < own.moment
    if mine.body != theirs.body:
        return "source" if is_before else "taken over"
    if mine.status == theirs.status:
        return None
    earlier = theirs if is_before else mine
    if earlier.status != draft:
        return None
    return "draft" if is_before else "adopted"


def _linked(other: str, **of: Resolution) -> Counter[int]:
    """How many paragraphs are much alike, by text."""
    links = WordingLink.objects.filter(
        Q(similarity__gte=SURE) | Q(is_confirmed=True), **of
    )
    rows = links.order_by().values_list(other).annotate(n=Count("later", distinct=True))
    return Counter(dict(rows))


def _sizes(placed: dict[int, PlacedText]) -> dict[int, int]:
    rows = Paragraph.objects.filter(resolution__in=placed).exclude(kind="heading")
    return dict(rows.order_by().values_list("resolution").annotate(n=Count("pk")))


def _judged(resolution: Resolution) -> dict[int, str]:
    """What editors say of this text and others as wholes."""
    symbol = resolution.symbol
    rows = LineageJudgement.objects.filter(
        Q(earlier_symbol=symbol) | Q(later_symbol=symbol),
        earlier_anchor="",
        later_anchor="",
    )
    said = {
        each.later_symbol if each.earlier_symbol == symbol else each.earlier_symbol:
        each.verdict
        for each in rows
    }  # fmt: skip
    held = Resolution.objects.filter(symbol__in=said) if said else []
    return {each.pk: said[each.symbol] for each in held}


def _year(placed: PlacedText) -> int:
    """0 for a text that is in no year."""
    year = placed.moment[:4]
    return int(year) if year.isdecimal() else 0
