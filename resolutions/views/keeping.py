"""Pages that were made once, kept whole for the next who ask for them.

The mark of a page says its address, what is public and the code (`versions`), which
is all that a page is made of: what is kept under its mark is the page, and nobody asks
for the mark of a page that has changed.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase

from ..room import Room

ROOM = 10 * 2**20

_pages: Room[tuple[bytes, dict[str, str]]] = Room(ROOM)


def kept(etag: str) -> HttpResponse | None:
    """The page with the mark, to be changed at will; None if it is not here."""
    page = _pages.get(etag) if etag and settings.KEEPS_PAGES else None
    return HttpResponse(page[0], headers=page[1]) if page else None


def keep(response: HttpResponseBase) -> None:
    """Keep a page that bears its mark; neither a stream nor an error is kept."""
    etag = response.get("ETag", "")
    if not etag or not settings.KEEPS_PAGES or response.status_code != 200:
        return
    if isinstance(response, HttpResponse) and not response.cookies:
        content = response.content
        _pages.put(etag, (content, dict(response.items())), len(content))
