"""The search: a form, a page of results, the facets; the same as data."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from ..fixed import address_of
from ..models import path_of
from ..search import SearchBusy, SearchResults, SearchTooSlow, beside
from ..search import search as find
from ..search.language import GRAMMAR
from ..search.results import FacetResult, Hit
from ..tray import carrying
from .answers import (
    Refusal,
    carried,
    carried_title,
    json_answer,
    public_page,
    tray_urls,
    twin_url,
)
from .endings import SEARCH_FORMS, files_of

SORTS = (
    ("relevance", "Best match first"),
    ("newest", "Newest first"),
    ("oldest", "Oldest first"),
)
# Facets beyond these are folded until something in them is chosen.
OPEN_FACETS = ("year", "verb", "topic")
TOO_SLOW = (
    "This search takes longer than a search may. Please make it narrower: fewer"
    " words, no very short beginnings before an asterisk, or one filter more."
)
BUSY = (
    "Too many slow searches are being answered at this moment. Please try again in a"
    " few seconds."
)
MOST_PLACES = 10**6


@public_page
def search(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    """Answer a search; a symbol typed alone, with no filter, leads to its document.

    The data never redirects: it names the document in `query.jump`.
    """
    try:
        found = find(request.GET, ending=".json" if as_json else "")
    except SearchTooSlow as refused:
        busy = isinstance(refused, SearchBusy)
        raise Refusal(503, BUSY if busy else TOO_SLOW) from None
    if as_json:
        return json_answer(found.as_dict())
    if found.query.jump and not found.chips:
        return HttpResponseRedirect(
            carrying(found.query.jump, carried(request), carried_title(request))
        )
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
        "results": _with_places(found, first, request),
        "first": first,
        "last": first + len(found.results) - 1,
        "json_url": twin_url(request),
        "files": _files(found),
    }
    return render(request, "resolutions/search.html", context)


@public_page
def search_help(request: HttpRequest) -> HttpResponseBase:
    """The language of a search in a reader's words, and its grammar."""
    context = {"section": "search", "grammar": GRAMMAR}
    return render(request, "resolutions/help.html", context)


def _files(found: SearchResults) -> list[dict[str, str]]:
    """The search as sheets and as a feed, whatever page of it is shown."""
    params = QueryDict(found.url.partition("?")[2], mutable=True)
    for name in ("page", "size", "more"):
        params.pop(name, None)
    return files_of(address_of("search"), SEARCH_FORMS, params.urlencode())


def _is_in_use(facet: FacetResult) -> bool:
    return any(value.selected or value.excluded for value in facet.values)


def _with_places(
    found: SearchResults, first: int, request: HttpRequest
) -> list[tuple[Hit, str, str, str]]:
    """Each hit, with the address that leads from its page to its neighbours, its place
    and the address of the tray with it."""
    params = QueryDict(found.url.partition("?")[2], mutable=True)
    # The place in the whole list says it already.
    params.pop("page", None)
    places = [f"{hit.symbol}/{hit.anchor}" for hit in found.results]
    listed = urlencode({"in": params.urlencode()})
    urls = (
        f"{hit.url}?{listed}&at={at}" for at, hit in enumerate(found.results, first)
    )
    return list(
        zip(found.results, urls, places, tray_urls(request, places), strict=True)
    )


def result_links(request: HttpRequest, symbol: str, anchor: str) -> dict[str, object]:
    """The way back from a paragraph to the list of results that led to it, and on to
    the results beside it: {list_url, previous, next}. Empty where the address names no
    list, or one that now has something else at this place.
    """
    query, typed = request.GET.get("in"), request.GET.get("at", "")
    if query is None or not (typed.isascii() and typed.isdecimal() and len(typed) < 8):
        return {}
    at = int(typed)
    if not 0 < at <= MOST_PLACES:
        return {}
    try:
        found = beside(QueryDict(query), at)
    except (SearchTooSlow, TooManyFieldsSent, UnicodeError):
        return {}
    if found.here != (symbol, anchor):
        return {"list_url": found.list_url}
    return {
        "list_url": found.list_url,
        "previous_result": _place_url(found.previous, query, at - 1),
        "next_result": _place_url(found.next, query, at + 1),
        "at": at,
    }


def _place_url(place: tuple[str, str] | None, query: str, at: int) -> str | None:
    if place is None:
        return None
    return f"{path_of(*place)}?{urlencode({'in': query, 'at': at})}"
