"""What the buttons of the desk do, and what its pages show.

Every action is a POST to an address of its own and answers with a redirect to the page
that it was pressed on, where the outcome is said.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, reverse
from django.views.decorators.http import require_POST

from ..models import Resolution
from . import actions, publishing, reparsing
from .drafts import draft_of, effective
from .looking import differences
from .models import Batch, ErrorReport, NewReading, Upload, counts_of

View = Callable[..., HttpResponseBase]
State = Upload.State

# A browser and a proxy wait longer; the rest is published at the next press.
PUBLISHING_SECONDS = 20


def guarded(site: AdminSite, patterns: Iterable[URLPattern]) -> list[URLPattern]:
    """The addresses as the admin's own: for those who are logged in."""
    guarded_patterns = list(patterns)
    for pattern in guarded_patterns:
        pattern.callback = site.admin_view(pattern.callback)
    return guarded_patterns


def action(permission: str) -> Callable[[View], View]:
    """A POST by somebody who has `permission`; anything else is 405 or 403."""

    def decorate(view: View) -> View:
        @require_POST
        @wraps(view)
        def checked(request: HttpRequest, pk: int) -> HttpResponseBase:
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, pk)

        return checked

    return decorate


def progress(batch: Batch) -> dict[str, Any]:
    """What the page of a batch shows."""
    uploads = list(batch.uploads.for_listing())
    by_state = batch.uploads.count_by_state()
    unfinished = sum(by_state.get(state, 0) for state in Upload.UNFINISHED)
    return {
        "uploads": uploads,
        "summary": summary(by_state),
        "total": len(uploads),
        "done": len(uploads) - unfinished,
        "unfinished": unfinished,
        "to_publish": by_state.get(State.READY, 0),
        "to_retry": sum(
            each.can_be_retried for each in uploads if each.state == State.FAILED
        ),
    }


def summary(by_state: dict[str, int]) -> str:
    """ "3 waiting, 1 being read, 12 ready"."""
    return ", ".join(
        f"{by_state[state]} {state.label.lower()}"
        for state in State
        if by_state.get(state)
    )


def upload_context(upload: Upload) -> dict[str, Any]:
    """What the page of an upload shows and offers."""
    held = Resolution.objects.filter(symbol=upload.symbol).first()
    if upload.is_publishable:
        with suppress(ValueError):
            held = publishing.replaced_by(upload, effective(upload))
    return {
        "upload": upload,
        "held": held,
        "is_corrected": upload.state == State.PUBLISHED
        and publishing.differs_from_public(upload),
        "copy_of": Upload.objects.same_file(upload.sha256).exclude(pk=upload.pk).first()
        if upload.state == State.HELD
        else None,
    }


@action("desk.publish")
def publish_batch(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Publish what is ready and under no symbol that is held, as time allows."""
    batch = get_object_or_404(Batch, pk=pk)
    until = time.monotonic() + PUBLISHING_SECONDS
    published, left = 0, 0
    refusals: list[str] = []
    for upload in batch.uploads.ready().for_listing():
        if time.monotonic() > until:
            left += 1
            continue
        try:
            publishing.publish(upload.pk, request.user)
            published += 1
        except actions.NotNow as refusal:
            refusals.append(str(refusal))
    messages.success(request, f"Published: {published} of this batch.")
    for sentence in refusals:
        messages.warning(request, sentence)
    if left:
        messages.warning(request, f"{left} are left: publish once more.")
    return HttpResponseRedirect(batch.get_absolute_url())


@action("desk.change_upload")
def retry_batch(request: HttpRequest, pk: int) -> HttpResponseBase:
    batch = get_object_or_404(Batch, pk=pk)
    retried = 0
    for upload in batch.uploads.failed().for_listing():
        try:
            actions.retry(upload.pk)
            retried += 1
        except actions.NotNow as refusal:
            messages.warning(request, str(refusal))
    messages.success(request, f"To be read again: {retried} of this batch.")
    return HttpResponseRedirect(batch.get_absolute_url())


def _on_upload(
    permission: str, perform: Callable[[HttpRequest, int], Any], done: str
) -> View:
    """The view of a button on the page of an upload."""

    @action(permission)
    def view(request: HttpRequest, pk: int) -> HttpResponseBase:
        upload = get_object_or_404(Upload.objects.for_listing(), pk=pk)
        try:
            perform(request, pk)
            messages.success(request, done)
        except actions.NotNow as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(upload.get_absolute_url())

    return view


UPLOAD_ACTIONS: dict[str, View] = {
    "publish": _on_upload(
        "desk.publish",
        lambda request, pk: publishing.publish(pk, request.user),
        "Published.",
    ),
    "keep": _on_upload(
        "desk.publish",
        lambda request, pk: publishing.keep_beside(pk),
        "Kept as a further source; the text was left as it was.",
    ),
    "replace": _on_upload(
        "desk.publish",
        lambda request, pk: publishing.replace(pk, request.user),
        "The text is replaced; its earlier addresses lead to its places now.",
    ),
    "retry": _on_upload(
        "desk.change_upload",
        lambda request, pk: actions.retry(pk),
        "The file will be read again.",
    ),
    "reparse": _on_upload(
        "desk.change_upload",
        lambda request, pk: reparsing.ask(
            Upload.objects.for_listing().filter(pk=pk), request.user
        ),
        "The file will be read again; what would change is shown first.",
    ),
    "discard": _on_upload(
        "desk.change_upload", lambda request, pk: actions.discard(pk), "Discarded."
    ),
}


@action("desk.publish")
def withdraw(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take a resolution out of the archive, for the reason given."""
    held = get_object_or_404(Resolution, pk=pk)
    reason = request.POST.get("reason", "")
    successor = request.POST.get("successor", "").strip()
    try:
        edition = publishing.withdraw(held.symbol, request.user, reason, successor)
    except actions.NotNow as refusal:
        messages.error(request, str(refusal))
        url = reverse("admin:resolutions_resolution_change", args=[pk])
        return HttpResponseRedirect(url)
    messages.success(request, f"{held.symbol} is withdrawn.")
    return HttpResponseRedirect(edition.get_absolute_url())


@action("desk.change_errorreport")
def report_state(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Say how far a reader's report is: new, seen, done."""
    report = get_object_or_404(ErrorReport, pk=pk)
    state = request.POST.get("state", "")
    if state in ErrorReport.State.values:
        report.state = state
        report.save(update_fields=["state"])
        messages.success(
            request, f"The report is {report.get_state_display().lower()}."
        )
    return HttpResponseRedirect(report.get_absolute_url())


def reading_context(reading: NewReading) -> dict[str, Any]:
    """What would change with a new reading."""
    if reading.state != NewReading.State.READY:
        return {}
    try:
        draft = draft_of(reading.upload, reading.parsed)
    except ValueError:
        return {}
    found = reparsing.difference(reading)
    old = new = draft.parsed.symbol
    shown = differences(old, new, found) if found else {}
    counts = counts_of(draft.parsed)
    return {**shown, "new_counts": counts, "conflicts": len(draft.conflicts)}


@require_POST
def ask_for_readings(request: HttpRequest) -> HttpResponseBase:
    """Read everything again that an older parser read."""
    if not request.user.has_perm("desk.change_upload"):
        raise PermissionDenied
    asked = reparsing.ask_all(request.user)
    messages.success(request, f"To be read again: {asked}.")
    return HttpResponseRedirect(reverse("admin:desk_newreading_changelist"))


def _on_reading(perform: Callable[[int], Upload], done: str) -> View:
    @action("desk.change_upload")
    def view(request: HttpRequest, pk: int) -> HttpResponseBase:
        try:
            upload = perform(pk)
        except actions.NotNow as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(reverse("admin:desk_newreading_changelist"))
        messages.success(request, done)
        return HttpResponseRedirect(upload.get_absolute_url())

    return view


take_reading = _on_reading(reparsing.take_over, "The new reading is taken over.")
drop_reading = _on_reading(reparsing.drop, "The text stays as it was read.")


@action("desk.change_upload")
def fetch(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Bring a public text to the desk, to be read anew and corrected."""
    held = get_object_or_404(Resolution, pk=pk)
    try:
        upload = publishing.fetch(held.symbol, request.user)
    except actions.NotNow as refusal:
        messages.error(request, str(refusal))
        url = reverse("admin:resolutions_resolution_change", args=[pk])
        return HttpResponseRedirect(url)
    return HttpResponseRedirect(upload.get_absolute_url())
