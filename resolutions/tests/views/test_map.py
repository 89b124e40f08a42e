"""The map of a document's citations: the table says all, the picture what fits."""

from __future__ import annotations

import re

import pytest

from resolutions.pictures.citation_map import MOST_NODES, draw, groups_of
from resolutions.tests.factories import (
    a_citation,
    a_footnote,
    a_mark,
    an_operative,
    hold,
)


def a_neighbour(symbol, count=1, kind="resolution", year=2010):
    places = [{"anchor": f"op{n}", "url": "/", "via": None} for n in range(count)]
    return {
        "symbol": symbol, "title": None, "kind": kind, "year": year, "held": False,
        "url": f"/documents/{symbol}", "map_url": "/map", "paragraphs": places,
    }  # fmt: skip


@pytest.fixture
def citing(empty_archive):
    hold(
        "A/RES/64/179",
        [
            an_operative(1, citations=(a_citation("E/2009/30"),), marks=(a_mark(1),)),
            an_operative(2, citations=(a_citation("op1", status="internal"),)),
        ],
        [a_footnote(1, citations=[a_citation("E/2009/30"), a_citation("A/64/123")])],
    )
    hold(
        "A/RES/65/232",
        [an_operative(n, citations=(a_citation("A/RES/64/179"),)) for n in (1, 2, 3)],
        year=2010,
    )


def test_both_directions_with_the_paragraphs(client, citing):
    data = client.get("/map.json?of=A/RES/64/179").json()
    (text,) = data["cited_by"]
    assert (text["symbol"], text["year"]) == ("A/RES/65/232", 2010)
    assert [place["url"] for place in text["paragraphs"]] == [
        f"/A/RES/65/232/op{number}" for number in (1, 2, 3)
    ]
    report, council = data["cites"]
    assert (report["symbol"], council["symbol"]) == ("A/64/123", "E/2009/30")
    assert report["paragraphs"] == [
        {"anchor": "op1", "url": "/A/RES/64/179/op1", "via": "fn1"}
    ]
    # Cited by op1 itself and in its footnote: one paragraph, and in its own words.
    assert [place["via"] for place in council["paragraphs"]] == [None]
    assert (data["internal"], data["ambiguous"]) == (1, 0)


def test_the_page_draws_what_the_table_says(client, citing):
    html = client.get("/map?of=A/RES/64/179").content.decode()
    svg = html[html.index("<svg") : html.index("</svg>")]
    assert "<title>A/RES/65/232: 3 paragraphs, held here</title>" in svg
    assert re.findall(r'href="(/[^"]+)"', svg) == [
        "/A/RES/65/232", "/documents/A/64/123", "/documents/E/2009/30",
    ]  # fmt: skip
    assert "style=" not in svg and "<script" not in svg
    assert 'id="in-2010"' in html and 'id="out-document"' in html
    assert html.count('<a href="/A/RES/65/232/op') == 3


def test_a_document_that_is_not_held_has_a_map_too(client, citing):
    data = client.get("/map.json?of=E/2009/30").json()
    assert (data["held"], data["cites"]) == (False, [])
    assert [each["symbol"] for each in data["cited_by"]] == ["A/RES/64/179"]
    assert client.get("/map?of=E/2009/30").status_code == 200


@pytest.mark.parametrize("page", ["/A/RES/64/179", "/documents/A/64/123"])
def test_the_pages_of_a_document_lead_to_its_map(client, citing, page):
    symbol = page.removeprefix("/documents").strip("/")
    html = client.get(page).content.decode()
    assert f'href="/map?of={symbol}"' in html


@pytest.mark.parametrize(
    ("address", "status", "leads_to"),
    [
        ("/map", 200, None),
        ("/map?of=", 200, None),
        ("/map.json", 400, None),
        ("/map?of=64/179", 301, "/map?of=A/RES/64/179"),
        ("/map.json?of=a/res/64/179", 301, "/map.json?of=A/RES/64/179"),
        ("/map?of=A/RES/70/1", 404, None),
        ("/map?of=%E2%80%8F%01", 400, None),
        ("/map?of=" + "A/" * 200, 400, None),
    ],
)
def test_what_is_typed_for_a_map(client, citing, address, status, leads_to):
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers.get("Location") == leads_to


def test_150_neighbours_stay_readable():
    """What is folded is counted, and nothing of it is lost."""
    cites = [a_neighbour(f"A/RES/1/{n}", count=1 + n % 9) for n in range(100)]
    cites += [a_neighbour(f"A/1/{n}", kind="document") for n in range(30)]
    cites += [a_neighbour("UNTS/1", kind="treaty"), a_neighbour("X", kind=None)]
    cited_by = [a_neighbour(f"A/RES/2/{n}", year=1970 + n) for n in range(20)]
    groups = groups_of({"cites": cites, "cited_by": cited_by})
    picture = draw(groups)
    for side, count in (("in", 20), ("out", 132)):
        lines = [line for line in picture.lines if line.side == side]
        shown = [line for line in lines if line.kind == "node"]
        folded = [int(line.label.split()[1]) for line in lines if line.kind == "fold"]
        assert len(shown) + sum(folded) == count
        assert len(shown) <= MOST_NODES + len(groups)
        assert len({line.y for line in lines}) == len(lines) <= 34
        assert all(0 < line.y < picture.height for line in lines)
    titles = [group.title for group in groups if group.side == "in"]
    assert titles == ["1970–1979", "1980–1989"]
    strong = [line for line in picture.lines if line.label.startswith("A/RES/1/")]
    assert {line.thickness for line in strong} == {7}


def test_few_neighbours_are_all_shown_by_year():
    cited_by = [a_neighbour("A/RES/2/1", year=2020), a_neighbour("B", year=None)]
    groups = groups_of({"cites": [], "cited_by": cited_by})
    assert [group.title for group in groups] == ["2020", "No year stated"]
    assert [line.kind for line in draw(groups).lines] == ["heading", "node"] * 2
    assert draw([]).lines == ()


def test_one_alone_is_not_folded():
    """The line that would count it can show it."""
    cites = [a_neighbour(f"A/RES/1/{n}") for n in range(MOST_NODES + 1)]
    lines = draw(groups_of({"cites": cites, "cited_by": []})).lines
    assert [line.kind for line in lines] == ["heading"] + ["node"] * (MOST_NODES + 1)
