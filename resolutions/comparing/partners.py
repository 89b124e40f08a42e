"""With what a resolution is compared when nobody says.

Texts of one title and one body are taken for editions of one resolution, the older
one first; a draft is paired with the edition that has most paragraphs of its wording.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.db.models import Count

from ..models import Paragraph, Resolution

Tie = Literal["draft", "adopted", "previous", "next"]

# How many editions of one title are looked at.
MOST = 200
# So many paragraphs of a draft must stand in the adopted text to the letter.
FEWEST_SHARED = 3


@dataclass(frozen=True, slots=True)
class Partner:
    """`tie` says what the partner is: the draft or the adopted form of the same text,
    the previous or the next edition."""

    resolution: Resolution
    tie: Tie

    @property
    def is_older(self) -> bool:
        return self.tie in ("draft", "previous")


def default_partner(resolution: Resolution, later: bool = False) -> Partner | None:
    """The draft it came from or the adopted text, else the edition before, else the
    one after; with `later`, the one after comes first. None where there is none.

    Two queries at most. Short texts that share too few paragraphs stay unpaired.
    """
    partners = {each.tie: each for each in _partners(resolution)}
    order: list[Tie] = ["draft", "adopted", "previous", "next"]
    if later:
        order = ["adopted", "next", "draft", "previous"]
    return next((partners[tie] for tie in order if tie in partners), None)


def _partners(resolution: Resolution) -> list[Partner]:
    editions = list(
        Resolution.objects.filter(
            title__iexact=resolution.title, body=resolution.body
        ).exclude(pk=resolution.pk)[:MOST]
    )
    if not resolution.title or not editions:
        return []
    partners: list[Partner] = []
    is_draft = resolution.status == Resolution.Status.DRAFT
    year = resolution.year
    same_text = _same_text(
        resolution, [e for e in editions if _is_draft(e) != is_draft]
    )
    if same_text is not None:
        partners.append(Partner(same_text, "adopted" if is_draft else "draft"))
        year = year or same_text.year
    dated = sorted(
        (e for e in editions if not _is_draft(e) and e.year and e != same_text),
        key=lambda edition: (edition.year or 0, edition.sort_key),
    )
    if year is not None:
        before = [edition for edition in dated if (edition.year or 0) < year]
        after = [edition for edition in dated if (edition.year or 0) > year]
        partners += [Partner(edition, "previous") for edition in before[-1:]]
        partners += [Partner(edition, "next") for edition in after[:1]]
    return partners


def _same_text(resolution: Resolution, editions: list[Resolution]) -> Resolution | None:
    """Of these, the one that shares most paragraphs to the letter, if it shares many.

    A year that both state must be the same one.
    """
    known = {
        edition.pk: edition
        for edition in editions
        if not (edition.year and resolution.year and edition.year != resolution.year)
    }
    if not known:
        return None
    texts = resolution.paragraphs.exclude(kind="heading").values("text")
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
