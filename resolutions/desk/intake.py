"""What an editor sends becomes a batch on the desk.

Nothing is opened here. What kind of file it is, the worker tells from the content, in
a process with limits; the process that serves pages only counts and keeps the bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Protocol

from django.db import IntegrityError, transaction

from ..ingest import MAX_BYTES, source_with, storable_name, too_large
from .models import Batch, Upload

State = Upload.State
# Without an ending, which would claim a format.
PASTED = "Pasted text"


class SentFile(Protocol):
    """What Django hands over for a file of a form."""

    name: str | None

    def read(self, num_bytes: int = -1, /) -> bytes: ...


def take_in(batch: Batch, files: Iterable[SentFile], pasted: str = "") -> None:
    """Keep every file of `batch`, in order, and the pasted text after them.

    A file that is empty or too large is kept as a failed one, without its bytes; one
    that is held already says where.
    """
    for file in files:
        # A byte more than is taken, so that it shows.
        _take_in_one(batch, file.read(MAX_BYTES + 1), file.name or "")
    if pasted.strip():
        _take_in_one(batch, pasted.encode("utf-8", "replace"), PASTED)


def _take_in_one(batch: Batch, data: bytes, filename: str) -> Upload:
    upload = Upload(batch=batch, filename=storable_name(filename), size=len(data))
    if not data or len(data) > MAX_BYTES:
        upload.state = State.FAILED
        upload.message = too_large() if data else "The file is empty."
        upload.save()
        return upload
    upload.sha256 = sha256(data).hexdigest()
    if not _is_held(upload):
        upload.content = data
        try:
            with transaction.atomic():
                upload.save()
            return upload
        except IntegrityError:
            # The same file arrived at the same moment.
            upload.content = None
            _is_held(upload)
    upload.save()
    return upload


def _is_held(upload: Upload) -> bool:
    """True if the desk or the archive has the same bytes; the upload then says where."""
    other = Upload.objects.same_file(upload.sha256).for_listing().first()
    source = source_with(upload.sha256)
    if source is None and other is None:
        return False
    upload.state = State.HELD
    if source is not None:
        upload.symbol = source.resolution.symbol
        upload.message = f"The archive holds this file, as {source.filename}."
    elif other is not None:
        upload.symbol = other.symbol
        upload.message = (
            f"This file is on the desk already, as {other.filename}, sent by"
            f" {other.batch.sent_by} on {other.batch.sent_at:%d %B %Y}"
            f" ({other.get_state_display().lower()})."
        )
    return True
