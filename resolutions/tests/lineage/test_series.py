"""The editions of one resolution, and what each kept."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions import editions
from resolutions.models import Paragraph, Resolution, Series
from resolutions.tests.factories import hold_parsed
from resolutions.tests.lineage.test_placing import (
    FORENSICS,
    PRISONS,
    REPORT,
    SMUGGLING,
    an_edition,
)

FIVE = [
    *("A/RES/62/175", "A/RES/64/179", "LOCAL/65-232-revised-draft"),
    *("A/RES/65/232", "A/RES/69/197"),
]


def only_series(client):
    [found] = client.get("/series.json").json()["series"]
    return client.get(f"{found['url']}.json").json()


def test_the_five_are_one_series_in_order_of_time(client, archive_of_five):
    shape = only_series(client)
    assert [each["symbol"] for each in shape["editions"]] == FIVE
    for edition, before in zip(shape["editions"][1:], shape["editions"], strict=False):
        counts = edition["counts"]
        rows = Paragraph.objects.filter(resolution__symbol=edition["symbol"])
        assert edition["paragraphs"] == rows.exclude(kind="heading").count()
        assert edition["before"] == before["symbol"]
        # All of the text before is kept, in one form or another, or dropped.
        assert counts["dropped"] <= before["paragraphs"]
        assert (
            sum(counts[p] for p in ("kept", "editorial", "reworded", "back", "added"))
            == (edition["paragraphs"])
        )


def test_what_each_edition_did(client, empty_archive):
    hold_parsed(an_edition(60, SMUGGLING, REPORT))
    hold_parsed(an_edition(61, FORENSICS, REPORT))
    hold_parsed(
        an_edition(62, FORENSICS.replace("publish", "print"), SMUGGLING, PRISONS)
    )
    last = only_series(client)["editions"][-1]
    places = {
        part: [place["anchor"] for place in last[part]]
        for part in ("reworded", "back", "added", "dropped")
    }
    assert places == {
        "reworded": ["op1"], "back": ["op2"], "added": ["op3"], "dropped": ["op2"],
    }  # fmt: skip


def test_what_only_editors_changed_is_counted_apart(client, empty_archive):
    hold_parsed(an_edition(60, SMUGGLING, PRISONS, FORENSICS))
    # A capital letter; another word; and one that has only moved is the same.
    capital = PRISONS.replace("prison admin", "Prison admin")
    word = FORENSICS.replace("publish", "print")
    hold_parsed(an_edition(61, capital, word, SMUGGLING))
    last = only_series(client)["editions"][-1]
    assert [place["anchor"] for place in last["editorial"]] == ["op1"]
    assert [place["anchor"] for place in last["reworded"]] == ["op2"]
    assert last["counts"]["kept"] == 1
    page = client.get(Series.objects.get().get_absolute_url()).content.decode()
    assert "Changed by editors only" in page
    assert 'class="part-editorial"' in page


@pytest.mark.parametrize("title", ["Fisheries", "Peaceful uses of outer space"])
def test_another_title_is_another_series(client, empty_archive, title):
    hold_parsed(an_edition(60, SMUGGLING))
    hold_parsed(an_edition(61, SMUGGLING, title=title))
    assert client.get("/series.json").json()["count"] == 0


def test_small_words_and_numbers_part_no_series(client, empty_archive):
    hold_parsed(an_edition(60, SMUGGLING, title="Follow-up to the Twelfth Congress"))
    hold_parsed(an_edition(61, PRISONS, title="Follow-up to the Thirteenth Congress"))
    assert client.get("/series.json").json()["count"] == 1


def test_the_address_of_a_series_joined_to_another_leads_there(client, empty_archive):
    hold_parsed(an_edition(60, SMUGGLING))
    hold_parsed(an_edition(61, SMUGGLING))
    kept = Series.objects.get()
    Series.objects.create(slug="old-name", became=kept)
    assert client.get("/series/old-name")["Location"] == f"/series/{kept.slug}"
    assert client.get("/series/old-name.json")["Location"].endswith(".json")
    assert client.get("/series/nothing").status_code == 404


def test_what_leaves_the_archive_leaves_the_series(client, empty_archive):
    for number in (60, 61, 62):
        hold_parsed(an_edition(number, SMUGGLING))
    editions.withdraw(Resolution.objects.get(symbol="A/RES/61/1"), "No reason.")
    symbols = [each["symbol"] for each in only_series(client)["editions"]]
    assert symbols == ["A/RES/60/1", "A/RES/62/1"]


@pytest.mark.parametrize("count", [2, 6])
def test_the_queries_of_a_series(client, empty_archive, count):
    for number in range(60, 60 + count):
        hold_parsed(an_edition(number, SMUGGLING, PRISONS))
    url = Series.objects.get().get_absolute_url()
    # One of them asks for the version that the page is of.
    for address, most in ((url, 5), ("/series", 3)):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        assert len(queries) <= most
