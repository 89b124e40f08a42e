"""A draft and what was adopted of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resolutions import editions
from resolutions.lineage import placing
from resolutions.lineage.pairs import pairs_of
from resolutions.models import LineageJudgement, Resolution, TextPair
from resolutions.tests.factories import hold_parsed
from resolutions.tests.lineage.test_placing import (
    FORENSICS,
    PRISONS,
    SMUGGLING,
    an_edition,
)

DRAFT, ADOPTED = "LOCAL/65-232-revised-draft", "A/RES/65/232"


def told(symbol):
    pairs = pairs_of(Resolution.objects.get(symbol=symbol))
    return [(pair.relation, pair.other.symbol, pair.is_confirmed) for pair in pairs]


def test_the_draft_of_the_five(client, archive_of_five):
    assert told(DRAFT) == [("adopted", ADOPTED, False)]
    assert told(ADOPTED) == [("draft", DRAFT, False)]
    assert told("A/RES/64/179") == []
    assert b"Adopted as" in client.get(f"/{DRAFT}").content
    assert b"% of the later text stands" in client.get(f"/{ADOPTED}").content


@pytest.mark.parametrize("order", [1, -1])
def test_a_text_that_another_body_took_over(empty_archive, order):
    council = an_edition(
        65,
        SMUGGLING,
        PRISONS,
        body="Economic and Social Council",
    )
    council = replace(council, symbol="E/RES/2010/1")
    for text in [council, an_edition(65, SMUGGLING, PRISONS, FORENSICS)][::order]:
        hold_parsed(text)
    # Both are of one day here, and then the symbols decide which comes first.
    relations = {told("E/RES/2010/1")[0][0], told("A/RES/65/1")[0][0]}
    assert relations == {"source", "taken over"}


def test_pairs_stand_in_the_data_beside_the_keys_of_the_contract(
    client, archive_of_five
):
    data = client.get(f"/{ADOPTED}.json").json()
    [draft] = data["drafts"]
    assert (draft["symbol"], draft["url"], draft["confirmed"]) == (
        *(DRAFT, f"/{DRAFT}"),
        False,
    )
    assert draft["share"] > 0.9
    assert data["adopted_as"] == data["taken_over_from"] == data["taken_over_as"] == []
    [adopted] = client.get(f"/{DRAFT}.json").json()["adopted_as"]
    assert adopted["symbol"] == ADOPTED


def test_pairs_are_proposed_anew_and_leave_with_their_text(archive_of_five):
    expected = list(TextPair.objects.values_list("earlier", "later", "share"))
    TextPair.objects.all().delete()
    assert [*placing.relink_all()]
    assert list(TextPair.objects.values_list("earlier", "later", "share")) == expected
    editions.withdraw(Resolution.objects.get(symbol=DRAFT), "No reason.")
    assert not TextPair.objects.exists()


@pytest.mark.parametrize("verdict", ["cut", "confirmed"])
def test_an_editor_has_the_last_word(archive_of_five, verdict):
    LineageJudgement.objects.create(
        earlier_symbol=DRAFT, later_symbol=ADOPTED, verdict=verdict
    )
    expected = [] if verdict == "cut" else [("adopted", ADOPTED, True)]
    assert told(DRAFT) == expected


def test_years_apart_make_no_pair(empty_archive):
    hold_parsed(replace(an_edition(60, SMUGGLING, PRISONS), status="draft"))
    hold_parsed(an_edition(65, SMUGGLING, PRISONS))
    assert told("A/RES/65/1") == []
