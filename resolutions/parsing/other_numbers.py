"""Numbers that stand without the noun, the year or the body of their kind.

"Resolution 2428 (2018) and renewed in 2471 (2019)", "resolution 1493" where the year
was given before, and the decisions of the conferences of the parties to the
environmental conventions, which print their body in the number ("1/CP.21").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .bodies import SECURITY_COUNCIL, Body
from .document_citations import spanned
from .printed_symbols import ATOMIC_ENERGY, BIODIVERSITY_DECISION, CONFERENCE_DECISION
from .symbols import Symbol
from .types import CitationSpan

_WITH_YEAR = re.compile(
    r"(?<![\w/.-])(?<!No\. )(?<!Nos\. )\d{1,4} ?\((?:19[4-9]\d|20\d\d)\)"
)
_WITHOUT_YEAR = re.compile(
    r"(?P<council>Security Council(?:['’]s)? (?:\w+ )?)?\b(?P<noun>[Rr]esolutions? )"
    r"(?P<first>\d{3,4})(?![\d/.]|,\d| ?[A-Z]? ?\(| [A-Z] (?:and|to)\b)"
    r"(?:(?P<join>,? and |, )(?P<second>\d{3,4})(?![\d/.]|,\d| ?[A-Z]? ?\())?"
)
_DATED = re.compile(r",? of \d{1,2} [A-Z][a-z]{2,8} (?P<year>(?:19|20)\d\d)(?!\d)")
_HEALTH = re.compile(
    r"\b(?:[Rr]esolution )?(?:WHA)?(?P<number>\d{2}\.\d{1,2})(?= of \d| on | and WHA|, WHA)"
    r"|\b(?:[Dd]ecision )?(?:WHA)?(?P<decision>\d{2}\(\d{1,2}\))(?!\w)"
)
# The special sessions of the Governing Council of the Environment Programme.
_SPECIAL_DECISION = re.compile(r"\b[Dd]ecision SS\.[IVX]{1,5}/\d{1,3}(?: [A-Z]\b)?")
_ROMAN_RUN = re.compile(
    r"\b[Dd]ecisions? ((?:[IVX]{1,6}/\d{1,2}(?:, and | and |, )?){1,12})"
)


def find_with_year(
    text: str,
    speaking: Body | None,
    others: Sequence[CitationSpan],
    years: dict[str, str],
) -> Iterator[CitationSpan]:
    """Numbers of the Security Council after one of its resolutions in the text, and in
    its own texts those that it has cited before ("its call in 2462 (2019)")."""
    after = [span.end for span in others if (span.symbol or "").startswith("S/RES/")]
    noun = text.find("esolution")
    if noun >= 0 and (speaking is SECURITY_COUNCIL or "Security Council" in text):
        after.append(noun)
    known = set(years.values()) if speaking is SECURITY_COUNCIL else set()
    if not after and not known:
        return
    for found in _WITH_YEAR.finditer(text):
        symbol = Symbol.parse(found[0])
        told = after and found.start() >= min(after)
        if symbol and (told or symbol.canonical in known):
            yield spanned(text, *found.span(), symbol.canonical)


def find_without_year(
    text: str, speaking: Body | None, years: dict[str, str]
) -> Iterator[CitationSpan]:
    """ "Resolution 1493" of the Security Council, as `years` has it from before."""
    for found in _WITHOUT_YEAR.finditer(text):
        if not found["council"] and speaking is not SECURITY_COUNCIL:
            continue
        for group in ("first", "second"):
            if not found[group]:
                continue
            start, end = found.span(group)
            if group == "first" and not found["second"]:
                start = found.start("noun")
            symbol = years.get(found[group])
            dated = _DATED.match(text, end)
            if dated and not symbol:
                symbol = f"S/RES/{int(found[group])}({dated['year']})"
            yield spanned(text, start, end, symbol, reason="number_without_year")


def find_conference_decisions(text: str) -> Iterator[CitationSpan]:
    """Decisions "1/CP.21", "3/CMA.5", "3/COP.14", "VI/12" on biological diversity, and
    resolutions "58.16" of the World Health Assembly (WHA58.16)."""
    for found in CONFERENCE_DECISION.finditer(text):
        if symbol := Symbol.parse(found[0]):
            yield spanned(text, *found.span(), symbol.canonical)
    if "World Health Assembly" in text:
        for found in _HEALTH.finditer(text):
            number = found["number"] or found["decision"]
            yield spanned(text, *found.span(), f"WHA{number}")
    for found in ATOMIC_ENERGY.finditer(text):
        yield spanned(text, *found.span(), found[0])
    for found in _SPECIAL_DECISION.finditer(text):
        yield spanned(text, *found.span(), None, reason="body_unknown")
    if "Biological Diversity" not in text:
        return
    for run in _ROMAN_RUN.finditer(text):
        for found in BIODIVERSITY_DECISION.finditer(text, run.start(1), run.end(1)):
            yield spanned(text, *found.span(), f"CBD/COP/DEC/{found[1]}")
