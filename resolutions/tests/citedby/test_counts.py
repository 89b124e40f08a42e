"""Every count against the same count made in Python, over the five documents."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest

from resolutions.models import Citation, CitedDocument, Paragraph

pytestmark = pytest.mark.usefixtures("archive_of_five")


def places_of(citation):
    """The paragraphs a citation counts for, or its footnote where the mark is lost."""
    if citation.paragraph:
        return {citation.paragraph}
    return {mark.paragraph for mark in citation.footnote.marks.all()} or {
        citation.footnote
    }


@pytest.fixture
def citing():
    """symbol → the places that cite it."""
    found = defaultdict(set)
    for citation in Citation.objects.exclude(document=None):
        found[citation.document.symbol] |= places_of(citation)
    return found


def test_the_list_counts_paragraphs_and_texts(client, citing):
    listed = {}
    for page in (1, 2, 3, 4, 5, 6, 7, 8):
        data = client.get(f"/documents.json?sort=cited&page={page}").json()
        if data["page"] == page:
            listed |= {each["symbol"]: each for each in data["documents"]}
    assert listed.keys() == citing.keys()
    for symbol, places in citing.items():
        years = {each.resolution.year for each in places} - {None}
        line = listed[symbol]
        assert line["paragraphs"] == len(places), symbol
        assert line["texts"] == len({each.resolution for each in places})
        assert line["first_year"] == min(years, default=None)
        assert line["last_year"] == max(years, default=None)
    counts = [each["paragraphs"] for each in listed.values()]
    assert counts == sorted(counts, reverse=True)


def test_the_kinds_and_bodies_of_the_list_add_up(client):
    data = client.get("/documents.json").json()
    for name in ("kinds", "bodies"):
        assert sum(each["count"] for each in data[name]) == data["count"]
        for each in data[name]:
            assert client.get(json_of(each["url"])).json()["count"] == each["count"]


@pytest.mark.parametrize("symbol", ["UNTS/39574", "A/RES/60/288", "A/64/123"])
def test_each_value_of_a_filter_gives_what_it_says(client, citing, symbol):
    whole = client.get(f"/documents/{symbol}.json").json()
    assert whole["count"] == len(citing[symbol])
    assert sum(each["count"] for each in whole["years"]) <= whole["count"]
    for values in whole["facets"].values():
        for value in values:
            narrowed = client.get(json_of(value["url"])).json()
            assert narrowed["count"] == value["count"]
            assert len(narrowed["cited_by"]) == min(value["count"], 50)
    years = {each.resolution.year for each in citing[symbol]} - {None}
    assert (whole["first_year"], whole["last_year"]) == (min(years), max(years))


def test_filters_hold_together_and_junk_is_named(client, citing):
    data = client.get(
        "/documents/UNTS/39574.json?year=2010&year=2014&verb=reaffirms&body=nobody"
    ).json()
    meant = [
        each
        for each in citing["UNTS/39574"]
        if each.resolution.year in (2010, 2014)
        and isinstance(each, Paragraph)
        and each.verb
        and each.verb.name == "reaffirms"
    ]
    assert data["count"] == len(meant) > 0
    assert "nobody" in data["notes"][0]


def test_the_years_count_what_is_cited_and_what_is_new(client, citing):
    cited = defaultdict(set)
    for symbol, places in citing.items():
        for each in places:
            if each.resolution.year:
                cited[each.resolution.year].add(symbol)
    data = client.get("/documents/by-year.json").json()
    seen = set()
    for line in reversed(data["years"]):
        year = line["year"]
        assert line["documents"] == len(cited[year])
        assert line["new"] == len(cited[year] - seen)
        seen |= cited[year]
        for url, count in (
            (line["documents_url"], "documents"),
            (line["new_url"], "new"),
        ):
            assert client.get(json_of(url)).json()["count"] == line[count]
    rows = list(csv.DictReader(read(client.get("/documents/by-year.csv"))))
    assert len(rows) == sum(map(len, cited.values()))
    assert client.get("/documents/by-year.csv?year=nonsense").status_code == 400


def test_the_editions_of_a_title_say_what_is_new_and_what_is_dropped(client, citing):
    def cites(symbol):
        return {
            cited
            for cited, places in citing.items()
            if any(each.resolution.symbol == symbol for each in places)
        }

    data = client.get("/A/RES/65/232/cites.json").json()
    before, own = cites("A/RES/64/179"), cites("A/RES/65/232")
    assert data["previous"]["symbol"] == "A/RES/64/179"
    named = {name: {each["symbol"] for each in data[name]} for name in data if name in
             ("new", "dropped", "kept")}  # fmt: skip
    assert named == {"new": own - before, "dropped": before - own, "kept": own & before}
    drafts = client.get("/LOCAL/65-232-revised-draft/cites").status_code
    assert drafts == 200


def test_the_variants_of_a_document_are_its_neighbours(client):
    held = CitedDocument.objects.get(symbol="A/64/123")
    CitedDocument.objects.create(symbol="A/64/123/Add.1", sort_key="x")
    CitedDocument.objects.create(symbol="A/64/1234", sort_key="y")
    variants = client.get(f"/documents/{held.symbol}.json").json()["variants"]
    assert [each["symbol"] for each in variants] == ["A/64/123/Add.1"]


def json_of(url):
    path, _, query = url.partition("?")
    return f"{path}.json?{query}"


def read(response):
    return b"".join(response.streaming_content).decode().splitlines()
