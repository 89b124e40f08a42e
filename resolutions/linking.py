"""Ties what is cited to what is held, by equal canonical symbols and nothing else.

A part ("A/RES/217(III)A") is not its resolution ("A/RES/217(III)"): it is linked only
when a document is held under exactly that symbol.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import OuterRef, Q, Subquery

from .models import Citation, CitedDocument, Paragraph, Resolution
from .parsing.pinpoints import anchors_meant


def link_cited(symbols: Collection[str]) -> int:
    """Link those of the cited symbols that are held; says how many were linked."""
    held = Resolution.objects.filter(symbol=OuterRef("symbol")).values("pk")
    return CitedDocument.objects.filter(
        symbol__in=Resolution.objects.filter(symbol__in=symbols).values("symbol"),
        resolution=None,
    ).update(resolution_id=Subquery(held[:1]))


def link_arrival(resolution: Resolution) -> int:
    """Link the citations that waited for this resolution; 1 if there were any."""
    return CitedDocument.objects.filter(symbol=resolution.symbol).update(
        resolution=resolution
    )


def link_departure(resolution: Resolution) -> int:
    """Let the citations of this resolution wait again; 1 if there were any."""
    return CitedDocument.objects.filter(resolution=resolution).update(resolution=None)


def link_pinpoints(resolution: Resolution) -> int:
    """Tie the pinpoints of its citations, and of those of it, to what they name.

    Called when a resolution has arrived and is linked; says how many were read.
    """
    # Each by an index of its own: joined by OR, all citations would be looked through.
    own, in_notes, of_it = (
        Citation.objects.exclude(pinpoint="").filter(way).order_by().values("pk")
        for way in (
            Q(paragraph__resolution=resolution),
            Q(footnote__resolution=resolution),
            Q(document__resolution=resolution),
        )
    )
    citations = list(
        Citation.objects.filter(pk__in=own.union(in_notes, of_it))
        .filter(document__resolution__isnull=False)
        .select_related("document")
    )
    anchors: dict[int | None, set[str]] = {
        each.document.resolution_id: set() for each in citations if each.document
    }
    rows = Paragraph.objects.filter(resolution__in=anchors)
    for pk, anchor in rows.order_by().values_list("resolution", "anchor"):
        anchors[pk].add(anchor)
    for citation in citations:
        if citation.document:
            held = anchors[citation.document.resolution_id]
            citation.pinpointed = list(anchors_meant(citation.pinpoint, held))
    Citation.objects.bulk_update(citations, ["pinpointed"])
    return len(citations)
