"""Small made-up resolutions, parsed or already held, for tests of what comes after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

from resolutions import ingest, storing
from resolutions.models import Resolution
from resolutions.parsing.types import (
    Act,
    CitationSpan,
    Footnote,
    FrontMatter,
    Mark,
    Paragraph,
    ParsedResolution,
)

GENERAL_ASSEMBLY = "General Assembly"


def a_citation(symbol, text=None, start=0, status="cited", pinpoint=""):
    text = text or symbol or "?"
    return CitationSpan(symbol, text, start, start + len(text), status, pinpoint)


def a_mark(number, position=0):
    return Mark(number, position, str(number))


def a_preambular(number, text="Recalling its resolutions,", verb="recalling", **other):
    return a_paragraph(f"pp{number}", text, verb, kind="preambular", **other)


def an_operative(number, text="Requests a report;", verb="requests", **other):
    return a_paragraph(f"op{number}", text, verb, kind="operative", **other)


def a_paragraph(anchor, text, verb=None, kind="operative", **other):
    opening = text.split(" ")[0] if verb else ""
    acts = (Act(verb, opening, 0),) if verb else ()
    number = anchor.split(".")[-1].removeprefix("op").removeprefix("pp")
    plain = Paragraph(anchor, kind, number, text, opening=opening, acts=acts)
    return replace(plain, **other)


def a_footnote(number, text="A/64/123.", citations=()):
    return Footnote(number, text, citations=tuple(citations))


def a_front(symbol, **other):
    known = {"body": GENERAL_ASSEMBLY, "session": "64", "title": f"Title of {symbol}"}
    return FrontMatter(symbol=symbol, **{**known, **other})


def parsed(symbol="A/RES/64/179", paragraphs=(), footnotes=(), year=2009, **other):
    """An adopted resolution of the General Assembly, of 18 December of the year."""
    front = {
        name: other.pop(name)
        for name in list(other)
        if name in FrontMatter.__dataclass_fields__
    }
    adopted = date(year, 12, 18) if year else None
    whole = ParsedResolution(
        front=a_front(symbol, **{"adopted": adopted, **front}),
        symbol=symbol,
        symbol_is_local=False,
        status="adopted",
        media_type="text/plain",
        text_from="born digital",
        parser_version="1",
        paragraphs=tuple(paragraphs),
        footnotes=tuple(footnotes),
    )
    return replace(whole, **other)


def a_draft(symbol="LOCAL/65-232-revised-draft", paragraphs=(), **other):
    known = {"year": None, "status": "draft", "stage": "revised draft resolution"}
    return parsed(symbol, paragraphs, **{**known, "symbol_is_local": True, **other})


def hold(*args, **other) -> Resolution:
    """The resolution `parsed` makes of the same arguments, held in the archive."""
    return hold_parsed(parsed(*args, **other))


def hold_parsed(whole: ParsedResolution) -> Resolution:
    resolution = storing.store_resolution(whole)
    data = f"text of {whole.symbol}".encode()
    name = f"{whole.symbol.replace('/', '-')}.txt"
    digest = sha256(data).hexdigest()
    storing.store_source(resolution, whole, data, digest, name, is_text_source=True)
    return resolution


def parsing_gives(monkeypatch, *results):
    parsing_gives_to(ingest, monkeypatch, *results)


def parsing_gives_to(module, monkeypatch, *results):
    """Let every file that is imported be parsed to the next of the results.

    An exception among them is raised. The last one is given again and again.
    """
    waiting = list(results)

    def convert(data, filename):
        result = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if isinstance(result, Exception):
            raise result
        return result

    monkeypatch.setattr(module, "convert", convert)
