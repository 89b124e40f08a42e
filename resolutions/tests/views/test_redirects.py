"""Other spellings of an address lead to the one that stays."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.usefixtures("archive_of_five")

CANONICAL = [
    ("/a/res/64/179", "/A/RES/64/179", "lower case"),
    ("/A/RES/64/179/", "/A/RES/64/179", "trailing slash"),
    ("/A//RES/64/179", "/A/RES/64/179", "doubled slash"),
    ("/64/179", "/A/RES/64/179", "number alone"),
    ("/64/179/op8", "/A/RES/64/179/op8", "paragraph of a number alone"),
    ("/A/RES/64/179.html", "/A/RES/64/179", "ending of a file"),
    ("/a/res/64/179.json", "/A/RES/64/179.json", "lower case of the data"),
    ("/A/RES/64/179/OP8", "/A/RES/64/179/op8", "capital anchor"),
    ("/A/RES/64/179/op8/", "/A/RES/64/179/op8", "trailing slash of a paragraph"),
    ("/A/RES/64/179/op8/?a=1", "/A/RES/64/179/op8?a=1", "the query stays"),
    ("/A/RES/64/179/fn2", "/A/RES/64/179#fn2", "a footnote has no page"),
    ("/A/RES/64/179/fn2.json", "/A/RES/64/179.json", "nor one of data"),
    ("/local/65-232-revised-draft", "/LOCAL/65-232-revised-draft", "archive's own"),
    ("/search/", "/search", "trailing slash of a page"),
    ("/search/?q=crime", "/search?q=crime", "trailing slash and a query"),
    ("//topics/", "/topics", "doubled slash of a page"),
    ("/topics/corruption/", "/topics/corruption", "trailing slash of a topic"),
    ("/documents/", "/documents", "trailing slash of the list"),
    ("/documents/a/64/123", "/documents/A/64/123", "lower case of a document"),
    ("/documents/A/64/123/", "/documents/A/64/123", "trailing slash of a document"),
    ("/Search?q=Crime", "/search?q=Crime", "capital of a page"),
    ("/Topics/Corruption.JSON", "/topics/corruption.json", "capitals of a topic"),
    ("/about.html", "/about", "ending of a page"),
]


@pytest.mark.parametrize(
    ("address", "canonical"),
    [case[:2] for case in CANONICAL],
    ids=[case[2] for case in CANONICAL],
)
def test_it_redirects_for_good(client, address, canonical):
    # The client would take "//topics/" for the name of a host.
    path, _, query = address.partition("?")
    answer = client.generic("GET", "/", PATH_INFO=path, QUERY_STRING=query)
    assert (answer.status_code, answer["Location"]) == (301, canonical)
    followed = client.get(canonical.partition("#")[0])
    assert followed.status_code == 200


@pytest.mark.parametrize(
    ("q", "target"),
    [
        ("A/RES/64/179", "/A/RES/64/179"),
        ("64/179", "/A/RES/64/179"),
        ("https://docs.un.org/en/A/RES/64/179", "/A/RES/64/179"),
        ("a/64/123", "/documents/A/64/123"),
    ],
)
def test_a_symbol_typed_alone_opens_its_document(client, q, target):
    answer = client.get("/search", {"q": q})
    assert (answer.status_code, answer["Location"]) == (302, target)


def test_a_symbol_typed_with_a_filter_is_searched(client):
    answer = client.get(
        "/search", {"q": "64/179", "kind": "operative", "sort": "newest"}
    )
    assert answer.status_code == 200


def test_the_data_of_a_search_names_the_document_and_stays(client):
    data = client.get("/search.json", {"q": "64/179"}).json()
    assert data["query"]["jump"] == "/A/RES/64/179"
