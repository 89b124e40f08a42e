"""What an editor says of a link holds, whatever is computed."""

from __future__ import annotations

import pytest

from resolutions import editions
from resolutions.lineage import judging, placing
from resolutions.models import LineageJudgement, Paragraph, Resolution, WordingLink
from resolutions.tests.factories import hold_parsed
from resolutions.tests.lineage.test_placing import (
    FORENSICS,
    PRISONS,
    SMUGGLING,
    an_edition,
    links,
)

FIRST, SECOND = an_edition(60, SMUGGLING, FORENSICS), an_edition(61, SMUGGLING, PRISONS)
COMPUTED = ("A/RES/61/1", "op1", "A/RES/60/1", "op1")


@pytest.fixture
def two(empty_archive):
    return hold_parsed(FIRST), hold_parsed(SECOND)


def place(symbol, anchor):
    rows = Paragraph.objects.select_related("resolution")
    return rows.get(resolution__symbol=symbol, anchor=anchor)


def judge(earlier, later, verdict):
    earlier, later = place("A/RES/60/1", earlier), place("A/RES/61/1", later)
    return judging.judge(earlier, later, verdict, None)


def pairs():
    return [row[:4] for row in links()]


def come_back():
    """Both texts leave and come again, the later one first, with a paragraph more."""
    for symbol in ("A/RES/60/1", "A/RES/61/1"):
        editions.withdraw(Resolution.objects.get(symbol=symbol), "No reason.")
    assert not links()
    hold_parsed(SECOND)
    hold_parsed(
        an_edition(60, PRISONS.replace("literacy", "music"), SMUGGLING, FORENSICS)
    )


def test_a_link_that_is_cut_stays_cut(two):
    assert pairs() == [COMPUTED]
    judge("op1", "op1", "cut")
    assert pairs() == []
    assert [*placing.relink_all()]
    assert pairs() == []
    come_back()
    # The paragraph that was judged has another number now.
    assert ("A/RES/61/1", "op1", "A/RES/60/1", "op2") not in pairs()
    assert ("A/RES/61/1", "op2", "A/RES/60/1", "op1") in pairs()


def test_a_link_that_is_added_stays(two):
    judge("op2", "op2", "added")
    added = ("A/RES/61/1", "op2", "A/RES/60/1", "op2")
    assert pairs() == [COMPUTED, added]
    assert [*placing.relink_all()]
    assert pairs() == [COMPUTED, added]
    come_back()
    assert ("A/RES/61/1", "op2", "A/RES/60/1", "op3") in pairs()


def test_a_link_that_is_confirmed_says_so(two, client):
    judge("op1", "op1", "confirmed")
    assert [link.certainty for link in WordingLink.objects.all()] == ["judged"]
    [earlier] = client.get("/A/RES/61/1/op1.json").json()["earlier"]
    [step] = [client.get("/A/RES/60/1/op1.json").json()["later"][0]["step"]]
    assert (earlier["anchor"], step["confirmed"]) == ("op1", True)
    assert b"confirmed by an editor" in client.get("/A/RES/61/1/op1").content


def test_a_judgement_that_is_taken_back(two):
    judging.undo(judge("op1", "op1", "cut"), None)
    assert pairs() == [COMPUTED]
    assert not LineageJudgement.objects.standing().exists()
    assert LineageJudgement.objects.get().undone_at is not None


def test_a_judgement_that_is_replaced_stays_on_record(two):
    judge("op1", "op1", "cut")
    judge("op1", "op1", "confirmed")
    assert pairs() == [COMPUTED]
    verdicts = LineageJudgement.objects.values_list("verdict", "undone_at")
    assert [(v, undone is None) for v, undone in verdicts] == [
        ("confirmed", True),
        ("cut", False),
    ]


def test_what_an_editor_adds_takes_the_place_of_nothing_in_its_text(two):
    judge("op2", "op1", "added")
    added = ("A/RES/61/1", "op1", "A/RES/60/1", "op2")
    assert pairs() == [COMPUTED, added]
    assert [*placing.relink_all()]
    assert pairs() == [COMPUTED, added]


def test_nothing_comes_from_a_later_text(two):
    later, earlier = place("A/RES/61/1", "op1"), place("A/RES/60/1", "op1")
    with pytest.raises(ValueError, match="before its own"):
        judging.judge(later, earlier, "added", None)
