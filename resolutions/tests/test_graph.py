"""The citations as a graph: which edges there are, in which order, of which part."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from resolutions.exports.graph_files import graph_json, graphml, in_chunks, node_id
from resolutions.exports.sheets import csv_lines, safe_cell
from resolutions.graph import Asked, Edge, Node, count_edges, edges, nodes
from resolutions.models import Citation

from .factories import a_citation, a_footnote, a_mark, a_preambular, an_operative, hold

UNSURE = replace(
    a_citation(None, "18/3", status="ambiguous", start=30), reason="body_not_named"
)
NS = "{http://graphml.graphdrawing.org/xmlns}"
NAME_TOKEN_RE = re.compile(r"[A-Za-z0-9._:-]+")


@pytest.fixture
def small(empty_archive):
    """64/179 cites in its own words, by a note with two marks and by a note that lost
    its mark; 65/232 cites 64/179, itself, and something that cannot be told."""
    hold(
        "A/RES/64/179",
        [
            a_preambular(1, citations=(a_citation("E/2009/30", pinpoint="chap. I"),)),
            an_operative(1, marks=(a_mark(1), a_mark(1, 5))),
            an_operative(2, marks=(a_mark(1),)),
        ],
        [
            a_footnote(1, citations=[a_citation("A/64/123")]),
            a_footnote(2, citations=[a_citation("UNTS/39574")]),
        ],
    )
    hold(
        "A/RES/65/232",
        [
            an_operative(
                1,
                citations=(
                    a_citation("A/RES/64/179"),
                    a_citation("op2", status="internal", start=20),
                    UNSURE,
                ),
            ),
            an_operative(2),
        ],
        year=2010,
    )


EDGES = [
    ("A/RES/64/179", "pp1", None, "E/2009/30", "not_held", "recalling"),
    ("A/RES/64/179", "op1", 1, "A/64/123", "not_held", "requests"),
    ("A/RES/64/179", "op2", 1, "A/64/123", "not_held", "requests"),
    ("A/RES/64/179", "fn2", None, "UNTS/39574", "not_held", None),
    ("A/RES/65/232", "op1", None, "A/RES/64/179", "held", "requests"),
    ("A/RES/65/232", "op1", None, "A/RES/65/232", "internal", "requests"),
    ("A/RES/65/232", "op1", None, None, "ambiguous", "requests"),
]


def told(edge):
    return (edge.citing, edge.anchor, edge.via, edge.cited, edge.status, edge.verb)


def test_a_note_counts_for_each_paragraph_that_carries_its_mark(small):
    found = list(edges(Asked()))
    assert [told(edge) for edge in found] == EDGES
    assert found[0].pinpoint == "chap. I"
    assert found[5].cited_anchor == "op2"
    assert (found[6].printed, found[6].reason) == ("18/3", "body_not_named")


PARTS = [
    (Asked(years=(2010,)), EDGES[4:], "the year of the citing text"),
    (Asked(bodies=("General Assembly",)), EDGES, "its body"),
    (Asked(bodies=("Security Council",)), [], "a body without texts"),
    (Asked(symbols=("A/RES/64/179",)), EDGES[:5], "a document at either end"),
    (Asked(symbols=("A/64/123", "UNTS/39574")), EDGES[1:4], "cited ones only"),
    (Asked(years=(2009,), symbols=("A/RES/65/232",)), [], "both must hold"),
]


@pytest.mark.parametrize(("asked", "expected", "why"), PARTS)
def test_a_part_of_the_graph(small, asked, expected, why):
    found = list(edges(asked))
    assert [told(edge) for edge in found] == expected, why
    assert count_edges(asked) == len(expected)
    ends = {edge.citing for edge in found} | {edge.cited for edge in found}
    assert {node.symbol for node in nodes(asked)} == ends - {None}, why


def test_nodes_say_what_is_known(small):
    found = list(nodes(Asked()))
    assert found[0] == Node(
        "A/RES/64/179", "resolution", True, "Title of A/RES/64/179",
        "General Assembly", 2009,
    )  # fmt: skip
    assert [node.symbol for node in found[2:]] == [
        "A/64/123",
        "E/2009/30",
        "UNTS/39574",
    ]
    assert found[-1] == Node("UNTS/39574", "treaty", False, None, None, None)


def test_the_five_have_an_edge_for_each_citation_and_paragraph(archive_of_five):
    """Counted another way: each citation, and for those in notes each marked paragraph."""
    expected = 0
    for citation in Citation.objects.select_related("footnote"):
        if citation.paragraph_id:
            expected += 1
        else:
            marks = citation.footnote.marks.values_list("paragraph")
            expected += len(set(marks)) or 1
    found = list(edges(Asked()))
    assert len(found) == count_edges(Asked()) == expected > 200
    assert found == list(edges(Asked()))


def test_more_resolutions_cost_queries_by_the_hundred(empty_archive, monkeypatch):
    monkeypatch.setattr("resolutions.graph.BATCH", 4)
    for number in range(1, 11):
        cited = (a_citation("A/64/123"), a_citation("A/64/124", start=10))
        hold(f"A/RES/64/{number}", [an_operative(1, citations=cited)])
    with CaptureQueriesContext(connection) as queries:
        found = list(edges(Asked()))
    assert [edge.citing for edge in found[::2]] == [
        f"A/RES/64/{number}" for number in range(1, 11)
    ]
    assert len(queries) == 1 + 3 * 3


def test_graphml_has_nodes_and_edges_with_both_ends(small):
    root = ET.fromstring("".join(graphml(nodes(Asked()), edges(Asked()))))
    keys = {each.get("id"): each for each in root.iter(f"{NS}key")}
    assert {each.get("attr.type") for each in keys.values()} == {
        "string", "int", "boolean",
    }  # fmt: skip
    graph = root.find(f"{NS}graph")
    assert graph.get("edgedefault") == "directed"
    ids = [each.get("id") for each in graph.iter(f"{NS}node")]
    assert len(set(ids)) == len(ids) == 5
    drawn = list(graph.iter(f"{NS}edge"))
    assert len(drawn) == 6, "all but the ambiguous one"
    assert {e.get(end) for e in drawn for end in ("source", "target")} <= set(ids)
    for data in graph.iter(f"{NS}data"):
        assert keys[data.get("key")].get("attr.type") != "int" or int(data.text)


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(text, text)
def test_graphml_stays_xml_whatever_was_printed(symbol, printed):
    node = Node(symbol, None, False, printed, None, None)
    edge = Edge(
        symbol, "op1", None, symbol, None, printed, "held", None, 1, None, None, ""
    )  # fmt: skip
    root = ET.fromstring("".join(graphml([node], [edge])))
    assert root.find(f".//{NS}edge").get("source") == node_id(symbol)


@given(text, text)
def test_a_node_id_is_a_name_token_of_one_symbol(first, second):
    assert NAME_TOKEN_RE.fullmatch(node_id(first)) or not first
    assert (node_id(first) == node_id(second)) == (first == second)


def test_node_ids_can_be_read():
    assert node_id("A/RES/64/179") == "A:RES:64:179"
    assert node_id("A/RES/217(III)A") == "A:RES:217_28_III_29_A"


def test_json_is_json_also_when_empty(small):
    whole = json.loads("".join(graph_json(nodes(Asked()), edges(Asked()))))
    assert len(whole["nodes"]) == 5
    assert [tuple(edge) for edge in whole["edges"]] == [Edge._fields] * 7
    assert json.loads("".join(graph_json([], []))) == {"nodes": [], "edges": []}


def test_nothing_is_lost_between_chunks():
    pieces = ["é" * 1000] * 100
    chunks = list(in_chunks(pieces))
    assert b"".join(chunks).decode() == "".join(pieces)
    assert len(chunks) == 4


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("A/RES/64/179", "A/RES/64/179"),
        ("Sales No. E.10.IV.6", "Sales No. E.10.IV.6"),
        ("para. 8=9", "para. 8=9"),
        (-1, -1),
        (None, None),
    ],
)
def test_a_sheet_calculates_nothing(value, cell):
    assert safe_cell(value) == cell


@given(st.lists(st.lists(text, min_size=2, max_size=2), max_size=5))
def test_csv_gives_back_what_went_in(rows):
    cells = [[safe_cell(value) for value in row] for row in rows]
    written = "".join(csv_lines(rows))
    assert list(csv.reader(io.StringIO(written, newline=""))) == cells
