"""With what a resolution is compared when nobody says.

The editions of a resolution are those of its stored series, the older one first; a
draft is paired with the edition that has most paragraphs of its wording.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.db.models import Count

from ..lineage.series import texts_beside
from ..models import Paragraph, Resolution

Tie = Literal["draft", "adopted", "previous", "next"]

TIES: dict[Tie, str] = {
    "draft": "the draft it came from",
    "adopted": "the text adopted",
    "previous": "the edition held before it",
    "next": "the edition held after it",
}

# How many drafts of one title are looked into, a query each.
MOST_DRAFTS = 5
# So many paragraphs of a draft must stand in the adopted text to the letter.
FEWEST_SHARED = 3


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


def partners_of(resolution: Resolution) -> list[Partner]:
    """The draft or the adopted form of the same text, then the editions around it.

    Two queries for the editions and one for each draft. Short texts that share too few paragraphs stay unpaired.
    """
    is_draft = _is_draft(resolution)
    editions = [each for each in texts_beside(resolution) if each != resolution]
    if not editions:
        return []
    partners: list[Partner] = []
    year = resolution.year
    others = [edition for edition in editions if _is_draft(edition) != is_draft]
    if is_draft:
        same_text = _closest(resolution, others)
    else:
        adopted = [resolution, *(e for e in editions if not _is_draft(e))]
        # A draft is one of this text only if no other edition is nearer to it.
        drafts = (e for e in others[:MOST_DRAFTS] if _closest(e, adopted) == resolution)
        same_text = next(drafts, None)
    if same_text is not None:
        partners.append(Partner(same_text, "adopted" if is_draft else "draft"))
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


def _closest(draft: Resolution, adopted: list[Resolution]) -> Resolution | None:
    """Of these, the one that shares most paragraphs to the letter, if it shares some.

    A year that both state must be the same one.
    """
    known = {
        edition.pk: edition
        for edition in adopted
        if not (edition.year and draft.year and edition.year != draft.year)
    }
    if not known:
        return None
    texts = draft.paragraphs.exclude(kind="heading").order_by().values("text")
    best = (
        Paragraph.objects.filter(resolution__in=known, text__in=texts)
        .order_by()
        .values("resolution")
        .annotate(shared=Count("text", distinct=True))
        .order_by("-shared", "resolution")
        .first()
    )
    if best is None or best["shared"] < FEWEST_SHARED:
        return None
    return known[best["resolution"]]


def _is_draft(resolution: Resolution) -> bool:
    return resolution.status == Resolution.Status.DRAFT
