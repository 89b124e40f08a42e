"""Citations pasted in any style, each answered with its symbol and where it is.

Short lists stand in the address, so that the answer can be kept and shared. Longer ones
are sent by POST: servers refuse addresses of more than some thousand characters.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    QueryDict,
    UnreadablePostError,
)
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from ..exports.sheets import csv_lines
from ..parsing.bodies import BODIES, body_coded, body_named
from ..shapes.lookups import lookup_shape
from .answers import Refusal, json_answer, page_of_pasted_text, twin_url

MOST_LINES = 500
MOST_BYTES = 100_000
LONGEST_ADDRESS = 2000

COLUMNS = (
    *("line", "text", "printed", "symbol", "kind", "state", "reason", "pinpoint"),
    *("candidates", "title", "url", "official_url"),
)
SPEAKING = [body.name for body in BODIES if body.numbering]


@page_of_pasted_text
def resolve(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    """Answer the lines of every `c`, read as `body` would write them."""
    given = given_fields(request)
    text, shape = "\n".join(given.getlist("c")), _shape(given)
    if as_json:
        return json_answer(shape)
    asked = _in_an_address(text, shape["body"])
    is_short = len(asked) <= LONGEST_ADDRESS
    if request.method == "POST" and is_short:
        response = HttpResponseRedirect(asked)
        response.status_code = 303
        return response
    context = {
        "section": "resolve",
        "text": tidy(text),
        "shape": shape,
        "states": dict(Counter(_answers(shape, "state"))),
        "bodies": SPEAKING,
        "most_lines": MOST_LINES,
        "csv_url": asked.replace("?", ".csv?", 1) if text and is_short else None,
        "json_url": twin_url(request) if request.method != "POST" else None,
    }
    return render(request, "resolutions/resolve.html", context)


@page_of_pasted_text
def resolve_csv(request: HttpRequest) -> HttpResponseBase:
    """A line for each answer; addresses are whole, as a sheet leaves the site."""
    shape = _shape(given_fields(request))
    rows = [
        [_cell(request, name, {**line, **answer}) for name in COLUMNS]
        for line in shape["lines"]
        for answer in line["answers"]
    ]
    response = HttpResponse(
        "".join(csv_lines([COLUMNS, *rows])),
        content_type="text/csv; charset=utf-8; header=present",
    )
    response["Content-Disposition"] = 'attachment; filename="citations-resolved.csv"'
    return response


def given_fields(request: HttpRequest) -> QueryDict:
    """The fields of the address or of the form sent.

    Raises Refusal where they cannot be read or are too much.
    """
    if request.method != "POST":
        return request.GET
    # A form that names another encoding would be read in it, whatever it is.
    request.encoding = "utf-8"
    too_much = Refusal(
        413, f"At most {MOST_BYTES // 1000} kB can be looked up at once."
    )
    try:
        return request.POST
    except (RequestDataTooBig, TooManyFieldsSent):
        raise too_much from None
    except (BadRequest, MultiPartParserError, UnreadablePostError):
        raise Refusal(400, "The form could not be read.") from None


def _shape(given: QueryDict) -> dict[str, Any]:
    pasted = given.getlist("c")
    if sum(len(text.encode("utf-8", "replace")) for text in pasted) > MOST_BYTES:
        message = f"At most {MOST_BYTES // 1000} kB can be looked up at once."
        raise Refusal(413, message)
    lines = [tidy(line) for text in pasted for line in text.splitlines() or [""]]
    if len(lines) > MOST_LINES:
        message = f"At most {MOST_LINES} lines can be looked up at once; these are"
        raise Refusal(400, f"{message} {len(lines)}.")
    typed = " ".join(tidy(given.get("body", "")).split())[:200]
    body = body_named(typed) or body_coded(typed.upper())
    if typed and (body is None or not body.numbering):
        shown = typed[:60]
        raise Refusal(400, f"“{shown}” is no body whose resolutions are known here.")
    return lookup_shape(lines, body.name if body else None)


def tidy(line: str) -> str:
    """Without what cannot be seen or sent: control characters become spaces, marks of
    direction and soft hyphens, which word processors leave in symbols, vanish."""
    kept = []
    for character in line:
        category = unicodedata.category(character)
        if character == "\n" or category[0] != "C":
            kept.append(character)
        elif category == "Cc":
            kept.append(" ")
        elif category != "Cf":
            kept.append("\ufffd")
    return "".join(kept).strip(" ")


def _in_an_address(text: str, body: str | None) -> str:
    fields = {"c": "\n".join(text.splitlines()), "body": body}
    query = urlencode({name: value for name, value in fields.items() if value})
    return f"{reverse('resolve')}?{query}" if query else reverse("resolve")


def _answers(shape: dict[str, Any], name: str) -> list[Any]:
    return [answer[name] for line in shape["lines"] for answer in line["answers"]]


def _cell(request: HttpRequest, name: str, row: dict[str, Any]) -> Any:
    value = row[name]
    if name == "candidates":
        return "; ".join(each["symbol"] for each in value)
    if name == "url" and value:
        return request.build_absolute_uri(value)
    return value
