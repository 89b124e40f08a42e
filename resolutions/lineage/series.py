"""The editions of one resolution, found as texts arrive, and what each of them kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.text import Truncator, slugify

from ..models import Paragraph, PlacedText, Resolution, Series, WordingLink

LONGEST_SLUG = 90


def join(own: PlacedText, editions: Iterable[PlacedText]) -> None:
    """Put a text and its other editions into one series.

    The oldest address stays; one that is given up leads to it.
    """
    others = list(editions)
    if not others:
        return
    known = {each.series_id for each in [own, *others] if each.series_id}
    series = Series.objects.filter(pk__in=known).order_by("pk").first()
    if series is None:
        series = Series.objects.create(slug=_free_slug(own.title_key))
    given_up = Series.objects.filter(pk__in=known - {series.pk})
    Series.objects.filter(became__in=given_up).update(became=series)
    PlacedText.objects.filter(series__in=given_up).update(series=series)
    given_up.update(became=series)
    pks = [own.pk, *(each.pk for each in others)]
    PlacedText.objects.filter(pk__in=pks).update(series=series)


def _free_slug(title_key: str) -> str:
    """From the words of the title, with a number where another series has them too."""
    words = slugify(title_key)
    short = Truncator(words).chars(LONGEST_SLUG, truncate="")
    if len(words) > LONGEST_SLUG:
        short = short.rpartition("-")[0] or short
    slug = short = short or "untitled"
    number = 1
    while Series.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{short}-{number}"
    return slug


@dataclass(frozen=True)
class SeriesEdition:
    """A text of a series beside the one before it; the first has nothing but `added`.

    `editorial` are those that differ in nothing but what editors change. `back` came
    from an older text than the one before. A paragraph that was split or merged is
    counted once on its own side.
    """

    text: Resolution
    before: Resolution | None
    kept: list[Paragraph] = field(default_factory=list)
    editorial: list[Paragraph] = field(default_factory=list)
    reworded: list[Paragraph] = field(default_factory=list)
    back: list[Paragraph] = field(default_factory=list)
    added: list[Paragraph] = field(default_factory=list)
    dropped: list[Paragraph] = field(default_factory=list)

    @property
    def paragraphs(self) -> int:
        parts = (self.kept, self.editorial, self.reworded, self.back, self.added)
        return sum(map(len, parts))


def held_series() -> QuerySet[Series]:
    """The series of two texts or more, with their `count`, the longest first."""
    texts = PlacedText.objects.filter(series=OuterRef("pk")).order_by()
    number = Subquery(texts.values("series").annotate(n=Count("*")).values("n"))
    counted = Series.objects.annotate(count=number)
    return counted.filter(count__gt=1).order_by("-count", "slug")


def series_of(resolution: Resolution) -> Series | None:
    """The series of a text, with the `count` of its texts; None for a text alone."""
    return held_series().filter(texts=resolution.pk).first()


def texts_of(series: Series) -> list[Resolution]:
    """The texts of a series in order of time, drafts with them."""
    placed = PlacedText.objects.filter(series=series).select_related("resolution")
    return [each.resolution for each in placed]


def texts_beside(resolution: Resolution) -> list[Resolution]:
    """The texts of the same series in order of time, this one with them; this one
    alone where no other edition is held. Two queries."""
    placed = PlacedText.objects.filter(pk=resolution.pk).first()
    if placed is None or placed.series_id is None:
        return [resolution]
    others = PlacedText.objects.filter(series=placed.series_id)
    return [each.resolution for each in others.select_related("resolution")]


def editions_in(texts: list[Resolution]) -> list[SeriesEdition]:
    """What each text kept of the one before it. Two queries."""
    rows = Paragraph.objects.filter(resolution__in=texts).exclude(kind="heading")
    by_text: defaultdict[int, list[Paragraph]] = defaultdict(list)
    for row in rows.defer("search_vector", "literal_vector").order_by("position"):
        by_text[row.resolution_id].append(row)
    links = WordingLink.objects.filter(
        later__resolution__in=texts, earlier__resolution__in=texts, is_doubtful=False
    )
    into: defaultdict[int, list[WordingLink]] = defaultdict(list)
    for link in links:
        into[link.later_id].append(link)
    editions: list[SeriesEdition] = []
    before: Resolution | None = None
    for text in texts:
        edition = SeriesEdition(text, before)
        old = {row.pk: row for row in by_text[before.pk]} if before else {}
        stayed: set[int] = set()
        for row in by_text[text.pk]:
            sources = into[row.pk]
            near = [link for link in sources if link.earlier_id in old]
            stayed |= {link.earlier_id for link in near}
            if not near:
                (edition.back if sources else edition.added).append(row)
            elif all(old[link.earlier_id].text == row.text for link in near):
                edition.kept.append(row)
            elif all(link.is_editorial for link in near):
                edition.editorial.append(row)
            else:
                edition.reworded.append(row)
        edition.dropped.extend(row for pk, row in old.items() if pk not in stayed)
        editions.append(edition)
        before = text
    return editions
