"""What editors do with an upload: have it read again, take it off the desk.

Each is one transaction, refuses with a `NotNow` that says why in a sentence, and locks
the upload first. A row that a worker reads at the moment is not waited for.
"""

from __future__ import annotations

from django.db import transaction

from .models import Upload

State = Upload.State


class NotNow(Exception):
    """What was asked for cannot be done; the message is for the editor."""


def retry(pk: int) -> Upload:
    """Let a file that failed or is not public be read again."""
    with transaction.atomic():
        upload = locked(pk)
        if not upload.can_be_retried:
            raise NotNow(f"{upload} cannot be tried again: there is nothing to read.")
        upload.state, upload.message, upload.attempts = State.WAITING, "", 0
        upload.save(update_fields=["state", "message", "attempts"])
        return upload


def discard(pk: int) -> Upload:
    """Take an upload off the desk, with its bytes; the row stays on record."""
    with transaction.atomic():
        upload = locked(pk)
        if not upload.can_be_discarded:
            raise NotNow(
                f"{upload} cannot be discarded: it is {upload.get_state_display().lower()},"
                " and what was public once is kept."
            )
        upload.state, upload.content, upload.parse = State.DISCARDED, None, None
        upload.save(update_fields=["state", "content", "parse"])
        return upload


def locked(pk: int) -> Upload:
    """The upload, kept from everybody else to the end of the transaction."""
    rows = Upload.objects.select_for_update(skip_locked=True, no_key=True)
    upload = rows.filter(pk=pk).first()
    if upload is None:
        raise NotNow("This file is being read at the moment. Wait until it has been.")
    return upload
