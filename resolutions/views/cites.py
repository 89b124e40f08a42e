"""What a resolution cites, beside its previous edition."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from .. import shapes
from ..citedby.editions import practice_of
from ..models import Resolution
from .answers import json_answer, public_page, twin_url
from .errors import elsewhere


@public_page
def cites(request: HttpRequest, symbol: str, as_json: bool = False) -> HttpResponseBase:
    held = Resolution.objects.filter(symbol=symbol).first()
    if held is None:
        return elsewhere(request)
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
