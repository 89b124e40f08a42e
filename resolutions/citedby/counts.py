"""How often documents and paragraphs are cited, for pages that list many of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q

from ..models import CitingPlace, Resolution


@dataclass(frozen=True, slots=True)
class Counts:
    """The places that cite a document, the texts they stand in, and their years."""

    paragraphs: int = 0
    texts: int = 0
    first: int | None = None
    last: int | None = None


def counts_of(documents: Collection[int], year: int | None = None) -> dict[int, Counts]:
    """For each document its counts, of one year or of all; one query."""
    places = CitingPlace.objects.filter(document__in=documents)
    if year is not None:
        places = places.filter(resolution__year=year)
    rows = (
        places.order_by()
        .values("document")
        .annotate(
            paragraphs=Count("place", distinct=True),
            texts=Count("resolution", distinct=True),
            first=Min("resolution__year"),
            last=Max("resolution__year"),
        )
        .values_list("document", "paragraphs", "texts", "first", "last")
    )
    return {pk: Counts(*counts) for pk, *counts in rows}


def counts_by_anchor(resolution: Resolution) -> dict[str, int]:
    """How many places cite each paragraph or part of it by its number; one query."""
    rows = CitingPlace.objects.filter(
        Q(document__resolution=resolution) & ~Q(citation__pinpointed=[])
        | Q(resolution=resolution, citation__internal_anchor__isnull=False)
    ).values_list("place", "citation__pinpointed", "citation__internal_anchor")
    places: defaultdict[str, set[int]] = defaultdict(set)
    for place, pinpointed, internal in rows:
        for anchor in [internal] if internal else pinpointed:
            places[anchor].add(place)
    return {anchor: len(found) for anchor, found in places.items()}
