"""The wordings nearest to a pasted paragraph as plain values."""

from __future__ import annotations

from collections.abc import Sequence

from ..exports import citing
from ..lineage.precedents import Precedent, verdict_of
from ..models import Paragraph, path_of
from .places import Shape

VERDICTS = {
    "same": "Adopted language, word for word",
    "editorial": "Adopted language, but for what only editors change",
    "another verb": "Adopted language with another verb",
    "partly": "Partly adopted language",
    "none": "No precedent held",
}


def precedents_shape(text: str, found: Sequence[Precedent]) -> Shape:
    """`verdict` is that of adopted texts alone: same, editorial, another verb, partly
    or none. The results have one of their own each, and its difference from the held
    wording to the pasted one."""
    verdict = verdict_of(found)
    return {
        "text": text,
        "verdict": verdict if text else None,
        "verdict_words": VERDICTS[verdict] if text else None,
        "count": len(found),
        "results": [_precedent_shape(each) for each in found],
    }


def _precedent_shape(precedent: Precedent) -> Shape:
    paragraph = precedent.paragraph
    resolution = paragraph.resolution
    return {
        **_place(paragraph),
        "title": resolution.title,
        "status": resolution.status,
        "body": resolution.body,
        "year": resolution.year,
        "verb": precedent.held.verb,
        "pasted_verb": precedent.pasted.verb,
        "verdict": precedent.verdict,
        "similarity": precedent.similarity,
        "text": paragraph.text,
        "diff": [[part.op, part.text] for part in precedent.parts],
        "editorial": [part.editorial or None for part in precedent.parts],
        "cite": citing.un_citation(resolution, paragraph),
        "also_in": [_place(each) for each in precedent.also],
    }


def _place(paragraph: Paragraph) -> Shape:
    symbol = paragraph.resolution.symbol
    return {
        "symbol": symbol,
        "anchor": paragraph.anchor,
        "url": path_of(symbol, paragraph.anchor),
    }
