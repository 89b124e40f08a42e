"""The graph of citations as GraphML, CSV and JSON, piece by piece.

The writers keep nothing: what they are given may be a million edges.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ..graph import Edge, Node
from .sheets import csv_lines
from .xml_text import xml_safe

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
NODE_FIELDS = (
    *(("symbol", "string"), ("kind", "string"), ("held", "boolean")),
    *(("title", "string"), ("body", "string"), ("year", "int")),
)
# The two ends of an edge are attributes in GraphML.
EDGE_FIELDS = (
    *(("anchor", "string"), ("via", "int"), ("cited_anchor", "string")),
    *(("pinpoint", "string"), ("status", "string"), ("reason", "string")),
    *(("year", "int"), ("body", "string"), ("verb", "string")),
    ("printed", "string"),
)
CHUNK = 32 * 1024

_NO_NAME_RE = re.compile(r"[^A-Za-z0-9.-]")


def edges_csv(edges: Iterable[Edge]) -> Iterator[str]:
    yield from csv_lines([Edge._fields])
    yield from csv_lines(edges)


def graph_json(nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterator[str]:
    """`{"nodes": […], "edges": […]}`, one to a line."""
    yield '{"nodes": ['
    yield from _listed(node._asdict() for node in nodes)
    yield '],\n"edges": ['
    yield from _listed(edge._asdict() for edge in edges)
    yield "]}\n"


def graphml(nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterator[str]:
    """GraphML 1.0, directed, nodes first. An edge needs both its ends there: a citation
    whose document cannot be told is left out. What is not known has no `data`."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<graphml xmlns="{GRAPHML}"'
    yield ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    yield f' xsi:schemaLocation="{GRAPHML} {GRAPHML}/1.0/graphml.xsd">\n'
    for domain, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        for name, type_ in fields:
            yield f'<key id="{domain}.{name}" for="{domain}" attr.name="{name}"'
            yield f' attr.type="{type_}"/>\n'
    yield '<graph id="citations" edgedefault="directed">\n'
    for node in nodes:
        yield f'<node id="{node_id(node.symbol)}">{_data("node", NODE_FIELDS, node)}'
        yield "</node>\n"
    for edge in edges:
        if edge.cited is not None:
            source, target = node_id(edge.citing), node_id(edge.cited)
            yield f'<edge source="{source}" target="{target}">'
            yield f"{_data('edge', EDGE_FIELDS, edge)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def node_id(symbol: str) -> str:
    """The symbol as an XML name token, as GraphML asks for: "A:RES:64:179".

    Two symbols never have the same: what a name token cannot hold, and what stands for
    it, is written as its code point, "_28_" for a bracket.
    """
    return _NO_NAME_RE.sub(lambda found: _coded(found[0]), symbol)


def in_chunks(pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces joined to some 32 kB: each chunk costs a system call and a header."""
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield "".join(waiting).encode()


def _coded(character: str) -> str:
    return ":" if character == "/" else f"_{ord(character):X}_"


def _listed(entries: Iterable[dict[str, Any]]) -> Iterator[str]:
    before = "\n"
    for entry in entries:
        yield before + json.dumps(entry, ensure_ascii=False)
        before = ",\n"


def _data(domain: str, fields: tuple[tuple[str, str], ...], item: Any) -> str:
    found = ((name, getattr(item, name)) for name, _ in fields)
    return "".join(
        f"<data key={quoteattr(f'{domain}.{name}')}>{_xml(value)}</data>"
        for name, value in found
        if value is not None
    )


def _xml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(xml_safe(str(value)))
