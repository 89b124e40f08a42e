"""The reports, studies and meetings asked for: page, JSON, CSV and feed."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import (
    HttpRequest,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import slugify

from ..exports.feeds import Entry, atom
from ..exports.sheets import csv_lines
from ..models import ReportRequest
from ..reports.answered import ANSWERED
from ..reports.filters import CHOICES, ReportRequestFilters
from ..shapes.report_requests import report_requests_shape
from .answers import json_answer, page_number, public_page, twin_url

PAGE_SIZE = 25
FEED_SIZE = 50
CHUNK = 200
MOST_OPTIONS = 200
COLUMNS = (
    *("symbol", "anchor", "year", "body", "product", "verb", "addressees", "recipient"),
    *("subject", "due", "due_session", "due_body", "due_year", "period", "resources"),
    *("text", "answers", "url"),
)
LABELS = {
    "product": "What is asked for",
    "addressee": "Who is asked",
    "recipient": "To whom it is due",
    "body": "Who asks",
    "resources": "Resources",
    "period": "How often",
}


@public_page
def reports(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    """The list, the newest request first or, with `sort=due`, the latest deadline."""
    filters = _filters(request)
    page = Paginator(filters.found(), PAGE_SIZE).get_page(page_number(request))
    shape = {
        "query": {**filters.chosen, "notes": filters.notes},
        "count": page.paginator.count,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "next": _url(filters, page.number + 1) if page.has_next() else None,
        "previous": _url(filters, page.number - 1) if page.has_previous() else None,
        "requests": report_requests_shape(list(page.object_list)),
    }
    if as_json:
        return json_answer(shape)
    question = urlencode(filters.chosen)
    context = {
        "section": "reports",
        "shape": shape,
        "answered": ANSWERED,
        "chosen": filters.chosen,
        "choices": [
            (name, LABELS[name], _options(name, filters.chosen.get(name)))
            for name in LABELS
        ],
        "csv_url": _with(reverse("reports-csv"), question),
        "atom_url": _with(reverse("reports-atom"), question),
        "json_url": twin_url(request),
    }
    return render(request, "resolutions/reports.html", context)


@public_page
def reports_csv(request: HttpRequest) -> HttpResponseBase:
    """All that the filters find, a line each, written while it is read."""
    found = _filters(request).found()
    origin = request.build_absolute_uri("/").rstrip("/")

    def lines() -> Any:
        yield from csv_lines([COLUMNS])
        for first in range(0, found.count(), CHUNK):
            shapes = report_requests_shape(list(found[first : first + CHUNK]))
            yield from csv_lines(_row(each, origin) for each in shapes)

    response = StreamingHttpResponse(
        lines(), content_type="text/csv; charset=utf-8; header=present"
    )
    response["Content-Disposition"] = 'attachment; filename="reports-asked-for.csv"'
    return response


@public_page
def reports_atom(request: HttpRequest) -> HttpResponseBase:
    """The newest requests that the filters find, for a feed reader."""
    filters = _filters(request)
    newest = filters.found()[:FEED_SIZE]
    entries = [
        Entry(
            url=f"{each['url']}#{slugify(each['product'])}-{each['start']}",
            title=f"{each['symbol']}: {each['product']} asked for",
            text=each["text"],
            updated=row.paragraph.resolution.adopted,
        )
        for each, row in zip(report_requests_shape(list(newest)), newest, strict=True)
    ]
    page = _with(reverse("reports"), urlencode(filters.chosen))
    return atom(request, "Reports asked for", page, entries)


def _filters(request: HttpRequest) -> ReportRequestFilters:
    return ReportRequestFilters(request.GET, ReportRequest.objects.all())


def _row(shape: dict[str, Any], origin: str) -> list[Any]:
    due = shape["due"] or {}
    flat = {
        **shape,
        "addressees": "; ".join(shape["addressees"]),
        "due": due.get("printed"),
        "due_session": due.get("session"),
        "due_body": due.get("body"),
        "due_year": due.get("year"),
        "answers": "; ".join(f"{a['symbol']} {a['anchor']}" for a in shape["answers"]),
        "url": origin + shape["url"],
    }
    return [flat[name] for name in COLUMNS]


def _options(name: str, chosen: str | None) -> list[tuple[str, str, bool]]:
    """What may be chosen: value, label, whether it is chosen."""
    values = CHOICES[name]()[:MOST_OPTIONS]
    if chosen and chosen not in values:
        values.append(chosen)
    labels = dict(ReportRequest.Product.choices) if name == "product" else {}
    return [(each, str(labels.get(each, each)), each == chosen) for each in values]


def _url(filters: ReportRequestFilters, number: int) -> str:
    return _with(reverse("reports"), urlencode({**filters.chosen, "page": str(number)}))


def _with(path: str, question: str) -> str:
    return f"{path}?{question}" if question else path
