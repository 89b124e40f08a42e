"""A paragraph pasted, answered with the held wordings that are nearest to it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from ..lineage.precedents import nearest
from ..redlining import words_html
from ..shapes.precedents import VERDICTS, precedents_shape
from .answers import Refusal, json_answer, page_of_pasted_text, twin_url
from .resolve import LONGEST_ADDRESS, given_fields, tidy

MOST_CHARACTERS = 10_000


@page_of_pasted_text
def wording(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    """Answer the paragraph `text`; several paragraphs are read as one."""
    text = " ".join(tidy(given_fields(request).get("text", "")).split())
    if len(text) > MOST_CHARACTERS:
        raise Refusal(413, f"At most {MOST_CHARACTERS:,} characters can be looked up.")
    asked = f"{reverse('wording')}?{urlencode({'text': text})}"
    if request.method == "POST" and not as_json and len(asked) <= LONGEST_ADDRESS:
        response = HttpResponseRedirect(asked)
        response.status_code = 303
        return response
    found = nearest(text) if text else []
    shape = precedents_shape(text, found)
    if as_json:
        return json_answer(shape)
    context = {
        "text": text,
        "shape": shape,
        "results": [
            {
                "number": number,
                "is": result,
                "html": words_html(each.parts),
                "words": VERDICTS[each.verdict],
                "percent": round(100 * each.similarity),
            }
            for number, (result, each) in enumerate(
                zip(shape["results"], found, strict=True), 1
            )
        ],
        "json_url": twin_url(request) if request.method != "POST" else None,
    }
    return render(request, "resolutions/wording.html", context)
