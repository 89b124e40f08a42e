"""What stands in each field of the page of results (`templates/resolutions/search.html`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from urllib.parse import quote_plus

from django.http import HttpRequest
from django.template.defaultfilters import pluralize, truncatewords
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from ..anchors import anchor_label
from ..fixed import address_of
from ..parsing.topics import TOPICS
from ..repeating import Repeated, Value
from ..search import SearchResults
from ..search.filters import BOUNDS
from ..search.results import FacetResult, Hit
from .answers import tray_urls, twin_url
from .endings import SEARCH_FORMS, file_links, files_of, files_to_take

SORTS = (
    ("relevance", "Best match first"),
    ("newest", "Newest first"),
    ("oldest", "Oldest first"),
)
# Facets beyond these are folded until something in them is chosen.
OPEN_FACETS = ("year", "verb", "topic")
WORDS_OF_TITLE = 14

PAGE = Repeated(
    "resolutions/search.html",
    "title is_asked later_page previous next q from to clear_url count_words first last"
    " spelling_url spelling_label spelling_count page pages json_url",
    safe="file_links files sorts hidden chips said facets results steps nothing",
    section="search",
)
SORT = Repeated("resolutions/_sort.html", "value label is_chosen")
HIDDEN = Repeated("resolutions/_hidden_field.html", "name value")
CHIP = Repeated("resolutions/_chip.html", "url label")
FACET = Repeated("resolutions/_facet.html", "title is_open more_url", safe="values")
VALUE = Repeated(
    "resolutions/_facet_value.html", "selected excluded url label count exclude_url"
)
RESULT = Repeated(
    "resolutions/_result.html",
    "draft url name year verb title tray place",
    safe="topics snippet",
)
TOPIC = Repeated("resolutions/_result_topic.html", "url label")


def fields(found: SearchResults, request: HttpRequest) -> dict[str, Value]:
    """All of them, for PAGE and for its template."""
    bounds = {chip.name: chip.value for chip in found.chips if chip.name in BOUNDS}
    kept = [(chip.name, chip.value) for chip in found.chips if chip.name not in BOUNDS]
    first = (found.page - 1) * found.size + 1
    question = found.url.partition("?")[2]
    files = files_of(
        address_of("search"), SEARCH_FORMS, _without(question, "page", "size", "more")
    )
    step = found.other_spelling
    return {
        "title": found.query.read_as.rstrip("."),
        "is_asked": bool(request.GET),
        "later_page": found.page if found.page > 1 else None,
        "previous": found.previous,
        "next": found.next,
        "q": found.query.q,
        "from": bounds.get("from"),
        "to": bounds.get("to"),
        "sorts": _sorts(found, request),
        "hidden": HIDDEN.lines(kept),
        "chips": CHIP.lines((chip.url, chip.label) for chip in found.chips),
        "clear_url": _cleared(found.query.q),
        "said": _said(found),
        "facets": _facets(found.facets.items()),
        "count_words": _counted(found.count) if found.count else None,
        "first": first,
        "last": first + len(found.results) - 1,
        "page": found.page if found.pages > 1 else None,
        "pages": found.pages,
        "spelling_url": step.url if step else None,
        "spelling_label": step.label if step else None,
        "spelling_count": step.count if step else None,
        "results": _results(
            found.results, first, quote_plus(_without(question, "page")), request
        ),
        "steps": _rendered("_search_steps", found) if found.next_steps else None,
        "nothing": None if found.results else _rendered("_nothing_found", found),
        "files": files_to_take(files),
        "file_links": file_links(files),
        "json_url": twin_url(request),
    }


def _sorts(found: SearchResults, request: HttpRequest) -> SafeString:
    """Without words all match alike and the newest stand first: who types some into the
    form of this page has not asked for that."""
    is_meant = found.query.q or "sort" in request.GET
    chosen = found.query.sort if is_meant else "relevance"
    return SORT.lines((*sort, sort[0] == chosen) for sort in SORTS)


def _without(question: str, *names: str) -> str:
    """The question of an address without some of its parameters."""
    pairs = question.split("&")
    return "&".join(pair for pair in pairs if pair.partition("=")[0] not in names)


def _cleared(q: str) -> str:
    """Without filters."""
    path = address_of("search")
    return f"{path}?q={quote_plus(q)}" if q else path


def _counted(count: int) -> str:
    return f"{count} paragraph{pluralize(count)}"


def _said(found: SearchResults) -> SafeString | None:
    says = found.query.notes or found.query.jumps
    return _rendered("_search_said", found) if says else None


def _rendered(name: str, found: SearchResults) -> SafeString:
    return render_to_string(f"resolutions/{name}.html", {"found": found})


def _facets(facets: Iterable[tuple[str, FacetResult]]) -> SafeString:
    return FACET.lines(
        (
            _values(facet),
            facet.title,
            name in OPEN_FACETS or any(v.selected or v.excluded for v in facet.values),
            facet.more_url,
        )
        for name, facet in facets
        if facet.values
    )


def _values(facet: FacetResult) -> SafeString:
    return VALUE.lines(
        (
            each.selected,
            each.excluded,
            each.url,
            each.label,
            each.count,
            each.exclude_url,
        )
        for each in facet.values
    )


def _results(
    hits: Sequence[Hit], first: int, listed: str, request: HttpRequest
) -> SafeString:
    """Each with the address that leads from its page to its neighbours in the list, its
    place and the address of the tray with it."""
    places = [f"{hit.symbol}/{hit.anchor}" for hit in hits]
    return RESULT.lines(
        (
            _topics(hit.topics),
            hit.snippet,
            hit.status == "draft",
            f"{hit.url}?in={listed}&at={at}",
            f"{hit.symbol}, {anchor_label(hit.anchor)}",
            hit.year,
            hit.verb,
            _first_words(hit.title),
            tray,
            place,
        )
        for at, (hit, place, tray) in enumerate(
            zip(hits, places, tray_urls(request, places), strict=True), first
        )
    )


@lru_cache(maxsize=5_000)
def _first_words(title: str) -> str:
    return truncatewords(title, WORDS_OF_TITLE)


@lru_cache(maxsize=5_000)
def _topics(slugs: tuple[str, ...]) -> SafeString:
    return TOPIC.lines((_topic_url(slug), TOPICS.get(slug, slug)) for slug in slugs)


@cache
def _topic_url(slug: str) -> str:
    return reverse("topic", kwargs={"slug": slug})
