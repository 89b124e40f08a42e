"""A document among its citations: a picture, and a table that says the same.

The address is `/map?of=A/RES/64/179`, as `/compare?from=…`: it serves cited documents
that are not held as well, and no symbol or anchor can ever be taken for it.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from ..parsing.symbols import Symbol
from ..pictures import citation_map as picture
from ..shapes.neighbours import map_shape
from .answers import Refusal, json_answer, public_page, twin_url
from .nearest import not_held, renamed

LONGEST = 200


@public_page
def citation_map(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    """The map of `of`, a symbol in any form; without one, a form to type it."""
    typed = " ".join(request.GET.get("of", "")[:LONGEST].split())
    if not typed:
        if as_json:
            raise Refusal(400, "Name a symbol: ?of=A/RES/64/179")
        return render(request, "resolutions/map.html", {"section": "citations"})
    shape = map_shape(typed)
    if shape is None:
        return _elsewhere(request, typed)
    if as_json:
        return json_answer(shape)
    groups = picture.groups_of(shape)
    context = {
        "section": "citations",
        "shape": shape,
        "groups": groups,
        "picture": picture.draw(groups),
        "geometry": {
            "width": picture.WIDTH,
            "top": picture.TOP,
            "bar": picture.BAR,
            "ends": picture.LABEL_ENDS,
        },
        "data_url": f"{reverse('citations')}?{urlencode({'symbol': shape['symbol']})}",
        "canonical_url": request.build_absolute_uri(shape["map_url"]),
        "json_url": twin_url(request),
    }
    return render(request, "resolutions/map.html", context)


def _elsewhere(request: HttpRequest, typed: str) -> HttpResponseBase:
    """To the map under the canonical symbol; else what is nearest to it."""
    symbol = Symbol.parse(typed)
    now = renamed(symbol.canonical if symbol else typed)
    if symbol is None and now is None:
        shown = "".join(c if c.isprintable() else "\ufffd" for c in typed[:60])
        raise Refusal(400, f"“{shown}” cannot be read as a symbol.")
    meant = now or (symbol.canonical if symbol else typed)
    shape = map_shape(meant) if meant != typed else None
    if shape is None:
        raise not_held(meant)
    json_path = request.path if request.path != reverse("map") else ""
    path, _, query = shape["map_url"].partition("?")
    return HttpResponsePermanentRedirect(f"{json_path or path}?{query}")
