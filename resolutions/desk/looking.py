"""The pages on which an editor looks before anything is public."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..comparing.comparison import Comparison, compare
from ..comparing.held import text_of
from ..comparing.parsed import text_in
from ..models import Resolution
from ..parsing.types import FrontMatter, ParsedResolution, UnreadableFile
from ..views.comparison_rows import footnote_groups, sections
from . import publishing, sources
from .drafts import draft_of, effective
from .guesses import guesses
from .models import Upload, counts_of
from .preview import preview

A_DAY = 24 * 60 * 60
BUSY = "The file is being opened for somebody else: load this page again in a moment."
READ_ANEW = "The file has not been read, or an older parser read it: read it again."
# In the order in which an editor reads them.
FIELDS = {
    "symbol": "Symbol",
    "body": "Body",
    "session": "Session",
    "title": "Title",
    "stage": "Stage of a draft",
    "adopted": "Adopted",
    "plenary_meeting": "Plenary meeting",
    "vote": "Vote",
    "agenda_item": "Agenda item",
    "agenda_title": "Title of the agenda item",
    "committee_report": "Committee report",
    "origin": "Origin, as printed",
    "distributed": "Distributed",
    "job_number": "Job number",
    "sponsors": "Sponsors",
    "enacting_words": "Enacting words",
}
assert set(FIELDS) == set(FrontMatter.__dataclass_fields__)

Page = Callable[[HttpRequest, Upload, ParsedResolution], HttpResponseBase]


def page_of_a_read_upload(
    permission: str = "desk.view_upload",
) -> Callable[[Page], Callable[..., HttpResponseBase]]:
    """A page about what an upload says, corrections and all, for those who may.

    One that has not been read, or by an older parser, leads back to its own page.
    """

    def decorate(page: Page) -> Callable[..., HttpResponseBase]:
        @wraps(page)
        def view(request: HttpRequest, pk: int, **place: Any) -> HttpResponseBase:
            if not request.user.has_perm(permission):
                raise PermissionDenied
            upload = get_object_or_404(Upload.objects.defer("content"), pk=pk)
            try:
                parsed = effective(upload)
            except ValueError:
                messages.error(request, READ_ANEW)
                return HttpResponseRedirect(upload.get_absolute_url())
            return page(request, upload, parsed, **place)

        return view

    return decorate


def desk_page(
    request: HttpRequest,
    upload: Upload,
    template: str,
    title: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    common = admin.site.each_context(request)
    own = {"title": title, "upload": upload, "subtitle": None}
    path = f"admin/desk/upload/{template}"
    return render(request, path, common | own | context, status=status)


@require_safe
@page_of_a_read_upload()
def preview_page(
    request: HttpRequest, upload: Upload, parsed: ParsedResolution
) -> HttpResponse:
    """The parse beside its source."""
    shown, draft = preview(parsed), draft_of(upload)
    held = publishing.replaced_by(upload, parsed)
    context: dict[str, Any] = {
        "preview": shown,
        "parsed": parsed,
        "front": [
            (name, words, getattr(parsed.front, name)) for name, words in FIELDS.items()
        ],
        "counts": counts_of(parsed),
        "guesses": guesses(parsed),
        "held": held,
        "changes": _differences(held, parsed).counts if held else None,
        "problem": "",
        "corrections": draft.corrections,
        "conflicts": draft.conflicts,
    }
    if sources.has_pages(parsed):
        context["sheets"] = list(shown.sheets())
    else:
        try:
            context["above"] = shown.beside(sources.lines_of(upload))
        except UnreadableFile as error:
            context["problem"] = str(error)
        except OperationalError:
            context["problem"] = BUSY
    return desk_page(request, upload, "preview.html", f"Preview of {upload}", context)


@require_safe
@page_of_a_read_upload()
def changes_page(
    request: HttpRequest, upload: Upload, parsed: ParsedResolution
) -> HttpResponse:
    """What would change in the text that is held, paragraph by paragraph."""
    held = publishing.replaced_by(upload, parsed)
    if held is None:
        raise Http404
    title = f"What would change in {held.symbol}"
    context = {
        "held": held,
        **differences(held.symbol, parsed.symbol, _differences(held, parsed)),
    }
    return desk_page(request, upload, "changes.html", title, context)


def differences(old: str, new: str, found: Comparison) -> dict[str, Any]:
    """The rows of a comparison as the template of comparisons wants them."""
    return {
        "old": {"symbol": old},
        "new": {"symbol": new},
        "counts": found.counts,
        "sections": sections(found, old, new, editorial=True, folded=True),
        "notes": footnote_groups(found, old, new, editorial=True, folded=True),
    }


def _differences(held: Resolution, parsed: ParsedResolution) -> Comparison:
    return compare(text_of(held), text_in(parsed))


@require_safe
def page_picture(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """A page of the source as PNG."""
    if not request.user.has_perm("desk.view_upload"):
        raise PermissionDenied
    upload = get_object_or_404(Upload.objects.defer("content", "parse"), pk=pk)
    if not 0 < page <= 1000 or not upload.sha256:
        raise Http404
    try:
        picture = sources.picture_of(upload, page)
    except UnreadableFile as error:
        return HttpResponse(str(error), status=422, content_type="text/plain")
    except OperationalError:
        return HttpResponse(BUSY, status=503, content_type="text/plain")
    if picture is None:
        raise Http404
    response = HttpResponse(picture, content_type="image/png")
    response["Cache-Control"] = f"private, max-age={A_DAY}"
    return response
