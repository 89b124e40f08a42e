"""The tray: a page, the same as data, and one sheet of it to take along."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from ..exports import citing, word
from ..exports.collected import (
    collected_markdown,
    collected_sheet,
    collected_text,
    heading_of,
    introductions,
)
from ..exports.plain_text import marks_of, with_marks
from ..models import Paragraph, path_of
from ..parsing.symbols import Symbol
from ..tray import MOST, Tray, moved, read_tray, tray_url
from .answers import Refusal, file_answer, json_answer, public_page, twin_url
from .endings import TRAY_FORMS, files_of

MEDIA_TYPES = {ending: kind for ending, kind, _ in TRAY_FORMS}


@public_page
def tray(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    """The paragraphs that the address names; what is not held is named, not refused."""
    found = read_tray(request.GET.getlist("p"))
    if as_json:
        return json_answer(_shape(found))
    return _page(request, found)


@public_page
def tray_file(request: HttpRequest, ending: str) -> HttpResponseBase:
    """One sheet of wording, footnotes and citations; 404 for a tray of nothing held."""
    found = read_tray(request.GET.getlist("p"))
    paragraphs = [paragraph for _, paragraph in found.held]
    if not paragraphs:
        raise Refusal(404, "The address names no paragraph that the archive holds.")
    content: bytes | str
    if ending == ".docx":
        content = word.docx(collected_sheet(paragraphs))
    elif ending == ".md":
        origin = request.build_absolute_uri("/").rstrip("/")
        content = collected_markdown(paragraphs, origin)
    else:
        content = collected_text(paragraphs)
    return file_answer(content, MEDIA_TYPES[ending], f"tray{ending}")


def _page(request: HttpRequest, found: Tray) -> HttpResponse:
    places = found.places
    entries = [
        {
            "place": place,
            "paragraph": paragraph,
            "heading": heading_of(paragraph),
            "introduced_by": introductions(paragraph),
            "text": with_marks(paragraph.text, marks_of(paragraph)),
            "notes": _notes(paragraph),
            "cite": citing.un_citation(paragraph.resolution, paragraph),
            "up": tray_url(moved(places, place, -1)) if place != places[0] else None,
            "down": tray_url(moved(places, place, 1)) if place != places[-1] else None,
            "remove": tray_url(p for p in places if p != place),
        }
        for place, paragraph in found.held
    ]
    question = tray_url(places).partition("?")[2]
    context = {
        "section": "tray",
        "entries": entries,
        "places": places,
        "unknown": [_unknown(each, places) for each in found.unknown],
        "left_out": found.left_out,
        "most": MOST,
        "files": files_of("/tray", TRAY_FORMS, question) if entries else [],
        "share_url": request.build_absolute_uri(tray_url(places)),
        "json_url": twin_url(request),
    }
    return render(request, "resolutions/tray.html", context)


def _shape(found: Tray) -> dict[str, Any]:
    return {
        "url": tray_url(found.places),
        "count": len(found.paragraphs),
        "paragraphs": [
            {
                "symbol": each.resolution.symbol,
                "anchor": each.anchor,
                "url": each.get_absolute_url(),
                "title": each.resolution.title,
                "introduced_by": [above.text for above in introductions(each)],
                "text": each.text,
                "notes": [{"number": n, "text": text} for n, text in _notes(each)],
                "cite": citing.un_citation(each.resolution, each),
            }
            for _, each in found.held
        ],
        "unknown": found.unknown,
        "left_out": found.left_out,
    }


def _notes(paragraph: Paragraph) -> list[tuple[int, str]]:
    notes = {m.footnote.number: m.footnote.text for m in paragraph.marks.all()}
    return sorted(notes.items())


def _unknown(place: str, places: tuple[str, ...]) -> dict[str, str | None]:
    """What is not held, with its address where there may be one: it may have moved."""
    symbol, _, anchor = place.rpartition("/")
    url = path_of(symbol) + f"/{anchor}" if Symbol.parse(symbol) else None
    return {
        "place": place,
        "url": url,
        "remove": tray_url(each for each in places if each != place),
    }
