"""The documents that the archive cites, held or not."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render

from .. import shapes
from ..citedby import years
from ..citedby.documents import SORTS, Question, found, in_order
from ..citedby.places import Citers, citing_document
from ..models import CitedDocument
from ..pictures.bars import Bar, bar_chart
from ..search.facets import read_year
from .answers import Refusal, json_answer, page_number, public_page, twin_url
from .errors import elsewhere

PAGE_SIZE = 50


@public_page
def documents(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    """The list; a value that means nothing is left out of the question."""
    question = Question.read(request.GET)
    listed = in_order(found(question), question).select_related("resolution")
    page = Paginator(listed, PAGE_SIZE).get_page(page_number(request))
    shape = shapes.documents_shape(page, question)
    if as_json:
        return json_answer(shape)
    context = {
        "section": "documents",
        "shape": shape,
        "question": question,
        "sorts": SORTS.items(),
        "json_url": twin_url(request),
    }
    return render(request, "resolutions/documents.html", context)


@public_page
def document(
    request: HttpRequest, symbol: str, as_json: bool = False
) -> HttpResponseBase:
    cited = (
        CitedDocument.objects.select_related("resolution").filter(symbol=symbol).first()
    )
    if cited is None:
        return elsewhere(request)
    path = cited.get_absolute_url()
    citers = Citers(citing_document(cited), request.GET, path)
    page = Paginator(citers.hits, PAGE_SIZE).get_page(page_number(request))
    shape = shapes.document_shape(cited, citers, page)
    if as_json:
        return json_answer(shape)
    context = {
        "section": "documents",
        "shape": shape,
        "citers": citers,
        "groups": _by_resolution(shape["cited_by"]),
        "chart": _citers_chart(cited.symbol, citers),
        "canonical_url": request.build_absolute_uri(path),
        "json_url": twin_url(request),
    }
    return render(request, "resolutions/document.html", context)


@public_page
def by_year(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    """The documents cited most and newly; without a `year` those of the last one."""
    every = years.years()
    known = {each.year for each in every}
    asked = read_year(request.GET.get("year", ""))
    year = asked if asked in known else max(known, default=None)
    most, new = (years.most_cited_in(year), years.new_in(year)) if year else ([], [])
    shape = shapes.by_year_shape(every, year, most, new)
    if as_json:
        return json_answer(shape)
    context = {
        "section": "documents",
        "shape": shape,
        "chosen": next((each for each in shape["years"] if each["year"] == year), None),
        "chart": _years_chart(every),
        "json_url": twin_url(request),
    }
    return render(request, "resolutions/documents_by_year.html", context)


@public_page
def by_year_csv(request: HttpRequest) -> HttpResponseBase:
    """A line for every document and year, or for those of one `year`."""
    typed = request.GET.get("year", "")
    year = read_year(typed)
    if typed and year is None:
        raise Refusal(400, f"“{typed[:40]}” is not a year.")
    response = StreamingHttpResponse(
        _csv_lines(years.table(year)), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="documents-by-year.csv"'
    return response


class _Echo:
    """A file that hands back what is written."""

    def write(self, line: str) -> str:
        return line


def _csv_lines(rows: Iterator[tuple[object, ...]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield writer.writerow(years.COLUMNS)
    for row in rows:
        yield writer.writerow(row)


def _citers_chart(symbol: str, citers: Citers) -> Any:
    counts = citers.by_year
    bars = [Bar(str(year), count) for year, count in counts.items()]
    said = ", ".join(f"{year}: {count}" for year, count in counts.items() if count)
    title = f"Paragraphs that cite {symbol}, by year of adoption"
    return bar_chart("by-year", title, f"{said}.", bars) if len(bars) > 1 else ""


def _years_chart(every: list[years.Year]) -> Any:
    counts = {each.year: each for each in every}
    if len(counts) < 2:
        return ""
    bars = [
        Bar(str(year), counts[year].documents, counts[year].new)
        if year in counts
        else Bar(str(year), 0)
        for year in range(min(counts), max(counts) + 1)
    ]
    said = ", ".join(
        f"{each.year}: {each.documents}, {each.new} of them new"
        for each in reversed(every)
    )
    return bar_chart("cited-by-year", "Documents cited, by year", f"{said}.", bars)


def _by_resolution(
    places: list[dict[str, Any]],
) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The places of each text together; they come in the order of the texts."""
    grouped = groupby(places, key=lambda place: str(place["symbol"]))
    runs = [list(group) for _, group in grouped]
    return [(run[0], run) for run in runs]
