"""What machines look for: robots.txt, the sitemap, the search description."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..models import Paragraph, Resolution, path_of
from ..openapi import document
from .answers import Refusal, json_answer, page_number, public_page

# The sitemap protocol allows no more addresses in one file.
MOST_ADDRESSES = 50_000
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
PAGES = (
    "home",
    "search",
    "documents",
    "topics",
    "verbs",
    "map",
    "resolve",
    "wording",
    "series-list",
    "citations",
    "reports",
    "search-help",
    "about",
)
FILTERS = (
    *("year", "verb", "topic", "body", "addressee", "kind", "status", "cites"),
    *("from", "to", "sort", "page", "size"),
)


@public_page
def robots(request: HttpRequest) -> HttpResponseBase:
    """Every page may be read; the countless combinations of filters need not be."""
    rules = [f"Disallow: /search*?*{name}=" for name in FILTERS]
    rules.append("Disallow: /documents*?*")
    rules += ["Disallow: /citations.", "Disallow: /citations?", "Disallow: /resolve*?"]
    rules += ["Disallow: /wording*?"]
    rules += ["Disallow: /reports*?", "Disallow: /reports.csv"]
    rules += ["Disallow: /compare*?"]
    sitemap_url = request.build_absolute_uri(reverse("sitemap"))
    lines = ["User-agent: *", *rules, "Allow: /", "", f"Sitemap: {sitemap_url}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public_page
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """All resolutions and paragraphs; an index of several files where there are many."""
    total = len(PAGES) + Resolution.objects.count() + _paragraphs().count()
    files = -(-total // MOST_ADDRESSES)
    if "page" in request.GET or files == 1:
        number = page_number(request)
        if number > files:
            raise Refusal(404, f"The sitemap has {files} pages.")
        first = (number - 1) * MOST_ADDRESSES
        root, entry = "urlset", "url"
        addresses = list(islice(_addresses(), first, first + MOST_ADDRESSES))
    else:
        root, entry = "sitemapindex", "sitemap"
        addresses = [f"{request.path}?page={number + 1}" for number in range(files)]
    entries = format_html_join(
        "\n",
        "<{0}><loc>{1}</loc></{0}>",
        ((entry, request.build_absolute_uri(address)) for address in addresses),
    )
    return _xml(
        format_html('<{0} xmlns="{1}">\n{2}\n</{0}>\n', root, SITEMAPS, entries),
        "application/xml",
    )


@public_page
def opensearch(request: HttpRequest) -> HttpResponseBase:
    search_url = request.build_absolute_uri(reverse("search"))
    return _xml(
        format_html(
            '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
            "<ShortName>Crime Resolutions</ShortName>\n"
            "<Description>Paragraphs of United Nations resolutions on crime prevention"
            " and criminal justice</Description>\n"
            "<InputEncoding>UTF-8</InputEncoding>\n"
            '<Url type="text/html" template="{}?q={{searchTerms}}"/>\n'
            "</OpenSearchDescription>\n",
            search_url,
        ),
        "application/opensearchdescription+xml",
    )


@public_page
def openapi(request: HttpRequest) -> HttpResponseBase:
    """The addresses that answer JSON, for programs."""
    return json_answer(document(request.build_absolute_uri("/")))


def _paragraphs() -> QuerySet[Paragraph]:
    return Paragraph.objects.exclude(kind="heading")


def _addresses() -> Iterator[str]:
    yield from (reverse(name) for name in PAGES)
    for symbol in Resolution.objects.values_list("symbol", flat=True).iterator():
        yield path_of(symbol)
    rows = _paragraphs().order_by("resolution__sort_key", "position")
    for symbol, anchor in rows.values_list("resolution__symbol", "anchor").iterator():
        yield path_of(symbol, anchor)


def _xml(body: SafeString, content_type: str) -> HttpResponse:
    return HttpResponse(XML + body, content_type=f"{content_type}; charset=utf-8")
