"""The search: a form, a page of results, the facets; the same as data."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.exceptions import TooManyFieldsSent
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import render

from ..models import path_of
from ..search import SearchBusy, SearchTooSlow, beside
from ..search import search as find
from ..search.language import GRAMMAR
from ..tray import carrying
from . import versions
from .answers import (
    Refusal,
    carried,
    carried_title,
    json_answer,
    public_page,
)
from .search_page import PAGE, fields

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
        ending = ".json" if as_json else ""
        found = find(request.GET, ending, versions.of_index(request))
    except SearchTooSlow as refused:
        busy = isinstance(refused, SearchBusy)
        raise Refusal(503, BUSY if busy else TOO_SLOW) from None
    if as_json:
        return json_answer(found.as_dict())
    if found.query.jump and not found.chips:
        return HttpResponseRedirect(
            carrying(found.query.jump, carried(request), carried_title(request))
        )
    values = fields(found, request)
    # Who carries a tray has it in all links of the page.
    html = PAGE.rendered(values, request) if carried(request) else PAGE.filled(values)
    return HttpResponse(html)


@public_page
def search_help(request: HttpRequest) -> HttpResponseBase:
    """The language of a search in a reader's words, and its grammar."""
    context = {"section": "search", "grammar": GRAMMAR}
    return render(request, "resolutions/help.html", context)


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
