"""The cited documents as plain values: their list, each one, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from django.core.paginator import Page
from django.urls import reverse
from django.utils.http import urlencode

from ..citedby.counts import Counts, counts_of
from ..citedby.documents import (
    Question,
    body_values,
    kind_values,
    name_of,
    variants_of,
)
from ..citedby.editions import Edition, documents_in
from ..citedby.places import Citer, Citers
from ..citedby.years import Cited, Year
from ..models import CitedDocument, Resolution
from ..parsing.document_kinds import official_url_of
from .places import Shape, places_shape, resolution_link


def documents_shape(page: Page[CitedDocument], question: Question) -> Shape:
    """A page of the list; `paragraphs` and `texts` count who cites a document, in the
    year that was asked for or in all."""
    documents = list(page.object_list)
    counts = counts_of([each.pk for each in documents], question.year)
    number, last = page.number, page.paginator.num_pages
    return {
        "query": question.asked,
        "count": page.paginator.count,
        "page": number,
        "pages": last,
        "next": question.url(number + 1) if number < last else None,
        "previous": question.url(number - 1) if number > 1 else None,
        "kinds": [asdict(value) for value in kind_values(question)],
        "bodies": [asdict(value) for value in body_values(question)],
        "documents": [
            _counted_line(each, counts.get(each.pk, Counts()), question.year)
            for each in documents
        ],
    }


def document_shape(document: CitedDocument, citers: Citers, page: Page[Citer]) -> Shape:
    """A cited document and, page by page, every paragraph that cites it."""
    hits = citers.hits
    years = citers.by_year
    variants = variants_of(document)
    counts = counts_of([each.pk for each in variants])
    return {
        **document_line(document),
        "count": len(hits),
        "texts": citers.texts,
        "first_year": min(years) if years else None,
        "last_year": max(years) if years else None,
        "years": [
            {"year": year, "count": count, "url": citers.url_with("year", str(year))}
            for year, count in years.items()
        ],
        "facets": {
            name: [asdict(value) for value in values]
            for name, values in citers.facets.items()
        },
        "notes": citers.notes,
        "variants": [
            _counted_line(each, counts.get(each.pk, Counts())) for each in variants
        ],
        **paging(citers, page),
        "cited_by": places_shape(citers.places, page.object_list),
    }


def paging(citers: Citers, page: Page[Citer]) -> Shape:
    number, last = page.number, page.paginator.num_pages
    return {
        "page": number,
        "pages": last,
        "next": _page_url(citers, number + 1) if number < last else None,
        "previous": _page_url(citers, number - 1) if number > 1 else None,
    }


def by_year_shape(
    years: Sequence[Year], year: int | None, most: list[Cited], new: list[Cited]
) -> Shape:
    """Every year, and of the `year` chosen the documents cited most and newly."""
    return {
        "years": [
            {
                **asdict(each),
                "url": _year_url(each.year),
                "documents_url": Question(cited=str(each.year), sort="cited").url(),
                "new_url": Question(first=str(each.year), sort="cited").url(),
            }
            for each in years
        ],
        "year": year,
        "most_cited": [_cited_line(each, year) for each in most],
        "new": [_cited_line(each, year) for each in new],
        "csv_url": reverse("documents-by-year-csv"),
    }


def practice_shape(resolution: Resolution, editions: list[Edition]) -> Shape:
    """What a text cites beside its previous edition, and so for each edition."""
    at = next(i for i, each in enumerate(editions) if each.resolution == resolution)
    this = editions[at]
    kept = this.cited - this.new
    documents = {each.pk: each for each in documents_in(this.cited | this.dropped)}
    previous = editions[at - 1].resolution if at else None

    def lines(pks: frozenset[int]) -> list[Shape]:
        return [document_line(each) for pk, each in documents.items() if pk in pks]

    return {
        "resolution": resolution_link(resolution),
        "previous": resolution_link(previous) if previous else None,
        "kept": lines(kept) if previous else [],
        "new": lines(this.new),
        "dropped": lines(this.dropped),
        "cited": lines(this.cited),
        "editions": [
            {
                **resolution_link(each.resolution),
                "year": each.resolution.year,
                "cites_url": reverse(
                    "cites", kwargs={"symbol": each.resolution.symbol}
                ),
                "cited": len(each.cited),
                "new": None if each.is_first else len(each.new),
                "dropped": None if each.is_first else len(each.dropped),
            }
            for each in editions
        ],
    }


def document_line(document: CitedDocument) -> Shape:
    held = document.resolution
    return {
        "symbol": document.symbol,
        "kind": document.kind,
        "body": document.body,
        "url": document.get_absolute_url(),
        "official_url": official_url_of(document.symbol),
        "held": held is not None,
        "title": name_of(document),
        "resolution_url": held.get_absolute_url() if held else None,
    }


def _counted_line(
    document: CitedDocument, counts: Counts, year: int | None = None
) -> Shape:
    line = document_line(document)
    cited_by_url = f"{line['url']}?{urlencode({'year': year})}" if year else line["url"]
    return {
        **line,
        "paragraphs": counts.paragraphs,
        "texts": counts.texts,
        "first_year": counts.first,
        "last_year": counts.last,
        "cited_by_url": cited_by_url,
    }


def _cited_line(cited: Cited, year: int | None) -> Shape:
    counts = Counts(cited.paragraphs, cited.texts, cited.first, year)
    return _counted_line(cited.document, counts, year)


def _page_url(citers: Citers, number: int) -> str:
    url = citers.url()
    return f"{url}{'&' if '?' in url else '?'}page={number}"


def _year_url(year: int) -> str:
    return f"{reverse('documents-by-year')}?{urlencode({'year': year})}"
