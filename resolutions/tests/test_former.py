"""Where the places of a text are in its next edition."""

from __future__ import annotations

import pytest

from resolutions import editions, former
from resolutions.comparing.passages import Passage
from resolutions.former import matched
from resolutions.models import (
    Citation,
    CitedDocument,
    FormerAddress,
    Resolution,
    SourceFile,
)
from resolutions.tests.factories import (
    a_citation,
    a_footnote,
    a_mark,
    an_operative,
    hold,
    hold_parsed,
    parsed,
)

SYMBOL = "A/RES/70/1"
LOCAL = "LOCAL/a-draft"


@pytest.mark.parametrize(
    ("before", "after", "moves"),
    [
        pytest.param({"op1": "Alpha;"}, {"op1": "Alpha;"}, {"op1": "op1"}, id="nothing new"),
        pytest.param(
            {"op1": "Alpha;", "op2": "Beta;"},
            {"op1": "Nu;", "op2": "Alpha;", "op3": "Beta;"},
            {"op1": "op2", "op2": "op3"},
            id="renumbered behind a new one",
        ),
        pytest.param(
            {"op1": "Alpha;", "op2": "Beta;"}, {"op1": "Beta;"}, {"op1": None, "op2": "op1"},
            id="one is gone",
        ),
        pytest.param(
            {"op1": "Requests the Secretary-General to report;"},
            {"op1": "Decides;", "op2": "Requests the Secretary-General to report again;"},
            {"op1": "op2"},
            id="reworded and renumbered",
        ),
        pytest.param(
            {"op1": "Same;", "op2": "Same;"},
            {"op1": "Same;", "op2": "Same;"},
            {"op1": "op1", "op2": "op2"},
            id="the same words twice stay apart",
        ),
        pytest.param(
            {"fn1": "See A/64/123, chap. I."}, {"op1": "See A/64/123, chap. I;"},
            {"fn1": None},
            id="a footnote becomes no paragraph",
        ),
    ],
)  # fmt: skip
def test_texts_are_found_again(before, after, moves):
    assert matched(places(before), places(after)) == moves


def places(texts):
    kinds = {"op": "operative", "fn": "footnote"}
    return [Passage(anchor, text, kinds[anchor[:2]]) for anchor, text in texts.items()]


pytestmark = pytest.mark.django_db


def an_edition(*texts, symbol=SYMBOL, **other):
    return parsed(
        symbol,
        [an_operative(n, text) for n, text in enumerate(texts, start=1)],
        **other,
    )


def replace(held, text):
    data = str(text).encode()
    return editions.replace(held, text, data, str(hash(data)), "new.txt")


@pytest.fixture
def held(empty_archive):
    return hold_parsed(an_edition("Alpha;", "Beta;", "Gamma;"))


def test_a_renumbered_paragraph_redirects(client, held):
    replace(held, an_edition("Alpha;", "Gamma;"))
    for ending in ("", ".json"):
        answer = client.get(f"/{SYMBOL}/op3{ending}")
        assert (answer.status_code, answer["Location"]) == (
            301,
            f"/{SYMBOL}/op2{ending}",
        )


def test_a_dropped_paragraph_is_gone_and_says_so(client, held):
    replace(held, an_edition("Alpha;", "Beta;"))
    answer = client.get(f"/{SYMBOL}/op3")
    assert answer.status_code == 410
    assert "operative paragraph 3" in answer.content.decode()
    error = client.get(f"/{SYMBOL}/op3.json").json()["error"]
    assert error["status"] == 410
    assert former.NOT_IN_EDITION in error["message"]
    assert error["nearest"][0]["url"] == f"/{SYMBOL}"


def test_a_number_that_another_paragraph_took_over_says_so(client, held):
    replace(held, an_edition("New;", "Alpha;", "Gamma;"))
    before = client.get(f"/{SYMBOL}/op1.json").json()["stood_before"]
    assert (before["url"], before["text"]) == (f"/{SYMBOL}/op2", "Alpha;")
    page = client.get(f"/{SYMBOL}/op1").content.decode()
    assert "another paragraph stood at this address" in page
    assert f'<a href="/{SYMBOL}/op2">operative paragraph 2</a> now' in page
    # What stood there is in the text no more.
    before = client.get(f"/{SYMBOL}/op2.json").json()["stood_before"]
    assert (before["url"], before["text"]) == (None, "Beta;")
    assert "which is not in the present edition" in (
        client.get(f"/{SYMBOL}/op2").content.decode()
    )
    assert client.get(f"/{SYMBOL}/op3.json").json()["stood_before"] is None


def test_a_paragraph_that_is_back_is_not_said_to_be_gone(client, held):
    held = replace(held, an_edition("New;", "Alpha;"))
    replace(held, an_edition("Alpha;", "Beta;", "Gamma;"))
    for anchor, words in [("op1", "New;"), ("op2", "Alpha;"), ("op3", None)]:
        before = client.get(f"/{SYMBOL}/{anchor}.json").json()["stood_before"]
        assert (before and before["text"]) == words, anchor
    replace(Resolution.objects.get(), an_edition("Alpha;", "Beta;"))
    assert client.get(f"/{SYMBOL}/op3").status_code == 410
    replace(Resolution.objects.get(), an_edition("Alpha;", "Beta;", "Gamma;"))
    assert client.get(f"/{SYMBOL}/op3.json").json()["stood_before"] is None


def test_two_replacements_redirect_once(client, held):
    held = replace(held, an_edition("Alpha;", "Gamma;"))
    replace(held, an_edition("Gamma;"))
    assert client.get(f"/{SYMBOL}/op3")["Location"] == f"/{SYMBOL}/op1"
    assert client.get(f"/{SYMBOL}/op2")["Location"] == f"/{SYMBOL}/op1"


def test_what_comes_back_to_its_place_is_there(client, held):
    held = replace(held, an_edition("Beta;", "Gamma;"))
    assert client.get(f"/{SYMBOL}/op3")["Location"] == f"/{SYMBOL}/op2"
    held = replace(held, an_edition("Alpha;", "Beta;", "Gamma;"))
    assert client.get(f"/{SYMBOL}/op3").status_code == 200
    assert not FormerAddress.objects.filter(anchor="op3").exists()


def test_an_official_symbol_takes_the_old_address_along(client, empty_archive):
    held = hold_parsed(an_edition("Alpha;", "Beta;", symbol=LOCAL))
    pk = held.pk
    held = replace(held, an_edition("New;", "Alpha;", "Beta;"))
    assert held.pk == pk
    for path, target in [
        (f"/{LOCAL}", f"/{SYMBOL}"),
        (f"/{LOCAL}.json", f"/{SYMBOL}.json"),
        (f"/{LOCAL}/op1", f"/{SYMBOL}/op2"),
        (f"/{LOCAL}/op2", f"/{SYMBOL}/op3"),
        (f"/{LOCAL}/op9", f"/{SYMBOL}/op9"),
    ]:
        assert client.get(path)["Location"] == target
    editions.withdraw(held, "Uploaded by mistake.")
    assert client.get(f"/{LOCAL}/op1", follow=True).status_code == 410


def test_a_withdrawn_resolution_says_why_at_each_of_its_addresses(client, held):
    citing = hold("A/RES/71/1", [an_operative(1, citations=[a_citation(SYMBOL)])])
    citation = Citation.objects.get()
    assert citation.status == "held"
    editions.withdraw(held, "Uploaded by mistake.")
    for path in (f"/{SYMBOL}", f"/{SYMBOL}/op2", f"/{SYMBOL}/op2.json"):
        answer = client.get(path)
        assert answer.status_code == 410
        assert "Uploaded by mistake." in answer.content.decode()
    assert client.get("/a/res/70/1").status_code == 410
    citation.document.refresh_from_db()
    assert citation.status == "not_held"
    assert SourceFile.objects.get().resolution == citing
    # Published again, it is as if it had never gone.
    hold_parsed(an_edition("Alpha;"))
    former.forget_withdrawal(SYMBOL)
    assert client.get(f"/{SYMBOL}").status_code == 200
    assert client.get(f"/{SYMBOL}/op2").status_code == 404


OF_BOTH = [
    "/{}/cites",
    "/{}/cites.json",
    "/map?of={}",
    "/map.json?of={}",
    "/compare?from={}&to=A/RES/70/2",
    "/compare?from=A/RES/70/2&to={}",
    "/compare.json?from={}&to=A/RES/70/2",
    "/compare?from={}",
]


@pytest.mark.parametrize("address", [*OF_BOTH, "/documents/{}", "/documents/{}.json"])
@pytest.mark.parametrize("symbol", [SYMBOL, SYMBOL.lower()])
def test_every_page_about_a_withdrawn_resolution_says_why(
    client, held, address, symbol
):
    hold_parsed(an_edition("Alpha;", symbol="A/RES/70/2"))
    editions.withdraw(held, "Uploaded by mistake.")
    answer = client.get(address.format(symbol), follow=True)
    assert answer.status_code == 410
    assert "Uploaded by mistake." in answer.content.decode()


@pytest.mark.parametrize("address", OF_BOTH)
def test_every_page_about_a_renamed_resolution_redirects(
    client, empty_archive, address
):
    hold_parsed(an_edition("Alpha;", symbol="A/RES/70/2"))
    held = replace(
        hold_parsed(an_edition("Alpha;", symbol=LOCAL)), an_edition("Alpha;")
    )
    before = client.get(address.format(LOCAL))
    now = client.get(address.format(SYMBOL))
    if now.status_code == 200:
        assert before.status_code == 301
        assert before["Location"] == address.format(SYMBOL)
    else:
        # Nothing to compare it with is found by itself.
        assert before.status_code == now.status_code == 404
        assert before.content == now.content
    editions.withdraw(held, "Uploaded by mistake.")
    assert client.get(address.format(LOCAL), follow=True).status_code == 410


def test_what_cites_a_withdrawn_resolution_is_offered(client, held):
    hold("A/RES/71/1", [an_operative(1, citations=[a_citation(SYMBOL)])])
    editions.withdraw(held, "Uploaded by mistake.")
    error = client.get(f"/{SYMBOL}.json").json()["error"]
    assert error["nearest"][0]["url"] == f"/documents/{SYMBOL}"


def test_a_withdrawn_resolution_may_lead_to_another(client, held):
    hold_parsed(an_edition("Alpha;", symbol="A/RES/70/2"))
    editions.withdraw(held, "Held twice.", "A/RES/70/2")
    assert client.get(f"/{SYMBOL}/op1")["Location"] == "/A/RES/70/2/op1"


def test_replacing_keeps_links_and_leaves_no_rests(held):
    hold("A/RES/71/1", [an_operative(1, citations=[a_citation(SYMBOL)])])
    with_note = parsed(
        SYMBOL,
        [an_operative(1, "Alpha;", marks=(a_mark(1),))],
        [a_footnote(1, citations=[a_citation("A/64/123")])],
    )
    held = replace(held, with_note)
    assert CitedDocument.objects.get(symbol=SYMBOL).resolution == held
    assert CitedDocument.objects.filter(symbol="A/64/123").exists()
    replace(held, an_edition("Alpha;"))
    assert not CitedDocument.objects.filter(symbol="A/64/123").exists()
    assert held.sources.count() == 3
    assert held.sources.filter(is_text_source=True).count() == 1


def test_a_footnote_that_has_another_number_redirects(client, empty_archive):
    held = hold(SYMBOL, [an_operative(1)], [a_footnote(1, "A/1."), a_footnote(2, "B.")])
    replace(held, parsed(SYMBOL, [an_operative(1)], [a_footnote(1, "B.")]))
    assert client.get(f"/{SYMBOL}/fn2")["Location"] == f"/{SYMBOL}/fn1"
