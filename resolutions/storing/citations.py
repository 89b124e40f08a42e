"""Citations as rows, and the documents they name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .. import linking, models
from ..parsing.document_kinds import body_name, kind_of
from ..parsing.symbols import Symbol
from ..parsing.types import CitationSpan, ParsedResolution

Place = tuple[dict[str, Any], tuple[CitationSpan, ...]]


def store_citations(
    parsed: ParsedResolution,
    paragraphs: list[models.Paragraph],
    footnotes: list[models.Footnote],
) -> None:
    places: list[Place] = [
        ({"paragraph": row}, paragraph.citations)
        for row, paragraph in zip(paragraphs, parsed.paragraphs, strict=True)
    ]
    notes: list[Place] = [
        ({"footnote": row}, note.citations)
        for row, note in zip(footnotes, parsed.footnotes, strict=True)
    ]
    spans = [(place, span) for place, found in [*places, *notes] for span in found]
    documents = _documents(span for _, span in spans)
    models.Citation.objects.bulk_create(
        models.Citation(
            **place,
            text=span.text,
            start=span.start,
            end=span.end,
            pinpoint=span.pinpoint,
            reason=span.reason,
            document=documents.get(span.symbol) if span.status == "cited" else None,
            internal_anchor=span.symbol if span.status == "internal" else None,
        )
        for place, span in spans
    )


def _documents(spans: Iterable[CitationSpan]) -> dict[str | None, models.CitedDocument]:
    cited = {span.symbol for span in spans if span.status == "cited" and span.symbol}
    symbols = sorted(cited)
    models.CitedDocument.objects.bulk_create(
        (
            models.CitedDocument(
                symbol=symbol,
                sort_key=sort_key(symbol),
                kind=kind_of(symbol),
                body=body_name(symbol),
            )
            for symbol in symbols
        ),
        ignore_conflicts=True,
    )
    linking.link_cited(symbols)
    rows = models.CitedDocument.objects.filter(symbol__in=symbols)
    return {row.symbol: row for row in rows}


def sort_key(symbol: str) -> str:
    """Symbols of the archive's own are in no body's numbering and come as spelt."""
    read = Symbol.parse(symbol)
    return str(read.sort_key) if read else symbol
