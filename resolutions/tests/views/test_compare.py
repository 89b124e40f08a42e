"""The comparison of two texts: its address, its page, its data, its refusals."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from resolutions.comparing.partners import default_partner, partners_of
from resolutions.models import Resolution
from resolutions.tests.factories import a_draft, an_operative, hold, hold_parsed

pytestmark = pytest.mark.usefixtures("archive_of_five")

DRAFT, ADOPTED = "LOCAL/65-232-revised-draft", "A/RES/65/232"
SHOWCASE = f"/compare?from={DRAFT}&to={ADOPTED}"
# As the public contract lists them.
ROW = {"from", "to", "change", "moved", "similarity", "verb_from", "verb_to", "diff"}


def test_the_data_has_the_shape_of_the_contract(client):
    data = client.get(f"/compare.json?from={DRAFT}&to={ADOPTED}").json()
    assert set(data["from"]) == set(data["to"]) == {"symbol", "title", "url"}
    assert all(set(row) >= ROW for row in data["rows"])
    olds = {
        p.anchor: p.text for p in Resolution.objects.get(symbol=DRAFT).paragraphs.all()
    }
    news = {
        p.anchor: p.text
        for p in Resolution.objects.get(symbol=ADOPTED).paragraphs.all()
    }
    assert {row["from"] for row in data["rows"]} - {None} == set(olds)
    assert {row["to"] for row in data["rows"]} - {None} == set(news)
    for row in data["rows"]:
        assert row["change"] in ("same", "reworded", "added", "dropped")
        assert len(row["editorial"]) == len(row["diff"])
        joined = {
            left_out: "".join(text for op, text in row["diff"] if op != left_out)
            for left_out in "+-"
        }
        assert joined == {"+": olds.get(row["from"], ""), "-": news.get(row["to"], "")}
    counts = data["summary"]
    assert (
        counts["same"] + counts["reworded"] + counts["added"] + counts["dropped"] == 61
    )


def test_what_the_adopted_text_changed_in_the_draft(client):
    data = client.get(f"/compare.json?from={DRAFT}&to={ADOPTED}").json()
    rows = {row["to"]: row for row in data["rows"]}
    assert rows["op4"]["verb_from"] == "takes note with appreciation"
    assert rows["op4"]["verb_to"] == "notes with appreciation"
    assert ["-", "157"] in rows["op24"]["diff"]
    assert ["+", "one hundred and fifty-eight"] in rows["op24"]["diff"]
    also = rows["pp8"]
    assert also["editorial_only"] and ["+", " also"] in also["diff"]
    assert also["similarity"] == 1.0


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("from=64/179&to=65/232", "from=A/RES/64/179&to=A/RES/65/232"),
        ("from=a/res/64/179&to=A/RES/65/232/", "from=A/RES/64/179&to=A/RES/65/232"),
        (f"from={DRAFT.lower()}&to=65/232&same=show", f"from={DRAFT}&to={ADOPTED}&same=show"),
        ("from=https://docs.un.org/en/A/RES/64/179&to=resolution 65/232",
         "from=A/RES/64/179&to=A/RES/65/232"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["", ".json"])
def test_any_spelling_leads_to_the_canonical_address(client, query, canonical, ending):
    answer = client.get(f"/compare{ending}?{query}")
    assert answer.status_code == 301
    assert answer["Location"] == f"/compare{ending}?{canonical}"
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # The draft it came from, before the edition before.
        (f"to={ADOPTED}", (DRAFT, ADOPTED)),
        (f"from={DRAFT}", (DRAFT, ADOPTED)),
        (f"to={DRAFT}", (DRAFT, ADOPTED)),
        # The editions before and after.
        ("to=A/RES/64/179", ("A/RES/62/175", "A/RES/64/179")),
        ("from=A/RES/64/179", ("A/RES/64/179", "A/RES/65/232")),
        # There is none before the first: the one after.
        ("to=A/RES/62/175", ("A/RES/62/175", "A/RES/64/179")),
        ("from=A/RES/69/197", ("A/RES/65/232", "A/RES/69/197")),
    ],
)
def test_a_text_left_out_is_found(client, query, expected):
    answer = client.get(f"/compare?{query}")
    assert answer.status_code == 302
    asked = parse_qs(urlsplit(answer["Location"]).query)
    assert (asked["from"], asked["to"]) == ([expected[0]], [expected[1]])


def test_drafts_are_paired_by_their_wording_and_years(client):
    def some(first, last):
        return [
            an_operative(n, f"Requests study {n} of the police of region {n};")
            for n in range(first, last)
        ]

    old = hold("A/RES/70/1", some(1, 6), title="Police", year=2015)
    new = hold("A/RES/71/1", some(4, 12), title="Police", year=2016)
    draft = hold_parsed(
        a_draft("LOCAL/police", some(4, 11), title="Police", session="71")
    )
    other = hold("A/RES/71/2", some(1, 12), title="Prisons", year=2016)
    assert default_partner(new).resolution == draft
    assert [p.resolution for p in partners_of(draft)] == [new, old]
    assert default_partner(draft).tie == "adopted"
    assert default_partner(other) is None


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("from=nonsense&to=65/232", 400, "“nonsense” cannot be read as a symbol"),
        ("from=A/RES/99/1&to=65/232", 404, "does not hold A/RES/99/1"),
        ("from=64/179&to=A/RES/64/179", 400, "Both sides are A/RES/64/179"),
        ("from=" + "9" * 400 + "&to=65/232", 400, "cannot be read as a symbol"),
    ],
)
def test_refusals_say_why(client, query, status, said):
    page = client.get(f"/compare?{query}")
    data = client.get(f"/compare.json?{query}")
    assert (page.status_code, data.status_code) == (status, status)
    assert said in page.content.decode().replace("&quot;", '"')
    assert said in data.json()["error"]["message"]


def test_a_text_without_a_partner(client):
    hold("A/RES/71/2", [an_operative(1)], title="Prisons", year=2016)
    assert (
        "holds no draft and no other edition"
        in client.get("/compare?to=A/RES/71/2").content.decode()
    )


def test_without_any_text_there_is_a_form(client):
    page = client.get("/compare?with=A/RES/64/179").content.decode()
    assert 'name="to"' in page and 'value="A/RES/64/179"' in page
    assert client.get("/compare.json").status_code == 400


def test_the_page_names_both_sides_and_links_every_paragraph(client):
    page = client.get(SHOWCASE).content.decode()
    for anchor in ("pp1", "op37"):
        assert f'href="/{DRAFT}/{anchor}"' in page
        assert f'href="/{ADOPTED}/{anchor}"' in page
    assert "takes note with appreciation" in page
    assert re.search(r"<del><span class=\"said\">\[removed: </span>157", page)
    assert "<strong>0</strong> dropped" in page


def test_editorial_changes_can_be_hidden(client):
    shown = client.get(SHOWCASE).content.decode()
    hidden = client.get(f"{SHOWCASE}&editorial=hide").content.decode()
    body = hidden.partition('class="part"')[2]
    assert 'class="editorial"' in shown
    assert 'class="editorial"' not in body
    assert "one hundred and fifty-eight" in body
    unchanged = r"(\d+) unchanged"
    folded = [sum(map(int, re.findall(unchanged, page))) for page in (shown, hidden)]
    data = client.get(f"/compare.json?from={DRAFT}&to={ADOPTED}").json()
    rows = [*data["rows"], *data["footnotes"]]
    assert folded[1] - folded[0] == sum(row["editorial_only"] for row in rows)


def test_unchanged_paragraphs_can_be_unfolded(client):
    assert 'class="folded"' in client.get(SHOWCASE).content.decode()
    assert 'class="folded"' not in client.get(f"{SHOWCASE}&same=show").content.decode()


def test_what_went_to_the_other_half_of_a_split_paragraph_is_not_removed(client):
    # 62/175 urges to ratify, and encourages support; 64/179 has a paragraph for each.
    page = client.get("/compare?from=A/RES/62/175&to=A/RES/64/179").content.decode()
    [row] = re.findall(r'id="to-op18".*?id="to-op19"', page, re.DOTALL)
    assert "Split: the rest is in OP19" in row
    assert '<span class="elsewhere">in another paragraph</span>' in page
    assert "in another paragraph</span>" not in client.get(SHOWCASE).content.decode()
    moved = re.findall(
        r'class="elsewhere"><span class="said">[^<]*</span>([^<]*)<', row
    )
    assert any(
        "full support to the Conference of the Parties" in each for each in moved
    )
    removed = re.findall(r"<del><span class=\"said\">[^<]*</span>([^<]*)<", row)
    assert not any("full support" in each for each in removed)
    assert any("Palermo" in each for each in removed)


def test_what_is_written_in_a_text_stays_text(client):
    hold("A/RES/71/1", [an_operative(1, "Notes <b>crime</b> & <i>police</i>;")])
    hold("A/RES/71/2", [an_operative(1, "Notes <b>crimes</b> & <i>police</i>;")])
    page = client.get("/compare?from=A/RES/71/1&to=A/RES/71/2").content.decode()
    assert "<b>" not in page and "&lt;i&gt;police" in page


def test_a_resolution_names_the_texts_to_compare_it_with(client):
    page = client.get(f"/{ADOPTED}").content.decode()
    assert f'href="/compare?from={DRAFT}&amp;to={ADOPTED}"' in page
    assert f'href="/compare?from=A/RES/64/179&amp;to={ADOPTED}"' in page
