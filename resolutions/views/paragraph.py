"""The permalink of a paragraph."""

from __future__ import annotations

from typing import Any

from django.http import (
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render

from .. import shapes
from ..citedby.places import Citers, citing_paragraph
from ..exports.collected import introductions
from ..lineage.strands import strand_of
from ..models import Paragraph, Resolution, path_of
from ..tray import tray_url, with_place
from .answers import carried, carried_title, json_answer, public_page, twin_url
from .endings import PARAGRAPH_FORMS, files_of
from .errors import elsewhere
from .lineage import lineage_of
from .nearest import has_place, is_footnote, left_for, no_such_paragraph
from .resolution import notes_with_places, official_url
from .search import result_links

CITE_FORMS = (
    ("cite-bibtex", "BibTeX", "bibtex"),
    ("cite-ris", "RIS", "ris"),
)


@public_page
def paragraph(
    request: HttpRequest, symbol: str, anchor: str, as_json: bool = False
) -> HttpResponseBase:
    found = held_paragraph(symbol, anchor)
    if found is None:
        return without_page(request, symbol, anchor, ".json" if as_json else "")
    citers = Citers(citing_paragraph(found), request.GET, found.get_absolute_url())
    strand = strand_of(found)
    shape = shapes.paragraph_page_shape(found, citers, strand)
    if as_json:
        return json_answer(shape)
    context = {
        "paragraph": found,
        "shape": shape,
        "citers": citers,
        "lineage": lineage_of(strand),
        "canonical_url": request.build_absolute_uri(found.get_absolute_url()),
        "json_url": twin_url(request),
        "place": f"{symbol}/{anchor}",
        "tray_url": tray_url(
            with_place(carried(request), f"{symbol}/{anchor}"),
            title=carried_title(request),
        ),
        "files": files_of(found.get_absolute_url(), PARAGRAPH_FORMS),
        "result": result_links(request, symbol, anchor),
        **_surroundings(found),
        **_contents(found),
        "cite_un": shape["cite"]["un"].strip(),
        "cite_forms": [
            (id, name, shape["cite"][key].strip()) for id, name, key in CITE_FORMS
        ],
    }
    return render(request, "resolutions/paragraph.html", context)


def held_paragraph(symbol: str, anchor: str) -> Paragraph | None:
    return (
        Paragraph.objects.defer("search_vector", "literal_vector")
        .select_related("resolution", "verb", "parent__parent")
        .filter(resolution__symbol=symbol, anchor=anchor)
        .first()
    )


def without_page(
    request: HttpRequest, symbol: str, anchor: str, ending: str = ""
) -> HttpResponseBase:
    """A footnote stands on the page of its resolution; the rest may be misspelt.

    `ending` is that of the form asked for, "" for the page."""
    held = Resolution.objects.filter(symbol=symbol).first()
    if held is None:
        return elsewhere(request)
    if not (is_footnote(anchor) and has_place(held, anchor)):
        if left := left_for(symbol, anchor):
            return HttpResponsePermanentRedirect(f"{left}{ending}")
        raise no_such_paragraph(held, anchor)
    if ending:
        return HttpResponsePermanentRedirect(f"{path_of(symbol)}{ending}")
    return HttpResponsePermanentRedirect(path_of(symbol, anchor))


def _surroundings(found: Paragraph) -> dict[str, Any]:
    """What stands around it; headings are no neighbours."""
    beside = found.resolution.paragraphs.defer(
        "search_vector", "literal_vector"
    ).exclude(kind="heading")
    return {
        "resolution": found.resolution,
        "official_url": official_url(found.resolution),
        "introduced_by": introductions(found),
        "subparagraphs": list(
            found.subparagraphs.select_related("resolution")
            .defer("search_vector", "literal_vector")
            .order_by("position")
        ),
        "previous": beside.filter(position__lt=found.position).last(),
        "next": beside.filter(position__gt=found.position).first(),
    }


def _contents(found: Paragraph) -> dict[str, Any]:
    footnotes = sorted(
        {mark.footnote for mark in found.marks.all()}, key=lambda note: note.number
    )
    for footnote in footnotes:
        # Known already; asking each footnote would cost a query.
        footnote.resolution = found.resolution
    return {
        "notes": notes_with_places(footnotes, [found]),
        "acts": list(found.acts.all()),
        "addressees": list(found.addressees.all()),
        "topics": list(found.topics.all()),
    }
