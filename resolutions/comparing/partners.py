"""With what a resolution is compared when nobody says.

The editions of a resolution are those of its stored series, the older one first; a
draft is paired with the text adopted as `lineage.pairs` finds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..lineage.pairs import Pair, pairs_of
from ..lineage.series import texts_beside
from ..models import Resolution

Tie = Literal["draft", "adopted", "previous", "next"]

TIES: dict[Tie, str] = {
    "draft": "the draft it came from",
    "adopted": "the text adopted",
    "previous": "the edition held before it",
    "next": "the edition held after it",
}


@dataclass(frozen=True, slots=True)
class Partner:
    """`tie` says what the partner is: the draft or the adopted form of the same text,
    the previous or the next edition."""

    resolution: Resolution
    tie: Tie

    @property
    def words(self) -> str:
        return TIES[self.tie]

    @property
    def is_older(self) -> bool:
        return self.tie in ("draft", "previous")


def partners_of(
    resolution: Resolution, pairs: Sequence[Pair] | None = None
) -> list[Partner]:
    """The draft or the adopted form of the same text, then the editions around it.

    `pairs` are its pairs if they are known. At most eight queries.
    """
    wanted: Tie = "adopted" if _is_draft(resolution) else "draft"
    editions = [each for each in texts_beside(resolution) if each != resolution]
    partners: list[Partner] = []
    year = resolution.year
    known = pairs_of(resolution) if pairs is None else pairs
    likely = [each for each in known if each.relation == wanted]
    # Of several drafts the one that most of the text comes from.
    likely.sort(key=lambda each: (-each.is_confirmed, -(each.share or 0)))
    same_text = likely[0].other if likely else None
    if same_text is not None:
        partners.append(Partner(same_text, wanted))
        year = year or same_text.year
    if year is not None:
        dated = sorted(
            (e for e in editions if not _is_draft(e) and e.year not in (None, year)),
            key=lambda edition: (edition.year or 0, edition.sort_key),
        )
        before = [edition for edition in dated if (edition.year or 0) < year]
        after = [edition for edition in dated if (edition.year or 0) > year]
        partners += [Partner(edition, "previous") for edition in before[-1:]]
        partners += [Partner(edition, "next") for edition in after[:1]]
    return partners


def default_partner(resolution: Resolution, later: bool = False) -> Partner | None:
    """The draft it came from or the adopted text, else the edition before, else the
    one after; with `later`, the one after comes first. None where there is none.
    """
    partners = {each.tie: each for each in partners_of(resolution)}
    order: list[Tie] = ["draft", "adopted", "previous", "next"]
    if later:
        order = ["adopted", "next", "draft", "previous"]
    return next((partners[tie] for tie in order if tie in partners), None)


def _is_draft(resolution: Resolution) -> bool:
    return resolution.status == Resolution.Status.DRAFT
