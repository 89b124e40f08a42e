"""The places that cite a document or a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from .. import reading
from ..models import Citation, CitedDocument, Footnote, Paragraph, Resolution, path_of
from ..parsing.symbols import Symbol

Shape = dict[str, Any]

# "para. 8", "paras. 29 and 30", "paragraphs 3, 4 and 7"; not "para. 5 (b)", which
# names a subparagraph.
NAMED_PARAGRAPHS_RE = re.compile(
    r"\bpara(?:graph|\.)?s?\.? (\d{1,4}+(?:(?:, and|,| and) \d{1,4}+)*+)(?! ?\()",
    re.IGNORECASE,
)
# With one of these words the number counts in an annex, a section or a report.
ELSEWHERE_RE = re.compile(r"annex|sect|chap|part|preamb", re.IGNORECASE)


def official_url_of(symbol: str) -> str | None:
    """The official copy; None where the symbol says of none."""
    read = Symbol.parse(symbol)
    return read.official_url if read else None


def resolution_link(resolution: Resolution) -> Shape:
    return {
        "symbol": resolution.symbol,
        "title": resolution.title,
        "url": resolution.get_absolute_url(),
    }


def places_citing(document: CitedDocument) -> list[Shape]:
    """The paragraphs that cite a document, those of the newest resolution first.

    A citation in footnote 12 counts for every paragraph that carries its mark, and
    `via` says so ("fn12"); it is None where the paragraph cites in its own words. A
    footnote whose mark is lost in the source stands for itself.
    """
    return _places(reading.citations_of(document))


def places_citing_paragraph(paragraph: Paragraph) -> list[Shape]:
    """The paragraphs that cite this very one, in the same resolution or another."""
    return _places(
        citation
        for citation in reading.citations_towards(paragraph)
        if citation.internal_anchor or paragraph.anchor in named_in(citation.pinpoint)
    )


def named_in(pinpoint: str) -> set[str]:
    """The operative paragraphs a pinpoint names: "paras. 29 and 30" → op29, op30."""
    if ELSEWHERE_RE.search(pinpoint):
        return set()
    runs = NAMED_PARAGRAPHS_RE.findall(pinpoint)
    return {f"op{number}" for run in runs for number in re.findall(r"\d+", run)}


def _places(citations: Iterable[Citation]) -> list[Shape]:
    via: dict[Paragraph, str | None] = {}
    unmarked: set[Footnote] = set()
    for citation in citations:
        if citation.paragraph is not None:
            via[citation.paragraph] = None
        elif citation.footnote is not None:
            note = citation.footnote
            marked = [mark.paragraph for mark in note.marks.all()]
            for paragraph in marked:
                via.setdefault(paragraph, note.anchor)
            if not marked:
                unmarked.add(note)
    paragraphs = sorted(via, key=lambda paragraph: paragraph.position)
    notes = sorted(unmarked, key=lambda note: note.number)
    places = [
        (each.resolution, _place(each.resolution, each.anchor, each.text, via[each]))
        for each in paragraphs
    ]
    places += [
        (each.resolution, _place(each.resolution, each.anchor, each.text, each.anchor))
        for each in notes
    ]
    places.sort(key=lambda place: (place[0].year or 0, place[0].sort_key), reverse=True)
    return [shape for _, shape in places]


def _place(resolution: Resolution, anchor: str, text: str, via: str | None) -> Shape:
    url = path_of(resolution.symbol, anchor)
    return {
        "symbol": resolution.symbol,
        "anchor": anchor,
        "url": url,
        "text": text,
        "via": via,
    }
