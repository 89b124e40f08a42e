"""What is not held, not read or not allowed: a page for people, data for programs."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

pytestmark = pytest.mark.usefixtures("archive_of_five")

NOT_HELD = [
    # (address, words of the message, nearest)
    ("/A/RES/64/179/op99", "no operative paragraph 99", "/A/RES/64/179/op33"),
    ("/A/RES/64/179/pp20", "no preambular paragraph 20", "/A/RES/64/179/pp19"),
    ("/A/RES/64/179/op8.b", "no operative paragraph 8 (b)", "/A/RES/64/179/op8"),
    ("/A/RES/64/179/fn99", "no footnote 99", "/A/RES/64/179"),
    ("/A/64/123", "does not hold A/64/123", "/documents/A/64/123"),
    ("/A/RES/64/180", "does not hold A/RES/64/180", "/A/RES/64/179"),
    ("/a/res/64/180", "does not hold A/RES/64/180", "/A/RES/64/179"),
    ("/A/RES/65/999", "nothing in it cites", "/A/RES/65/232"),
    ("/documents/A/RES/64/180", "cites A/RES/64/180", "/A/RES/64/179"),
    ("/A/RES/64/179/para8", "nothing in it cites", "/A/RES/64/179"),
    ("/A/RES/64/179.pdf", "nothing in it cites", "/A/RES/64/179"),
    ("/topics/corr", "no topic", "/topics/corruption"),
    ("/verbs/reque", "no verb", "/verbs/requests"),
    ("/nothing", "nothing at this address", None),
    ("/some/where/else", "does not hold", None),
]


@pytest.mark.parametrize(
    ("address", "words", "nearest"), NOT_HELD, ids=[case[0] for case in NOT_HELD]
)
def test_the_nearest_that_is_held_is_offered(client, address, words, nearest):
    page, data = client.get(address), client.get(f"{address}.json")
    assert (page.status_code, data.status_code) == (404, 404)
    error = data.json()["error"]
    assert error["status"] == 404
    assert words in error["message"]
    html = page.content.decode()
    assert "<form" in html
    if nearest:
        assert nearest in [link["url"] for link in error["nearest"]]
        assert f'href="{nearest}"' in html
    else:
        assert "nearest" not in error


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"]
)
@pytest.mark.parametrize(
    "address", ["/", "/search", "/A/RES/64/179", "/A/RES/64/179/op8", "/robots.txt"]
)
def test_only_reading_is_allowed(client, method, address):
    answer = client.generic(method, address)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_a_method_that_is_not_allowed_is_told_in_data_too():
    # As in a browser: nothing is said of a token that the visitor never had.
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/search.json", {"q": "crime"})
    assert answer.status_code == 405
    assert answer.json()["error"]["status"] == 405
    assert client.post("/healthz").status_code == 405


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/search", "q=a%00b", 400),
        ("/search.json", "q=%00", 400),
        ("/A/RES/64/179\0", "", 400),
        ("/documents/\0", "", 400),
        ("/search", "q=caf%E9", 400),
        ("/documents", "q=%FF%FE", 400),
        ("/A/RES/\xff", "", 404),
        ("/A/RES/64/\xed\xa0\x80", "", 404),
        ("/search", "page=100000000000000000000", 200),
        ("/search", "page=-1&size=0&sort=nonsense&year=abc&from=x", 200),
        ("/search", "q=" + "a" * 100_000, 200),
        ("/search", "q=" + "-+" * 200, 200),
        # More fields than settings allow.
        ("/search", "year=" + "&year=".join(map(str, range(1900, 2400))), 400),
        ("/search.json", "q=" + '"(' * 500, 200),
        ("/search", "q=%F0%9F%92%A9&verb=%3Cscript%3E", 200),
        ("/documents", "page=100000000000000000000", 200),
        ("/", "page=0", 200),
        ("/documents", "page=0", 200),
        ("/verbs/requests", "page=0", 200),
        ("/sitemap.xml", "page=0", 200),
        ("/documents", "q=" + "a" * 100_000, 200),
        ("/documents", "q=%25%27%22%5C&kind=%3Cscript%3E&page=x", 200),
        ("/topics/corruption", "page=100000000000000000000", 200),
        ("/topics/corruption", "page=²", 200),
        ("/sitemap.xml", "page=100000000000000000000", 200),
        ("/" + "a" * 100_000, "", 404),
        ("/" + "a/" * 50_000, "", 404),
        ("/A/RES/64/179/op" + "9" * 5_000, "", 404),
        ("/A/RES/64/179/fn" + "9" * 5_000, "", 404),
        ("/A/RES/64/179/op8" + ".b" * 500, "", 404),
        ("/../../etc/passwd", "", 404),
        ("/<script>alert(1)</script>", "", 404),
        ("/A/RES/64/179.json.json", "", 404),
        ("/.json", "", 404),
        ("/ ", "", 301),
    ],
)
def test_bad_input_is_answered_and_never_a_500(client, path, query, status):
    answer = client.generic("GET", "/", PATH_INFO=path, QUERY_STRING=query)
    assert answer.status_code == status
    assert b"<script>" not in answer.content


def test_the_reason_of_a_400_is_given(client):
    answer = client.get("/search.json?q=a%00b")
    assert answer.json() == {
        "error": {"status": 400, "message": "The address has a NUL character in it."}
    }


def test_an_address_with_too_many_questions_is_told_so(client):
    answer = client.get("/search.json?" + "year=2009&" * 300)
    assert answer.status_code == 400
    assert "more than 200" in answer.json()["error"]["message"]


@pytest.mark.parametrize("address", ["/A/RES/64/179", "/A/RES/64/179.json"])
def test_a_fault_of_ours_shows_no_traces(client, monkeypatch, address):
    def break_down(*args, **kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("resolutions.reading.load_resolution", break_down)
    client.raise_request_exception = False
    answer = client.get(address)
    assert answer.status_code == 500
    assert b"secret detail" not in answer.content
    assert b"Traceback" not in answer.content
    if address.endswith(".json"):
        assert answer.json()["error"]["status"] == 500
    else:
        assert b"The fault is ours" in answer.content


def test_a_page_that_takes_too_long_is_not_a_fault(client):
    other = connection.copy()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '200ms'")
        with other.cursor() as cursor:
            cursor.execute("BEGIN; LOCK TABLE resolutions_topic")
        answer = client.get("/topics.json")
    finally:
        other.close()
    assert answer.status_code == 503
    assert "try again" in answer.json()["error"]["message"]
