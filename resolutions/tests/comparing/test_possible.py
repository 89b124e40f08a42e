"""What a passage without a link may possibly come from: made-up editions."""

from __future__ import annotations

import pytest

from resolutions.comparing.align import links_of, pair
from resolutions.comparing.passages import Passage
from resolutions.comparing.possible import possible

DOGS = (
    "Encourages customs officers at small harbours to search containers with trained"
    " dogs and to share what they learn of hidden compartments with neighbouring States"
)
DOGS_CUT_DOWN = (
    "Stresses that customs officers with trained dogs remain the cheapest answer to"
    " hidden compartments in containers, and invites donors to pay for kennels"
)
DOGS_BETWEEN_PARTS = (
    "Noting that customs officers with trained dogs search containers at small harbours"
    " for hidden compartments in eleven regions, two more than a year ago"
)
NAME = "Recalling the Voluntary Guidelines for Honest Lighthouse Keepers and Pilots"
NAME_TOO = (
    "Welcomes what ministries pay for copies, posters and lessons about the Voluntary"
    " Guidelines for Honest Lighthouse Keepers and Pilots"
)
CHAIN = (
    "Recalling its resolutions 71/101 of 5 December 2016, 72/102 of 6 December 2017 and"
    " 73/103 of 7 December 2018, in which it fixed the dates of the congress of divers"
)
CHAIN_TOO = (
    "Recalling its resolutions 70/100 of 4 December 2015, 71/101 of 5 December 2016,"
    " 72/102 of 6 December 2017, 73/103 of 7 December 2018 and 74/104 of 9 December 2019"
)
PLAGUE = (
    "Recognizing that the plague of moths and the extraordinary measures adopted to"
    " fight it raise the price of wool and worsen old inequalities among the weavers of"
    " the high valleys, whose looms stand still from the first frost until spring"
)
PLAGUE_TOO = (
    "Recognizing that the plague of moths, its costs and the extraordinary measures"
    " adopted to fight it were a blow to trade in cloth in the past year, and concerned"
    " that exports fell, which has worsened inequalities between provinces that keep"
    " sheep and those that keep goats, while guilds quarrel over dyes and tolls"
)
BROAD = (
    "Welcomes the spread of harbour lanterns lit by tides, which now outnumber those lit"
    " by oil, and the jobs that lantern makers found"
)
BROAD_TOO = (
    "Welcoming the fall in the price of tides as a source of light, the jobs that"
    " lantern makers found, the spread of harbour lanterns lit by tides, which now"
    " outnumber those lit by oil, and the rules for the keeping of wicks, ladders and"
    " matches on which the pilots of the seven estuaries agreed last summer"
)
LADDERS = (
    "Invites harbours to publish their tide tables before each season begins, notes that"
    " wooden ladders rot fastest where salted fish, tar and nets are landed at night"
    " without a lamp, and asks pilots to report on the depth of each estuary, its buoys and its shoals"
)
LADDERS_KEPT = (
    "Invites harbours to publish their tide tables before each season begins and asks"
    " pilots to report on the depth of each estuary, its buoys and its shoals"
)
LADDERS_GROWN = (
    "Is alarmed that wooden ladders rot fastest where salted fish, tar and nets are landed"
    " at night without a lamp, that cranes rust, that ropes fray in the second winter, that"
    " warehouses flood when the moon is full and that insurers no longer answer letters"
    " from villages whose quays were built before the great storm"
)
FULL_NAME = (
    "Is grateful to the Standing Committee of Lighthouse Keepers, Pilots, Ferrymen,"
    " Divers, Sailmakers, Ropemakers, Chandlers and Coopers for the loan of a hall, of"
    " lanterns and of two rowing boats to the widows of the flood"
)
FULL_NAME_TOO = (
    "Requires a budget for heating, chairs, windows, clerks, stamps, brooms, ink and"
    " sandwiches of every guest invited by the Standing Committee of Lighthouse Keepers,"
    " Pilots, Ferrymen, Divers, Sailmakers, Ropemakers, Chandlers and Coopers, before the"
    " autumn accounts are closed, audited, printed and nailed to the door of the museum"
)
OTHERS = (
    "Urges States to punish the theft of bees",
    "Requests a study of forged postage stamps and of those who buy them",
    "Invites cities to light their parks until the last tram has left",
)


def passages(*texts):
    return [
        Passage(
            f"p{number}",
            text,
            "preambular" if "ing " in text[:12] else "operative",
            verb=text.split()[0],
        )
        for number, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("old", "new", "is_possible"),
    [
        # Half of it is rewritten, in the same part of the text.
        (DOGS, DOGS_CUT_DOWN, True),
        # From the operative part to the preamble more of it has to be left.
        (DOGS, DOGS_BETWEEN_PARTS, True),
        # The numbers of a list, when all that was said of them is gone.
        (CHAIN, CHAIN_TOO, True),
        # In its place, with its verb, among words that are all new.
        (PLAGUE, PLAGUE_TOO, True),
        # The shorter one stands in the longer one, in another order and another part.
        (BROAD, BROAD_TOO, True),
        # A name that both have is no wording, be it ever so long.
        (NAME, NAME_TOO, False),
        (FULL_NAME, FULL_NAME_TOO, False),
        # Nothing in common.
        (DOGS, "Calls for a census of all the wells on the northern islands", False),
    ],
)
def test_what_is_possible(old, new, is_possible):
    pairing = pair(passages(old, *OTHERS), passages(*OTHERS, new))
    linked = {link.new for link in links_of(pairing)}
    found = {(link.old, link.new) for link in possible(pairing)}
    assert ((0, 3) in found, 3 in linked) == (is_possible, False)


def test_what_has_a_link_is_not_possible_elsewhere():
    pairing = pair(passages(DOGS, *OTHERS), passages(DOGS, *OTHERS))
    assert len(links_of(pairing)) == 4
    assert possible(pairing) == []


@pytest.mark.parametrize(
    ("kept", "is_possible"),
    [
        # The piece has gone from where the rest stands.
        (LADDERS_KEPT, True),
        # It still stands there: another paragraph only repeats it.
        (LADDERS, False),
    ],
)
def test_a_piece_that_grew_beside_the_rest(kept, is_possible):
    pairing = pair(passages(LADDERS, *OTHERS), passages(kept, LADDERS_GROWN, *OTHERS))
    linked = {(link.old, link.new) for link in links_of(pairing)}
    found = {(link.old, link.new) for link in possible(pairing)}
    assert ((0, 0) in linked, (0, 1) in found) == (True, is_possible)
    assert (0, 1) not in linked
