"""Texts of 1946 to 1999 as web pages and first volumes print them."""

import pytest

from resolutions.parsing import parse

PAGE = """United Nations

A/RES/44/199

General Assembly

Distr. GENERAL

15 December 1989

ORIGINAL:
ENGLISH

                                            A/RES/44/199
                                            82nd plenary meeting
                                            15 December 1989

         Prevention of piracy on inland lakes

     The General Assembly,

     Bearing in mind the principles that States have agreed on for the lakes
 that they share, and in particular
 article 6, which says explicitly that no one shall be deprived of a boat on
 any of the lakes and rivers,

     Recalling its resolution 43/199 of 9 December 1988, in which it asked all
 States to report on the matter,

     1.   Urges States to co-operate in the prevention of piracy on all of the
 lakes;

     2.   Requests the Secretary-General to report to it at its forty-fifth
 session.
"""


def read(text, name="text.txt"):
    return parse(text.encode(), name)


def found(parsed):
    return [(p.anchor, p.text[:20]) for p in parsed.paragraphs]


def test_a_page_of_un_org_prints_meeting_and_day_above_the_title():
    parsed = read(PAGE)
    front = parsed.front
    assert front.title == "Prevention of piracy on inland lakes"
    assert front.plenary_meeting == 82
    assert str(front.adopted) == "1989-12-15"
    assert parsed.symbol == "A/RES/44/199"


def test_the_title_is_told_from_the_meeting_right_above_it():
    above = "69th plenary meeting\n15 December 1989\nPrevention of piracy on inland lakes\n     The General Assembly,"
    parsed = read(above + PAGE.partition("The General Assembly,")[2])
    assert parsed.front.title == "Prevention of piracy on inland lakes"
    assert parsed.front.plenary_meeting == 69


def test_a_margin_of_one_space_turns_no_page():
    parsed = read(PAGE)
    assert found(parsed) == [
        ("pp1", "Bearing in mind the "),
        ("pp2", "Recalling its resolu"),
        ("op1", "Urges States to co-o"),
        ("op2", "Requests the Secreta"),
    ]
    assert not parsed.warnings


@pytest.mark.parametrize(
    ("above", "title", "left", "why"),
    [
        ("28 October 1981\n42nd plenary meeting\nPiracy on lakes", "Piracy on lakes", [], "the day above the meeting"),
        ("13th Plenary Meeting\nPiracy on lakes", "Piracy on lakes", [], "in capitals"),
        ("Piracy on lakes\n7 December 1987", "Piracy on lakes", ["7 December 1987"], "a day alone may be any, and is no title"),
        ("Piracy on lakes\nDate:", "Piracy on lakes", ["Date:"], "a label is no title"),
    ],
)  # fmt: skip
def test_a_day_is_no_title(above, title, left, why):
    parsed = read(
        f"{above}\nThe General Assembly,\nNoting it,\n1. Urges States to act."
    )
    assert parsed.front.title == title, why
    assert [p.text for p in parsed.paragraphs if p.kind == "unclassified"] == left


def test_words_that_enact_go_on_without_a_comma():
    parsed = read(
        "303 (XI). Piracy on lakes\nResolutions of 9 August 1950\n"
        "The Economic and Social Council Takes note of the report.\n"
        "The Economic and Social Council\nApproves the decision."
    )
    assert [p.anchor for p in parsed.paragraphs] == ["op1", "h1", "s2.op1"]


def test_the_council_spoke_in_its_numbered_paragraphs_in_1946():
    reason = "By Article 99 of the Charter the United Nations have agreed that there shall be a Committee on Lakes;"
    parsed = read(
        f"99 (1946). Resolution of 25 January 1946\n{reason}\nTherefore\n"
        "1. The Security Council requests its members to meet;\n"
        "2. The Security Council directs the Committee to begin.\n"
        "Adopted without vote at the 2nd meeting."
    )
    assert parsed.symbol == "S/RES/99(1946)"
    assert [p.anchor for p in parsed.paragraphs] == ["pp1", "pp2", "op1", "op2"]
    codes = {warning.code for warning in parsed.warnings}
    assert "enacting_words_missing" in codes


def test_the_vote_may_stand_before_the_day_of_adoption():
    parsed = read(
        "Resolution 135 (1960)\nAdopted by the Security Council at its 863rd meeting, by 9 "
        "votes to none, with 2 abstentions (Poland, Chile), on 27 May 1960\n"
        "The Security Council,\nNoting it,\n1. Urges States to act."
    )
    assert str(parsed.front.adopted) == "1960-05-27"
    assert parsed.front.plenary_meeting == 863
