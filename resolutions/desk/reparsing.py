"""Texts read again by a newer parser, beside the parse that holds until somebody
takes the new one over.

The worker reads them when no new file waits. A new reading that says the same is taken
over by itself; any other is shown first. Taking over changes the desk alone: what is
public changes when a publisher replaces the public text.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import connection, transaction

from ..comparing.comparison import Comparison, compare
from ..comparing.held import text_of
from ..comparing.parsed import text_in
from ..conversion import convert
from ..ingest import check_storable
from ..models import Resolution, SourceFile
from ..parsing import PARSER_VERSION
from ..parsing.plain import to_plain
from ..parsing.types import ParsedResolution, UnreadableFile
from . import publishing
from .actions import NotNow, locked
from .corrections import CORRECTABLE
from .drafts import draft_of, keep_summary
from .models import NewReading, Upload

logger = logging.getLogger(__name__)

State = NewReading.State
MOST_ATTEMPTS = 5
FAILED = "The newer parser could not read the file. The text stays as it was."


def ask(uploads: Iterable[Upload], by: Any) -> int:
    """Let uploads that have been read be read again; says how many there are."""
    asked = 0
    for upload in uploads:
        if upload.state not in CORRECTABLE:
            continue
        fresh = {"state": State.WAITING, "attempts": 0, "parse": None, "message": ""}
        NewReading.objects.update_or_create(
            upload=upload, defaults={**fresh, "asked_by": by}
        )
        asked += 1
    return asked


def ask_all(by: Any, symbols: Iterable[str] = ()) -> int:
    """Everything that an older parser read, or what bears these symbols.

    What a shell command published has no place on the desk yet: it gets one.
    """
    wanted = set(symbols)
    uploads = Upload.objects.filter(state__in=CORRECTABLE)
    sources = SourceFile.objects.without_content().filter(is_text_source=True)
    if wanted:
        uploads = uploads.filter(symbol__in=wanted)
        sources = sources.filter(resolution__symbol__in=wanted)
    else:
        uploads = uploads.exclude(parser_version=PARSER_VERSION)
        sources = sources.exclude(parser_version=PARSER_VERSION)
    asked = ask(uploads.for_listing(), by)
    on_desk = Upload.objects.exclude(state__in=Upload.COPIES).values("sha256")
    for symbol in sources.exclude(sha256__in=on_desk).values_list(
        "resolution__symbol", flat=True
    ):
        publishing.fetch(symbol, by)
        asked += 1
    return asked


def read_next() -> bool:
    """Read one file again; False where none waits."""
    with transaction.atomic():
        reading = _waiting().order_by("attempts", "pk").first()
        if reading is None:
            return False
        reading.attempts += 1
        if reading.attempts > MOST_ATTEMPTS:
            reading.state, reading.message = State.FAILED, FAILED
        reading.save(update_fields=["attempts", "state", "message"])
    with transaction.atomic():
        # The reading takes as long as conversion.LIMITS says.
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        held = _waiting().filter(pk=reading.pk).first()
        if held is not None:
            _read(held)
    return True


def _waiting() -> Any:
    rows = NewReading.objects.select_for_update(skip_locked=True, of=("self",))
    return rows.filter(state=State.WAITING)


def _read(reading: NewReading) -> None:
    upload = reading.upload
    try:
        parsed = convert(upload.data, upload.filename)
        check_storable(parsed)
    except UnreadableFile as error:
        reading.state, reading.message = State.FAILED, str(error)
    except Exception:
        logger.exception("Reading upload %s again failed.", upload.pk)
        reading.state, reading.message = State.FAILED, FAILED
    else:
        reading.state, reading.parse = State.READY, to_plain(parsed)
        reading.parser_version = parsed.parser_version
        if _says_the_same(upload, parsed):
            _take_over(upload, reading)
            return
    reading.save()


def _says_the_same(upload: Upload, parsed: ParsedResolution) -> bool:
    try:
        old, new = upload.parsed, draft_of(upload, parsed)
    except ValueError:
        return False
    return not new.conflicts and _plain(old) == _plain(parsed)


def _plain(parsed: ParsedResolution) -> ParsedResolution:
    """Without what says nothing of the text."""
    return replace(
        parsed,
        parser_version="",
        paragraphs=tuple(replace(p, line=None, top=None) for p in parsed.paragraphs),
        footnotes=tuple(replace(note, line=None) for note in parsed.footnotes),
    )


def take_over(pk: int) -> Upload:
    """Let the new reading be the parse of its upload; corrections stay."""
    with transaction.atomic():
        reading, upload = _ready(pk)
        _take_over(upload, reading)
        return upload


def drop(pk: int) -> Upload:
    """Leave the text as it was read before."""
    with transaction.atomic():
        reading = NewReading.objects.filter(pk=pk).select_related("upload").first()
        if reading is None:
            raise NotNow("There is no new reading any more.")
        reading.delete()
        return reading.upload


def _ready(pk: int) -> tuple[NewReading, Upload]:
    reading = NewReading.objects.filter(pk=pk, state=State.READY).first()
    if reading is None:
        raise NotNow("There is no new reading to take over.")
    upload = locked(reading.upload_id)
    if upload.state not in CORRECTABLE:
        raise NotNow(f"{upload} is {upload.get_state_display().lower()}.")
    return reading, upload


def _take_over(upload: Upload, reading: NewReading) -> None:
    upload.parse, upload.parser_version = reading.parse, reading.parser_version
    changed = keep_summary(upload, draft_of(upload).parsed)
    upload.save(update_fields=["parse", "parser_version", *changed])
    if reading.pk:
        reading.delete()


def difference(reading: NewReading) -> Comparison | None:
    """What would change, corrections and all: in the public text where there is one,
    else in what the desk has. None where neither can be read."""
    upload = reading.upload
    new = text_in(draft_of(upload, reading.parsed).parsed)
    held = Resolution.objects.filter(symbol=upload.symbol).first()
    if upload.state == Upload.State.PUBLISHED and held is not None:
        return compare(text_of(held), new)
    try:
        return compare(text_in(draft_of(upload).parsed), new)
    except ValueError:
        return None
