"""Atom feeds (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

# What has no day of its own is older than all that has.
UNDATED = datetime(1945, 10, 24, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """`url` is the path of what the entry is about, and with it its identity."""

    url: str
    title: str
    text: str
    updated: date | None


def atom(
    request: HttpRequest, title: str, page: str, entries: Iterable[Entry]
) -> HttpResponse:
    """A feed of the entries; `page` is the path of the page that shows the same."""
    feed = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(page),
        description="",
        language="en",
        feed_url=request.build_absolute_uri(),
    )
    for entry in entries:
        url = request.build_absolute_uri(entry.url)
        day = datetime.combine(entry.updated, time(), UTC) if entry.updated else UNDATED
        feed.add_item(
            title=entry.title,
            link=url,
            description=entry.text,
            unique_id=url,
            updateddate=day,
            pubdate=day,
        )
    return HttpResponse(
        feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )
