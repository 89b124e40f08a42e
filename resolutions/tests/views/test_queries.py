"""The number of queries of a page does not grow with what the archive holds."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions.models import Citation, CitedDocument, Paragraph, Resolution, Topic
from resolutions.search.postings.asking import current, forget
from resolutions.storing import clear
from resolutions.views.versions import VERSION

pytestmark = pytest.mark.usefixtures("archive_of_five")

MOST = [
    ("/", 8),
    ("/search?q=crime&topic=corruption&verb=urges", 5),
    ("/A/RES/64/179", 20),
    ("/compare?from=A/RES/64/179&to=A/RES/65/232", 12),
    ("/compare.json?from=A/RES/64/179&to=A/RES/65/232", 12),
    ("/A/RES/64/179/op8", 18),
    ("/documents/A/RES/64/179", 4),
    ("/documents/A/RES/64/179?year=2010&verb=requests", 4),
    ("/documents", 5),
    ("/documents?sort=cited&kind=resolution", 5),
    ("/documents/by-year", 8),
    ("/documents/by-year.csv", 3),
    ("/A/RES/65/232/cites", 5),
    ("/topics", 2),
    ("/topics/corruption", 5),
    ("/verbs/urges", 9),
    ("/map?of=A/RES/64/179", 6),
    ("/resolve?c=64/179%0A64/180%0A18/3", 2),
    ("/citations", 3),
    ("/about", 3),
]


@pytest.fixture
def more_rows():
    """A sixth resolution that cites, and much more of what the pages list."""
    held = Resolution.objects.get(symbol="A/RES/64/179")
    sixth = Resolution.objects.create(
        symbol="A/RES/70/1", sort_key="A/RES/000070/000001", title="Sixth",
        status="adopted", year=2015, enacting_words="",
    )  # fmt: skip
    cited = CitedDocument.objects.get(symbol="A/RES/64/179")
    topic = Topic.objects.get(slug="corruption")
    eighth = held.paragraphs.get(anchor="op8")
    for number in range(5):
        Paragraph.objects.create(
            resolution=held, parent=eighth, position=800 + number, depth=1,
            anchor=f"op8.{'abcde'[number]}", number="abcde"[number],
            kind="operative", text="To do so;", opening="",
        )  # fmt: skip
    for owner, first in ((sixth, 0), (held, 900)):
        for number in range(first, first + 20):
            paragraph = Paragraph.objects.create(
                resolution=owner, position=number, anchor=f"op{number + 1}",
                kind="operative", number=str(number + 1), text="Crime and corruption",
                opening="",
            )  # fmt: skip
            paragraph.topics.add(topic)
            Citation.objects.create(
                paragraph=paragraph, document=cited, text="Crime", start=0, end=5,
                pinpoint="",
            )  # fmt: skip


def count_queries(client, address):
    # What searches keep in memory is read when a server starts.
    current()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(address)
        assert answer.status_code == 200
        if answer.streaming:
            list(answer.streaming_content)
    # Every page asks first for the version of what is public.
    return len([query for query in queries if query["sql"] != VERSION])


@pytest.mark.parametrize(("address", "most"), MOST, ids=[case[0] for case in MOST])
def test_a_page_asks_no_more_than_this(client, address, most):
    assert count_queries(client, address) <= most


@pytest.mark.parametrize("address", [case[0] for case in MOST])
def test_more_rows_cost_no_more_queries(client, request, address):
    before = count_queries(client, address)
    request.getfixturevalue("more_rows")
    assert count_queries(client, address) <= before


def test_a_search_asked_again_asks_for_nothing_but_the_versions(client):
    address = "/search?q=crime"
    # Another test may have asked the same.
    forget()
    first, again = count_queries(client, address), count_queries(client, address)
    # The savepoint of a test's transaction, made and released.
    assert first > again == 2
    before = client.get(f"{address}&size=1").content
    clear(Resolution.objects.get(symbol="A/RES/64/179"))
    # Nothing of it is kept once something has changed.
    after = client.get(f"{address}&size=1").content
    assert count_of(before) > count_of(after) > 0


def count_of(page):
    return int(re.search(r"(\d+) paragraphs", page.decode())[1])
