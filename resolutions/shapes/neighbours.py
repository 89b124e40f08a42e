"""What cites a document and what it cites, neighbour by neighbour."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django.urls import reverse

from ..graph import Asked, Edge, edges_of, kind_of
from ..models import CitedDocument, Resolution, path_of
from ..parsing.document_kinds import official_url_of
from ..parsing.symbol_forms import sort_key
from .places import Shape


def map_shape(symbol: str) -> Shape | None:
    """The neighbours of a document, each with the paragraphs that make it one.

    `cited_by` are the texts that cite it, the newest first, and the paragraphs are
    theirs; `cites` are by symbol, and the paragraphs are its own. What it says about
    places in itself is counted in `internal`, what cannot be told in `ambiguous`.
    None for a symbol that is neither held nor cited. A fixed number of queries.
    """
    held = Resolution.objects.filter(symbol=symbol).first()
    if held is None and not CitedDocument.objects.filter(symbol=symbol).exists():
        return None
    citing = list(Asked(symbols=(symbol,)).resolutions().values_list("pk", flat=True))
    found = edges_of(citing, [symbol])
    own = [edge for edge in found if edge.citing == symbol]
    others = [edge for edge in found if edge.citing != symbol]
    outside = [edge for edge in own if edge.cited not in (None, symbol)]
    texts = _texts([*(e.citing for e in others), *(e.cited for e in outside)])
    cited_by = _neighbours(((edge.citing, edge) for edge in others), texts)
    cited_by.sort(key=lambda each: -(each["year"] or 0))
    return {
        "symbol": symbol,
        "title": held.title if held else None,
        "held": held is not None,
        "url": _url(symbol, held is not None),
        "official_url": official_url_of(symbol),
        "map_url": map_url(symbol),
        "cited_by": cited_by,
        "cites": _neighbours(((edge.cited or "", edge) for edge in outside), texts),
        "internal": sum(edge.cited == symbol for edge in own),
        "ambiguous": sum(edge.cited is None for edge in own),
    }


def map_url(symbol: str) -> str:
    return f"{reverse('map')}?of={quote(symbol, safe='/()')}"


def _texts(symbols: Iterable[str | None]) -> dict[str, Resolution]:
    held = Resolution.objects.filter(symbol__in=set(symbols))
    return {each.symbol: each for each in held}


def _neighbours(
    pairs: Iterable[tuple[str, Edge]], texts: dict[str, Resolution]
) -> list[Shape]:
    by_symbol: dict[str, dict[str, Any]] = {}
    for symbol, edge in pairs:
        places = by_symbol.setdefault(symbol, {})
        place = places.setdefault(edge.anchor, _place(edge))
        if edge.via is None:
            place["via"] = None
    return [
        _neighbour(symbol, texts.get(symbol), list(places.values()))
        for symbol, places in sorted(
            by_symbol.items(), key=lambda item: sort_key(item[0])
        )
    ]


def _neighbour(symbol: str, held: Resolution | None, places: list[Shape]) -> Shape:
    return {
        "symbol": symbol,
        "title": held.title if held else None,
        "kind": kind_of(symbol),
        "year": held.year if held else None,
        "held": held is not None,
        "url": _url(symbol, held is not None),
        "map_url": map_url(symbol),
        "paragraphs": places,
    }


def _place(edge: Edge) -> Shape:
    """`via` names the footnote ("fn12"), None where the paragraph itself cites."""
    return {
        "anchor": edge.anchor,
        "url": path_of(edge.citing, edge.anchor),
        "via": f"fn{edge.via}" if edge.via else None,
    }


def _url(symbol: str, held: bool) -> str:
    return path_of(symbol) if held else reverse("document", kwargs={"symbol": symbol})
