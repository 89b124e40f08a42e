"""A draft and what was adopted of it; a text and that by which another body took it over.

Two texts of one or two years are proposed as a pair if much of the later one stands in
the earlier one, paragraph by paragraph. Proposals are stored as texts arrive; an
editor's judgement of the two texts stands above them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.db.models import Count, Q

from ..comparing.align import align
from ..comparing.similarity import similarity
from ..models import LineageJudgement, PlacedText, Resolution, TextPair, WordingLink
from ..models.lineage import SURE
from .moments import titles_are_near
from .offers import Known

Relation = Literal["draft", "adopted", "source", "taken over"]

WORDS: dict[Relation, str] = {
    "draft": "Draft",
    "adopted": "Adopted as",
    "source": "Taken over from",
    "taken over": "Taken over as",
}
# How much of the later text stands in the earlier one for the two to be proposed, with
# titles that are near and with others; and how many years may lie between.
SHARE_OF_ONE_TITLE, SHARE, YEARS = 0.3, 0.5, 1
# Texts of other titles are looked at if so many paragraphs of one come from the other.
FEWEST_LINKS = 3

Verdict = LineageJudgement.Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """`relation` says what the other text is to the one asked about; `share` is how
    much of the later text is in the earlier one, None where nobody computed it."""

    other: Resolution
    relation: Relation
    share: float | None
    is_confirmed: bool

    @property
    def words(self) -> str:
        return WORDS[self.relation]

    @property
    def percent(self) -> int | None:
        return None if self.share is None else round(100 * self.share)


def pairs_of(resolution: Resolution) -> list[Pair]:
    """The texts before it, then those after it; at most five queries."""
    rows = TextPair.objects.filter(Q(earlier=resolution) | Q(later=resolution))
    shares = {
        row.earlier_id if row.later_id == resolution.pk else row.later_id: row.share
        for row in rows
    }
    judged = _judged(resolution)
    pks = {resolution.pk, *shares, *judged}
    if len(pks) == 1:
        return []
    placed = PlacedText.objects.select_related("resolution").in_bulk(pks)
    own = placed.pop(resolution.pk, None)
    if own is None:
        return []
    return list(_pairs(own, placed.values(), shares, judged))


def _pairs(
    own: PlacedText,
    others: Iterable[PlacedText],
    shares: dict[int, float],
    judged: dict[int, str],
) -> Iterator[Pair]:
    for other in sorted(others, key=lambda each: each.moment):
        verdict = judged.get(other.pk)
        relation = relation_of(own, other, is_said=verdict is not None)
        if relation and verdict != Verdict.CUT:
            yield Pair(other.resolution, relation, shares.get(other.pk), bool(verdict))


def relation_of(
    own: PlacedText, other: PlacedText, is_said: bool = False
) -> Relation | None:
    """None for two editions of one resolution, and for two drafts of one body; but
    what an editor said to be a pair is one."""
    mine, theirs = own.resolution, other.resolution
    is_before = other.moment < own.moment
    if mine.body and theirs.body and mine.body != theirs.body:
        return "source" if is_before else "taken over"
    earlier, later = (theirs, mine) if is_before else (mine, theirs)
    draft = Resolution.Status.DRAFT
    if is_said or (earlier.status == draft and later.status != draft):
        return "draft" if is_before else "adopted"
    return None


def propose(own: Known) -> None:
    """Store the pairs that a text makes with those held, instead of those known.

    To be called when the links of the text are stored.
    """
    placed = PlacedText.objects.select_related("resolution").get(pk=own.resolution.pk)
    TextPair.objects.filter(
        Q(earlier=own.resolution) | Q(later=own.resolution)
    ).delete()
    found = []
    for other in _candidates(placed):
        theirs = Known.of(other.resolution, other.moment, other.title_key)
        earlier, later = sorted((own, theirs), key=lambda each: each.moment)
        share = _share(earlier, later)
        is_near = titles_are_near(own.title_key, other.title_key)
        if share >= (SHARE_OF_ONE_TITLE if is_near else SHARE):
            found.append(
                TextPair(
                    earlier=earlier.resolution,
                    later=later.resolution,
                    share=round(share, 2),
                )
            )
    TextPair.objects.bulk_create(found)


def _candidates(own: PlacedText) -> Iterator[PlacedText]:
    """Texts of about the same time and of a near title, or tied by their wording."""
    year = _year(own)
    placed = PlacedText.objects.exclude(pk=own.pk)
    if year:
        # A draft that states no date at all may be of any year.
        placed = placed.filter(
            Q(moment__gte=f"{year - YEARS:04}", moment__lt=f"{year + YEARS + 1:04}")
            | Q(moment__startswith=" ")
        )
    tied = _tied_by_wording(own.resolution)
    titles = placed.order_by().values_list("pk", "title_key")
    near = [pk for pk, k in titles if pk in tied or titles_are_near(k, own.title_key)]
    for other in PlacedText.objects.select_related("resolution").filter(pk__in=near):
        if relation_of(own, other):
            yield other


def _tied_by_wording(resolution: Resolution) -> set[int]:
    tied: set[int] = set()
    for here, there in (("earlier", "later"), ("later", "earlier")):
        links = WordingLink.objects.filter(
            **{f"{here}__resolution": resolution}, similarity__gte=SURE
        )
        rows = links.order_by().values_list(f"{there}__resolution")
        counted = rows.annotate(n=Count("later", distinct=True))
        tied |= {pk for pk, n in counted if n >= FEWEST_LINKS}
    return tied


def _share(earlier: Known, later: Known) -> float:
    """How much of the later text has much the same wording in the earlier one."""
    count = sum(each.kind != "heading" for each in later.passages)
    kept = {
        link.new
        for link in align(earlier.passages, later.passages)
        if later.passages[link.new].kind != "heading"
        and similarity(earlier.passages[link.old], later.passages[link.new]) >= SURE
    }
    return len(kept) / count if count else 0.0


def _judged(resolution: Resolution) -> dict[int, str]:
    """What editors say of this text and others as wholes."""
    symbol = resolution.symbol
    rows = LineageJudgement.objects.standing().of_texts().about(symbol)
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
