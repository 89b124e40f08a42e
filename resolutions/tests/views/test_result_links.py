"""From a paragraph back into the list of results it was opened from."""

from __future__ import annotations

import re
from html import unescape

import pytest

pytestmark = pytest.mark.usefixtures("archive_of_five")

RESULT_RE = re.compile(r'<h3><a href="([^"]+)"')


def links(client, address):
    html = client.get(address).content.decode()
    nav = html.partition('aria-label="Results of the search"')[2].partition("</nav>")[0]
    return {
        text.strip(" ←→"): unescape(url)
        for url, text in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', nav)
    }


def test_the_results_can_be_walked_through_from_page_to_page(client):
    search = "/search?q=crime&verb=urges&size=2&sort=oldest"
    first = client.get(search).content.decode()
    second = client.get(f"{search}&page=2").content.decode()
    listed = [unescape(url) for url in RESULT_RE.findall(first + second)]
    assert len(listed) == 4
    walked = [listed[0]]
    for _ in range(3):
        walked.append(links(client, walked[-1])["Next result"])
    assert walked == listed
    assert links(client, walked[2])["Previous result"] == walked[1]
    assert "Previous result" not in links(client, walked[0])
    assert links(client, walked[2])["Back to the results"] == (
        "/search?q=crime&verb=urges&sort=oldest&size=2&page=2"
    )


def test_the_canonical_address_is_the_paragraph_alone(client):
    html = client.get("/A/RES/64/179/op8?in=q%3Dcrime&at=1").content.decode()
    assert '<link rel="canonical" href="http://testserver/A/RES/64/179/op8">' in html


@pytest.mark.parametrize(
    "query",
    [
        "in=q%3Dcrime",
        "in=q%3Dcrime&at=0",
        "in=q%3Dcrime&at=x",
        "in=q%3Dcrime&at=-1",
        "in=q%3Dcrime&at=99999999999999999999",
        "in=" + "a%3D1%26" * 300 + "&at=1",
        "at=1",
    ],
)
def test_an_address_that_names_no_place_has_no_links(client, query):
    address = f"/A/RES/64/179/op8?{query}"
    assert client.get(address).status_code == 200
    assert links(client, address) == {}


@pytest.mark.parametrize("query", ["in=q%3Dcrime&at=9999", "in=q%3Dzebra&at=1", "in=%00&at=1", "in=q%3D%ED%A0%80&at=3", "in=&at=1"])  # fmt: skip
def test_a_place_where_something_else_stands_leads_to_the_list_alone(client, query):
    assert client.get(f"/A/RES/64/179/op8?{query}").status_code in (200, 400)
    assert set(links(client, f"/A/RES/64/179/op8?{query}")) <= {"Back to the results"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "order"),
    [
        # words typed into the form of the empty search are to be ranked
        ("", "relevance"),
        ("?topic=corruption", "relevance"),
        ("?sort=newest", "newest"),
        ("?q=crime", "relevance"),
        ("?q=crime&sort=oldest", "oldest"),
    ],
)
def test_the_form_asks_for_the_order_that_is_meant(
    client, archive_of_five, question, order
):
    page = client.get(f"/search{question}").content.decode()
    assert re.findall(r'<option value="(\w+)" selected', page) == [order]
