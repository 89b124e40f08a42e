"""Printed forms of everything that prints a symbol of its own, read part by part.

Document symbols, treaties, publications, pages of the World Wide Web, and numbers that
name their body ("1/CP.21"). Numbers that need a body are in `symbols`.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple
from urllib.parse import unquote

from .bodies import SYMBOL_ROOTS, body_coded, body_of_document

SymbolKind = Literal[
    "resolution", "decision", "document", "treaty", "publication", "web", "local"
]
LONGEST_SYMBOL = 100

_ROOTS = "|".join(SYMBOL_ROOTS)
_DOCUMENT = re.compile(
    rf"(?:{_ROOTS})(?:/(?:[A-Z]{{1,10}}\.?\d{{0,4}}(?:-\d{{1,4}})?"
    r"|[A-Z]{1,10}(?:\.[A-Z]{1,5}|\(\d{1,3}\))"
    r"|(?:ES|S)-[0-9IVX]{1,5}|\d{1,6})(?![^/])){1,12}",
    re.ASCII,
)
_URL = re.compile(
    r"(?:HTTPS?://)?(?:WWW\.)?(?:DOCS\.UN\.ORG|UNDOCS\.ORG)/(?:(?:EN|FR|ES|RU|AR|ZH)/)?"
)
WEB_PAGE = re.compile(
    r"(?:https?://(?=\w)|(?=www\.))"
    r"(?:(?P<page>[A-Za-z0-9.-]{4,60}+/[A-Za-z0-9._~%+@,/-]{1,200}+)(?![\w?#&=:;])"
    r"|(?P<site>www\.[A-Za-z0-9-]{2,40}(?:\.[A-Za-z0-9-]{2,40}){1,3})/?(?![\w/?#&=:@-]))",
    re.ASCII,
)
"""The address of a web page as print has it, with or without "https://"."""
CONFERENCE_DECISION = re.compile(
    r"(?<![\w/])(?:(?P<root>FCCC|ICCD)/DEC/)?(?P<serial>\d{1,3})/"
    r"(?P<organ>CP|CMP|CMA|COP)\.(?P<session>\d{1,2})(?![\w/])",
    re.ASCII,
)
"""A decision of the conferences of the parties to the conventions on climate change
("1/CP.21") and on desertification ("3/COP.14")."""
BIODIVERSITY_DECISION = re.compile(r"(?:CBD/COP/DEC/)?([IVX]{1,6}/\d{1,2})")
"""A decision of the Conference of the Parties to the Convention on Biological
Diversity until its tenth meeting: "VI/12"."""
ATOMIC_ENERGY = re.compile(
    r"GC\(\d{1,2}\)/(?P<noun>RES|DEC)/\d{1,3}[A-Z]?(?![\w/])", re.ASCII
)
"""A resolution or decision of the General Conference of the International Atomic
Energy Agency, which alone prints its symbols so: "GC(68)/RES/14"."""
_HEALTH = re.compile(r"WHA\d{2}(?:\.\d{1,2}|\(\d{1,2}\))", re.ASCII)
_HOST = re.compile(r"(?:[a-z0-9-]{1,40}\.){1,4}(?:org|int|com|net|edu|gov|info)/")
_LOCAL = re.compile(r"LOCAL/[A-Z0-9]++(?:-[A-Z0-9]++)*+")
_TREATY = re.compile(
    r"(?:.*\bTREATY SERIES\b.*, NO\.|UNTS/|UNTS NO\.) ?(\d{1,6})", re.ASCII
)
_SALES = re.compile(
    r"(?:.*\b)?SALES NO\.? ?(?:([A-Z])[./])?(\d\d)[./]([IVXL1]{1,6})"
    r"(?:[./]([A-Z]))?[./](\d{1,4})",
    re.ASCII,
)
_SUFFIX = re.compile(r"\b(REV|ADD|CORR|AMEND|SUB|PART|RES|DEC)\.")
_DIGITS = re.compile(r"\d+", re.ASCII)


class Parts(NamedTuple):
    """What a symbol says: the fields of a `symbols.Symbol`, in their order."""

    canonical: str
    kind: SymbolKind
    body: str | None = None
    session: str | None = None
    year: int | None = None


def tidy(text: str) -> str | None:
    """Capitals, single spaces, no address around it; None for what is far too long."""
    if len(text) > 300:
        return None
    tidy = " ".join(unquote(text).upper().replace("–", "-").split())
    tidy, addressed = _URL.subn("", tidy, count=1)
    if addressed:
        tidy = tidy.split("?")[0].split("#")[0]
    tidy = tidy.strip(" /.,;")
    return tidy if 0 < len(tidy) <= 3 * LONGEST_SYMBOL and tidy.isprintable() else None


def web_page(text: str) -> Parts | None:
    """A page of the World Wide Web, without "https://"; not one of a document that
    has a symbol, nor one that takes a query to find."""
    typed = text.strip()
    found = (
        WEB_PAGE.fullmatch(typed)
        or _HOST.match(typed)
        and WEB_PAGE.fullmatch(f"https://{typed}")
    )
    if not found or _URL.match(typed.upper()):
        return None
    if found["site"]:
        return Parts(found["site"].lower(), "web")
    page = found["page"].rstrip("/.,")
    if "/" not in page or "//" in page or len(page) > LONGEST_SYMBOL:
        return None
    host, _, path = page.partition("/")
    return Parts(f"{host.lower()}/{path}", "web")


def otherwise_numbered(typed: str) -> Parts | None:
    """What neither numbers as a body with a code does nor is a document symbol."""
    typed_number = re.sub(r"^DEC(?:ISION|\.)? ", "", typed)
    if decision := CONFERENCE_DECISION.fullmatch(typed_number):
        root = "ICCD" if decision["organ"] == "COP" else "FCCC"
        number = f"{int(decision['serial'])}/{decision['organ']}.{decision['session']}"
        of = body_coded(root)
        return Parts(f"{root}/DEC/{number}", "decision", of.name if of else None)
    if _HEALTH.fullmatch(typed):
        noun: SymbolKind = "decision" if "(" in typed else "resolution"
        return Parts(typed, noun, "World Health Assembly")
    if atomic := ATOMIC_ENERGY.fullmatch(typed):
        noun = "resolution" if atomic["noun"] == "RES" else "decision"
        return Parts(typed, noun, "International Atomic Energy Agency")
    if typed.startswith("CBD/") and (old := BIODIVERSITY_DECISION.fullmatch(typed)):
        of = body_coded("CBD/COP")
        return Parts(f"CBD/COP/DEC/{old[1]}", "decision", of.name if of else None)
    if len(typed) <= LONGEST_SYMBOL and _LOCAL.fullmatch(typed):
        return Parts("LOCAL/" + typed.removeprefix("LOCAL/").lower(), "local")
    if treaty := _TREATY.fullmatch(typed):
        return Parts(f"UNTS/{int(treaty[1])}", "treaty")
    if sales := _SALES.fullmatch(typed):
        return publication(*sales.groups())
    return None


def publication(
    language: str | None, year: str, category: str, section: str | None, serial: str
) -> Parts:
    """A sales publication; scans print E/10/1V/6 for E.10.IV.6."""
    roman = category.replace("1", "I").replace("l", "I")
    parts = filter(None, [language, year, roman, section, serial])
    return Parts("Sales No. " + ".".join(parts), "publication")


def document(typed: str) -> Parts | None:
    """A document symbol in capitals ("A/64/440/CORR.1")."""
    parts = typed.split("/")
    lone = len(parts) == 2 and len(parts[1]) < 2
    if len(typed) > LONGEST_SYMBOL or lone or not _DIGITS.search(typed):
        return None
    # Resolutions without a number; but WT/MIN(01)/DEC/1 is a declaration.
    half = parts[0] != "WT" and ("RES" in parts or "DEC" in parts)
    if half or not _DOCUMENT.fullmatch(typed):
        return None
    canonical = _SUFFIX.sub(lambda suffix: suffix[0].capitalize(), typed)
    body = body_of_document(canonical)
    session = re.match(r"A/(?:C\.\d+/|HRC/|BUR/)?(\d{1,3}|E?S-\d+)/", canonical)
    year = re.search(r"/(\d{4})/", canonical)
    return Parts(
        canonical,
        "document",
        body.name if body else None,
        session[1] if session else None,
        int(year[1]) if year and 1946 <= int(year[1]) <= 2099 else None,
    )
