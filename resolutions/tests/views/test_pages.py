"""Every page answers, and so does its twin of data."""

from __future__ import annotations

import pytest

from resolutions.models import FootnoteMark, Paragraph, Resolution

pytestmark = pytest.mark.usefixtures("archive_of_five")

RESOLUTION_KEYS = {
    "symbol", "url", "official_url", "status", "body", "session", "title", "adopted",
    "agenda_item", "committee_report", "plenary_meeting", "distributed", "job_number",
    "sponsors", "paragraphs", "footnotes", "warnings", "source",
}  # fmt: skip
PARAGRAPH_KEYS = {
    "anchor", "url", "kind", "number", "depth", "text", "opening", "verb", "verbs",
    "addressees", "topics", "footnotes", "citations", "resolution", "cite", "earlier",
    "later", "cited_by",
}  # fmt: skip
SEARCH_KEYS = {
    "query", "count", "page", "pages", "next", "previous", "results", "facets",
}  # fmt: skip
PAGES = [
    ("/", "/index.json", {"counts", "resolutions", "topics", "verbs", "most_cited"}),
    ("/search", "/search.json", SEARCH_KEYS),
    (
        "/search?q=crime&kind=operative",
        "/search.json?q=crime&kind=operative",
        SEARCH_KEYS,
    ),
    ("/A/RES/64/179", "/A/RES/64/179.json", RESOLUTION_KEYS),
    (
        "/LOCAL/65-232-revised-draft",
        "/LOCAL/65-232-revised-draft.json",
        RESOLUTION_KEYS,
    ),
    ("/A/RES/64/179/op8", "/A/RES/64/179/op8.json", PARAGRAPH_KEYS),
    ("/A/RES/69/197/pp3", "/A/RES/69/197/pp3.json", PARAGRAPH_KEYS),
    ("/documents", "/documents.json", {"count", "page", "pages", "documents"}),
    ("/documents/A/64/123", "/documents/A/64/123.json", {"symbol", "held", "cited_by"}),
    (
        "/documents/by-year",
        "/documents/by-year.json",
        {"years", "most_cited", "new"},
    ),
    (
        "/A/RES/65/232/cites",
        "/A/RES/65/232/cites.json",
        {"new", "dropped", "kept", "editions"},
    ),
    ("/topics", "/topics.json", {"topics"}),
    ("/topics/corruption", "/topics/corruption.json", {"label", "count", "paragraphs"}),
    ("/verbs", "/verbs.json", {"verbs"}),
    ("/verbs/requests", "/verbs/requests.json", {"name", "count", "paragraphs"}),
]


@pytest.mark.parametrize(("address", "twin", "keys"), PAGES)
def test_a_page_and_its_data_answer(client, address, twin, keys):
    page, data = client.get(address), client.get(twin)
    assert page.status_code == data.status_code == 200
    assert page["Content-Type"] == "text/html; charset=utf-8"
    assert data["Content-Type"] == "application/json"
    assert keys <= data.json().keys()
    assert f'href="{twin.replace("&", "&amp;")}"' in page.content.decode()


@pytest.mark.parametrize(
    ("address", "content_type"),
    [
        ("/about", "text/html; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/opensearch.xml", "application/opensearchdescription+xml; charset=utf-8"),
        ("/openapi.json", "application/json"),
        ("/oai?verb=Identify", "text/xml; charset=utf-8"),
    ],
)
def test_what_has_no_twin_answers_too(client, address, content_type):
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, content_type)


@pytest.mark.parametrize("address", ["/compare", "/map", "/series", "/reports"])
def test_every_page_leads_to_what_the_navigation_has_no_room_for(client, address):
    assert f'<a href="{address}">' in client.get("/search").content.decode()


def test_a_head_request_is_answered_like_get(client):
    answer = client.head("/A/RES/64/179")
    assert (answer.status_code, answer.content) == (200, b"")


def test_the_resolution_has_the_anchors_of_its_text_as_served(client):
    html = client.get("/A/RES/64/179").content.decode()
    anchors = ["pp1", "pp19", "op1", "op33", "fn1", "fn18"]
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in html] == []
    assert 'href="/A/RES/64/179/op8"' in html
    assert "https://docs.un.org/en/A/RES/64/179" in html


def test_a_footnote_leads_back_to_every_place_that_marks_it(client):
    """A/RES/64/179 marks note 2 in the third preambular paragraph and in OP3."""
    html = client.get("/A/RES/64/179").content.decode()
    note = html.partition('<li id="fn2">')[2].partition("</li>")[0]
    assert 'href="#pp3-fn2"' in note
    assert 'href="#op3-fn2"' in note
    assert 'id="pp3-fn2"' in html
    assert 'id="op3-fn2"' in html


def test_a_footnote_marked_twice_in_a_paragraph_leads_back_to_both_marks(client):
    third = Paragraph.objects.get(resolution__symbol="A/RES/64/179", anchor="op3")
    first = third.marks.get()
    FootnoteMark.objects.create(
        paragraph=third, footnote=first.footnote, position=0, printed="2"
    )
    html = client.get("/A/RES/64/179").content.decode()
    assert html.count('id="op3-fn2"') == html.count('id="op3-fn2-2"') == 1
    assert html.count('href="#op3-fn2"') == html.count('href="#op3-fn2-2"') == 1


def test_a_symbol_of_the_archives_own_is_said_to_be_so(client):
    html = client.get("/LOCAL/65-232-revised-draft").content.decode()
    assert "this archive’s own" in html
    assert "docs.un.org/en/LOCAL" not in html


def test_a_treaty_is_named_in_words_beside_its_short_symbol(client):
    words = "United Nations, Treaty Series, registration number 39574"
    for address in ("/documents/UNTS/39574", "/documents?q=39574"):
        assert words in client.get(address).content.decode()
    assert "Treaty Series" not in client.get("/documents/A/64/123").content.decode()


def test_a_paragraph_names_its_neighbours_and_its_place_in_the_text(client):
    html = client.get("/A/RES/64/179/op8").content.decode()
    assert '<a rel="prev" href="/A/RES/64/179/op7">' in html
    assert '<a rel="next" href="/A/RES/64/179/op9">' in html
    assert 'href="/A/RES/64/179#op8"' in html
    assert '<link rel="canonical" href="http://testserver/A/RES/64/179/op8">' in html


def test_a_reference_within_the_text_leads_both_ways(client):
    """Operative paragraph 21 of A/RES/64/179 refers to "paragraph 20 above"."""
    citing = client.get("/A/RES/64/179/op21").content.decode()
    cited = client.get("/A/RES/64/179/op20").content.decode()
    assert 'href="/A/RES/64/179#op20"' in citing
    assert '<a href="/A/RES/64/179/op21">' in cited.partition("Who cites it")[2]


def test_a_subparagraph_stands_under_what_introduces_it(client):
    whole = Resolution.objects.get(symbol="A/RES/64/179")
    above = whole.paragraphs.get(anchor="op8")
    for depth, (anchor, number) in enumerate([("op8.b", "b"), ("op8.b.ii", "ii")], 1):
        above = Paragraph.objects.create(
            resolution=whole, parent=above, position=900 + depth, depth=depth,
            anchor=anchor, number=number, kind="operative", text=f"To <{number}>;",
            opening="",
        )  # fmt: skip
    html = client.get("/A/RES/64/179/op8.b.ii").content.decode()
    chapeaux = html.split('<p class="alone chapeau">')[1:]
    assert "operative paragraph 8: </span>Urges the United Nations" in chapeaux[0]
    assert "operative paragraph 8 (b): </span>To &lt;b&gt;;" in chapeaux[1]
    assert (
        'href="/A/RES/64/179/op8.b"' in client.get("/A/RES/64/179/op8").content.decode()
    )


def test_the_sitemap_has_every_text_and_paragraph(client):
    xml = client.get("/sitemap.xml").content.decode()
    for address in ("A/RES/64/179", "A/RES/64/179/op33", "A/RES/69/197/pp52"):
        assert f"<loc>http://testserver/{address}</loc>" in xml


def test_a_long_sitemap_is_an_index_of_several(client, monkeypatch):
    monkeypatch.setattr("resolutions.views.discovery.MOST_ADDRESSES", 100)
    index = client.get("/sitemap.xml").content.decode()
    assert "<sitemapindex" in index
    assert "<loc>http://testserver/sitemap.xml?page=2</loc>" in index
    assert client.get("/sitemap.xml?page=2").content.count(b"<url>") == 100
    assert client.get("/sitemap.xml?page=99").status_code == 404


def test_robots_keep_out_of_the_combinations_of_filters(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /search*?*verb=" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


@pytest.mark.parametrize(
    ("query", "symbols"),
    [
        ("q=A/64/123", ["A/64/123"]),
        ("q=39574&kind=treaty", ["UNTS/39574"]),
        ("q=39574&kind=decision", []),
        ("q=A/64/123&kind=nonsense", ["A/64/123"]),
        ("q=technical+cooperation&held=1", ["A/RES/64/179"]),
        ("q=nothing-like-it", []),
    ],
    ids=["symbol", "kind", "other kind", "junk is left out", "held here", "none"],
)
def test_the_list_of_documents_is_narrowed(client, query, symbols):
    data = client.get(f"/documents.json?{query}").json()
    assert [document["symbol"] for document in data["documents"]][:2] == symbols
    assert client.get(f"/documents?{query}").status_code == 200


def test_the_pages_of_a_narrowed_list_stay_narrowed(client, monkeypatch):
    monkeypatch.setattr("resolutions.views.documents.PAGE_SIZE", 2)
    data = client.get("/documents.json?q=PV&page=2").json()
    assert data["next"] == "/documents.json?q=PV&page=3"
    assert data["previous"] == "/documents.json?q=PV"


def test_the_front_page_lists_all_that_is_held_newest_first(client, monkeypatch):
    data = client.get("/index.json").json()
    assert [
        (line["symbol"], line["preambular"], line["operative"])
        for line in data["resolutions"]
    ] == [
        ("A/RES/69/197", 52, 53),
        ("A/RES/65/232", 24, 37),
        ("A/RES/64/179", 19, 33),
        ("A/RES/62/175", 14, 16),
        ("LOCAL/65-232-revised-draft", 24, 37),
    ]
    monkeypatch.setattr("resolutions.views.home.PAGE_SIZE", 2)
    last = client.get("/index.json?page=99").json()
    assert [line["symbol"] for line in last["resolutions"]] == [
        "LOCAL/65-232-revised-draft"
    ]
    assert (last["page"], last["previous"], last["next"]) == (
        3,
        "/index.json?page=2",
        None,
    )
