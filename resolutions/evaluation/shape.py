"""A parsed resolution in the shape of the archive's JSON, without an archive.

The keys are those of a resolution's `.json` but for `url` and `official_url`: there is
no site they could lead to. Whether the archive holds a cited document is not asked, so
a citation's `status` is "internal", "ambiguous" or "not_held", never "held".
`left_out` lists the lines, which the archive only counts. `source` has no time, so
that the same file gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from typing import Any

from ..parsing.types import CitationSpan, Footnote, Paragraph, ParsedResolution

Shape = dict[str, Any]


def resolution_shape(parsed: ParsedResolution, data: bytes, filename: str) -> Shape:
    """Return what was read of a file; `data` and `filename` are the file itself."""
    front = parsed.front
    return {
        "symbol": parsed.symbol,
        "local_symbol": parsed.symbol_is_local,
        "status": parsed.status,
        "stage": front.stage,
        "body": front.body,
        "session": front.session,
        "title": front.title,
        "adopted": _iso(front.adopted),
        "year": front.adopted.year if front.adopted else None,
        "agenda_item": front.agenda_item,
        "agenda_title": front.agenda_title,
        "committee_report": front.committee_report,
        "origin": front.origin,
        "plenary_meeting": front.plenary_meeting,
        "distributed": _iso(front.distributed),
        "job_number": front.job_number,
        "sponsors": list(front.sponsors),
        "enacting_words": front.enacting_words,
        "vote": front.vote,
        "paragraphs": [_paragraph(each, parsed.symbol) for each in parsed.paragraphs],
        "footnotes": [_footnote(each, parsed) for each in parsed.footnotes],
        "warnings": [asdict(each) for each in parsed.warnings],
        "repairs": [asdict(each) for each in parsed.repairs],
        "left_out": [asdict(each) for each in parsed.left_out],
        "source": {
            "filename": filename,
            "sha256": sha256(data).hexdigest(),
            "media_type": parsed.media_type,
            "text_from": parsed.text_from,
            "parser_version": parsed.parser_version,
        },
    }


def _paragraph(paragraph: Paragraph, symbol: str) -> Shape:
    return {
        "anchor": paragraph.anchor,
        "kind": paragraph.kind,
        "number": paragraph.number,
        "depth": paragraph.depth,
        "page": paragraph.page,
        "text": paragraph.text,
        "opening": paragraph.opening or None,
        "verb": paragraph.verb,
        "verbs": [asdict(act) for act in paragraph.acts],
        "addressees": list(paragraph.addressees),
        "topics": list(paragraph.topics),
        "footnotes": list(dict.fromkeys(mark.number for mark in paragraph.marks)),
        "marks": [asdict(mark) for mark in paragraph.marks],
        "citations": _citations(paragraph.citations, symbol),
    }


def _footnote(note: Footnote, parsed: ParsedResolution) -> Shape:
    return {
        "number": note.number,
        "anchor": note.anchor,
        "text": note.text,
        "citations": _citations(note.citations, parsed.symbol),
        "paragraphs": [
            paragraph.anchor
            for paragraph in parsed.paragraphs
            if any(mark.number == note.number for mark in paragraph.marks)
        ],
    }


def _citations(spans: Iterable[CitationSpan], symbol: str) -> list[Shape]:
    return [
        {
            "symbol": symbol if span.status == "internal" else span.symbol,
            "text": span.text,
            "start": span.start,
            "end": span.end,
            "status": "not_held" if span.status == "cited" else span.status,
            "pinpoint": span.pinpoint or None,
            "reason": span.reason or None,
            "anchor": span.symbol if span.status == "internal" else None,
        }
        for span in spans
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
