"""Pasted citations: each line answered, as a page, JSON and CSV; never an error of ours."""

from __future__ import annotations

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from resolutions.views.resolve import COLUMNS, MOST_LINES, tidy

pytestmark = pytest.mark.usefixtures("archive_of_five")

PASTED = """General Assembly resolutions 64/179 and 64/180
18/3

nothing of the kind
Treaty Series, vol. 2225, No. 39574
paragraph 20 above"""
STATES = [
    (1, "A/RES/64/179", "held"),
    (1, "A/RES/64/180", "not_held"),
    (2, None, "ambiguous"),
    (4, None, "nothing_found"),
    (5, "UNTS/39574", "not_held"),
    (6, None, "internal"),
]


def told(data):
    return [
        (line["line"], answer["symbol"], answer["state"])
        for line in data["lines"]
        for answer in line["answers"]
    ]


@pytest.mark.parametrize("method", ["get", "post"])
def test_each_line_is_answered(client, method):
    data = getattr(client, method)("/resolve.json", {"c": PASTED}).json()
    assert told(data) == STATES
    assert (data["count"], data["body"]) == (5, None)
    held, not_held = data["lines"][0]["answers"]
    line = data["lines"][0]["text"]
    assert held["url"] == "/A/RES/64/179"
    assert held["official_url"] == "https://docs.un.org/en/A/RES/64/179"
    assert held["kind"] == "resolution" and "echnical cooperation" in held["title"]
    assert line[not_held["start"] : not_held["end"]] == not_held["printed"] == "64/180"
    unsure = data["lines"][1]["answers"][0]
    assert unsure["reason"] == "body_not_named"
    assert "E/CN.15/RES/18/3" in [each["symbol"] for each in unsure["candidates"]]
    assert data["lines"][3]["answers"][0]["url"] == "/documents/UNTS/39574"
    assert data["lines"][4]["answers"][0]["anchor"] == "op20"


def test_a_repeated_c_is_one_line_after_the_other(client):
    data = client.get("/resolve.json?c=64/179&c=64/180%0D%0A64/181").json()
    assert [line["line"] for line in data["lines"]] == [1, 2, 3]


def test_a_line_that_is_too_long_is_not_silently_cut(client):
    sent = {"c": "64/179 " + "x " * 1000 + "64/180"}
    (line,) = client.post("/resolve.json", sent).json()["lines"]
    assert line["unread"] == 13
    assert (
        b"The last 13 characters" in client.post("/resolve", sent, follow=True).content
    )


@pytest.mark.parametrize(
    ("body", "symbol"),
    [
        ("Commission on Crime Prevention and Criminal Justice", "E/CN.15/RES/18/3"),
        ("CCPCJ", "E/CN.15/RES/18/3"),
        ("e/cn.7", "E/CN.7/RES/18/3"),
        ("", None),
    ],
)
def test_the_body_that_speaks_may_be_named(client, body, symbol):
    data = client.get(
        "/resolve.json", {"c": "its resolution 18/3", "body": body}
    ).json()
    assert [found[1] for found in told(data)] == [symbol]


def test_an_answer_as_a_sheet(client):
    pasted = PASTED + "\n=cmd|' /C calc'!A0"
    answer = client.get("/resolve.csv", {"c": pasted})
    assert answer["Content-Type"].startswith("text/csv; charset=utf-8")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode(), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [
        (int(r["line"]), r["symbol"] or None, r["state"]) for r in rows[:-1]
    ] == STATES
    assert rows[0]["url"] == "http://testserver/A/RES/64/179"
    assert "E/CN.15/RES/18/3" in rows[2]["candidates"].split("; ")
    assert rows[-1]["text"] == "'=cmd|' /C calc'!A0"


def test_a_short_list_gets_an_address_and_a_long_one_an_answer(client):
    short = client.post("/resolve", {"c": "A/RES/64/179\r\n18/3", "body": "CCPCJ"})
    assert short.status_code == 303
    page = client.get(short["Location"])
    assert b'href="/A/RES/64/179"' in page.content
    assert b"E/CN.15/RES/18/3" in page.content
    long = client.post("/resolve", {"c": "64/179\n" * 400})
    assert long.status_code == 200
    assert long.content.count(b'<a href="/A/RES/64/179"') == 400
    assert client.post("/resolve", {}).status_code == 303


def test_500_lines_are_two_queries(client):
    pasted = "\n".join(
        f"resolutions {n}/179 and {n}/180; 18/{n}" for n in range(1, 501)
    )
    with CaptureQueriesContext(connection) as queries:
        assert client.post("/resolve.json", {"c": pasted}).status_code == 200
    assert len(queries) == 2


@pytest.mark.parametrize(
    ("sent", "status", "says"),
    [
        ({"c": "x\n" * MOST_LINES}, 200, "count"),
        ({"c": "x\n" * (MOST_LINES + 1)}, 400, "At most 500 lines"),
        ({"c": "x" * 100_000}, 200, "count"),
        ({"c": "x" * 100_001}, 413, "At most 100 kB"),
        ({"c": "é" * 50_001}, 413, "At most 100 kB"),
        ({"c": "x" * 1_100_000}, 413, "At most 100 kB"),
        ({"c": ["x"] * 300}, 413, "At most 100 kB"),
        ({"c": "18/3", "body": "nobody"}, 400, "“nobody” is no body"),
        ({"c": "18/3", "body": "Secretariat"}, 400, "is no body whose resolutions"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_too_much_or_cannot_be_read(client, sent, status, says):
    answer = client.post(
        "/resolve.json",
        "&".join(
            f"{name}={value}"
            for name, values in sent.items()
            for value in ([values] if isinstance(values, str) else values)
        ),
        content_type="application/x-www-form-urlencoded",
    )
    assert (answer.status_code, says in answer.content.decode()) == (status, True)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"c=64/179", "application/x-www-form-urlencoded; charset=hex"),
        (b"c=64/179", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"c=%ED%A0%80%00%FF", "application/x-www-form-urlencoded"),
        (b"nonsense", "multipart/form-data; boundary=x"),
        (b"nonsense", "multipart/form-data"),
        (b"64/179", "text/plain"),
    ],
)
def test_a_form_that_is_none(client, body, content_type):
    answer = client.generic("POST", "/resolve.json", body, content_type)
    assert answer.status_code in (200, 400)


def test_other_methods_are_told_which_are_answered(client):
    answer = client.put("/resolve")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")
    assert client.post("/citations")["Allow"] == "GET, HEAD"


def test_no_token_is_asked_for():
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/resolve.csv", {"c": "64/179"}).status_code == 200


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("A/RES/64/\u200b179\u200f", "A/RES/64/179"),
        ("A/RES/64/\u00ad179", "A/RES/64/179"),
        ("64/179\x00and\x0864/180", "64/179 and 64/180"),
        ("64/179\ud800", "64/179\ufffd"),
        ("قرار 64/179", "قرار 64/179"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(pasted, line):
    assert tidy(pasted) == line


anything = st.text(max_size=60) | st.sampled_from(
    ["\0", "\u202e64/179", "Ibid., ", "resolutions ", "A/64/", " and ", "\n", "\u2028"]
)


@given(st.lists(anything, max_size=8).map("".join))
@example("64/179 and " * 1000)
@example("(" * 10_000)
@example("A/" * 5000 + "\0\u202e")
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_nothing_that_is_pasted_is_an_error(client, pasted):
    sent = {"c": pasted.encode("utf-8", "surrogatepass").decode("utf-8", "replace")}
    assert client.post("/resolve", sent).status_code in (200, 303)
    data = client.post("/resolve.json", sent).json()
    for line in data["lines"]:
        for answer in line["answers"]:
            if answer["start"] is not None:
                printed = line["text"][answer["start"] : answer["end"]]
                assert printed == answer["printed"]
    assert client.post("/resolve.csv", sent).status_code == 200
