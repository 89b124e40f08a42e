"""Ties what is cited to what is held, by equal canonical symbols and nothing else.

A part ("A/RES/217(III)A") is not its resolution ("A/RES/217(III)"): it is linked only
when a document is held under exactly that symbol.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import OuterRef, Subquery

from .models import CitedDocument, Resolution


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
