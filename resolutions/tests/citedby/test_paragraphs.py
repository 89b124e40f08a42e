"""Who cites a paragraph by its number, told from who cites the whole."""

from __future__ import annotations

import pytest

from resolutions.models import Citation
from resolutions.tests.factories import (
    a_citation,
    a_footnote,
    a_mark,
    an_operative,
    hold,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_archive")]


def citing(pinpoint):
    return a_citation("A/RES/64/179", pinpoint=pinpoint)


@pytest.fixture
def cited():
    hold(
        "A/RES/66/1",
        [
            an_operative(1, citations=[citing("paragraph 8")]),
            an_operative(2, citations=[citing(""), citing("paras. 8 and 9")]),
            an_operative(3, citations=[citing("")], marks=[a_mark(1)]),
            an_operative(4, marks=[a_mark(1, 3)]),
        ],
        [a_footnote(1, "A/RES/64/179.", [citing("para. 8")])],
        year=2011,
    )
    # The target arrives last: what waited for it is tied then.
    return hold("A/RES/64/179", [an_operative(8), an_operative(9)])


def test_a_pinpoint_is_tied_when_the_document_arrives(cited):
    tied = Citation.objects.exclude(pinpoint="").values_list("pinpointed", flat=True)
    assert sorted(tied) == [["op8"], ["op8"], ["op8", "op9"]]


def test_a_paragraph_lists_those_who_cite_it_and_counts_the_others(client, cited):
    data = client.get("/A/RES/64/179/op8.json").json()
    assert [(each["anchor"], each["via"]) for each in data["cited_by"]] == [
        ("op1", None), ("op2", None), ("op3", "fn1"), ("op4", "fn1"),
    ]  # fmt: skip
    assert [(each["place"], each["count"]) for each in data["cited_whole"]] == [
        ("whole", 2)
    ]
    html = client.get("/A/RES/64/179").content.decode()
    assert "Operative paragraph 8 is cited by 4 paragraphs" in html
    assert "Operative paragraph 9 is cited by 1 paragraph" in html
    assert "Cited by 4 paragraphs of 1 text" in html


def test_the_list_behind_a_paragraph_can_be_narrowed(client, cited):
    address = "/A/RES/64/179/op8.json"
    assert len(client.get(f"{address}?verb=requests").json()["cited_by"]) == 4
    assert len(client.get(f"{address}?year=2011").json()["cited_by"]) == 4
    # a year that is not there is left out
    assert len(client.get(f"{address}?year=1999").json()["cited_by"]) == 4


def test_a_link_in_the_text_leads_to_the_place_that_is_cited(client, cited):
    html = client.get("/A/RES/66/1").content.decode()
    assert 'href="/A/RES/64/179#op8"' in html


def test_a_paragraph_cites_what_its_footnotes_cite(client, cited):
    cites = client.get("/A/RES/66/1/op4.json").json()["cites"]
    assert [(each["symbol"], each["footnote"]) for each in cites] == [
        ("A/RES/64/179", 1)
    ]
    assert "in <a href=\"#fn1\">footnote 1</a>" in (
        client.get("/A/RES/66/1/op4").content.decode()
    )  # fmt: skip


def test_a_snippet_marks_the_citation_and_the_footnote_mark(client, cited):
    places = client.get("/documents/A/RES/64/179.json").json()["cited_by"]
    by_anchor = {each["anchor"]: each for each in places}
    assert "<mark><sup>1</sup></mark>" in by_anchor["op4"]["snippet"]
    assert by_anchor["op4"]["notes"][0]["snippet"].startswith("<mark>A/RES/64/17")
    assert by_anchor["op1"]["snippet"].startswith("<mark>Requests a r")
