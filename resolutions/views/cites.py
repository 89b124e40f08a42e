"""What a resolution cites, beside its previous edition."""

from __future__ import annotations

from django.http import (
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.urls import reverse

from .. import shapes
from ..citedby.editions import practice_of
from ..models import Resolution
from ..parsing.symbols import Symbol
from .answers import json_answer, public_page, twin_url
from .nearest import not_held, renamed


@public_page
def cites(request: HttpRequest, symbol: str, as_json: bool = False) -> HttpResponseBase:
    held = Resolution.objects.filter(symbol=symbol).first()
    if held is None:
        return _elsewhere(symbol, as_json)
    shape = shapes.practice_shape(held, practice_of(held))
    if as_json:
        return json_answer(shape)
    context = {
        "resolution": held,
        "shape": shape,
        "canonical_url": request.build_absolute_uri(request.path),
        "json_url": twin_url(request),
    }
    return render(request, "resolutions/cites.html", context)


def _elsewhere(typed: str, as_json: bool) -> HttpResponseBase:
    """To the page under the canonical symbol, or the symbol of today."""
    read = Symbol.parse(typed)
    symbol = read.canonical if read else typed
    held = Resolution.objects.filter(symbol=symbol).first()
    now = held.symbol if held else renamed(symbol)
    if now is None or now == typed:
        raise not_held(symbol)
    name = "cites-json" if as_json else "cites"
    return HttpResponsePermanentRedirect(reverse(name, kwargs={"symbol": now}))
