"""A resolution and a paragraph as files to take along."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from ..exports import citing, plain_text, word
from ..exports.akoma_ntoso import akoma_ntoso
from ..exports.collected import introductions
from ..models import Paragraph, Resolution
from .answers import file_answer, public_page
from .endings import RESOLUTION_FORMS
from .errors import elsewhere
from .paragraph import held_paragraph, without_page

MEDIA_TYPES = {ending: kind for ending, kind, _ in RESOLUTION_FORMS}
Cited = Callable[[Resolution, Paragraph | None], str]
CITING: dict[str, Cited] = {
    ".bib": citing.bibtex,
    ".ris": citing.ris,
    ".csl.json": lambda held, place: _json([citing.csl(held, place)]),
}


@public_page
def resolution_file(request: HttpRequest, symbol: str, ending: str) -> HttpResponseBase:
    """404 and 410 like the page's; other spellings of the symbol are redirected."""
    held = Resolution.objects.filter(symbol=symbol).first()
    if held is None:
        return elsewhere(request)
    content: bytes | str
    if ending in CITING:
        content = CITING[ending](held, None)
    elif ending == ".xml":
        content = akoma_ntoso(held)
    elif ending == ".txt":
        content = plain_text.resolution_text(word.word_text_of(held))
    else:
        content = word.docx(word.clean(word.word_text_of(held)))
    return file_answer(content, MEDIA_TYPES[ending], f"{symbol}{ending}")


@public_page
def paragraph_file(
    request: HttpRequest, symbol: str, anchor: str, ending: str
) -> HttpResponseBase:
    """Like the page of the paragraph: a footnote leads to the file of its text."""
    found = held_paragraph(symbol, anchor)
    if found is None:
        return without_page(request, symbol, anchor, ending)
    if ending in CITING:
        content = CITING[ending](found.resolution, found)
    else:
        cited = citing.un_citation(found.resolution, found)
        content = plain_text.paragraph_text(found, introductions(found), cited)
    return file_answer(content, MEDIA_TYPES[ending], f"{symbol}-{anchor}{ending}")


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
