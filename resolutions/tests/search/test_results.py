from __future__ import annotations

import json

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_archive")]

# As the public contract of the addresses lists them.
FACETS = ["year", "verb", "topic", "body", "addressee", "kind", "status"]
RESULT = "symbol title year body status anchor kind number url verb topics snippet"


@pytest.fixture
def answer(find):
    return lambda address="": json.loads(json.dumps(find(address).as_dict()))


def test_a_search_has_every_key_of_the_contract(answer):
    shape = answer("q=crime")
    assert {"query", "count", "page", "pages", "next", "previous", "results"} < set(
        shape
    )
    assert {"q", "read_as", "notes"} < set(shape["query"])
    assert all(set(each) == set(RESULT.split()) for each in shape["results"])
    assert list(shape["facets"]) == FACETS
    for facet in shape["facets"].values():
        assert {"values", "truncated"} <= set(facet)
        for value in facet["values"]:
            assert {"value", "label", "count", "selected", "url"} <= set(value)


def test_a_result_says_what_and_where_the_paragraph_is(answer):
    (hit,) = answer("q=prevent&verb=requests")["results"]
    snippet = hit.pop("snippet")
    assert hit == {
        "symbol": "A/RES/64/179",
        "title": "Title of A/RES/64/179",
        "year": 2009,
        "body": "General Assembly",
        "status": "adopted",
        "anchor": "op1",
        "kind": "operative",
        "number": "1",
        "url": "/A/RES/64/179/op1",
        "verb": "requests",
        "topics": ["corruption", "trafficking-in-persons"],
    }
    assert snippet == "Requests Member States to <mark>prevent</mark> crime;"


def test_what_is_not_known_is_null(answer):
    (hit,) = answer("kind=annex")["results"]
    assert (hit["verb"], hit["topics"]) == (None, [])
    (hit,) = answer("status=draft")["results"]
    assert hit["year"] is None


def test_pages_lead_to_each_other(answer):
    first = answer("q=crime&size=2")
    second = answer("q=crime&size=2&page=2")
    assert (first["page"], first["pages"], first["previous"]) == (1, 4, None)
    assert first["next"] == "/search?q=crime&size=2&page=2"
    assert second["previous"] == "/search?q=crime&size=2"
    assert answer("q=crime&size=2&page=4")["next"] is None


def test_a_page_that_does_not_exist_is_the_nearest_one(answer):
    for typed, page in (("0", 1), ("-1", 1), ("x", 1), ("9", 4), ("1" + "0" * 20, 4)):
        shape = answer(f"q=crime&size=2&page={typed}")
        assert shape["page"] == page
        assert len(shape["query"]["notes"]) == 1


def test_nothing_found_is_one_empty_page(answer):
    shape = answer("q=zebra")
    assert (shape["count"], shape["page"], shape["pages"]) == (0, 1, 1)
    assert shape["results"] == []
    assert all(facet["values"] == [] for facet in shape["facets"].values())
