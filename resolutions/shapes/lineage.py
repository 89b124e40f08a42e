"""The other wordings of a paragraph as plain values."""

from __future__ import annotations

from ..lineage.strands import Possible, Strand, Wording
from ..models import path_of
from .places import Shape


def earlier_and_later(strand: Strand) -> Shape:
    """Both lists in order of time.

    `similarity` and `change` compare a wording with the paragraph asked about; `step`
    says from which wording it comes itself, how it was found and what an editor said.
    What is only possible stands in lists of its own and leads no further.
    """
    return {
        "earlier": [wording_shape(each) for each in strand.earlier],
        "later": [wording_shape(each) for each in strand.later],
        "possibly_earlier": [_possible(p) for p in strand.possible if not p.is_later],
        "possibly_later": [_possible(p) for p in strand.possible if p.is_later],
        "not_in_later_editions": [each.symbol for each in strand.dropped_in],
    }


def wording_shape(wording: Wording) -> Shape:
    paragraph, resolution = wording.paragraph, wording.paragraph.resolution
    return {
        "symbol": resolution.symbol,
        "anchor": paragraph.anchor,
        "url": path_of(resolution.symbol, paragraph.anchor),
        "similarity": wording.similarity,
        "change": wording.change,
        "verb": paragraph.verb.name if paragraph.verb else None,
        "status": resolution.status,
        "body": resolution.body,
        "year": resolution.year,
        "step": _step(wording),
    }


def _possible(possible: Possible) -> Shape:
    paragraph, resolution = possible.paragraph, possible.paragraph.resolution
    return {
        "symbol": resolution.symbol,
        "anchor": paragraph.anchor,
        "url": path_of(resolution.symbol, paragraph.anchor),
        "similarity": possible.link.similarity,
        "method": possible.link.method,
        "year": resolution.year,
    }


def _step(wording: Wording) -> Shape | None:
    link, source = wording.link, wording.came_from
    if link is None or source is None:
        return None
    return {
        "symbol": source.resolution.symbol,
        "anchor": source.anchor,
        "similarity": link.similarity,
        "change": link.change,
        "method": link.method,
        "confirmed": link.is_confirmed,
        "certainty": link.certainty,
        "editions_without_it": [each.symbol for each in wording.missing_from],
    }
