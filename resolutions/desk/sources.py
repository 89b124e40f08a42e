"""What an upload looks like: the lines of its file, pictures of its pages.

Both are made in the process with limits that reads files, and kept in a table: a page
is looked at again and again while its text is corrected. One is made at a time, so
that an editor who opens a long file does not take all of the machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from django.db import connection, transaction
from django.db.models import Sum

from .. import conversion
from ..conversion import SourceLine
from ..parsing.looking import PAGES_AT_ONCE
from ..parsing.types import ParsedResolution
from .models import SourceView, Upload

# Any number, as long as it is the same in every process.
LOOK_LOCK = 6_417_909
MOST_BYTES = 200 * 1024 * 1024
# When there are more, so many of the oldest go at once.
FORGOTTEN_AT_ONCE = 500
LINES = "lines"


def has_pages(parsed: ParsedResolution) -> bool:
    """True for a PDF, a scan or a picture: what was printed can be shown."""
    return parsed.media_type == "application/pdf" or parsed.media_type.startswith(
        "image/"
    )


def lines_of(upload: Upload) -> list[SourceLine]:
    """The lines of a file without printed pages.

    Raises UnreadableFile, and OperationalError while others are looked at for long.
    """
    if (kept := _kept(upload, LINES)) is None:
        with _alone():
            if (kept := _kept(upload, LINES)) is None:
                lines = conversion.source_lines(upload.data, upload.filename)
                kept = json.dumps([asdict(line) for line in lines]).encode()
                _keep(upload, {LINES: kept})
    return [SourceLine(**line) for line in json.loads(kept)]


def picture_of(upload: Upload, page: int) -> bytes | None:
    """A page as PNG; None for a page that the file does not have.

    Raises as `lines_of` does.
    """
    if (kept := _kept(upload, _part(page))) is None:
        with _alone():
            if (kept := _kept(upload, _part(page))) is None:
                first = page - (page - 1) % PAGES_AT_ONCE
                made = conversion.page_pictures(upload.data, upload.filename, first)
                pictures = {_part(first + n): picture for n, picture in enumerate(made)}
                _keep(upload, pictures)
                kept = pictures.get(_part(page))
    return kept


def _part(page: int) -> str:
    return f"page {page}"


def _kept(upload: Upload, part: str) -> bytes | None:
    rows = SourceView.objects.filter(sha256=upload.sha256, part=part)
    content = rows.values_list("content", flat=True).first()
    return None if content is None else bytes(content)


def _keep(upload: Upload, parts: dict[str, bytes]) -> None:
    SourceView.objects.bulk_create(
        (
            SourceView(
                sha256=upload.sha256, part=part, content=content, size=len(content)
            )
            for part, content in parts.items()
        ),
        ignore_conflicts=True,
    )
    if (SourceView.objects.aggregate(all=Sum("size"))["all"] or 0) > MOST_BYTES:
        oldest = SourceView.objects.order_by("pk").values("pk")[:FORGOTTEN_AT_ONCE]
        SourceView.objects.filter(pk__in=oldest).delete()


@contextmanager
def _alone() -> Iterator[None]:
    """A transaction during which nobody else looks at a file."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOOK_LOCK])
        yield
