"""What a search finds as a sheet, CSV or for Excel, and as a feed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http import StreamingHttpResponse as Streaming

from ..anchors import anchor_label
from ..exports.feeds import Entry, atom
from ..exports.sheets import XLSX, csv_lines, workbook
from ..models import Paragraph
from ..search import SearchTooSlow, Whole, whole
from .answers import Refusal, file_answer, public_page
from .search import TOO_SLOW

# A sheet of more is asked for by year, or taken as data page by page.
MOST_ROWS = 10_000
FEED_SIZE = 50
CHUNK = 500
COLUMNS = (
    *("symbol", "anchor", "year", "body", "status", "kind", "number", "verb"),
    *("addressees", "topics", "text", "title", "url"),
)


@public_page
def search_file(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The first 10,000 hits in the order of the search; a feed has the newest 50."""
    is_feed = ending == ".atom"
    most = FEED_SIZE if is_feed else MOST_ROWS
    try:
        found = whole(request.GET, most, newest_first=is_feed)
    except SearchTooSlow:
        raise Refusal(503, TOO_SLOW) from None
    if is_feed:
        return _feed(request, found)
    origin = request.build_absolute_uri("/").rstrip("/")
    rows = (_row(each, origin) for each in _read(found))
    response: HttpResponse | Streaming
    if ending == ".xlsx":
        return file_answer(workbook("Search", COLUMNS, rows), XLSX, "search.xlsx")
    response = HttpResponse() if request.method == "HEAD" else Streaming(_csv(rows))
    response["Content-Type"] = "text/csv; charset=utf-8; header=present"
    response["Content-Disposition"] = 'attachment; filename="search.csv"'
    return response


def _csv(rows: Iterator[list[Any]]) -> Iterator[str]:
    yield from csv_lines([COLUMNS])
    yield from csv_lines(rows)


def _feed(request: HttpRequest, found: Whole) -> HttpResponse:
    entries = [
        Entry(
            url=each.get_absolute_url(),
            title=f"{each.resolution.symbol}, {anchor_label(each.anchor)}",
            text=each.text,
            updated=each.resolution.adopted,
        )
        for each in _read(found)
    ]
    return atom(request, found.read_as.rstrip("."), found.url, entries)


def _read(found: Whole) -> Iterator[Paragraph]:
    """The paragraphs in the order of the search, some hundred at a time."""
    for first in range(0, len(found.found), CHUNK):
        keys = found.found[first : first + CHUNK]
        paragraphs = (
            Paragraph.objects.filter(pk__in=keys)
            .select_related("resolution", "verb")
            .prefetch_related("topics", "addressees")
            .defer("search_vector", "literal_vector")
        )
        by_key = {each.pk: each for each in paragraphs}
        # One that was withdrawn since then is not there any more.
        yield from (by_key[key] for key in keys if key in by_key)


def _row(paragraph: Paragraph, origin: str) -> list[Any]:
    held = paragraph.resolution
    return [
        *(held.symbol, paragraph.anchor, held.year, held.body, held.status),
        *(paragraph.kind, paragraph.number),
        paragraph.verb.name if paragraph.verb else None,
        "; ".join(each.name for each in paragraph.addressees.all()),
        "; ".join(each.label for each in paragraph.topics.all()),
        *(paragraph.text, held.title, origin + paragraph.get_absolute_url()),
    ]
