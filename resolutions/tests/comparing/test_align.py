"""Which paragraph became which: against pairs read by eye, and on made-up texts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.comparing.align import align
from resolutions.comparing.passages import Passage
from resolutions.tests.comparing.texts import text

with (Path(__file__).parent / "pairs.csv").open(newline="") as file:
    PAIRS = list(csv.DictReader(file))
TEXTS = sorted({(row["from"], row["to"]) for row in PAIRS})


def links_of(old, new):
    return {
        (old[link.old].anchor, new[link.new].anchor): link for link in align(old, new)
    }


def judged(old, new):
    return {
        (row["from_anchor"], row["to_anchor"])
        for row in PAIRS
        if (row["from"], row["to"]) == (old, new)
    }


def test_pairs_judged_by_hand():
    true, found = set(), set()
    for old, new in TEXTS:
        true |= {(old, new, *pair) for pair in judged(old, new)}
        links = links_of(text(old).passages, text(new).passages)
        found |= {(old, new, *pair) for pair in links}
    assert len(true & found) >= 0.97 * len(true), true - found
    assert len(found - true) <= 0.02 * len(found), found - true


def test_a_paragraph_split_in_two():
    # 62/175 urges to ratify and encourages support; 64/179 has a paragraph for each.
    links = links_of(text("A/RES/62/175").passages, text("A/RES/64/179").passages)
    assert links["op11", "op18"].sort == "whole"
    assert links["op11", "op19"].sort == "split"


def test_two_paragraphs_merged():
    links = links_of(text("A/RES/65/232").passages, text("A/RES/64/179").passages)
    assert links["op27", "op23"].sort == "whole"
    assert links["op28", "op23"].sort == "merged"


def test_moved_to_the_preamble():
    links = links_of(text("A/RES/62/175").passages, text("A/RES/64/179").passages)
    assert links["op3", "pp19"].moved
    assert not links["op2", "op4"].moved


ONE = "prevent and combat trafficking in cultural property"
TWO = "protect witnesses and victims of kidnapping from intimidation"
THREE = "collect accurate data on trends of urban crime"


def texts(*wordings, **other):
    return [Passage(f"op{n}", each, **other) for n, each in enumerate(wordings, 1)]


def test_what_goes_against_the_order_is_moved_and_no_more():
    links = links_of(texts(ONE, TWO, THREE), texts(THREE, ONE, TWO))
    assert {pair for pair, link in links.items() if link.moved} == {("op3", "op1")}


def test_equal_paragraphs_keep_their_order():
    links = links_of(texts(ONE, ONE), texts(ONE, ONE))
    assert set(links) == {("op1", "op1"), ("op2", "op2")}


TRAINED = "Urges Member States to train customs officers in the search of containers"
SHARED = "Encourages them to share the reports of such searches with their neighbours"
KEPT = "Invites harbour masters to keep registers of visiting ships"
PRINTED = "Invites harbour masters to publish the registers of ships on paper"


@pytest.mark.parametrize(
    ("whole", "pieces"),
    [
        (f"{TRAINED}, and {SHARED[0].lower()}{SHARED[1:]}", (TRAINED, SHARED)),
        (f"{KEPT}, and to publish the registers of ships on paper", (KEPT, PRINTED)),
    ],
)
def test_a_short_piece_that_is_there_whole(whole, pieces):
    split = links_of(texts(ONE, whole, TWO), texts(ONE, *pieces, TWO))
    merged = links_of(texts(ONE, *pieces, TWO), texts(ONE, whole, TWO))
    assert {split["op2", f"op{n}"].sort for n in (2, 3)} == {"whole", "split"}
    assert {merged[f"op{n}", "op2"].sort for n in (2, 3)} == {"whole", "merged"}


CUT_OUT = (
    "Asks owners of quarries to lend their slowest barges to harbours that lack anchors"
)
VERY_LONG = (
    "Regrets that lighthouses, jetties, cranes, bells, buoys and slipways were neglected"
    " during winters of scarce timber, that pilots retired without teaching apprentices"
    " how currents turn near sandbanks, that chandlers sold brittle ropes, damp biscuits"
    " and cracked lanterns, that ferrymen charged widows double fares on market days,"
    " that clerks mislaid tide tables, sounding charts, wreck registers and pension"
    " letters, that dredgers sank twice, that gulls nested inside foghorns, that storms"
    " flooded schools, bakeries, chapels, tanneries and orchards along every estuary, and"
    f" {CUT_OUT[0].lower()}{CUT_OUT[1:]}"
)


def test_the_end_of_a_very_long_paragraph_is_found():
    assert set(links_of(texts(ONE, VERY_LONG), texts(ONE, CUT_OUT))) == {
        ("op1", "op1"),
        ("op2", "op2"),
    }


def test_subparagraphs_stay_with_their_paragraph():
    def part(number, chapeau):
        above = Passage(f"op{number}", chapeau)
        below = [
            Passage(f"op{number}.{letter}", wording, parent=f"op{number}")
            for letter, wording in (("a", "To train the police;"), ("b", "To do so;"))
        ]
        return [above, *below]

    links = links_of(part(1, ONE) + part(2, TWO), part(1, TWO) + part(2, ONE))
    assert ("op1.a", "op2.a") in links and ("op2.a", "op1.a") in links


def test_a_heading_becomes_no_paragraph():
    assert not align(texts(ONE, kind="heading"), texts(ONE))


def test_names_alone_are_no_likeness():
    name = "the United Nations Convention against Transnational Organized Crime"
    old = texts(f"Notes the report on the pilot programme to review {name};", TWO)
    new = texts(TWO, f"Urges Governments to denounce piracy mentioned in {name};")
    assert set(links_of(old, new)) == {("op2", "op1")}


WORDS = st.sampled_from(
    ["crime", "police", "and", "the", "of", "Office", "urges", "report", "data", "data"]
)
PASSAGES = st.lists(
    st.tuples(
        st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=12),
        st.sampled_from(["preambular", "operative", "heading"]),
        st.booleans(),
    ),
    max_size=12,
).map(
    lambda drawn: [
        Passage(f"x{n}", wording, kind, parent=f"x{n - 1}" if under and n else None)
        for n, (wording, kind, under) in enumerate(drawn)
    ]
)


@settings(max_examples=60, deadline=None)
@given(PASSAGES, PASSAGES)
def test_any_passages_get_at_most_one_whole_link(old, new):
    links = align(old, new)
    whole = [link for link in links if link.sort == "whole"]
    assert len({link.old for link in whole}) == len(whole)
    assert len({link.new for link in whole}) == len(whole)
    assert len({(link.old, link.new) for link in links}) == len(links)


@pytest.mark.parametrize("symbol", sorted({row["from"] for row in PAIRS}))
def test_a_text_is_itself(symbol):
    passages = text(symbol).passages
    links = align(passages, passages)
    assert [(link.old, link.new, link.moved) for link in links] == [
        (n, n, False) for n in range(len(passages))
    ]
