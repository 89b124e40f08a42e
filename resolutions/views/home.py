"""The front page, and the page about the archive."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from .. import shapes
from ..models import CitedDocument, Paragraph, Resolution
from .answers import json_answer, public_page, twin_url

MOST_CITED = 10


@public_page
def home(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    data = _home_data()
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
        "paragraph_count": Paragraph.objects.searchable().count(),
        "document_count": cited["documents"],
        "held_count": cited["held"],
    }
    return render(request, "resolutions/about.html", context)


def _home_data() -> dict[str, Any]:
    """The shape of the front page, with the counts of each text and what is cited most."""
    data = shapes.home_shape()
    symbols = [line["symbol"] for line in data["resolutions"]]
    counts = (
        Resolution.objects.filter(symbol__in=symbols)
        .annotate(
            preambular=Count("paragraphs", filter=_top_level("preambular")),
            operative=Count("paragraphs", filter=_top_level("operative")),
        )
        .values("symbol", "preambular", "operative")
    )
    by_symbol = {each["symbol"]: each for each in counts}
    data["resolutions"] = [
        {**line, **by_symbol.get(line["symbol"], {})} for line in data["resolutions"]
    ]
    cited = CitedDocument.objects.for_listing().order_by(
        F("citation_count").desc(), "sort_key"
    )
    data["most_cited"] = [
        {
            "symbol": document.symbol,
            "url": document.get_absolute_url(),
            "title": document.resolution.title if document.resolution else None,
            "citations": document.citation_count,  # type: ignore[attr-defined]
        }
        for document in cited[:MOST_CITED]
    ]
    return data


def _top_level(kind: str) -> Q:
    return Q(paragraphs__kind=kind, paragraphs__depth=0)
