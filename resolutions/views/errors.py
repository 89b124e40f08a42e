"""Addresses that lead nowhere: the canonical form of one, or an error page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db.models import Q
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.urls import Resolver404, resolve

from ..converters import AnchorConverter
from ..models import CitedDocument, Resolution, path_of
from ..parsing.symbols import Symbol
from .answers import Refusal, json_answer, public_page, refuse
from .nearest import has_place, left_for, no_such_paragraph, not_cited, not_held

LONGEST = 250
NOTHING_HERE = "There is nothing at this address."
DOCUMENTS = "documents/"
NAMED_BY_SYMBOL = ("resolution", "paragraph", "document", "elsewhere")
ANCHORED_RE = re.compile(rf"(.+)/({AnchorConverter.regex})", re.IGNORECASE)
ENDING_RE = re.compile(
    r"\.(?:csl\.json|json|docx|txt|bib|ris|xml|csv|xlsx|atom|md|html?)\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What an address seems to mean; `symbol` is canonical where one can be read.

    `ending` is that of another form of the page (".json"), "" for the page itself.
    """

    symbol: str
    as_typed: str
    anchor: str | None
    ending: str
    is_of_documents: bool


@public_page
def elsewhere(request: HttpRequest, path: str = "") -> HttpResponseBase:
    """Redirect to the canonical form of the address, or say what is nearest to it."""
    if page := _page_meant(request.path):
        return _redirect(request, page)
    reading = _read(request.path)
    if reading is None:
        raise Refusal(404, NOTHING_HERE)
    target = (
        _document_meant(reading) if reading.is_of_documents else _text_meant(reading)
    )
    target += reading.ending
    if target == request.path:
        raise Refusal(404, NOTHING_HERE)
    return _redirect(request, target)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return refuse(request, Refusal(404, NOTHING_HERE))


def bad_request(
    request: HttpRequest, exception: Exception | None = None
) -> HttpResponse:
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        return refuse(request, Refusal(413, "That is more than one request can bring."))
    return refuse(request, Refusal(400, "The request could not be read."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours; asks nothing of the database."""
    if request.path.endswith(".json"):
        message = "The archive could not answer; the fault is ours."
        return json_answer({"error": {"status": 500, "message": message}}, 500)
    return render(request, "500.html", status=500)


def _page_meant(path: str) -> str | None:
    """The page with a name of its own that the path spells otherwise ("/Search/")."""
    cleaned = _without_extra_slashes(path).lower()
    ending = ENDING_RE.search(cleaned)
    if ending and not _kept(ending):
        cleaned = cleaned[: ending.start()]
    if f"/{cleaned}" == path:
        return None
    try:
        name = resolve(f"/{cleaned}").url_name or ""
    except Resolver404:
        return None
    # "resolution", "resolution-json", "resolution.docx".
    page = re.split("[-.]", name, maxsplit=1)[0]
    return None if page in NAMED_BY_SYMBOL else f"/{cleaned}"


def _kept(ending: re.Match[str]) -> str:
    """The ending as it is written; ".html" is the page itself."""
    written = ending[0].lower()
    return "" if written.startswith(".htm") else written


def _read(path: str) -> _Reading | None:
    typed = _without_extra_slashes(path)
    if len(typed) > LONGEST:
        return None
    ending = ENDING_RE.search(typed)
    typed = typed[: ending.start()] if ending else typed
    is_of_documents = typed.lower().startswith(DOCUMENTS)
    typed = typed[len(DOCUMENTS) :] if is_of_documents else typed
    anchored = None if is_of_documents else ANCHORED_RE.fullmatch(typed)
    typed = anchored[1] if anchored else typed
    symbol = Symbol.parse(typed)
    if symbol is None and not ("/" in typed or is_of_documents):
        return None
    return _Reading(
        symbol=symbol.canonical if symbol else typed,
        as_typed=typed,
        anchor=anchored[2].lower() if anchored else None,
        ending=_kept(ending) if ending else "",
        is_of_documents=is_of_documents,
    )


def _text_meant(reading: _Reading) -> str:
    held = Resolution.objects.filter(_named(reading)).first()
    if held is None:
        for symbol in dict.fromkeys((reading.symbol, reading.as_typed)):
            if left := left_for(symbol, reading.anchor):
                return left
        raise not_held(reading.symbol)
    if reading.anchor is None:
        return path_of(held.symbol)
    if not has_place(held, reading.anchor):
        if left := left_for(held.symbol, reading.anchor):
            return left
        raise no_such_paragraph(held, reading.anchor)
    return f"{path_of(held.symbol)}/{reading.anchor}"


def _document_meant(reading: _Reading) -> str:
    cited = CitedDocument.objects.filter(_named(reading)).first()
    if cited is None:
        raise not_cited(reading.symbol)
    return cited.get_absolute_url()


def _named(reading: _Reading) -> Q:
    # Also as typed: a symbol the archive made up is in no body's grammar.
    return Q(symbol=reading.symbol) | Q(symbol__iexact=reading.as_typed)


def _without_extra_slashes(path: str) -> str:
    return re.sub(r"/{2,}", "/", path).strip("/ ")


def _redirect(request: HttpRequest, path: str) -> HttpResponsePermanentRedirect:
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
