"""The documents that the archive cites, held or not."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import render

from .. import shapes
from ..models import CitedDocument
from .answers import json_answer, page_number, public_page, twin_url
from .errors import elsewhere

PAGE_SIZE = 50
LONGEST_QUESTION = 200
RESOLUTION, DECISION = Q(symbol__contains="/RES/"), Q(symbol__contains="/DEC/")
TREATY, PUBLICATION = Q(symbol__startswith="UNTS/"), Q(symbol__startswith="Sales No.")
KINDS: dict[str, tuple[str, Q]] = {
    "resolution": ("Resolutions", RESOLUTION),
    "decision": ("Decisions", DECISION),
    "document": (
        "Reports and other documents",
        ~(RESOLUTION | DECISION | TREATY | PUBLICATION),
    ),
    "treaty": ("Treaties", TREATY),
    "publication": ("Publications", PUBLICATION),
}


@public_page
def documents(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    """The list; `q` is a part of a symbol, `kind` one of KINDS, `held` is 1 or nothing.

    A value that means nothing is left out of the question.
    """
    query = _question(request.GET)
    shape = _documents_data(query, page_number(request))
    if as_json:
        return json_answer(shape)
    context = {
        "section": "documents",
        "shape": shape,
        "query": query,
        "kinds": [(kind, label) for kind, (label, _) in KINDS.items()],
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
    shape = shapes.document_shape(cited)
    if as_json:
        return json_answer(shape)
    context = {
        "section": "documents",
        "shape": shape,
        "groups": _by_resolution(shape["cited_by"]),
        "canonical_url": request.build_absolute_uri(cited.get_absolute_url()),
        "json_url": twin_url(request),
    }
    return render(request, "resolutions/document.html", context)


def _question(params: QueryDict) -> dict[str, str]:
    kind = params.get("kind", "")
    typed = {
        "q": " ".join(params.get("q", "")[:LONGEST_QUESTION].split()),
        "kind": kind if kind in KINDS else "",
        "held": "1" if params.get("held") == "1" else "",
    }
    return {name: value for name, value in typed.items() if value}


def _documents_data(query: dict[str, str], number: int) -> dict[str, Any]:
    found = CitedDocument.objects.for_listing()
    if "q" in query:
        found = found.filter(
            Q(symbol__icontains=query["q"]) | Q(resolution__title__icontains=query["q"])
        )
    if "kind" in query:
        found = found.filter(KINDS[query["kind"]][1])
    if "held" in query:
        found = found.filter(resolution__isnull=False)
    shape = shapes.documents_shape(Paginator(found, PAGE_SIZE).get_page(number))
    for name in ("next", "previous"):
        if shape[name] and query:
            params = QueryDict(mutable=True)
            params.update(query)
            shape[name] += f"&{params.urlencode()}"
    return {**shape, "query": query}


def _by_resolution(
    places: list[dict[str, Any]],
) -> list[tuple[str, list[dict[str, Any]]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for place in places:
        groups.setdefault(place["symbol"], []).append(place)
    return list(groups.items())
