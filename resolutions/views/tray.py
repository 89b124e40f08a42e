"""The tray: a page, the same as data, and one sheet of it to take along."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from ..exports import citing, word
from ..exports.collected import (
    TITLE,
    Collected,
    collected_markdown,
    collected_sheet,
    collected_text,
    heading_of,
    introductions,
)
from ..exports.plain_text import marks_of, with_marks
from ..former import former
from ..models import Paragraph, path_of
from ..parsing.symbols import Symbol
from ..tray import LONGEST_TITLE, MOST, Tray, moved, read_tray, tray_url
from .answers import Refusal, file_answer, json_answer, public_page, twin_url
from .endings import TRAY_FORMS, files_of

MEDIA_TYPES = {ending: kind for ending, kind, _ in TRAY_FORMS}


@public_page
def tray(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    """The paragraphs that the address names; what is not held is named, not refused."""
    found = _read(request)
    if as_json:
        return json_answer(_shape(found))
    return _page(request, found)


@public_page
def tray_file(request: HttpRequest, ending: str) -> HttpResponseBase:
    """One sheet of wording, footnotes and citations; 404 for a tray of nothing held."""
    found = _read(request)
    paragraphs = [paragraph for _, paragraph in found.held]
    if not paragraphs:
        raise Refusal(404, "The address names no paragraph that the archive holds.")
    origin = request.build_absolute_uri("/").rstrip("/")
    given = Collected(paragraphs, origin, found.title or TITLE, found.unknown)
    content: bytes | str
    if ending == ".docx":
        content = word.docx(collected_sheet(given))
    elif ending == ".md":
        content = collected_markdown(given)
    else:
        content = collected_text(given)
    return file_answer(content, MEDIA_TYPES[ending], f"tray{ending}")


def _read(request: HttpRequest) -> Tray:
    return read_tray(request.GET.getlist("p"), request.GET.get("title", ""))


def _page(request: HttpRequest, found: Tray) -> HttpResponse:
    places = found.places

    def url(after: Iterable[str]) -> str:
        return tray_url(after, title=found.title)

    entries = [
        {
            "place": place,
            "paragraph": paragraph,
            "heading": heading_of(paragraph),
            "introduced_by": introductions(paragraph),
            "text": with_marks(paragraph.text, marks_of(paragraph)),
            "notes": _notes(paragraph),
            "cite": citing.un_citation(paragraph.resolution, paragraph),
            "up": url(moved(places, place, -1)) if place != places[0] else None,
            "down": url(moved(places, place, 1)) if place != places[-1] else None,
            "remove": url(p for p in places if p != place),
        }
        for place, paragraph in found.held
    ]
    question = url(places).partition("?")[2]
    context = {
        "section": "tray",
        "entries": entries,
        "places": places,
        "unknown": [_unknown(each, places, url) for each in found.unknown],
        "left_out": found.left_out,
        "most": MOST,
        "title": found.title,
        "longest_title": LONGEST_TITLE,
        "files": files_of("/tray", TRAY_FORMS, question) if entries else [],
        "share_url": request.build_absolute_uri(url(places)),
        "json_url": twin_url(request),
    }
    return render(request, "resolutions/tray.html", context)


def _shape(found: Tray) -> dict[str, Any]:
    return {
        "url": tray_url(found.places, title=found.title),
        "title": found.title or None,
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


def _unknown(
    place: str, places: tuple[str, ...], url: Callable[[Iterable[str]], str]
) -> dict[str, str | None]:
    """What is not held: what became of it, and where it may be looked for."""
    symbol, _, anchor = place.rpartition("/")
    row = former(symbol, anchor) if symbol and anchor else None
    now = f"{row.to_symbol}/{row.to_anchor}" if row and not row.is_gone else None
    address = path_of(symbol) + f"/{anchor}" if Symbol.parse(symbol) else None
    return {
        "place": place,
        "url": address,
        "gone": f"{row.left_at:%-d %B %Y}" if row and row.is_gone else None,
        "reason": row.reason if row else "",
        "now": now,
        "take": url(dict.fromkeys(now if p == place else p for p in places))
        if now
        else None,
        "remove": url(each for each in places if each != place),
    }
