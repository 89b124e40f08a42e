"""Document symbols: what a printed or typed reference names, in one canonical form.

The forms are those of the archive's addresses: `A/RES/64/179`, `A/RES/217(III)A`,
`S/RES/1373(2001)`, `E/DEC/2007/253`, `UNTS/39574`, `Sales No. E.10.IV.6`,
`LOCAL/<slug>`. A number alone ("18/3") names nothing: the body belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from . import symbol_forms
from .bodies import (
    BODIES,
    COMMISSION_ON_HUMAN_RIGHTS,
    COUNCIL,
    GENERAL_ASSEMBLY,
    NAME_PATTERN,
    SECURITY_COUNCIL,
    SYMBOL_ROOTS,
    Body,
    body_coded,
    body_named,
    body_of_document,
)

SymbolKind = Literal[
    "resolution", "decision", "document", "treaty", "publication", "web", "local"
]
Noun = Literal["resolution", "decision"]

LONGEST_SYMBOL = 100
OTHERS_REACHED = 70
"""Sessions below this number were held by several bodies (the Commission on Narcotic
Drugs held its 68th in 2025), so that the number alone does not name the Assembly."""

_NUMBER_PATTERN = r"""
    (?:
        (?P<session>(?:ES-|S-)?\d{1,4}+)/(?P<serial>\d{1,4}+)   # 64/179 2007/12 S-13/2
        (?:[ ]?\[?(?P<part>[A-Z])\]?(?![A-Za-z'’-]))?          # 67/234 B
      | (?P<old>\d{1,4}+)                                        # 217 A (III)
        (?:[ ](?P<old_part>[A-Z])
           (?P<old_more>(?:(?:,|,?[ ]and|[ ]to)[ ][A-Z]){1,8})?)?  # 2603 A and B (XXIV)
        [ ]?\((?P<roman>(?:ES-|S-)?[IVXLC]{1,8}+)\)
        (?:[ ]?\[?(?P<last_part>[A-Z])\]?(?![A-Za-z'’-]))?     # A/RES/217 (III)[A]
      | (?P<serial_of_year>\d{1,4}+)[ ]?\((?P<year>\d{4})\)     # 1373 (2001)
    )(?![\d/]|-\d)
"""
_ROOTS = "|".join(SYMBOL_ROOTS)
CODES = "|".join(
    re.escape(body.code)
    for body in sorted(BODIES, key=lambda body: -len(body.code))
    if body.numbering
)

NUMBER = re.compile(_NUMBER_PATTERN, re.VERBOSE | re.ASCII)
"""The number of a resolution or decision, without its body."""

_NUMBERED = re.compile(rf"({CODES})/(RES|DEC)/(.+)")
_DOTTED = re.compile(rf"({CODES})\.(\d{{1,3}})/(RES|DEC)\.(\d{{1,4}})", re.ASCII)
_TYPED = re.compile(
    rf"(?:THE[ ])?(?:(?P<body>{NAME_PATTERN})\s+)?"
    r"(?:(?P<noun>RESOLUTION|RES\.?|DECISION|DEC\.?)\s+)?(?P<number>[^ ].*)",
    re.IGNORECASE,
)
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
    r"(?P<page>[A-Za-z0-9.-]{4,60}+/[A-Za-z0-9._~%+@,/-]{1,200}+)(?![\w?#&=:;])",
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
_HEALTH = re.compile(r"WHA\d{2}\.\d{1,2}", re.ASCII)
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


@dataclass(frozen=True, slots=True)
class Symbol:
    """What a reference names; equal symbols name the same document.

    `session` is as printed ("64", "S-13", "III"), None for bodies that count by
    years. `year` is given only where the symbol itself states it.
    """

    canonical: str
    kind: SymbolKind
    body: str | None = None
    session: str | None = None
    year: int | None = None

    def __str__(self) -> str:
        return self.canonical

    @classmethod
    def parse(cls, text: str, speaking_body: str | None = None) -> Symbol | None:
        """The symbol in any printed or typed form, None for everything else.

        A number without a body is the speaking body's where that can be; without a
        speaking body "64/179" is the General Assembly's (sessions from the 31st are
        counted in its symbols) and "18/3" is nobody's.
        """
        typed = _tidy(text)
        if typed is None:
            return None
        return (
            _parse_web(text)
            or _parse_other(typed)
            or _parse_numbered(typed)
            or _parse_typed(typed, speaking_body)
            or _parse_document(typed)
        )

    @property
    def sort_key(self) -> str:
        """Sorts as people count: 64/179 before 65/1, 217 (III) before both."""
        return symbol_forms.sort_key(self.canonical)

    @property
    def short(self) -> str:
        """The number as it is said: "64/179", "217 A (III)", "1373 (2001)"."""
        return symbol_forms.short(self.canonical)

    @property
    def name(self) -> str | None:
        """The full name of a treaty; None where the archive knows none."""
        return symbol_forms.treaty_name(self.canonical)

    @property
    def official_url(self) -> str | None:
        """Where the United Nations publishes it; None where it has no such page."""
        if self.kind == "document":
            return symbol_forms.document_url(self.canonical)
        if self.kind == "web":
            return f"https://{self.canonical}"
        if self.kind == "treaty":
            return symbol_forms.treaty_url(self.canonical)
        body = body_named(self.body)
        if self.kind == "resolution" and body and body.own_document:
            return symbol_forms.document_url(symbol_forms.whole(self.canonical))
        return None


def candidates(text: str) -> tuple[Symbol, ...]:
    """All that a typed reference may name, the likeliest first.

    For a number that several bodies could have given ("18/3") one symbol each.
    """
    typed = _tidy(text)
    if typed is None:
        return ()
    found = _TYPED.fullmatch(typed)
    number = found and NUMBER.fullmatch(found["number"])
    if not found or not number or found["body"]:
        symbol = Symbol.parse(text)
        return (symbol,) if symbol else ()
    return possible(number, _noun(found["noun"]))


def possible(number: re.Match[str], noun: Noun) -> tuple[Symbol, ...]:
    """The symbols a number of the shape NUMBER can stand for, any body."""
    session = number["session"]
    beyond = bool(session and session.isdigit() and int(session) >= OTHERS_REACHED)
    found = (
        numbered(body, noun, number)
        for body in BODIES
        if not beyond or body.numbering != "session" or body is GENERAL_ASSEMBLY
    )
    return tuple(symbol for symbol in found if symbol)


def numbered(body: Body, noun: Noun, number: re.Match[str]) -> Symbol | None:
    """The body's resolution or decision of that number; None if it numbers otherwise."""
    code, session = body.code, number["session"]
    year: int | None = None
    counted: str | None = None
    if session:
        plain = _DIGITS.sub(lambda digits: str(int(digits[0])), session)
        is_year = session.isdigit() and 1946 <= int(session) <= 2099
        if body.numbering == "year" and is_year:
            year = int(session)
        elif body.numbering == "session" and not is_year and _reached(body, session):
            counted = plain
        else:
            return None
        printed = f"{plain}/{int(number['serial'])}{number['part'] or ''}"
    elif number["roman"]:
        if body.numbering not in ("session", "year", "old") or body.form:
            return None
        if body is GENERAL_ASSEMBLY and symbol_forms.roman_value(number["roman"]) > 30:
            return None
        counted = number["roman"]
        part = number["old_part"] or number["last_part"] or ""
        part = "" if number["old_more"] else part
        printed = f"{int(number['old'])}({counted}){part}"
    else:
        if body.numbering != "continuous" or not 1946 <= int(number["year"]) <= 2099:
            return None
        year = int(number["year"])
        printed = f"{int(number['serial_of_year'])}({year})"
    nature = "RES" if noun == "resolution" else "DEC"
    if body.form == "dotted":
        if number["part"] or not (session or "").isdigit():
            return None
        session, serial = printed.split("/")
        canonical = f"{code}.{session}/{nature.capitalize()}.{serial}"
        return Symbol(canonical, noun, body.name, counted)
    return Symbol(f"{code}/{nature}/{printed}", noun, body.name, counted, year)


def by_speaker(
    number: re.Match[str], noun: Noun, speaking: Body | None, typed: bool = False
) -> Symbol | None:
    """What a number without a named body means, or None when that cannot be told.

    The shape decides first: 2007/12 is the Economic and Social Council's unless the
    Commission on Human Rights speaks, 1373 (2001) the Security Council's. Then the
    speaking body, then the General Assembly for sessions no other body has reached;
    for a number someone types, from its 31st session on.
    """
    first: Iterable[Body | None] = (speaking, SECURITY_COUNCIL)
    if speaking not in (COUNCIL, COMMISSION_ON_HUMAN_RIGHTS):
        first = (speaking, COUNCIL if number["session"] else None, SECURITY_COUNCIL)
    for body in first:
        if body and (symbol := numbered(body, noun, number)):
            return symbol
    if number["roman"]:
        if speaking is None or speaking is GENERAL_ASSEMBLY:
            every = (GENERAL_ASSEMBLY, COUNCIL)
            return next(filter(None, (numbered(b, noun, number) for b in every)), None)
        return None
    session = number["session"] or ""
    if typed and speaking is None:
        return numbered(GENERAL_ASSEMBLY, noun, number)
    if session.isdigit() and int(session) >= OTHERS_REACHED:
        return numbered(GENERAL_ASSEMBLY, noun, number)
    return None


def _tidy(text: str) -> str | None:
    """Capitals, single spaces, no address around it; None for what is far too long."""
    if len(text) > 300:
        return None
    tidy = " ".join(unquote(text).upper().replace("–", "-").split())
    tidy, addressed = _URL.subn("", tidy, count=1)
    if addressed:
        tidy = tidy.split("?")[0].split("#")[0]
    tidy = tidy.strip(" /.,;")
    return tidy if 0 < len(tidy) <= 3 * LONGEST_SYMBOL and tidy.isprintable() else None


def _parse_web(text: str) -> Symbol | None:
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
    page = found["page"].rstrip("/.,")
    if "/" not in page or "//" in page or len(page) > LONGEST_SYMBOL:
        return None
    host, _, path = page.partition("/")
    return Symbol(f"{host.lower()}/{path}", "web")


def _parse_other(typed: str) -> Symbol | None:
    typed_number = re.sub(r"^DEC(?:ISION|\.)? ", "", typed)
    if decision := CONFERENCE_DECISION.fullmatch(typed_number):
        root = "ICCD" if decision["organ"] == "COP" else "FCCC"
        number = f"{int(decision['serial'])}/{decision['organ']}.{decision['session']}"
        of = body_coded(root)
        return Symbol(f"{root}/DEC/{number}", "decision", of.name if of else None)
    if _HEALTH.fullmatch(typed):
        return Symbol(typed, "resolution", "World Health Assembly")
    if typed.startswith("CBD/") and (old := BIODIVERSITY_DECISION.fullmatch(typed)):
        of = body_coded("CBD/COP")
        return Symbol(f"CBD/COP/DEC/{old[1]}", "decision", of.name if of else None)
    if len(typed) <= LONGEST_SYMBOL and _LOCAL.fullmatch(typed):
        return Symbol("LOCAL/" + typed.removeprefix("LOCAL/").lower(), "local")
    if treaty := _TREATY.fullmatch(typed):
        return Symbol(f"UNTS/{int(treaty[1])}", "treaty")
    if sales := _SALES.fullmatch(typed):
        return publication(*sales.groups())
    return None


def publication(
    language: str | None, year: str, category: str, section: str | None, serial: str
) -> Symbol:
    """A sales publication; scans print E/10/1V/6 for E.10.IV.6."""
    roman = category.replace("1", "I").replace("l", "I")
    parts = filter(None, [language, year, roman, section, serial])
    return Symbol("Sales No. " + ".".join(parts), "publication")


def _parse_numbered(typed: str) -> Symbol | None:
    if dotted := _DOTTED.fullmatch(typed):
        code, session, nature, serial = dotted.groups()
        typed = f"{code}/{nature}/{session}/{serial}"
    found = _NUMBERED.fullmatch(typed)
    body = found and body_coded(found[1])
    number = found and NUMBER.fullmatch(found[3])
    if not found or not body or not number:
        return None
    return numbered(body, "resolution" if found[2] == "RES" else "decision", number)


def _parse_typed(typed: str, speaking_body: str | None) -> Symbol | None:
    found = _TYPED.fullmatch(typed)
    number = found and NUMBER.fullmatch(found["number"])
    if not found or not number:
        return None
    noun = _noun(found["noun"])
    if found["body"]:
        body = body_named(found["body"])
        return numbered(body, noun, number) if body else None
    return by_speaker(number, noun, body_named(speaking_body), typed=True)


def _noun(typed: str | None) -> Noun:
    return "decision" if (typed or "").startswith("DEC") else "resolution"


def _parse_document(typed: str) -> Symbol | None:
    parts = typed.split("/")
    lone = len(parts) == 2 and len(parts[1]) < 2
    if len(typed) > LONGEST_SYMBOL or lone or not _DIGITS.search(typed):
        return None
    if corrigendum := _parse_corrigendum(typed):
        return corrigendum
    # Resolutions without a number; but WT/MIN(01)/DEC/1 is a declaration.
    half = parts[0] != "WT" and ("RES" in parts or "DEC" in parts)
    if half or not _DOCUMENT.fullmatch(typed):
        return None
    canonical = _SUFFIX.sub(lambda suffix: suffix[0].capitalize(), typed)
    body = body_of_document(canonical)
    session = re.match(r"A/(?:C\.\d+/|HRC/|BUR/)?(\d{1,3}|E?S-\d+)/", canonical)
    year = re.search(r"/(\d{4})/", canonical)
    return Symbol(
        canonical,
        "document",
        body.name if body else None,
        session[1] if session else None,
        int(year[1]) if year and 1946 <= int(year[1]) <= 2099 else None,
    )


def _parse_corrigendum(typed: str) -> Symbol | None:
    """ "A/RES/64/179/Corr.1": a document about a resolution, and none itself."""
    corrected, _, serial = typed.rpartition("/CORR.")
    if not re.fullmatch(r"\d{1,2}", serial, re.ASCII):
        return None
    whole = _parse_numbered(corrected)
    if whole is None:
        return None
    name = f"{whole.canonical}/Corr.{serial}"
    return Symbol(name, "document", whole.body, whole.session, whole.year)


def _reached(body: Body, session: str) -> bool:
    if not session.isdigit():
        return True
    return body.first_session <= int(session) < 200
