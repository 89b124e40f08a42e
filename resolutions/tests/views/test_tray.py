"""/tray: paragraphs collected in an address."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resolutions.models import FormerAddress, Paragraph
from resolutions.parsing.formats.docx import read
from resolutions.tests.exports.word_files import assert_is_whole
from resolutions.tray import MOST, moved, place_named, tray_url, with_place, with_tray

pytestmark = pytest.mark.usefixtures("archive_of_five")
A, B, C = "A/RES/64/179/op10", "A/RES/62/175/pp3", "LOCAL/65-232-revised-draft/op3"
THREE = f"?p={A}&p={B}&p={C}"


def words(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_what_the_address_names_in_its_order(client):
    shape = client.get(f"/tray.json{THREE}").json()
    assert [f"{e['symbol']}/{e['anchor']}" for e in shape["paragraphs"]] == [A, B, C]
    assert shape["url"] == f"/tray{THREE}"
    assert shape["paragraphs"][1]["notes"][0]["number"] == 1
    page = words(client, f"/tray{THREE}")
    places = [page.index(f'<li id="{place}">') for place in (A, B, C)]
    assert places == sorted(places)
    assert "General Assembly resolution 64/179 of 18 December 2009, para. 10" in page


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("64/179/op10", A),
        ("a/res/64/179/OP10", A),
        ("https://example.org/A/RES/64/179/op10?in=q", A),
        ("http://testserver/LOCAL/65-232-revised-draft/op3", C),
        ("/A/RES/64/179/op10/", A),
        ("http://[", "http://["),
        ("\x00  ", ""),
        ("nonsense", "nonsense"),
    ],
)
def test_a_place_may_be_written_in_many_ways(typed, place):
    assert place_named(typed) == place


def test_what_is_not_held_is_named(client):
    shape = client.get("/tray.json?p=A/RES/64/179/op99&p=x&p=A/RES/64/179/op1").json()
    assert (shape["count"], shape["unknown"]) == (1, ["A/RES/64/179/op99", "x"])
    page = words(client, "/tray?p=A/RES/64/179/op99&p=%3Cb%3E")
    assert "&lt;b&gt;" in page and "<b>" not in page
    assert 'href="/A/RES/64/179/op99?p=' in page
    assert "/tray.docx" not in page


def test_what_moved_or_was_withdrawn_is_said(client):
    left = {"symbol": "A/RES/64/179", "text": "Words"}
    now = {"to_symbol": "A/RES/64/179", "to_anchor": "op10"}
    FormerAddress.objects.create(**left, anchor="op98", **now)
    FormerAddress.objects.create(**left, anchor="op99", reason="It was another text.")
    page = words(client, f"/tray?p=A/RES/64/179/op98&p={B}&p=A/RES/64/179/op99")
    page = page.replace("&amp;", "&")
    assert f'href="/tray?p={A}&p={B}&p=A/RES/64/179/op99"' in page
    assert "withdrawn on" in page and "It was another text." in page
    text = words(client, f"/tray.txt?p={B}&p=A/RES/64/179/op99")
    assert "Not held in the archive: A/RES/64/179/op99." in text


def test_a_sheet_has_the_title_that_the_address_gives_it(client):
    query = f"{THREE}&title=Asset+*recovery*%0A%07"
    assert "<h1>Tray: Asset *recovery*</h1>" in words(client, f"/tray{query}")
    shape = client.get(f"/tray.json{query}").json()
    assert shape["title"] == "Asset *recovery*"
    assert client.get(shape["url"].replace("/tray", "/tray.json")).json() == shape
    assert words(client, f"/tray.md{query}").startswith("# Asset \\*recovery\\*\n")
    assert words(client, f"/tray.txt{query}").startswith("Asset *recovery*\n")
    lines = read(client.get(f"/tray.docx{query}").content, "tray.docx").lines
    assert "Asset *recovery*" in [line.content for line in lines]
    assert any(f"http://testserver/{A}" in line.content for line in lines)


def test_the_links_of_a_paragraph_move_and_remove_it(client):
    page = words(client, f"/tray{THREE}").replace("&amp;", "&")
    assert f'href="{tray_url([B, A, C])}"' in page
    assert f'href="{tray_url([A, C, B])}"' in page
    assert f'href="{tray_url([A, C])}"' in page
    assert page.count(">Up<") == page.count(">Down<") == 2


def test_more_than_fit_are_counted_and_twice_is_once(client):
    keys = [f"A/RES/69/197/op{number}" for number in range(1, MOST + 3)]
    query = tray_url([*keys, keys[0]])
    shape = client.get(query.replace("/tray", "/tray.json")).json()
    assert (shape["count"], shape["left_out"]) == (MOST, 2)


def test_the_word_sheet_has_words_citations_and_notes(client):
    data = client.get(f"/tray.docx{THREE}&p=A/RES/62/175/op11").content
    assert_is_whole(data)
    text = "\n".join(line.content for line in read(data, "tray.docx").lines)
    for place in (A, B, C):
        symbol, _, anchor = place.rpartition("/")
        paragraph = Paragraph.objects.get(resolution__symbol=symbol, anchor=anchor)
        assert paragraph.text[:60] in text
        for mark in paragraph.marks.all():
            assert mark.footnote.text in text
    assert "para. 10 (A/RES/64/179)" in text


def test_markdown_and_text_have_them_too(client):
    markdown = words(client, f"/tray.md{THREE}")
    assert (
        f"## [A/RES/64/179, operative paragraph 10](http://testserver/{A})" in markdown
    )
    notes = set(re.findall(r"\[\^(\d+)\](?!:)", markdown))
    assert notes and notes == set(re.findall(r"^\[\^(\d+)\]: ", markdown, re.M))
    text = words(client, f"/tray.txt{THREE}")
    assert "\n\n[1] " in text


@pytest.mark.parametrize("ending", ["docx", "md", "txt"])
def test_there_is_no_file_of_nothing(client, ending):
    assert client.get(f"/tray.{ending}").status_code == 404
    assert client.get(f"/tray.{ending}?p=A/RES/64/179/op99").status_code == 404
    assert client.post(f"/tray.{ending}{THREE}").status_code == 405


def test_pages_add_to_the_tray_that_their_address_carries(client):
    page = words(client, f"/{A}?p={B}").replace("&amp;", "&")
    assert f'href="/tray?p={B}&p={A}"' in page
    page = words(client, f"/search?q=crime&p={B}").replace("&amp;", "&")
    assert page.count(f'href="/tray?p={B}&p=') == 20


HREF_RE = re.compile(r'<a [^>]*href="(/[^"]*|\?[^"]*)"[^>]*>')


@pytest.mark.parametrize(
    "address",
    ["/search?q=crime&verb=urges&size=2&page=2", "/A/RES/64/179", "/topics/corruption",
     "/A/RES/64/179/op10?in=q%3Dcrime&at=1", "/documents", "/", "/search?q=zebra crime"],
)  # fmt: skip
def test_without_javascript_the_tray_goes_from_page_to_page(client, address):
    """In every link and form to a page of the site; in no canonical address."""
    mark = "&" if "?" in address else "?"
    page = unescape(words(client, f"{address}{mark}p={B}&p={C}"))
    carried = f"p={B}&p={C}"
    links = [found for found in HREF_RE.finditer(page) if "/static/" not in found[1]]
    assert len(links) > 10
    for link in links:
        path = link[1].partition("?")[0]
        is_file = re.search(r"\.(json|docx|txt|xml|bib|ris|csv|xlsx|atom|md)$", path)
        assert is_file or "report-an-error" in path or carried in link[1], link[0]
        assert link[1].count(carried) <= 1
    forms = page.count("<form ")
    assert page.count(f'name="p" value="{C}"') == forms > 0
    assert "Tray (2)" in page
    for found in re.findall('rel="canonical" href="([^"]*)"', page):
        assert "?" not in found
    assert "data-carried" not in words(client, address)


def test_a_symbol_typed_in_keeps_the_tray(client):
    assert client.get(f"/search?q=64/179&p={B}")["Location"] == f"/A/RES/64/179?p={B}"
    kept = f"p={B}&title=Our+%26+sheet"
    jump = client.get(f"/search?q=64/179&{kept}")["Location"]
    assert jump == f"/A/RES/64/179?{kept}"


def test_the_title_of_the_tray_goes_along(client):
    """Into links, forms and the links that add; not without a tray to name."""
    kept = f"p={B}&title=Our+%26+sheet"
    for address in ("/search?q=crime&", f"/{A}?", "/A/RES/64/179?", "/topics?"):
        page = unescape(words(client, f"{address}{kept}"))
        links = [each[1] for each in HREF_RE.finditer(page) if f"p={B}" in each[1]]
        assert links
        assert all(each.count("title=Our+%26+sheet") == 1 for each in links)
        assert f'href="/tray?{kept}"' in page
        assert page.count(
            'name="title" value="Our & sheet" data-carried'
        ) == page.count("<form ")
    page = unescape(words(client, f"/{A}?{kept}"))
    assert f'href="/tray?p={B}&p={A}&title=Our+%26+sheet"' in page
    assert "data-carried" not in words(client, "/topics?title=Our")


@pytest.mark.parametrize(
    ("html", "changed"),
    [
        ('<a href="/topics">', '<a href="/topics?p=x/op1">'),
        ('<a class="a" href="/search?q=a&amp;b=c#d" rel="next">',
         '<a class="a" href="/search?q=a&amp;b=c&amp;p=x/op1#d" rel="next">'),
        ('<a href="?page=2">', '<a href="?page=2&amp;p=x/op1">'),
        ('<a href="#op2">', None),
        ('<a href="//example.org/a">', None),
        ('<a href="https://docs.un.org/">', None),
        ('<a href="/A/RES/64/179.docx">', None),
        ('<a href="/tray?p=y/op2">', None),
        ('<a href="/tray">', None),
        ('<a href="/tray" data-tray-link>', '<a href="/tray?p=x/op1" data-tray-link>'),
        ('<link rel="canonical" href="/topics">', None),
        ('<form method="post" action="/wording">', None),
    ],
)  # fmt: skip
def test_links_that_carry_the_tray(html, changed):
    assert with_tray(html, ["x/op1"]) == (changed or html)


def test_a_place_from_the_address_is_escaped(client):
    page = words(client, '/search?q=crime&p="><script>alert(1)</script>/op1')
    assert "<script>alert" not in page


def test_every_paragraph_of_a_text_can_be_added(client):
    page = unescape(words(client, f"/A/RES/64/179?p={B}"))
    paragraphs = Paragraph.objects.filter(resolution__symbol="A/RES/64/179")
    for each in paragraphs.exclude(kind="heading"):
        place = f"A/RES/64/179/{each.anchor}"
        assert f'href="/tray?p={B}&p={place}" rel="nofollow"' in page
    assert page.count("data-short") == paragraphs.exclude(kind="heading").count()


def test_a_tray_costs_a_fixed_number_of_queries(client, django_assert_num_queries):
    for query in (f"?p={B}", f"{THREE}&p=A/RES/69/197/op1&p=A/RES/65/232/pp1"):
        with django_assert_num_queries(3):
            client.get(f"/tray{query}")


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.text(max_size=30) | st.sampled_from([A, B, f"{A}/", "annex1.x/"])))
def test_no_tray_is_a_fault_of_the_server(client, typed):
    for ending in ("", ".json", ".docx", ".md"):
        answer = client.get(f"/tray{ending}", {"p": typed})
        assert answer.status_code in (200, 400, 404)


@given(st.lists(st.sampled_from("abcdef"), unique=True, min_size=1), st.data())
def test_moving_keeps_all_and_moves_one_step(places, data):
    place = data.draw(st.sampled_from(places))
    for by in (-1, 1):
        after = moved(places, place, by)
        assert sorted(after) == sorted(places)
        wanted = min(max(places.index(place) + by, 0), len(places) - 1)
        assert after.index(place) == wanted
    assert with_place(places, place) == places


@pytest.mark.browser
def test_the_buttons_fill_a_tray_that_the_browser_keeps(page, site):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site.url}/{A}")
    button = page.get_by_role("button", name="Add to the tray")
    button.click()
    assert page.get_by_role("link", name="Tray (1)").is_visible()
    page.goto(f"{site.url}/search?q=corruption")
    page.locator("button[data-place]").first.click()
    page.get_by_role("link", name="Tray (2)").click()
    assert page.locator(".tray > li").count() == 2
    page.get_by_role("link", name="Remove").first.click()
    assert page.locator(".tray > li").count() == 1
    assert page.get_by_role("link", name="Tray (1)").count() == 1
    assert errors == []
    # What the browser keeps does not stand in addresses.
    page.get_by_role("link", name="Search", exact=True).click()
    assert page.url == f"{site.url}/search"
    page.goto(f"{site.url}/A/RES/64/179")
    page.locator("#op8").hover()
    page.get_by_role("button", name="Add operative paragraph 8 to the tray").click()
    assert page.get_by_role("link", name="Tray (2)").is_visible()
    assert page.get_by_role("button", name="Take operative paragraph 8 out").count()
    page.get_by_role("button", name="Take operative paragraph 8 out").click()
    page.goto(f"{site.url}/tray?p={B}")
    page.get_by_role("button", name="Keep these in my tray").click()
    assert page.get_by_role("link", name="Tray (1)").get_attribute("href") == (
        f"/tray?p={B}"
    )


@pytest.mark.browser
def test_the_page_has_no_fault_of_accessibility(page, site):
    from axe_playwright_python.sync_playwright import Axe

    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for address in (
            f"/tray{THREE}&p=A/RES/1/1/op1",
            "/tray",
            f"/{A}",
            "/A/RES/64/179",
        ):
            page.goto(f"{site.url}{address}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert Axe().run(page).response["violations"] == []
