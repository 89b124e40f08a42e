"""The front page, and the page about the archive."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from .. import shapes
from ..citedby.documents import Question, found, in_order, name_of
from ..models import CitedDocument, Paragraph, Resolution
from ..search import counts_in_all
from ..shapes.places import resolution_link
from .answers import json_answer, page_number, public_page, twin_url

PAGE_SIZE = 25
MOST_CITED = 10


@public_page
def home(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    data = _home_data(page_number(request))
    if as_json:
        return json_answer(data)
    return render(
        request,
        "resolutions/home.html",
        {"home": data, "json_url": twin_url(request)},
    )


@public_page
def about(request: HttpRequest) -> HttpResponseBase:
    cited = CitedDocument.objects.aggregate(
        documents=Count("pk"), held=Count("resolution")
    )
    context = {
        "section": "about",
        "resolution_count": Resolution.objects.count(),
        "paragraph_count": counts_in_all()[0],
        "document_count": cited["documents"],
        "held_count": cited["held"],
    }
    return render(request, "resolutions/about.html", context)


def _home_data(number: int) -> dict[str, Any]:
    """The shape of the front page, with every document held, page by page, and those
    cited most."""
    data = shapes.home_shape()
    held = data["counts"]["resolutions"]
    pages = max(1, -(-held // PAGE_SIZE))
    number = min(number, pages)
    question = Question(sort="cited")
    cited = in_order(found(question), question).select_related("resolution")
    return {
        **data,
        "page": number,
        "pages": pages,
        "next": f"{reverse('home')}?page={number + 1}" if number < pages else None,
        "previous": f"{reverse('home')}?page={number - 1}" if number > 1 else None,
        "resolutions": _held_lines(number),
        "most_cited": [
            {
                "symbol": document.symbol,
                "url": document.get_absolute_url(),
                "title": name_of(document),
                "paragraphs": document.by,  # type: ignore[attr-defined]
            }
            for document in cited[:MOST_CITED]
        ],
    }


def _held_lines(number: int) -> list[dict[str, Any]]:
    """The documents of a page of the list, newest first, with their counts."""
    held = Resolution.objects.newest_first().annotate(
        preambular=_count_of("preambular"), operative=_count_of("operative")
    )
    start = (number - 1) * PAGE_SIZE
    return [
        {
            **resolution_link(each),
            "status": each.status,
            "stage": each.stage,
            "body": each.body,
            "adopted": each.adopted.isoformat() if each.adopted else None,
            "year": each.year,
            "preambular": each.preambular,
            "operative": each.operative,
        }
        for each in held[start : start + PAGE_SIZE]
    ]


def _count_of(kind: str) -> Coalesce:
    """Counted for the lines shown only, which a join of all paragraphs would not be."""
    counted = (
        Paragraph.objects.filter(resolution=OuterRef("pk"), kind=kind, depth=0)
        .order_by()
        .values("resolution")
        .annotate(count=Count("pk"))
        .values("count")
    )
    return Coalesce(Subquery(counted), 0)
