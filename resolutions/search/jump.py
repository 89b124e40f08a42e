"""A search for nothing but symbols goes to their documents; one for the name of a
treaty, or of rules that a resolution adopted, says which document that is."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from django.db.models import Q

from ..anchors import anchor_label
from ..converters import AnchorConverter
from ..models import CitedDocument, Paragraph, Resolution, path_of
from ..parsing.bodies import NAME_PATTERN
from ..parsing.candidates import candidates
from ..parsing.dates import DATE
from ..parsing.instruments import instrument_called
from ..parsing.resolving import resolve_line
from ..parsing.symbols import Symbol
from .results import Jump

# "64/179 para 8", "64/179, op8", "A/RES/64/179/op12.b"
PLACE_LAST_RE = re.compile(
    r"(?P<symbol>.*[^\s,/])[\s,/]+(?:(?P<kind>op|pp|para(?:graph|\.)?|§)\s*"
    r"(?P<number>\d{1,4}(?:\.[a-z]{1,5})*))",
    re.IGNORECASE,
)
# "OP 8 of 64/179", "paragraph 8 of resolution 64/179"
PLACE_FIRST_RE = re.compile(
    r"(?P<kind>op|pp|para(?:graph|\.)?)\s*(?P<number>\d{1,4}(?:\.[a-z]{1,5})*)"
    r",? (?:of|in) (?P<symbol>.+)",
    re.IGNORECASE,
)


# "64/179 and 65/232", "A/RES/64/179; A/RES/65/232"
BETWEEN_RE = re.compile(r"\s*[,;&]\s*|\s+and\s+|\s*[,;]\s*and\s+", re.IGNORECASE)
PLURAL_RE = re.compile(r"\b(resolution|decision)s\b", re.IGNORECASE)
TREATY_RE = re.compile(
    r"UNTS(?: no\.?)? (\d{1,6})|(?:treaty )?no\.? ?(\d{3,6})|treaty (\d{3,6})",
    re.IGNORECASE | re.ASCII,
)
SALES_RE = re.compile(
    r"([A-Z]\.)?(\d\d\.[IVXL]{1,6}(?:\.[A-Z])?\.\d{1,4})", re.IGNORECASE | re.ASCII
)
# What stands around a symbol in an address of the archive.
WEB_RE = re.compile(r"(?i:https?)://[^/\s]+/(?:documents/)?(?P<rest>\S+)")
# An address as people say it: "docs.un.org/en/A/RES/64/179"
WITHOUT_SCHEME_RE = re.compile(
    r"[a-z][a-z\d-]*(?:\.[a-z][a-z\d-]+)+/\S+", re.IGNORECASE
)
ENDING_RE = re.compile(r"\.(?:json|xml|docx|txt|bib|ris|csl\.json)$")
ANCHOR_RE = re.compile(AnchorConverter.regex)
# "S/RES/1373", which prints the year behind it; "resolution 1373" of the Council
YEARLESS_RE = re.compile(
    r"(?:S/RES/|(?:UN)?SC(?:R| res(?:olution|\.)?) |Security Council resolution )(\d{1,4})",
    re.IGNORECASE | re.ASCII,
)
# "res/78/100", which leaves the Assembly's letter out.
RES_RE = re.compile(r"^res[/.]\s*(?=\d)", re.IGNORECASE)
# What a text prints beside the number of what it cites.
BESIDE_RE = re.compile(
    rf"\b(?:{NAME_PATTERN})\b|{DATE}|\b(?:its|the|of|and)\b|[\s,;.()]", re.IGNORECASE
)
LONGEST, MOST = 300, 10


def symbol_jumps(q: str) -> tuple[Jump, ...]:
    """The documents that `q` names, or their paragraphs; none if it has other words.

    A symbol in any spelling, with "para 8", "op8" or "pp3" before or after it. A
    number that several bodies could have given is followed only where the archive
    knows one of them.
    """
    text = " ".join(q.split())
    if not text or len(text) > LONGEST or not text.isprintable():
        return ()
    if WITHOUT_SCHEME_RE.fullmatch(text):
        text = f"https://{text}"
    found = _place(text) or _of_web_address(text)
    if found:
        return (found,)
    parts = BETWEEN_RE.split(PLURAL_RE.sub(r"\1", text))
    named = _all_named(parts) or _all_named(text.split())
    return named if len(named) > 1 else _as_printed(text)


def instrument_jumps(q: str) -> tuple[Jump, ...]:
    """The known documents that `q` names in words, if it is such a name and nothing
    else; several where a name is that of several ("Doha Declaration")."""
    instrument = instrument_called(q) if len(q) <= LONGEST else None
    if instrument is None:
        return ()
    found = [_known(Q(symbol=symbol)) for symbol in instrument.symbols]
    # One place holds for one document only.
    place = instrument.place if len(found) == 1 else ""
    return tuple(_labelled(jump, place) for jump in found if jump)


def _labelled(jump: Jump, place: str) -> Jump:
    read = Symbol.parse(jump.symbol)
    if read and read.name:
        return replace(jump, label=f"{read.name} ({jump.symbol})")
    return replace(jump, label=f"{jump.label}, {place}") if place else jump


def _as_printed(text: str) -> tuple[Jump, ...]:
    """The documents that a citation names as texts print it: "its resolution 64/179 of
    18 December 2009", "A/64/PV.116 and 117". Nothing where it has other words."""
    cited = resolve_line(text) if any(char.isdecimal() for char in text) else ()
    rest, at = "", 0
    for each in cited:
        rest, at = f"{rest} {text[at : each.start]}", each.end
    if not 0 < len(cited) <= MOST or BESIDE_RE.sub("", rest + text[at:]):
        return ()
    found = [
        _known(Q(symbol=each.symbol)) if each.status == "cited" else None
        for each in cited
    ]
    known = tuple(dict.fromkeys(jump for jump in found if jump))
    return known if all(found) else ()


def _all_named(parts: list[str]) -> tuple[Jump, ...]:
    """Nothing where one of the parts names nothing."""
    if not 1 < len(parts) <= MOST:
        return ()
    found: dict[Jump, None] = {}
    for part in parts:
        # Without a figure it is no symbol, and not worth a query.
        jump = _place(part) if any(char.isdecimal() for char in part) else None
        if jump is None:
            return ()
        found[jump] = None
    return tuple(found)


def _place(text: str) -> Jump | None:
    place = PLACE_LAST_RE.fullmatch(text) or PLACE_FIRST_RE.fullmatch(text)
    if place is None:
        return _address(text)
    kind = "pp" if place["kind"].lower() == "pp" else "op"
    return _address(place["symbol"], f"{kind}{place['number'].lower()}")


def _of_web_address(text: str) -> Jump | None:
    """The document that an address of this archive is of, as copied from a browser;
    of which site is no matter."""
    web = WEB_RE.fullmatch(text)
    if web is None:
        return None
    parts = urlsplit(f"//host/{web['rest']}")
    name, anchor = ENDING_RE.sub("", unquote(parts.path).strip("/")), parts.fragment
    before, _, last = name.rpartition("/")
    if ANCHOR_RE.fullmatch(last):
        name, anchor = before, last
    return _address(name, anchor) if name.isprintable() else None


def _address(name: str, anchor: str | None = None) -> Jump | None:
    name = RES_RE.sub("resolution ", name)
    if treaty := TREATY_RE.fullmatch(name):
        name = f"UNTS/{treaty[treaty.lastindex or 0]}"
    if sales := SALES_RE.fullmatch(name):
        # Texts in English cite the English edition.
        name = f"Sales No. {sales[1] or 'E.'}{sales[2]}"
    if yearless := YEARLESS_RE.fullmatch(name):
        named = Q(symbol__startswith=f"S/RES/{int(yearless[1])}(")
    else:
        read = Symbol.parse(name)
        symbols = [each.canonical for each in ([read] if read else candidates(name))]
        if not symbols:
            return None
        named = Q(symbol__in=symbols)
    return _known(named, anchor)


def _known(named: Q, anchor: str | None = None) -> Jump | None:
    """The one document of that name that is held or cited."""
    held = Resolution.objects.filter(named)[:2]
    if len(held) == 1:
        resolution = held[0]
        known = anchor if anchor and _has(resolution, anchor) else None
        label = f"{resolution.symbol}, {anchor_label(known)}" if known else None
        symbol = resolution.symbol
        return Jump(label or symbol, path_of(symbol, known), symbol)
    cited = CitedDocument.objects.filter(named)[:2]
    if held or len(cited) != 1:
        return None
    symbol = cited[0].symbol
    return Jump(symbol, cited[0].get_absolute_url(), symbol)


def _has(resolution: Resolution, anchor: str) -> bool:
    return Paragraph.objects.filter(resolution=resolution, anchor=anchor).exists()
