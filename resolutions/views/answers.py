"""What every public page has in common: the methods it answers and its JSON twin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.db import OperationalError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import render
from psycopg.errors import QueryCanceled

from ..search import SearchTooSlow
from ..tray import MOST, place_named, title_named, urls_with
from . import keeping, versions

View = Callable[..., HttpResponseBase]
Link = dict[str, str | None]

READING = ("GET", "HEAD")
READING_LONG = (*READING, "POST")
NUL = "\0"
TOO_SLOW = (
    "The archive has too much to do to make this page now. Please try again in a few"
    " seconds."
)
TEMPLATES = {404: "404.html", 410: "410.html"}


class Refusal(Exception):
    """A request that gets an error page instead of an answer.

    `nearest` are links to what is held and comes nearest: {symbol, anchor, url, label, text}.
    """

    def __init__(
        self,
        status: int,
        message: str,
        nearest: list[Link] | None = None,
        allowed: tuple[str, ...] = READING,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.nearest = nearest or []
        self.allowed = allowed


def public_page(view: View) -> View:
    """Let GET and HEAD through, and readable addresses; refusals become error pages.

    It is marked with its version (`versions`).
    """
    return _guarded(view, READING)


def page_of_pasted_text(view: View) -> View:
    """A public page that is also asked by POST, with more than an address can hold.

    The answer is the same and changes nothing, and nobody is logged in: a form of
    another site gains nothing by asking, so that no token is needed.
    """
    return _guarded(view, READING_LONG)


def _guarded(view: View, methods: tuple[str, ...]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            _check(request, methods)
            etag = versions.etag_of(request) if request.method in READING else ""
            if page := keeping.kept(etag):
                return page
            response = view(request, *args, **kwargs)
        except Refusal as refusal:
            return refuse(request, refusal)
        except SearchTooSlow:
            return refuse(request, Refusal(503, TOO_SLOW))
        except OperationalError as error:
            if not isinstance(error.__cause__, QueryCanceled):
                raise
            return refuse(request, Refusal(503, TOO_SLOW))
        marked = versions.marked(response, etag)
        keeping.keep(marked)
        return marked

    # No page changes anything; without this a POST would be told about a token
    # instead of about the method.
    guarded.csrf_exempt = True  # type: ignore[attr-defined]
    return guarded


def json_answer(data: dict[str, Any], status: int = 200) -> JsonResponse:
    """Data whose next and previous pages are data as well."""
    for name in ("next", "previous"):
        if isinstance(url := data.get(name), str):
            data = {**data, name: twin_of(url)}
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})


def file_answer(content: bytes | str, media_type: str, filename: str) -> HttpResponse:
    """A file to keep, under a name made of its symbols: "A-RES-64-179.docx"."""
    kind = media_type if isinstance(content, bytes) else f"{media_type}; charset=utf-8"
    response = HttpResponse(content, content_type=kind)
    name = re.sub(r"[^A-Za-z0-9.()_-]+", "-", filename).strip("-")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def carried(request: HttpRequest) -> list[str]:
    """The tray that an address carries along on a page that has nothing else in `p`."""
    try:
        typed = request.GET.getlist("p")
    except TooManyFieldsSent:
        # Also the page that says so asks.
        return []
    return [place for p in typed if (place := place_named(p))][:MOST]


def carried_title(request: HttpRequest) -> str:
    """The title of the tray that an address carries along, "" without a tray."""
    return title_named(request.GET.get("title", "")) if carried(request) else ""


def tray_urls(request: HttpRequest, places: Iterable[str]) -> list[str]:
    """The addresses of the carried tray with each of the places added to it."""
    return urls_with(carried(request), places, carried_title(request))


def twin_url(request: HttpRequest) -> str:
    """The address of the page's data."""
    query = request.META.get("QUERY_STRING", "")
    return twin_of(f"{request.path}?{query}" if query else request.path)


def twin_of(url: str) -> str:
    """The address of a page's data: `.json` before the question mark."""
    path, mark, query = url.partition("?")
    path = "/index" if path == "/" else path.removesuffix(".json")
    return f"{path}.json{mark}{query}"


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The error as a page for people, or as data where `.json` was asked for."""
    response: HttpResponse
    if request.path.endswith(".json"):
        error = {"status": refusal.status, "message": refusal.message}
        nearest = {"nearest": refusal.nearest} if refusal.nearest else {}
        response = json_answer({"error": error | nearest}, refusal.status)
    else:
        response = render(
            request,
            TEMPLATES.get(refusal.status, "400.html"),
            {"status": refusal.status, "message": refusal.message}
            | {"nearest": refusal.nearest},
            status=refusal.status,
        )
    if refusal.status == 405:
        response["Allow"] = ", ".join(refusal.allowed)
    return response


def _check(request: HttpRequest, methods: tuple[str, ...]) -> None:
    if request.method not in methods:
        message = f"This address can be read (GET), not {request.method}."
        raise Refusal(405, message, allowed=methods)
    query = unquote_to_bytes(request.META.get("QUERY_STRING", ""))
    if NUL in request.path or NUL.encode() in query:
        raise Refusal(400, "The address has a NUL character in it.")
    try:
        query.decode()
    except UnicodeDecodeError:
        raise Refusal(400, "The question in the address is not UTF-8.") from None
    try:
        request.GET  # noqa: B018 - read here, so that the reason can be given
    except TooManyFieldsSent:
        most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        raise Refusal(
            400, f"The address asks more than {most} things at once."
        ) from None


def page_number(request: HttpRequest) -> int:
    """The page asked for; anything that is no number of a page is the first."""
    typed = request.GET.get("page", "")
    readable = typed.isascii() and typed.isdigit() and len(typed) < 10
    return max(1, int(typed)) if readable else 1
