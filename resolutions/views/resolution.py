"""A resolution, whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from .. import reading, shapes
from ..models import Footnote, Paragraph, Resolution
from ..parsing.symbols import Symbol
from ..rendering import Place, places_of_marks
from .answers import json_answer, public_page, twin_url
from .errors import elsewhere

PART_TITLES = {
    "preambular": "Preamble",
    "operative": "Operative part",
    "annex": "Paragraphs of the annex",
    "unclassified": "Unclassified lines",
}


@dataclass(slots=True)
class Part:
    """An entry of the contents; one without entries leads to its heading."""

    title: str
    anchor: str
    entries: list[Paragraph] = field(default_factory=list)


@public_page
def resolution(
    request: HttpRequest, symbol: str, as_json: bool = False
) -> HttpResponseBase:
    held = Resolution.objects.filter(symbol=symbol).first()
    if held is None:
        return elsewhere(request)
    if as_json:
        return json_answer(shapes.resolution_shape(held))
    reading.load_resolution(held)
    paragraphs = list(held.paragraphs.all())
    footnotes = list(held.footnotes.all())
    context = {
        "resolution": held,
        "official_url": official_url(held),
        "canonical_url": request.build_absolute_uri(held.get_absolute_url()),
        "json_url": twin_url(request),
        "report_url": _report_url(held),
        "paragraphs": paragraphs,
        "parts": list(_parts(paragraphs)),
        "notes": notes_with_places(footnotes, paragraphs),
        "warnings": held.warnings.all(),
        "repairs": held.repairs.all(),
        "sources": held.sources.all(),
        "anchors": {each.anchor for each in paragraphs}
        | {each.anchor for each in footnotes},
    }
    return render(request, "resolutions/resolution.html", context)


def official_url(held: Resolution) -> str | None:
    """None for a symbol that is the archive's own."""
    symbol = None if held.symbol_is_local else Symbol.parse(held.symbol)
    return symbol.official_url if symbol else None


def _report_url(held: Resolution) -> str | None:
    """Of "A/64/440 and Corr.1" the report, without its corrigendum."""
    report = Symbol.parse((held.committee_report or "").partition(" and ")[0])
    return report.official_url if report else None


def notes_with_places(
    footnotes: Iterable[Footnote], paragraphs: Iterable[Paragraph]
) -> list[tuple[Footnote, list[Place]]]:
    """Each footnote with the places where it is marked in these paragraphs."""
    places = places_of_marks(paragraphs)
    return [(footnote, places.get(footnote.number, [])) for footnote in footnotes]


def _parts(paragraphs: Iterable[Paragraph]) -> Iterator[Part]:
    """The contents: a part for each run of one kind, an entry for each heading.

    Subparagraphs stand with their paragraph and have no entry.
    """
    part: Part | None = None
    for paragraph in paragraphs:
        if paragraph.kind == "heading":
            yield Part(paragraph.text, paragraph.anchor)
            part = None
        elif paragraph.depth == 0:
            title = PART_TITLES[paragraph.kind]
            if part is None or part.title != title:
                part = Part(title, paragraph.anchor)
                yield part
            part.entries.append(paragraph)
