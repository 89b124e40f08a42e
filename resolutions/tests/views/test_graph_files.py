"""The citations as files, whole and in part, and the page that describes them."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest

from resolutions.exports.graph_files import EDGE_FIELDS, NODE_FIELDS
from resolutions.graph import Asked, Edge, Node, count_edges

pytestmark = pytest.mark.usefixtures("archive_of_five")
NS = "{http://graphml.graphdrawing.org/xmlns}"


def read(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer.streaming) == (200, True)
    return b"".join(answer.streaming_content).decode()


def test_the_three_files_tell_the_same(client):
    rows = list(csv.DictReader(io.StringIO(read(client, "/citations.csv"), newline="")))
    whole = json.loads(read(client, "/citations.json"))
    root = ET.fromstring(read(client, "/citations.graphml"))
    assert len(rows) == len(whole["edges"]) == count_edges(Asked())
    assert tuple(rows[0]) == tuple(whole["edges"][0]) == Edge._fields
    for row, edge in zip(rows, whole["edges"], strict=True):
        texts = {name: "" if v is None else str(v) for name, v in edge.items()}
        assert {name: v.removeprefix("'") for name, v in row.items()} == texts
    told = sum(edge["cited"] is not None for edge in whole["edges"])
    assert len(list(root.iter(f"{NS}edge"))) == told
    assert len(list(root.iter(f"{NS}node"))) == len(whole["nodes"])


@pytest.mark.parametrize(
    ("query", "field", "values"),
    [
        ("year=2014&year=2009&body=", "year", {2014, 2009}),
        ("body=GA", "body", {"General Assembly"}),
        ("body=A&year=2014", "year", {2014}),
        ("symbol=69/197&year=2014", "citing", {"A/RES/69/197"}),
        ("symbol=UNTS/39574", "cited", {"UNTS/39574"}),
    ],
)
def test_a_part_of_the_file(client, query, field, values):
    found = json.loads(read(client, f"/citations.json?{query}"))["edges"]
    assert {edge[field] for edge in found} == values
    page = client.get(f"/citations?{query}").content.decode()
    assert f"{len(found)} citations of this description" in page


@pytest.mark.parametrize(
    "query",
    [
        "year=abc",
        "year=20145",
        "body=nobody",
        "symbol=zz",
        "year=2014&" * 60,
        "body=%01",
    ],
)
@pytest.mark.parametrize("address", ["/citations", "/citations.csv", "/citations.json"])
def test_a_filter_that_cannot_be_read_is_not_ignored(client, address, query):
    assert client.get(f"{address}?{query}").status_code == 400


@pytest.mark.parametrize("format", ["graphml", "csv", "json"])
def test_a_file_is_offered_for_download(client, format):
    answer = client.head(f"/citations.{format}")
    assert answer["Content-Disposition"] == f'attachment; filename="citations.{format}"'
    assert answer.content == b""


def test_the_page_describes_every_field_and_leads_to_the_files(client):
    page = client.get("/citations?year=2014").content.decode()
    names = {*Edge._fields, *Node._fields, *dict(EDGE_FIELDS), *dict(NODE_FIELDS)}
    assert {name for name in names if f"<code>{name}</code>" not in page} == set()
    assert 'href="/citations.graphml?year=2014"' in page


def test_the_pages_are_found_from_every_page_and_in_the_sitemap(client):
    home = client.get("/").content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()
    for address in ("/resolve", "/citations"):
        assert f'href="{address}"' in home
        assert f"http://testserver{address}</loc>" in sitemap
