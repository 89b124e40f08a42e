"""Which verbs are used for whom, about what, and how that changed."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from resolutions.models import Paragraph
from resolutions.shapes.verb_use import Period, conventions, periods_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return Client()


def count_at(client, url):
    parts = urlsplit(url)
    return client.get(f"{parts.path}.json?{parts.query}").json()["count"]


def test_every_number_is_the_count_of_the_search_it_leads_to(client, archive_of_five):
    use = client.get("/verbs/requests.json").json()["use"]
    cells = use["by_year"] + use["addressees"] + use["topics"]
    cells += [cell for row in use["addressees"][:3] for cell in row["periods"]]
    assert len(cells) > 20
    for cell in cells:
        assert count_at(client, cell["url"]) == cell["count"], cell


def test_the_table_of_verbs_and_addressees_leads_to_its_paragraphs(
    client, archive_of_five
):
    table = client.get("/verbs.json").json()["for_whom"]
    assert "Member States" in table["addressees"]
    for row in table["rows"][:4]:
        for cell in row["cells"]:
            assert count_at(client, cell["url"]) == cell["count"], row["verb"]


def test_years_are_set_beside_all_paragraphs_of_the_year(client, archive_of_five):
    for each in client.get("/verbs/urges.json").json()["use"]["by_year"]:
        of_year = Paragraph.objects.searchable().filter(resolution__year=each["year"])
        assert each["of"] == of_year.count() >= each["count"] > 0


@pytest.mark.parametrize(
    ("years", "labels", "why"),
    [
        ([2007, 2009], ["2007", "2009"], "few years stand for themselves"),
        (
            list(range(2001, 2011)),
            ["2000–2004", "2005–2009", "2010–2014"],
            "many years are put together by five",
        ),
        (
            [1946, *range(2000, 2010)],
            ["1940–1949", "2000–2009"],
            "decades: sixty years",
        ),
        ([], [], "nothing has a year"),
    ],
)
def test_years_are_put_together_where_they_are_many(years, labels, why):
    assert [period.label for period in periods_of(years)] == labels, why


def test_a_period_asks_for_its_years():
    assert Period(2009, 2009).query == {"year": "2009"}
    assert Period(2000, 2004).query == {"from": "2000", "to": "2004"}


def test_strength_is_shown_only_when_asked_for_and_with_its_source(
    client, archive_of_five
):
    assert "contested" not in client.get("/verbs").content.decode()
    for each in conventions():
        html = client.get(f"/verbs?strength={each['slug']}").content.decode()
        assert "contested" in html and "Source:" in html
    assert "contested" not in client.get("/verbs?strength=mine").content.decode()


def test_the_orders_disagree_on_decides_as_their_sources_do():
    by_slug = {each["slug"]: each["levels"] for each in conventions()}
    assert "decides" in by_slug["gruenberg"][0]
    assert "decides" in by_slug["un-fck"][-1]


def test_every_ranked_verb_is_one_of_the_vocabulary():
    from resolutions.parsing import vocabulary

    known = {row["verb"] for row in vocabulary.rows("verbs")}
    for each in conventions():
        assert {verb for level in each["levels"] for verb in level} <= known | {
            "commits",
            "supports",
        }


@pytest.mark.browser
def test_the_pages_have_no_fault_of_accessibility(page, site):
    from axe_playwright_python.sync_playwright import Axe

    for path in ("/verbs", "/verbs/requests"):
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(f"{site.url}{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert Axe().run(page).response["violations"] == []
