"""The whole graph of citations as data, and the page that describes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    QueryDict,
    StreamingHttpResponse,
)
from django.shortcuts import render

from ..exports import graph_files
from ..graph import Asked, Edge, Node, count_edges, edges, nodes
from ..models import Resolution
from ..parsing.bodies import body_coded, body_named
from ..parsing.symbols import Symbol
from ..parsing.types import REASONS
from ..search.facets import read_year
from .answers import Refusal, public_page

Value = TypeVar("Value", int, str)

FORMATS = ("graphml", "csv", "json")
MEDIA_TYPES = {
    "graphml": "application/graphml+xml",
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
}
WRITERS: dict[str, Callable[[Iterable[Node], Iterable[Edge]], Iterator[str]]] = {
    "graphml": graph_files.graphml,
    "csv": lambda _, edges: graph_files.edges_csv(edges),
    "json": graph_files.graph_json,
}
FILTERS = ("year", "body", "symbol")
MOST_VALUES = 50


@public_page
def graph_page(request: HttpRequest) -> HttpResponseBase:
    """What the files hold, and how many edges the question in the address gives."""
    asked = _asked(request.GET)
    context = {
        "section": "citations",
        "asked": asked,
        "count": count_edges(asked),
        "query": _question(request.GET),
        "reasons": REASONS,
        "formats": FORMATS,
        "bodies": Resolution.objects.exclude(body=None)
        .order_by("body")
        .values_list("body", flat=True)
        .distinct(),
    }
    return render(request, "resolutions/graph.html", context)


@public_page
def graph_file(request: HttpRequest, format: str) -> HttpResponseBase:
    """The edges, and in GraphML and JSON the nodes, written while they are read."""
    asked = _asked(request.GET)
    response: HttpResponse | StreamingHttpResponse
    if request.method == "HEAD":
        response = HttpResponse()
    else:
        # Neither is read before it is written: the nodes come first.
        pieces = WRITERS[format](nodes(asked), edges(asked))
        response = StreamingHttpResponse(graph_files.in_chunks(pieces))
    response["Content-Type"] = MEDIA_TYPES[format]
    response["Content-Disposition"] = f'attachment; filename="citations.{format}"'
    return response


def _asked(params: QueryDict) -> Asked:
    """The part asked for. What cannot be read is refused: without a filter the answer
    would be everything."""
    given = {name: _values(params, name) for name in FILTERS}
    years = [_read("year", each, read_year(each)) for each in given["year"]]
    bodies = [_read("body", each, _body(each)) for each in given["body"]]
    symbols = [_read("symbol", each, _symbol(each)) for each in given["symbol"]]
    return Asked(tuple(years), tuple(bodies), tuple(symbols))


def _values(params: QueryDict, name: str) -> list[str]:
    """Those that are not empty: a form sends every field."""
    values = list(filter(None, (each.strip() for each in params.getlist(name))))
    if len(values) > MOST_VALUES:
        raise Refusal(400, f"At most {MOST_VALUES} values of “{name}” at once.")
    return values


def _read(name: str, typed: str, value: Value | None) -> Value:
    if value is None:
        shown = "".join(c if c.isprintable() else "\ufffd" for c in typed[:60])
        raise Refusal(400, f"“{shown}” cannot be read as a {name}.")
    return value


def _body(typed: str) -> str | None:
    body = body_named(typed) or body_coded(typed.upper())
    return body.name if body else None


def _symbol(typed: str) -> str | None:
    symbol = Symbol.parse(typed)
    return symbol.canonical if symbol else None


def _question(params: QueryDict) -> str:
    """The filters of the address, for the addresses of the files."""
    kept = QueryDict(mutable=True)
    for name in FILTERS:
        if values := _values(params, name):
            kept.setlist(name, values)
    return kept.urlencode()
