"""/reports: who is asked for what, due when, and what answered it."""

import csv
import json
from io import StringIO
from xml.etree import ElementTree

import pytest
from django.test import Client

from resolutions.models import ReportRequest

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def client():
    return Client()


def answer(client, query=""):
    return client.get(f"/reports.json{query}").json()


def test_a_request_says_who_asks_whom_for_what_and_when(client, archive_of_five):
    asked = answer(client, "?product=report&from=2007&to=2007")["requests"]
    (found,) = [each for each in asked if each["anchor"] == "op16"]
    assert found["symbol"] == "A/RES/62/175"
    assert found["url"] == "/A/RES/62/175/op16"
    assert found["addressees"] == ["Secretary-General"]
    assert found["recipient"] == "General Assembly"
    assert found["due"] == {
        "printed": "at its sixty-third session",
        "session": 63,
        "body": "General Assembly",
        "year": 2008,
    }
    assert found["text"].startswith("Requests the Secretary-General to submit a report")


def test_the_text_that_took_note_of_the_answer_is_named(client, archive_of_five):
    asked = answer(client, "?product=report&from=2009&to=2009")["requests"]
    answers = {
        e["anchor"]: [(a["symbol"], a["anchor"]) for a in e["answers"]] for e in asked
    }
    adopted = ("A/RES/65/232", "op1")
    assert adopted in answers["op32"] and adopted in answers["op33"]


def test_a_meeting_is_not_answered_by_a_report(client, archive_of_five):
    asked = answer(client, "?product=meeting&from=2009&to=2009")["requests"]
    assert asked and not any(each["answers"] for each in asked)


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("product=report", lambda r: r.product == "report"),
        ("addressee=Secretary-General", lambda r: "Secretary-General" in r.addressees),
        ("recipient=General+Assembly", lambda r: r.recipient == "General Assembly"),
        ("body=General+Assembly", lambda r: r.asked_by == "General Assembly"),
        ("due_from=2010", lambda r: (r.due_year or 0) >= 2010),
        ("due_to=2010", lambda r: r.due_year is not None and r.due_year <= 2010),
        ("from=2010&to=2012", lambda r: r.asked_in in (2010, 2011, 2012)),
        (
            "resources=within+existing+resources",
            lambda r: r.resources == "within existing resources",
        ),
    ],
)
def test_a_filter_finds_what_a_look_at_every_request_finds(
    client, archive_of_five, query, fits
):
    expected = sum(map(fits, ReportRequest.objects.all()))
    shape = answer(client, f"?{query}")
    assert expected
    assert (shape["count"], shape["query"]["notes"]) == (expected, [])


def test_what_is_no_value_is_ignored_and_named(client, archive_of_five):
    everything = answer(client)["count"]
    shape = answer(client, "?product=poem&due_from=soon&sort=upwards&page=-3")
    assert shape["count"] == everything
    assert len(shape["query"]["notes"]) == 2
    assert "“poem”" in shape["query"]["notes"][0]


@pytest.mark.parametrize(
    "junk", ["%00", "%ff", "%f0%9f%92%a9", "'--", "{1}", "x" * 3000]
)
def test_junk_is_never_a_fault_of_the_server(client, archive_of_five, junk):
    for name in ("product", "addressee", "from", "page", "sort"):
        assert client.get(f"/reports?{name}={junk}").status_code in (200, 400)


def test_the_latest_deadline_comes_first_when_asked_for(client, archive_of_five):
    years = [
        each["due"]["year"]
        for each in answer(client, "?sort=due")["requests"]
        if each["due"] and each["due"]["year"]
    ]
    assert years == sorted(years, reverse=True)


def test_csv_and_feed_hold_what_the_page_holds(client, archive_of_five):
    count = answer(client, "?product=report")["count"]
    body = client.get("/reports.csv?product=report").getvalue().decode()
    rows = list(csv.DictReader(StringIO(body)))
    assert len(rows) == count
    assert {row["product"] for row in rows} == {"report"}
    assert rows[0]["url"].startswith("http://testserver/A/RES/")
    feed = ElementTree.fromstring(client.get("/reports.atom?product=report").content)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == count
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == count


def test_every_request_lies_within_its_paragraph(client, archive_of_five):
    for request in ReportRequest.objects.select_related("paragraph"):
        assert 0 <= request.start < request.end <= len(request.paragraph.text)


def test_a_page_costs_a_fixed_number_of_queries(
    client, archive_of_five, django_assert_num_queries
):
    with django_assert_num_queries(9):
        client.get("/reports")
    with django_assert_num_queries(5):
        client.get("/reports.json")


def test_the_page_shows_words_dates_and_ways_to_take_the_list_along(
    client, archive_of_five
):
    html = client.get("/reports?product=report").content.decode()
    assert "General Assembly, opens in 2008" in html
    assert 'href="/A/RES/62/175/op16"' in html
    assert "/reports.csv?product=report" in html
    assert json.dumps("/reports.atom?product=report") in html.replace("&amp;", "&")


@pytest.mark.browser
def test_the_page_has_no_fault_of_accessibility(page, site):
    from axe_playwright_python.sync_playwright import Axe

    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{site.url}/reports")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert Axe().run(page).response["violations"] == []
