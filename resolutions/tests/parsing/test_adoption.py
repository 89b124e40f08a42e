"""How and when a text was adopted, and under which number: above it and below it."""

import pytest

from resolutions.parsing import pipeline

from .plain_texts import parsed


def test_how_a_resolution_was_adopted_is_kept():
    document = parsed(
        "The Human Rights Council,\n\n1. Decides to meet.\n\n48th meeting\n23 March 2021\n\n"
        "[Adopted by a recorded vote of 3 to 1. The voting was as follows:\n\nIn favour: Chile, Peru, Togo\n\n"
        "Against: Fiji]\n"
    )
    assert document.front.vote.splitlines()[1:] == [
        "In favour: Chile, Peru, Togo",
        "Against: Fiji]",
    ]
    assert document.front.plenary_meeting == 48
    assert [p.anchor for p in document.paragraphs] == ["op1"]


def test_a_resolution_of_the_security_council_has_number_meeting_and_date():
    document = parsed(
        "The Security Council,\n\n1. Decides to remain seized of the matter.\n",
        head="Resolution 2122 (2013)\n\nAdopted by the Security Council at its 7044th meeting, on 18 October 2013\n\n",
    )
    assert document.symbol == "S/RES/2122(2013)"
    assert document.front.plenary_meeting == 7044
    assert str(document.front.adopted) == "2013-10-18"


def test_the_names_of_two_or_three_states_are_part_of_the_vote():
    """A/HRC/RES/53/30: three against, no comma but one."""
    text = (
        "The Human Rights Council,\n\nDecides to meet.\n\n38th meeting\n14 July 2023\n\n"
        "[Adopted by a recorded vote of 28 to 3. The voting was as follows:\n\nIn favour:\n\nChile and Peru\n\n"
        "Against:\n\nChina, Cuba and Eritrea]\n"
    )
    parsed = pipeline.parse(text.encode(), "a.txt")
    assert [p.text for p in parsed.paragraphs] == ["Decides to meet."]
    assert parsed.front.vote.splitlines()[-1] == "China, Cuba and Eritrea]"


@pytest.mark.parametrize(
    ("text", "symbol", "adopted"),
    [
        ("### Resolution 690 (1991)\nof 29 April 1991\nThe Security Council,\n1. Decides to meet.\nAdopted unanimously at the 2984th meeting\nDecisions\nAt another meeting, the Council met.\n", "S/RES/690(1991)", "1991-04-29"),
        ("22(1). RIVERS OF THE\nUNITED NATIONS\nThe General Assembly approves the rivers.\nThirty-first plenary meeting, 13 February 1946.\n", "A/RES/22(I)", "1946-02-13"),
    ],
)  # fmt: skip
def test_heads_of_older_volumes(text, symbol, adopted):
    parsed = pipeline.parse(text.encode(), "a.txt")
    assert (parsed.symbol, str(parsed.front.adopted)) == (symbol, adopted)
    assert [p.anchor for p in parsed.paragraphs] == ["op1"]


def test_a_resolution_in_printed_lines_begins_below_a_closing_line():
    before = (
        "10. Requests a report on the lakes of the region, and on\nthe rivers that run to them and on the seas below\n"
        * 8
        + "65th plenary meeting\n18 December 1984\n"
    )
    text = "39/46. Treaty on the rivers\nand the lakes of the\nregion\nThe General Assembly,\nRecalling the law,\n1. Adopts the Treaty.\n93rd plenary meeting\nJO December 1984\nANNEX\nTreaty on rivers\n"
    parsed = pipeline.parse((before + text).encode(), "A_RES_39_46.txt")
    assert parsed.symbol == "A/RES/39/46"
    assert parsed.front.title.endswith("lakes of the region")
    assert [p.anchor for p in parsed.paragraphs][:3] == ["pp1", "op1", "h1"]
    assert parsed.front.plenary_meeting == 93
    assert parsed.front.adopted is None


def test_a_file_named_after_another_resolution_is_said():
    text = "48/290. Review of rivers\nThe General Assembly,\n1. Urges States to act.\n"
    for name, said in (("A_RES_48_290.txt", False), ("A_RES_48_291.txt", True)):
        parsed = pipeline.parse(text.encode(), name)
        assert said == ("named_otherwise" in {w.code for w in parsed.warnings}), name


@pytest.mark.parametrize(
    ("how", "origin", "vote"),
    [
        ("without a vote, on the basis of draft resolution A/55/L.2", "on the basis of draft resolution A/55/L.2", None),
        (
            "without a vote, on the recommendation of the Committee (A/55/593, para. 34)",
            "on the recommendation of the Committee (A/55/593, para. 34)", None,
        ),
        (
            "by a recorded vote of 97 to 8, with 46 abstentions, on the report of the Committee (A/55/559), as follows:\n\n"
            "In favour: Chile, Peru\n\nAgainst: Fiji\n\nAbstaining: Togo",
            "on the report of the Committee (A/55/559)", ["In favour: Chile, Peru", "Against: Fiji", "Abstaining: Togo"],
        ),
    ],
)  # fmt: skip
def test_the_supplements_tell_above_the_title_how_a_text_was_adopted(how, origin, vote):
    """Official Records of the General Assembly, Supplement No. 49, from the 53rd session."""
    head = f"RESOLUTION 55/25\n\nAdopted at the 62nd plenary meeting, on 15 November 2000, {how}\n\n55/25.\tA title\n\n"
    document = parsed("The General Assembly,\n\n1. Decides to meet.\n", head=head)
    front = document.front
    assert (str(front.adopted), front.plenary_meeting) == ("2000-11-15", 62)
    assert (front.origin, document.symbol) == (origin, "A/RES/55/25")
    assert (front.vote.splitlines()[1:] if front.vote else None) == vote
    assert [p.anchor for p in document.paragraphs] == ["op1"]
    assert document.warnings == ()
