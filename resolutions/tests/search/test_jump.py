from __future__ import annotations

import pytest

from resolutions.search import symbol_jumps
from resolutions.tests.factories import (
    a_citation,
    a_paragraph,
    a_preambular,
    an_operative,
    hold,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_archive")]


@pytest.fixture
def held():
    cited = ("A/RES/60/288", "E/CN.15/RES/18/3", "Sales No. E.10.IV.6", "A/64/123")
    return hold(
        "A/RES/64/179",
        [
            a_preambular(3, citations=[a_citation(symbol) for symbol in cited]),
            an_operative(8),
            a_paragraph("op8.b", "To report", depth=1),
        ],
    )


@pytest.mark.parametrize(
    ("q", "address"),
    [
        ("A/RES/64/179", "/A/RES/64/179"),
        (" a/res/64/179 ", "/A/RES/64/179"),
        ("64/179", "/A/RES/64/179"),
        ("resolution 64/179", "/A/RES/64/179"),
        ("General Assembly resolution 64/179", "/A/RES/64/179"),
        ("https://docs.un.org/en/A/RES/64/179", "/A/RES/64/179"),
        # as people say it and write it down
        ("docs.un.org/en/A/RES/64/179", "/A/RES/64/179"),
        ("undocs.org/A/RES/64/179", "/A/RES/64/179"),
        ("example.org/A/RES/64/179/op8", "/A/RES/64/179/op8"),
        # a paragraph, after or before
        ("64/179 para 8", "/A/RES/64/179/op8"),
        ("64/179, para. 8", "/A/RES/64/179/op8"),
        ("64/179 op8", "/A/RES/64/179/op8"),
        ("A/RES/64/179/op8", "/A/RES/64/179/op8"),
        ("64/179 OP8.b", "/A/RES/64/179/op8.b"),
        ("resolution 64/179 paragraph 8", "/A/RES/64/179/op8"),
        ("OP 8 of 64/179", "/A/RES/64/179/op8"),
        ("paragraph 8 of resolution 64/179", "/A/RES/64/179/op8"),
        ("PP3 of 64/179", "/A/RES/64/179/pp3"),
        ("64/179 § 8", "/A/RES/64/179/op8"),
        ("res/64/179", "/A/RES/64/179"),
        ("Res. 64/179", "/A/RES/64/179"),
        ("CCPCJ 18/3", "/documents/E/CN.15/RES/18/3"),
        # as texts print it
        ("its resolution 64/179", "/A/RES/64/179"),
        ("its resolution 64/179 of 18 December 2009", "/A/RES/64/179"),
        ("General Assembly resolution 64/179 of 18 December 2009", "/A/RES/64/179"),
        ("its resolution 64/179 on crime", None),
        ("its resolutions 64/179 and 64/180", None),
        # a paragraph it does not have: the resolution
        ("64/179 op99", "/A/RES/64/179"),
        # only cited
        ("60/288", "/documents/A/RES/60/288"),
        ("A/64/123", "/documents/A/64/123"),
        ("Sales No. E.10.IV.6", "/documents/Sales%20No.%20E.10.IV.6"),
        ("E.10.IV.6", "/documents/Sales%20No.%20E.10.IV.6"),
        ("e.10.iv.6", "/documents/Sales%20No.%20E.10.IV.6"),
        # the letter of the language left out
        ("10.IV.6", "/documents/Sales%20No.%20E.10.IV.6"),
        # an address of the archive, as copied from a browser
        ("http://127.0.0.1:8000/A/RES/64/179", "/A/RES/64/179"),
        (
            "http://localhost/A/RES/64/179/op8.b?in=q%3Dcrime&at=3",
            "/A/RES/64/179/op8.b",
        ),
        ("https://example.org/A/RES/64/179.csl.json", "/A/RES/64/179"),
        ("https://example.org/A/RES/64/179#op8", "/A/RES/64/179/op8"),
        ("https://example.org/A/RES/64/179#op99", "/A/RES/64/179"),
        ("https://example.org/documents/A/64/123", "/documents/A/64/123"),
        (
            "https://example.org/documents/Sales%20No.%20E.10.IV.6",
            "/documents/Sales%20No.%20E.10.IV.6",
        ),
        ("https://example.org/topics/corruption", None),
        ("https://example.org/%00%ff", None),
        ("https://[/A/RES/64/179", "/A/RES/64/179"),
        # several bodies have an 18/3; one of them is known here
        ("18/3", "/documents/E/CN.15/RES/18/3"),
        # neither held nor cited
        ("65/232", None),
        ("A/RES/1/1", None),
        # words
        ("crime", None),
        ("crime 64/179", None),
        ("64/179 crime", None),
        ("para 8", None),
        ("", None),
        ("64/179\x00", None),
        ("64/179 " * 1000, None),
        ("op" * 100_000, None),
    ],
)
def test_a_symbol_alone_leads_to_its_document(held, q, address):
    assert [jump.url for jump in symbol_jumps(q)] == ([address] if address else [])


def test_a_number_that_may_be_either_of_two_leads_nowhere(held):
    hold(
        "A/RES/65/1",
        [an_operative(1, citations=[a_citation("A/HRC/RES/18/3")])],
    )
    assert symbol_jumps("18/3") == ()


def test_a_search_for_a_symbol_names_the_document_and_answers_all_the_same(held, find):
    hold("A/RES/65/232", [an_operative(1, "Recalls resolution 64/179;")])
    found = find("q=64/179")
    assert found.query.jump == "/A/RES/64/179"
    assert [hit.url for hit in found.results] == ["/A/RES/65/232/op1"]
    assert find("q=crime").query.jump is None


@pytest.mark.parametrize(
    ("q", "addresses"),
    [
        ("64/179 and 60/288", ["/A/RES/64/179", "/documents/A/RES/60/288"]),
        ("64/179, 60/288", ["/A/RES/64/179", "/documents/A/RES/60/288"]),
        ("A/RES/64/179 A/RES/60/288", ["/A/RES/64/179", "/documents/A/RES/60/288"]),
        ("resolutions 64/179; 60/288", ["/A/RES/64/179", "/documents/A/RES/60/288"]),
        ("64/179 para 8 & A/64/123", ["/A/RES/64/179/op8", "/documents/A/64/123"]),
        # with anything else it is a search for words
        ("64/179 and crime", []),
        ("64/179 and 65/999", []),
        ("64/179, " * 30, []),
    ],
)
def test_two_symbols_list_both(held, q, addresses):
    assert [jump.url for jump in symbol_jumps(q)] == addresses


@pytest.mark.parametrize(
    ("q", "address"),
    [
        ("1373 (2001)", "/documents/S/RES/1373%282001%29"),
        ("UNTS 39574", "/documents/UNTS/39574"),
        ("UNTS No. 39574", "/documents/UNTS/39574"),
        ("No. 39574", "/documents/UNTS/39574"),
        ("no 39574", "/documents/UNTS/39574"),
        ("treaty 39574", "/documents/UNTS/39574"),
        ("Treaty No. 39574", "/documents/UNTS/39574"),
        ("No. 39575", None),
        ("S/RES/1373", "/documents/S/RES/1373%282001%29"),
        ("SC resolution 1373", "/documents/S/RES/1373%282001%29"),
        ("Security Council resolution 1373", "/documents/S/RES/1373%282001%29"),
        # two years had one of this number here
        ("S/RES/10", None),
    ],
)
def test_what_is_left_out_of_a_symbol_is_no_matter_where_one_is_known(q, address):
    cited = ("UNTS/39574", "S/RES/1373(2001)", "S/RES/10(1946)", "S/RES/10(1947)")
    hold("A/RES/64/179", [a_preambular(1, citations=[a_citation(c) for c in cited])])
    jumps = symbol_jumps(q)
    assert [jump.url.replace("(", "%28").replace(")", "%29") for jump in jumps] == (
        [address] if address else []
    )


@pytest.mark.parametrize(
    ("q", "label", "address"),
    [
        (
            "the Palermo Convention",
            "United Nations Convention against Transnational Organized Crime (UNTS/39574)",
            "/documents/UNTS/39574",
        ),
        (
            "uncac",
            "United Nations Convention against Corruption (UNTS/42146)",
            "/documents/UNTS/42146",
        ),
        ("Nelson  Mandela rules", "A/RES/70/175, annex", "/A/RES/70/175"),
        # known to the archive by name, but neither held nor cited
        ("Bangkok Rules", None, None),
        ("rules", None, None),
        ("the", None, None),
    ],
)
def test_a_name_says_which_document_and_is_looked_for_all_the_same(
    find, client, q, label, address
):
    cited = ("UNTS/39574", "UNTS/42146")
    text = "Recalls the Palermo Convention, UNCAC and the Nelson Mandela Rules;"
    hold(
        "A/RES/70/175", [an_operative(1, text, citations=list(map(a_citation, cited)))]
    )
    found = find(f"q={q}")
    named = [(jump.label, jump.url) for jump in found.query.jumps]
    assert named == ([(label, address)] if label else [])
    assert found.query.jump is None
    assert found.count == (q != "Bangkok Rules")
    assert client.get("/search", {"q": q}).status_code == 200


def test_a_name_that_several_have_lists_those_that_are_known(find):
    cited = ("A/RES/70/174", "A/RES/63/239")
    hold("A/RES/71/1", [a_preambular(1, citations=list(map(a_citation, cited)))])
    labels = [jump.label for jump in find("q=Doha Declaration").query.jumps]
    assert labels == list(cited)


def test_several_symbols_are_listed_and_one_is_followed(client, held):
    page = client.get("/search", {"q": "64/179 and 60/288"})
    assert page.status_code == 200
    assert 'href="/documents/A/RES/60/288"' in page.content.decode()
    assert client.get("/search", {"q": "64/179"})["Location"] == "/A/RES/64/179"


def test_records_printed_together_are_two_documents(held):
    records = ("A/64/PV.116", "A/64/PV.117", "UNTS/39574")
    hold(
        "A/RES/65/1",
        [a_preambular(1, citations=[a_citation(symbol) for symbol in records])],
    )
    found = symbol_jumps("A/64/PV.116 and 117")
    assert [jump.symbol for jump in found] == ["A/64/PV.116", "A/64/PV.117"]
    (treaty,) = symbol_jumps("Ibid., vol. 2225, No. 39574")
    assert treaty.symbol == "UNTS/39574"
