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

from . import printed_symbols, symbol_forms
from .bodies import (
    BODIES,
    COMMISSION_ON_HUMAN_RIGHTS,
    COUNCIL,
    GENERAL_ASSEMBLY,
    NAME_PATTERN,
    SECURITY_COUNCIL,
    Body,
    body_coded,
    body_named,
)
from .printed_symbols import LONGEST_SYMBOL, SymbolKind
from .sessions import held_by, session_year

Noun = Literal["resolution", "decision"]

OTHERS_REACHED = 70
"""Sessions below this number were held by several bodies (the Commission on Narcotic
Drugs held its 68th in 2025), so that the number alone does not name the Assembly."""

LAST_ROMAN_YEAR = 1977
"""Bodies that first met later never numbered by Roman sessions."""

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
CODES = "|".join(
    re.escape(body.code)
    for body in sorted(BODIES, key=lambda body: -len(body.code))
    if body.numbering
)

_DIGITS = re.compile(r"\d+", re.ASCII)
NUMBER = re.compile(_NUMBER_PATTERN, re.VERBOSE | re.ASCII)
"""The number of a resolution or decision, without its body."""

_NUMBERED = re.compile(rf"({CODES})/(RES|DEC)/(.+)")
_DOTTED = re.compile(rf"({CODES})\.(\d{{1,3}})/(RES|DEC)\.(\d{{1,4}})", re.ASCII)
TYPED = re.compile(
    rf"(?:THE[ ])?(?:(?P<body>{NAME_PATTERN})\s+)?"
    r"(?:(?P<noun>RESOLUTION|RES\.?|DECISION|DEC\.?)\s+)?(?P<number>[^ ].*)",
    re.IGNORECASE,
)
"""A number as people type it, with or without its noun and body."""


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
        typed = printed_symbols.tidy(text)
        if typed is None:
            return None
        if parts := (
            printed_symbols.web_page(text) or printed_symbols.otherwise_numbered(typed)
        ):
            return cls(*parts)
        if symbol := (
            _parse_numbered(typed)
            or _parse_typed(typed, speaking_body)
            or _parse_corrigendum(typed)
        ):
            return symbol
        parts = printed_symbols.document(typed)
        return cls(*parts) if parts else None

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
        if (session_year(body.name, 1) or 0) > LAST_ROMAN_YEAR:
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
    found = TYPED.fullmatch(typed)
    number = found and NUMBER.fullmatch(found["number"])
    if not found or not number:
        return None
    noun = noun_typed(found["noun"])
    if found["body"]:
        body = body_named(found["body"])
        return numbered(body, noun, number) if body else None
    return by_speaker(number, noun, body_named(speaking_body), typed=True)


def noun_typed(typed: str | None) -> Noun:
    """ "Dec." is a decision; what is not said to be one is a resolution."""
    return "decision" if (typed or "").startswith("DEC") else "resolution"


def _parse_corrigendum(typed: str) -> Symbol | None:
    """ "A/RES/64/179/Corr.1": a document about a resolution, and none itself."""
    corrected, _, serial = typed.rpartition("/CORR.")
    if not re.fullmatch(r"\d{1,2}", serial, re.ASCII):
        return None
    whole = _parse_numbered(corrected)
    if whole is None or len(typed) > LONGEST_SYMBOL:
        return None
    name = f"{whole.canonical}/Corr.{serial}"
    return Symbol(name, "document", whole.body, whole.session, whole.year)


def _reached(body: Body, session: str) -> bool:
    """Whether the body can have held that session; special sessions are not counted."""
    if not session.isdigit():
        return True
    if body is GENERAL_ASSEMBLY:
        return body.first_session <= int(session) < 200
    return body.first_session <= int(session) and held_by(body.name, int(session))
