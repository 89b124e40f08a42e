"""Treaties, rules and declarations cited by name: "the Palermo Convention".

`vocabulary/instruments.csv` holds the printed names. A name that several could bear
("the 1988 Convention") is that of the one whose full name stands before it in the same
document, else nobody's; "the Convention" likewise, and a name that the document gives
itself ("hereinafter “the Guidelines”"). Nothing is guessed from the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from . import vocabulary
from .mentions import SeenBodies
from .sessions import LATEST_YEAR
from .types import CitationSpan


@dataclass(frozen=True, slots=True)
class Instrument:
    """What a printed name may name: the symbols, and the place in the document."""

    symbols: tuple[str, ...]
    place: str


def _load() -> dict[str, Instrument]:
    return {
        name: Instrument(tuple(row["symbol"].split("|")), row["place"])
        for row in vocabulary.rows("instruments")
        for name in row["printed"].split("|")
    }


_INSTRUMENTS = _load()
_BY_PRINTED = {name.lower(): instrument for name, instrument in _INSTRUMENTS.items()}
_BY_LETTERS = {
    letters: Instrument((f"UNTS/{row['registration']}",), "")
    for row in vocabulary.rows("treaties")
    for letters in filter(None, row["letters"].split("|"))
}
_TREATIES = {f"UNTS/{row['registration']}": row for row in vocabulary.rows("treaties")}

_NAMES = "|".join(
    re.escape(name) for name in sorted(_INSTRUMENTS, key=len, reverse=True)
)
_NAMED = re.compile(
    rf"(?<!\w)(?:(?P<known>(?=[A-Z0-9])(?i:{_NAMES}))(?![^\W\d]|[’'])(?! Initiative)"
    r"|(?P<other>Convention (?:against|on|for|relating|concerning|of the|of|to|between)"
    r" (?!States|the (?:present|States))(?:[a-z]+ ){0,3}[A-Z]\w+|(?!The |This )[A-Z]\w+ Convention)(?!\w)"
    r"|(?P<short>Convention)(?!\w| (?:on|against|for|relating|concerning|to|[Aa]rea) ))"
)
_THERETO = re.compile(
    r" and (?:(?:the|its) (?:\w+ )?(?:Optional )?Protocols? thereto"
    r"|its (?:\w+ )?(?:Optional )?Protocols?(?! (?:to|on|against)\b))(?!\w)"
)
_THE = re.compile(r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Tt]he (?:same|said)) $")
# "hereinafter referred to as “the Convention”", "(“the Convention”)"
_DEFINED = re.compile(
    r"[,*]? \((?:hereinafter[^()“”\"]{0,40} )?(?:[“\"](?:the )?|the )"
    r"(?P<name>[A-Z][^()“”\"]{2,80})[”\"]?\)"
)
_TITLED = re.compile(
    r"\b(?:entitled|titled|theme|themes|topic),?:? [“\"][^”\"]{1,600}[”\"]"
)
# A body's name is no citation of the treaty that it serves.
_OF_A_BODY = re.compile(
    r"(?:(?:Conferences?|Meetings?|Assembly) of (?:the )?(?:States |Contracting )?[Pp]arties"
    r"(?: serving as [\w ]{0,60})? to (?:the )?|Review Mechanism of the |Secretariat of the "
    r"|secretariats? of the |Review of Implementation of the )$"
)
_PROVISION = re.compile(
    r"(?<!\w)(?P<place>(?:[Aa]rticles?|[Cc]hapters?|[Pp]arts?|[Ss]ections?|[Pp]aragraphs?)"
    r" [0-9IVXLC]{1,7}(?:(?:,? and |,? or | to |, |[-–]| (?=\())"
    r"(?:(?:articles?|paragraphs?|section) )?(?:[0-9IVXLC]{1,7}|\([a-z]{1,4}\))){0,20}),? "
    r"(?:of|to) (?:the |that |this )?(?:said |same )?$"
)


def instrument_called(name: str) -> Instrument | None:
    """What a name and nothing else names, in any case, with "the" or without, or the
    letters that a treaty is known by: "the Palermo Convention", "UNCAC"."""
    words = " ".join(name.split())
    return _BY_LETTERS.get(words.upper()) or _BY_PRINTED.get(
        words.lower().removeprefix("the ")
    )


@dataclass(slots=True)
class Names:
    """The names that one document has used so far, in the order of reading.

    `subject` is the convention that the document's title names, `spoken` what "the
    Convention" was so far, `years` the Security Council's resolutions by number,
    `year` the latest in which what the document cites can have been adopted.
    """

    conventions: set[str] = field(default_factory=set)
    subject: str | None = None
    spoken: set[str] = field(default_factory=set)
    full: set[str] = field(default_factory=set)
    defined: dict[str, tuple[str, str]] = field(default_factory=dict)
    bodies: SeenBodies = field(default_factory=SeenBodies)
    years: dict[str, str] = field(default_factory=dict)
    year: int = LATEST_YEAR
    _here: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.bodies.conventions = self.conventions

    @classmethod
    def under(cls, title: str, issued: date | None = None) -> Names:
        """Those of a document with that title, adopted or issued on that day."""
        # What falls into a session is not always of the year in which it opens.
        names = cls(year=issued.year + 1 if issued else LATEST_YEAR)
        names._here = set()
        for _ in names._spans(title):
            pass
        if len(names.conventions) == 1:
            (names.subject,) = names.conventions
        return names

    def keep_years(self, cited: Iterable[CitationSpan]) -> None:
        """Keep which year the resolutions of the Security Council were given."""
        for span in cited:
            if span.symbol and span.symbol.startswith("S/RES/"):
                self.years[span.symbol[6:].split("(")[0]] = span.symbol

    def find(self, text: str) -> Iterator[CitationSpan]:
        """Every instrument that the text names, in order; what it names is kept for
        the texts that follow."""
        self._here = set()
        yield from self._spans(text)

    def _spans(self, text: str) -> Iterator[CitationSpan]:
        titles = [found.span() for found in _TITLED.finditer(text)]
        free_from = 0
        for found in self._matches(text):
            start, end = found.span()
            if start < free_from:
                continue
            span = self._span(text, found)
            if span is None or any(a <= start < b for a, b in titles):
                continue
            if _OF_A_BODY.search(text, max(0, start - 90), start):
                continue
            yield span
            free_from = span.end

    def _matches(self, text: str) -> list[re.Match[str]]:
        matches = list(_NAMED.finditer(text))
        defined = [name for name in self.defined if name != "Convention"]
        for match in tuple(matches):
            if match["known"] and (made := _DEFINED.match(text, match.end())):
                defined.append(made["name"])
        for name in dict.fromkeys(defined):
            pattern = rf"(?<!\w)(?P<defined>{re.escape(name)})(?!\w)"
            matches.extend(re.finditer(pattern, text))
        return sorted(matches, key=lambda match: (match.start(), -match.end()))

    def _span(self, text: str, found: re.Match[str]) -> CitationSpan | None:
        groups = found.groupdict()
        if groups.get("defined"):
            known = self.defined.get(groups["defined"])
            return _named(text, *found.span(), *known) if known else None
        if groups.get("other"):
            self._see(" ".join(found["other"].split()[-2:]))
            return None
        if groups.get("short"):
            return self._short(text, found)
        return self._known(text, found)

    def _known(self, text: str, found: re.Match[str]) -> CitationSpan | None:
        instrument = _BY_PRINTED[found["known"].lower()]
        start, end = found.span()
        symbols = instrument.symbols
        if len(symbols) > 1:
            symbols = tuple(each for each in symbols if each in self.full)
            if len(symbols) != 1:
                return _unsure(text, start, end, "several_bear_the_name")
        (symbol,) = symbols
        self.full.add(symbol)
        if "Convention" in found["known"] and "Protocol" not in found["known"][:20]:
            self._see(symbol)
        row = _TREATIES.get(symbol)
        if row and row["protocols"] and (more := _THERETO.match(text, end)):
            end = more.end()
        made = _DEFINED.match(text, end)
        if made and made["name"].split()[-1] in found["known"]:
            self.defined[made["name"]] = symbol, instrument.place
        return _named(text, start, end, symbol, instrument.place)

    def _short(self, text: str, found: re.Match[str]) -> CitationSpan | None:
        """ "the Convention": the one so defined, or the only one named so far."""
        start, end = found.span()
        if not _THE.search(text, max(0, start - 10), start):
            return None
        known = self.defined.get("Convention")
        symbol = known[0] if known else self._only()
        if symbol in _TREATIES:
            if not self._here:
                self.spoken.add(symbol)
            if _TREATIES[symbol]["protocols"] and (more := _THERETO.match(text, end)):
                end = more.end()
            return _named(text, start, end, symbol, "")
        if _provision(text, start):
            several = bool(self.conventions)
            reason = "several_bear_the_name" if several else "not_named_before"
            return _unsure(text, start, end, reason)
        return None

    def _see(self, convention: str) -> None:
        self.conventions.add(convention)
        self._here.add(convention)

    def _only(self) -> str | None:
        """The convention of the title, or the only one of the document or of the text,
        as long as the text does not name another one."""
        if len(self._here) > 1:
            return None
        here = next(iter(self._here), None)
        if self.subject:
            return self.subject if here in (None, self.subject) else None
        if len(self.conventions) == 1:
            return next(iter(self.conventions))
        return here if self.spoken <= {here} else None


def _provision(text: str, start: int) -> str:
    found = _PROVISION.search(text, max(0, start - 90), start)
    return found["place"] if found else ""


def _named(text: str, start: int, end: int, symbol: str, place: str) -> CitationSpan:
    pinpoint = ", ".join(filter(None, [place, _provision(text, start)]))
    return CitationSpan(symbol, text[start:end], start, end, pinpoint=pinpoint)


def _unsure(text: str, start: int, end: int, reason: str) -> CitationSpan:
    return CitationSpan(
        None, text[start:end], start, end, "ambiguous", _provision(text, start), reason
    )
