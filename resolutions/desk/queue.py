"""The files that wait to be read: a queue in PostgreSQL, without a broker.

A worker holds the row of the file that it reads under a lock, in the transaction that
will also write the parse. So the parse is there whole or not at all, and PostgreSQL
itself gives the row free when the worker's connection is gone: no clock and no sign of
life has to be trusted. A file "being read" whose row is not locked was left behind by
a worker that ended, and is taken up again.
"""

from __future__ import annotations

import logging

from django.db import connection, transaction
from django.utils import timezone

from ..conversion import convert
from ..ingest import check_storable
from ..parsing.plain import to_plain
from ..parsing.types import UnreadableFile
from . import reparsing
from .drafts import draft_of, keep_summary
from .models import Upload
from .querysets import UploadQuerySet

logger = logging.getLogger(__name__)

State = Upload.State
# A file in whose reading the worker ended as often is set aside.
MOST_ATTEMPTS = 10
SET_ASIDE = (
    f"The reading of this file was cut off {MOST_ATTEMPTS} times. Try it once more, or"
    " tell whoever runs the archive."
)
OUR_FAULT = (
    "The archive's reader failed on this file; the fault is ours. Tell whoever runs"
    " the archive."
)
RESULT = [
    *("state", "message", "finished_at", "parse", "parser_version"),
    *("symbol", "title", "counts"),
]


def read_next() -> bool:
    """Read one file, a new one before one that is to be read again; False where none
    waits that nobody else is reading.

    Raises nothing for a file. An error of the database is raised, and leaves the file
    to be read again.
    """
    pk = _claim()
    if pk is None:
        return reparsing.read_next()
    with transaction.atomic():
        # The reading takes as long as conversion.LIMITS says.
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        upload = _lockable().filter(pk=pk, state=State.WORKING).first()
        # None: between the two transactions another worker was quicker.
        if upload is not None:
            _read(upload)
    return True


def read_all() -> int:
    """Read until nothing waits; says how many files were read."""
    count = 0
    while read_next():
        count += 1
    return count


def _lockable() -> UploadQuerySet:
    # Not against keys: rows that refer to the file can be made meanwhile.
    return Upload.objects.select_for_update(skip_locked=True, no_key=True)


@transaction.atomic
def _claim() -> int | None:
    """Say for all to see that a file is being read, and count it."""
    rows = _lockable().unfinished().defer("content", "parse")
    upload = rows.order_by("attempts", "pk").first()
    if upload is None:
        return None
    upload.state = State.WORKING
    upload.attempts += 1
    upload.started_at = timezone.now()
    changed = ["state", "attempts", "started_at"]
    if upload.attempts > MOST_ATTEMPTS:
        upload.state, upload.message = State.FAILED, SET_ASIDE
        changed.append("message")
    upload.save(update_fields=changed)
    return upload.pk


def _read(upload: Upload) -> None:
    upload.message = ""
    try:
        parsed = convert(upload.data, upload.filename)
        check_storable(parsed)
    except UnreadableFile as error:
        upload.state, upload.message = State.FAILED, str(error)
    except Exception:
        logger.exception("Reading upload %s failed.", upload.pk)
        upload.state, upload.message = State.FAILED, OUR_FAULT
    else:
        upload.state = State.READY
        upload.parse = to_plain(parsed)
        upload.parser_version = parsed.parser_version
        keep_summary(upload, draft_of(upload, parsed).parsed)
    upload.finished_at = timezone.now()
    upload.save(update_fields=RESULT)
