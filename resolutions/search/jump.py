"""A search for nothing but a symbol goes to that document."""

from __future__ import annotations

import re

from ..models import CitedDocument, Paragraph, Resolution, path_of
from ..parsing.symbols import Symbol, candidates
from .query import LONGEST

# "64/179 para 8", "64/179, op8", "A/RES/64/179/op12.b"
PLACE_LAST_RE = re.compile(
    r"(?P<symbol>.*[^\s,/])[\s,/]+(?:(?P<kind>op|pp|para(?:graph|\.)?)\s*"
    r"(?P<number>\d{1,4}(?:\.[a-z]{1,5})*))",
    re.IGNORECASE,
)
# "OP 8 of 64/179", "paragraph 8 of resolution 64/179"
PLACE_FIRST_RE = re.compile(
    r"(?P<kind>op|pp|para(?:graph|\.)?)\s*(?P<number>\d{1,4}(?:\.[a-z]{1,5})*)"
    r",? (?:of|in) (?P<symbol>.+)",
    re.IGNORECASE,
)


def symbol_jump(q: str) -> str | None:
    """The address of the document, or of its paragraph, that `q` names; else None.

    A symbol in any spelling, with "para 8", "op8" or "pp3" before or after it. A
    number that several bodies could have given is followed only where the archive
    knows one of them.
    """
    text = " ".join(q.split())
    if not text or len(text) > LONGEST or not text.isprintable():
        return None
    place = PLACE_LAST_RE.fullmatch(text) or PLACE_FIRST_RE.fullmatch(text)
    if place is None:
        return _address(text)
    kind = "pp" if place["kind"].lower() == "pp" else "op"
    return _address(place["symbol"], f"{kind}{place['number'].lower()}")


def _address(name: str, anchor: str | None = None) -> str | None:
    read = Symbol.parse(name)
    symbols = [each.canonical for each in ([read] if read else candidates(name))]
    if not symbols:
        return None
    held = Resolution.objects.filter(symbol__in=symbols)[:2]
    if len(held) == 1:
        resolution = held[0]
        known = anchor and _has(resolution, anchor)
        return path_of(resolution.symbol, anchor if known else None)
    cited = CitedDocument.objects.filter(symbol__in=symbols)[:2]
    return cited[0].get_absolute_url() if not held and len(cited) == 1 else None


def _has(resolution: Resolution, anchor: str) -> bool:
    return Paragraph.objects.filter(resolution=resolution, anchor=anchor).exists()
