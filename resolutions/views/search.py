"""The search: a form, a page of results, the facets; the same as data."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render

from ..search import search as find
from ..search.results import FacetResult
from .answers import json_answer, public_page, twin_url

SORTS = (
    ("relevance", "Best match first"),
    ("newest", "Newest first"),
    ("oldest", "Oldest first"),
)
# Facets beyond these are folded until something in them is chosen.
OPEN_FACETS = ("year", "verb", "topic")


@public_page
def search(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    """Answer a search; a symbol typed alone, with no filter, leads to its document.

    The data never redirects: it names the document in `query.jump`.
    """
    if as_json:
        return json_answer(find(request.GET).as_dict())
    found = find(request.GET)
    if found.query.jump and not found.chips:
        return HttpResponseRedirect(found.query.jump)
    first = (found.page - 1) * found.size + 1
    context = {
        "section": "search",
        "found": found,
        "title": found.query.read_as.rstrip("."),
        "q": found.query.q,
        "sorts": SORTS,
        "bounds": {
            chip.name: chip.value for chip in found.chips if chip.name in ("from", "to")
        },
        "kept": [chip for chip in found.chips if chip.name not in ("from", "to")],
        "facets": [
            (name, facet, name in OPEN_FACETS or _is_in_use(facet))
            for name, facet in found.facets.items()
            if facet.values
        ],
        "first": first,
        "last": first + len(found.results) - 1,
        "json_url": twin_url(request),
    }
    return render(request, "resolutions/search.html", context)


def _is_in_use(facet: FacetResult) -> bool:
    return any(value.selected or value.excluded for value in facet.values)
