"""Documents cited, and cited for the first time, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Min, QuerySet

from ..models import CitedDocument, CitingPlace
from .documents import name_of

SHOWN = 20
COLUMNS = (
    *("year", "symbol", "kind", "body", "name"),
    *("paragraphs", "texts", "first_cited", "url"),
)


@dataclass(frozen=True, slots=True)
class Year:
    """`documents` are cited by texts of the year, `new` ones never before it."""

    year: int
    texts: int
    paragraphs: int
    documents: int
    new: int


@dataclass(frozen=True, slots=True)
class Cited:
    document: CitedDocument
    paragraphs: int
    texts: int
    first: int


def years() -> list[Year]:
    """The years in which texts cite, the newest first; two queries."""
    first = (
        _dated()
        .values("document")
        .annotate(first=Min("resolution__year"))
        .values_list("first", flat=True)
    )
    new = Counter(first)
    rows = (
        _dated()
        .values("resolution__year")
        .annotate(
            texts=Count("resolution", distinct=True),
            paragraphs=Count("place", distinct=True),
            documents=Count("document", distinct=True),
        )
        .order_by("-resolution__year")
        .values_list("resolution__year", "texts", "paragraphs", "documents")
    )
    return [
        Year(year or 0, texts, paragraphs, documents, new[year])
        for year, texts, paragraphs, documents in rows
    ]


def most_cited_in(year: int) -> list[Cited]:
    return _cited(_in_year(year))


def new_in(year: int) -> list[Cited]:
    """Those never cited before that year, the most cited in it first."""
    before = _dated().filter(resolution__year__lt=year).values("document")
    return _cited(_in_year(year).exclude(document__in=before))


def table(year: int | None = None) -> Iterator[tuple[object, ...]]:
    """A row of COLUMNS for every document and year, or for those of one year."""
    first = dict(
        _dated()
        .values("document")
        .annotate(first=Min("resolution__year"))
        .values_list("document", "first")
    )
    documents = {
        each.pk: each for each in CitedDocument.objects.select_related("resolution")
    }
    places = _dated().filter(resolution__year=year) if year else _dated()
    rows = places.values_list("resolution__year", "document").annotate(
        Count("place", distinct=True), Count("resolution", distinct=True)
    )
    for cited_in, pk, paragraphs, texts in rows.order_by(
        "resolution__year", "document__sort_key"
    ):
        document = documents[pk]
        yield (
            *(cited_in, document.symbol, document.kind, document.body),
            *(name_of(document), paragraphs, texts, first[pk]),
            document.get_absolute_url(),
        )


def _dated() -> QuerySet[CitingPlace]:
    return CitingPlace.objects.order_by().filter(
        document__isnull=False, resolution__year__isnull=False
    )


def _in_year(year: int) -> QuerySet[CitingPlace]:
    return _dated().filter(resolution__year=year)


def _cited(places: QuerySet[CitingPlace]) -> list[Cited]:
    """The documents cited in most of the places."""
    counted = list(
        places.values("document")
        .annotate(
            paragraphs=Count("place", distinct=True),
            texts=Count("resolution", distinct=True),
        )
        .order_by("-paragraphs", "document__sort_key")
        .values_list("document", "paragraphs", "texts")[:SHOWN]
    )
    pks = [pk for pk, _, _ in counted]
    documents = CitedDocument.objects.select_related("resolution").in_bulk(pks)
    first = dict(
        _dated()
        .filter(document__in=pks)
        .values("document")
        .annotate(first=Min("resolution__year"))
        .values_list("document", "first")
    )
    return [
        Cited(documents[pk], paragraphs, texts, first[pk])
        for pk, paragraphs, texts in counted
    ]
