"""What editors do with an upload that has been read: retry, discard, publish.

Each is one transaction, refuses with a `NotNow` that says why in a sentence, and locks
the upload first. A row that a worker reads at the moment is not waited for.
"""

from __future__ import annotations

from typing import Any

from django.db import DataError, transaction

from .. import ingest
from ..models import Resolution
from ..parsing.plain import to_plain
from ..parsing.types import UnreadableFile
from .drafts import effective
from .models import Edition, Upload

State = Upload.State


class NotNow(Exception):
    """What was asked for cannot be done; the message is for the editor."""


def retry(pk: int) -> Upload:
    """Let a failed file be read again."""
    with transaction.atomic():
        upload = _locked(pk)
        if not upload.can_be_retried:
            raise NotNow(f"{upload} cannot be tried again: there is nothing to read.")
        upload.state, upload.message, upload.attempts = State.WAITING, "", 0
        upload.save(update_fields=["state", "message", "attempts"])
        return upload


def discard(pk: int) -> Upload:
    """Take an upload off the desk, with its bytes; the row stays on record."""
    with transaction.atomic():
        upload = _locked(pk)
        if not upload.can_be_discarded:
            raise NotNow(
                f"{upload} cannot be discarded: it is {upload.get_state_display().lower()},"
                " and what was public once is kept."
            )
        upload.state, upload.content, upload.parse = State.DISCARDED, None, None
        upload.save(update_fields=["state", "content", "parse"])
        return upload


def publish(pk: int, by: Any) -> Edition:
    """Make the text of an upload public under a symbol that is not held yet."""
    with transaction.atomic():
        upload, parsed = _ready(pk)
        if Resolution.objects.filter(symbol=parsed.symbol).exists():
            raise NotNow(
                f"{parsed.symbol} is held already: choose whether this file replaces"
                " its text or is kept beside it."
            )
        _save(upload, parsed)
        return Edition.objects.create(
            symbol=parsed.symbol,
            upload=upload,
            text=to_plain(parsed),
            parser_version=parsed.parser_version,
            published_by=by,
        )


def keep_beside(pk: int) -> Upload:
    """Add the file to the sources of a held resolution, whose text stays as it is."""
    with transaction.atomic():
        upload, parsed = _ready(pk)
        if not Resolution.objects.filter(symbol=parsed.symbol).exists():
            raise NotNow(f"{parsed.symbol} is not held.")
        _save(upload, parsed)
        return upload


def _save(upload: Upload, parsed: Any) -> None:
    try:
        # Of its own, so that the lock on the upload outlives a refusal.
        with transaction.atomic():
            outcome = ingest.save(parsed, upload.data, upload.sha256, upload.filename)
    except DataError as error:
        reason = str(error).partition("\n")[0]
        raise NotNow(f"The database refused the text: {reason}.") from error
    if outcome.status not in ("imported", "further source"):
        raise NotNow(f"{upload} cannot be published. {outcome.message}")
    mark_public(upload, parsed.symbol)


def mark_public(upload: Upload, symbol: str) -> None:
    """The archive keeps the bytes from here on."""
    upload.state, upload.content, upload.symbol = State.PUBLISHED, None, symbol
    upload.save(update_fields=["state", "content", "symbol"])


def _ready(pk: int) -> tuple[Upload, Any]:
    # Before the upload: imports by shell command take this lock first too.
    ingest.save_alone()
    upload = _locked(pk)
    if not upload.is_publishable:
        state = upload.get_state_display().lower()
        raise NotNow(f"{upload} cannot be published: it is {state}.")
    try:
        parsed = effective(upload)
        ingest.check_storable(parsed)
    except UnreadableFile as error:
        raise NotNow(f"{upload} cannot be published. {error}") from error
    except ValueError as error:
        raise NotNow(f"{upload} was read by an older parser: read it again.") from error
    return upload, parsed


def _locked(pk: int) -> Upload:
    rows = Upload.objects.select_for_update(skip_locked=True, no_key=True)
    upload = rows.filter(pk=pk).first()
    if upload is None:
        raise NotNow("This file is being read at the moment. Wait until it has been.")
    return upload
