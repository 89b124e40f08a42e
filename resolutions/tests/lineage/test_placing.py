"""Links between wordings: which are made, and that they depend on what is held alone."""

from __future__ import annotations

import csv
import os
from itertools import pairwise
from pathlib import Path

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import FIVE
from resolutions import editions, storing
from resolutions.lineage import placing, shortlist
from resolutions.models import Paragraph, PlacedText, Resolution, WordingLink
from resolutions.parsing import parse
from resolutions.tests.factories import (
    a_draft,
    a_preambular,
    an_operative,
    hold,
    hold_parsed,
    parsed,
)

GOLDEN = Path(__file__).parent / "links_of_the_five.csv"
COLUMNS = ("later", "anchor", "earlier", "earlier_anchor", "change", "similarity")

SMUGGLING = (
    "Urges Member States to prosecute smugglers of migrants by sea and to exchange "
    "evidence between coastguards without delay;"
)
FORENSICS = (
    "Encourages laboratories to accredit forensic fingerprint examiners and to publish "
    "their rates of error in annual bulletins;"
)
PRISONS = (
    "Invites prison administrations to offer literacy courses, vocational training and "
    "psychological counselling to young offenders;"
)
REPORT = "Requests the Secretary-General to report to it at its next session."


def links():
    fields = ("later__resolution__symbol", "later__anchor")
    fields += ("earlier__resolution__symbol", "earlier__anchor", "change", "similarity")
    return sorted(WordingLink.objects.values_list(*fields))


def an_edition(number, *texts, title="Crime prevention programme", **other):
    paragraphs = [an_operative(n, text) for n, text in enumerate(texts, 1)]
    symbol = f"A/RES/{number}/1"
    known = {"year": 1945 + number, "session": str(number), "title": title}
    return parsed(symbol, paragraphs, **{**known, **other})


def remove(symbol):
    editions.withdraw(Resolution.objects.get(symbol=symbol), "No reason.")


def test_the_links_of_the_five(archive_of_five):
    found = [",".join(map(str, row)) for row in links()]
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text("\n".join([",".join(COLUMNS), *found, ""]))
    assert found == GOLDEN.read_text().splitlines()[1:]


def test_pairs_judged_by_hand_are_linked(archive_of_five):
    # Of two texts that follow each other all pairs judged by hand are links.
    chain = (
        *("A/RES/62/175", "A/RES/64/179", "LOCAL/65-232-revised-draft"),
        *("A/RES/65/232", "A/RES/69/197"),
    )
    steps = set(pairwise(chain))
    with (Path(__file__).parents[1] / "comparing" / "pairs.csv").open() as file:
        judged = {
            (row["to"], row["to_anchor"], row["from"], row["from_anchor"])
            for row in csv.DictReader(file)
            if (row["from"], row["to"]) in steps
        }
    held = {row[:4] for row in links()}
    assert judged
    assert len(judged & held) >= 0.97 * len(judged), judged - held


FIVE_TEXTS = [
    parse(path.read_bytes(), path.name)
    for path in sorted(FIVE.iterdir())
    if not path.name.startswith(".")
]


@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.permutations(FIVE_TEXTS))
def test_any_order_of_arrival_gives_the_same_links(archive_of_five, order):
    expected = links()
    with transaction.atomic():
        for symbol in [text.symbol for text in reversed(order)]:
            remove(symbol)
        assert not links()
        for text in order:
            hold_parsed(text)
        assert links() == expected
        assert PlacedText.objects.values("series").distinct().count() == 1
        transaction.set_rollback(True)


SMALL = [
    an_edition(60, SMUGGLING, REPORT),
    an_edition(61, SMUGGLING.replace("by sea", "by sea and land"), FORENSICS, REPORT),
    an_edition(62, FORENSICS, PRISONS, REPORT),
    an_edition(63, PRISONS, SMUGGLING, FORENSICS, REPORT),
    an_edition(64, FORENSICS.replace("Encourages", "Urges"), title="Laboratories"),
]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.permutations(SMALL), st.integers(0, 4))
def test_what_leaves_leaves_no_trace(empty_archive, order, gone):
    def fresh(texts):
        with transaction.atomic():
            for text in texts:
                hold_parsed(text)
            found = links()
            transaction.set_rollback(True)
        return found

    expected = fresh(text for text in order if text is not order[gone])
    with transaction.atomic():
        for text in order:
            hold_parsed(text)
        complete = links()
        held = Resolution.objects.get(symbol=order[gone].symbol)
        # Replaced by itself nothing changes; withdrawn, as if it had never come.
        storing.store_resolution(order[gone], instead_of=held)
        assert links() == complete
        remove(order[gone].symbol)
        assert links() == expected
        transaction.set_rollback(True)


def test_a_paragraph_comes_from_the_nearest_edition_that_has_it(empty_archive):
    for text in SMALL:
        hold_parsed(text)
    pairs = {row[:4] for row in links()}
    # Left out of the 62nd session's text.
    assert ("A/RES/63/1", "op2", "A/RES/61/1", "op1") in pairs
    # Of another title: by its wording alone.
    assert ("A/RES/64/1", "op1", "A/RES/63/1", "op3") in pairs
    methods = dict(
        WordingLink.objects.values_list("later__resolution__symbol", "method")
    )
    assert methods["A/RES/64/1"] == "wording"
    assert methods["A/RES/63/1"] == "edition"


def test_a_formula_of_all_texts_comes_from_nowhere(empty_archive):
    hold_parsed(an_edition(60, REPORT, title="Fisheries"))
    hold_parsed(an_edition(61, REPORT, title="Outer space"))
    assert not links()


def test_a_draft_without_a_date_stands_before_what_was_adopted(empty_archive):
    draft = a_draft(
        "LOCAL/x",
        [
            a_preambular(1, "Recalling its resolution 62/9 of 18 December 2007,"),
            an_operative(1, SMUGGLING),
            an_operative(2, PRISONS),
        ],
        title="Crime prevention programme",
        session=None,
    )
    hold_parsed(an_edition(65, SMUGGLING, PRISONS))
    hold_parsed(draft)
    hold_parsed(an_edition(61, SMUGGLING))
    assert [row[:3] for row in links()] == [
        ("A/RES/65/1", "op1", "LOCAL/x"),
        ("A/RES/65/1", "op2", "LOCAL/x"),
        ("LOCAL/x", "op1", "A/RES/61/1"),
    ]


def test_all_links_made_anew_are_the_same(archive_of_five):
    before = links()
    assert [*placing.relink_all()][-1] == (5, 5)
    assert links() == before


def test_a_text_of_no_words(empty_archive):
    hold("A/RES/60/1", [an_operative(1, ""), an_operative(2, "— — 12/34;")])
    hold("A/RES/61/1", [an_operative(1, ""), an_operative(2, "— — 12/34;")])
    assert Paragraph.objects.count() == 4


def test_a_wording_that_too_many_have_comes_from_nowhere(db, monkeypatch):
    monkeypatch.setattr(shortlist, "MOST", 3)
    held = [hold_parsed(an_edition(n, SMUGGLING, title=f"T{n}")) for n in range(60, 64)]
    own = Paragraph.objects.get(resolution=held[-1])
    bags = shortlist.bags_of([own.pk])
    others = {each.pk for each in held[:-1]}
    assert {*dict(shortlist.shortlist(bags, held[-1].pk))[own.pk].values()} == others
    monkeypatch.setattr(shortlist, "MOST", 2)
    assert not dict(shortlist.shortlist(bags, held[-1].pk))
