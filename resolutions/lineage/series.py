"""The editions of one resolution, found as texts arrive."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import Truncator, slugify

from ..models import PlacedText, Series

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
