"""One pasted line of citations, in any style, and what it names.

The same rules as for the text of a resolution, and beyond them what people type: a
symbol or number alone, short names of bodies ("GA res. 64/179"), addresses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from .bodies import GENERAL_ASSEMBLY, body_named
from .candidates import candidates
from .citations import find_footnote_citations
from .printed_symbols import SymbolKind
from .symbols import NUMBER, Symbol
from .types import CitationSpan

LONGEST_LINE = 2000
"""What is pasted beyond this is no line of citations; it is left unread."""

_NOUN = "resolutions "
_PLACE = r"(?:paras?\.?|paragraphs?|pars?\.?|OP|PP|§) ?\d{1,3}(?: ?\([a-z]{1,4}\)){0,2}"
_PLACED = re.compile(
    rf"(?P<before>{_PLACE}),? (?:of|in)(?: the)? (?P<of>\S.*)"
    rf"|(?P<whole>\S.*?),? (?P<after>{_PLACE})"
    r"|/?(?P<address>[^/ ].*)/(?P<anchor>(?:(?:pp|op|fn|annex|s)\d{1,3}\.?)"
    r"(?:[a-z]{1,4}\d{0,3}\.?){0,4})",
    re.IGNORECASE,
)
_UNNUMBERED = re.compile(r"[\s,;&]|\b(?:and|to|of)\b")


@dataclass(frozen=True, slots=True)
class LineCitation:
    """One thing that a line cites.

    `line[start:end] == text`. `symbol` is canonical, or None when what is cited
    cannot be told; `reason` then says why in one machine-readable word
    ("body_not_named", …, see `types.CitationSpan`), and `candidates` holds the symbols
    it may be, the likeliest first. `status` "internal" is a place in a text that the
    line does not name ("paragraph 20 above"); `symbol` is then its anchor.
    """

    text: str
    start: int
    end: int
    symbol: str | None
    kind: SymbolKind | None
    official_url: str | None
    status: Literal["cited", "internal", "ambiguous"]
    reason: str = ""
    pinpoint: str = ""
    candidates: tuple[str, ...] = ()


def resolve_line(
    line: str, speaking_body: str | None = None
) -> tuple[LineCitation, ...]:
    """What one line cites, in order; nothing for a line that cites nothing.

    `speaking_body` is the full or short name of the body that "its resolution" and a
    bare number are read as; without one, a bare "64/179" is the General Assembly's and
    "18/3" nobody's. Each document is answered once. Never raises.
    """
    line = line[:LONGEST_LINE]
    typed = line.strip()
    at = len(line) - len(line.lstrip())
    if whole := Symbol.parse(typed, speaking_body):
        span = CitationSpan(whole.canonical, typed, at, at + len(typed))
        return (_answer(span),)
    if placed := _placed(typed, at, speaking_body):
        return (_answer(placed),)
    body = body_named(speaking_body)
    spans = _spans(line, body.name if body else None)
    if not spans and not _UNNUMBERED.sub("", NUMBER.sub("", line)):
        spans = _bare_numbers(line, body.name if body else None)
    return _once(tuple(_answer(span) for span in spans))


def _placed(typed: str, at: int, speaking_body: str | None) -> CitationSpan | None:
    """ "64/179 para 8", "OP 8 of 64/179", "A/RES/64/179/op8": a place in one document."""
    found = _PLACED.fullmatch(typed)
    if not found:
        return None
    group = next(name for name in ("of", "whole", "address") if found[name])
    place = found["before"] or found["after"] or found["anchor"]
    start, end = at + found.start(group), at + found.end(group)
    name = found[group]
    if symbol := Symbol.parse(name, speaking_body):
        return CitationSpan(symbol.canonical, name, start, end, pinpoint=place)
    if not NUMBER.fullmatch(name):
        return None
    return CitationSpan(None, name, start, end, "ambiguous", place, "body_not_named")


def _spans(line: str, body: str | None) -> tuple[CitationSpan, ...]:
    """What the line cites; a number that no body is named for is the Assembly's, if
    its sessions have been counted so."""
    spans = find_footnote_citations([(1, line)], body)[1]
    if body or all(span.symbol for span in spans):
        return spans
    assembly = find_footnote_citations([(1, line)], GENERAL_ASSEMBLY.name)[1]
    again = {(span.start, span.end): span for span in assembly}
    return tuple(
        span if span.symbol else again.get((span.start, span.end), span)
        for span in spans
    )


def _bare_numbers(line: str, body: str | None) -> tuple[CitationSpan, ...]:
    """ "64/179, 64/180 and 65/1": numbers and nothing else are resolutions."""
    lead = len(line) - len(line.lstrip())
    added = len(_NOUN) - lead
    spans = _spans(_NOUN + line.strip(), body)
    return tuple(
        replace(
            span,
            text=line[max(span.start - added, lead) : span.end - added],
            start=max(span.start - added, lead),
            end=span.end - added,
        )
        for span in spans
    )


def _answer(span: CitationSpan) -> LineCitation:
    symbol = None
    if span.status == "cited" and span.symbol:
        symbol = Symbol.parse(span.symbol)
    possible = candidates(span.text) if span.status == "ambiguous" else ()
    return LineCitation(
        text=span.text,
        start=span.start,
        end=span.end,
        symbol=span.symbol,
        kind=symbol.kind if symbol else None,
        official_url=symbol.official_url if symbol else None,
        status=span.status,
        reason=span.reason,
        pinpoint=span.pinpoint,
        candidates=tuple(each.canonical for each in possible),
    )


def _once(found: tuple[LineCitation, ...]) -> tuple[LineCitation, ...]:
    """Each document once: its name and its symbol often stand side by side."""
    kept: dict[tuple[object, ...], LineCitation] = {}
    for each in found:
        key = (each.symbol,) if each.symbol else (None, each.start)
        kept.setdefault(key, each)
    return tuple(kept.values())
