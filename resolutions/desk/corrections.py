"""Corrections made, undone, and confirmed where the text under them has changed.

Each is one transaction and refuses with `NotNow`. Nothing public changes: what is
corrected becomes public when a publisher publishes it or replaces the public text.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from .. import ingest
from ..parsing import correcting
from ..parsing.correcting import digest_at
from ..parsing.types import UnreadableFile
from .actions import NotNow, locked
from .drafts import draft_of, keep_summary
from .models import Correction, Upload

State = Upload.State
CORRECTABLE = (*Upload.PUBLISHABLE, State.PUBLISHED)
ELSEWHERE = "The text has been changed meanwhile: look at it, and correct it again."
CHANGED = "Something else stands there now. Confirm or drop the correction."


def make(
    pk: int,
    by: Any,
    sort: str,
    anchor: str,
    value: dict[str, Any],
    seen: str | None = None,
) -> Correction:
    """Correct a place of an upload, on top of all earlier corrections.

    `seen` is the digest of what the editor saw; the default is what stands there.
    """
    with transaction.atomic():
        upload = _correctable(pk)
        draft = draft_of(upload)
        digest = digest_at(draft.parsed, sort, anchor)
        if digest is None or (seen and seen != digest):
            raise NotNow(ELSEWHERE)
        correction = Correction(
            upload=upload,
            sort=sort,
            anchor=anchor,
            digest=digest,
            value=value,
            made_by=by,
        )
        plain = [each.plain for each in draft.corrections]
        after = correcting.correct(upload.parsed, [*plain, correction.plain])
        outcome = after.outcomes[-1]
        if outcome.state != "applied":
            raise NotNow(outcome.reason or ELSEWHERE)
        if after.parsed == draft.parsed:
            raise NotNow("That changes nothing.")
        try:
            ingest.check_storable(after.parsed)
        except UnreadableFile as error:
            raise NotNow(str(error)) from error
        correction.save()
        upload.save(update_fields=keep_summary(upload, after.parsed))
        return correction


def undo(pk: int, by: Any) -> Correction:
    """Take a correction back; those after it stay, where they still fit."""
    with transaction.atomic():
        correction = _standing(pk)
        upload = _correctable(correction.upload_id)
        correction.undone_by, correction.undone_at = by, timezone.now()
        correction.save()
        upload.save(update_fields=keep_summary(upload, draft_of(upload).parsed))
        return correction


def confirm(pk: int, by: Any) -> Correction:
    """Let a correction hold for the text that stands at its place now."""
    with transaction.atomic():
        correction = _standing(pk)
        upload = _correctable(correction.upload_id)
        draft = draft_of(upload)
        before = [each for each in draft.corrections if each.pk < correction.pk]
        base = correcting.correct(upload.parsed, [each.plain for each in before])
        digest = digest_at(base.parsed, correction.sort, correction.anchor)
        if digest is None:
            raise NotNow("The place is no longer there: drop the correction.")
        correction.digest, correction.made_by = digest, by
        plain = [each.plain for each in before]
        after = correcting.correct(upload.parsed, [*plain, correction.plain])
        if after.outcomes[-1].state != "applied":
            raise NotNow(f"{after.outcomes[-1].reason} Drop the correction.".strip())
        correction.save()
        upload.save(update_fields=keep_summary(upload, draft_of(upload).parsed))
        return correction


def _standing(pk: int) -> Correction:
    correction = Correction.objects.standing().filter(pk=pk).first()
    if correction is None:
        raise NotNow("The correction is undone already.")
    return correction


def _correctable(pk: int) -> Upload:
    upload = locked(pk)
    if upload.state not in CORRECTABLE:
        state = upload.get_state_display().lower()
        raise NotNow(f"{upload} cannot be corrected: it is {state}.")
    try:
        _ = upload.parsed
    except ValueError as error:
        raise NotNow(f"{upload} was read by an older parser: read it again.") from error
    return upload
