"""Lists whose letters a converter dropped, and paragraphs that open in unusual ways."""

import pytest

from resolutions.parsing import pipeline

HEAD = "71/900. Review of rivers\nThe General Assembly,\n"
END = "Decides to remain seized of the matter.\n65th plenary meeting\n1 March 2017\n"


def read(body):
    return pipeline.parse((HEAD + body + END).encode(), "a.txt")


def anchors(body):
    """All but the last, which `END` adds."""
    return [p.anchor for p in read(body).paragraphs][:-1]


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        (
            "Recalling that rivers were to:\nBring water,\nFeed fields,\nRecalling also lakes,\n",
            ["pp1", "pp1.a", "pp1.b", "pp2"],
            "a list in the preamble",
        ),
        (
            "Noting five aims:\nDigging wells,\nSupporting farms,\nMapping lakes,\nNoting the costs,\n",
            ["pp1", "pp1.a", "pp1.b", "pp1.c", "pp2"],
            "an item that opens as a reason does stands between two that do not",
        ),
        (
            "Noting the aims:\nDigging wells,\nMapping lakes,\nand what they cost,\nNoting the costs,\n",
            ["pp1", "pp1.a", "pp1.b", "p1", "pp2"],
            "the sentence goes on below its list",
        ),
        (
            "Noting the aim:\nDigging wells,\nNoting the costs,\n",
            ["pp1", "pp2"],
            "one alone is what the colon leads to",
        ),
        (
            "Urges States to:\ndig wells,\nmap lakes, and\nfeed fields;\n",
            ["op1", "op1.a", "op1.b", "op1.c"],
            "items in small letters with commas",
        ),
        (
            "Urges States to:\nsend help to:\nCounty offices;\nthe Ministry of Lakes; and,\nfarmers;\n",
            ["op1", "op1.a", "op1.a.i", "op1.a.ii", "op1.a.iii"],
            "small letters below an item in capitals, where one in small letters was before",
        ),
        (
            "Requests the Office to perform the following tasks;\nProtect wells;\nMap lakes;\n",
            ["op1", "op1.a", "op1.b"],
            "a semicolon where a colon is due",
        ),
        (
            "Requests the Office to perform the following tasks;\nWells and lakes\nProtect wells;\nMap lakes;\n",
            ["op1", "op1.a", "op1.a.i", "op1.a.ii"],
            "a title among the items",
        ),
        (
            "Decides that the mission has these tasks:\nWells\nTo dig wells;\nTo map them, and:\nto feed fields;\nto feed farms;\nTo count lakes;\nSector reform (SR)\nTo reform;\nWelcomes the plan;\n",
            [
                "op1",
                "op1.a",
                "op1.a.i",
                "op1.a.ii",
                "op1.a.ii.a",
                "op1.a.ii.b",
                "op1.a.iii",
                "op1.b",
                "op1.b.i",
                "op2",
            ],
            "items below titles, the last alone",
        ),
        (
            "Decides that States shall act:\nWells\nDig wells;\nLakes\nMap lakes;\nWelcomes the plan;\n",
            ["op1", "op1.a", "op1.a.p1", "op1.b", "op1.b.p1", "op2"],
            "titles with one text each head no lists",
        ),
        (
            "Decides that all States in which there are:\nfunds of rivers, or\nfunds of lakes,\nshall freeze those funds;\nWelcomes the plan;\n",
            ["op1", "op1.a", "op1.b", "p1", "op2"],
            "what the items do is none of them",
        ),
        (
            "Condemns the theft of water, and:\ndemands that thieves:\ngive it back;\nleave;\nunderlines the costs;\nWelcomes the plan;\n",
            ["op1", "op1.a", "op1.a.i", "op1.a.ii", "op1.b", "op2"],
            "an item that acts stands among those that do",
        ),
        (
            "Urges States to act;\nMulls the costs;\nWelcomes the plan;\n",
            ["op1", "op2", "op3"],
            "a finite verb that no vocabulary has is no item",
        ),
    ],
)
def test_items_without_letters_get_the_next(body, expected, why):
    assert anchors(body) == expected, why
    lettered = any("." in anchor for anchor in expected)
    assert lettered <= ("numbers_counted" in {w.code for w in read(body).warnings})


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        (
            "Urges States to act;\nWhile noting their costs, invites the Office to help;\n",
            ["op1", "op2"],
            "a clause before the verb",
        ),
        (
            "Urges States to act;\nStressing the costs of waiting;\nInvites the Office to help;\n",
            ["op1", "op2", "op3"],
            "a participle with the semicolon of its neighbours",
        ),
        (
            "Urges States to act, including by:\nRecognizing the costs;\nSharing them;\nInvites the Office to help;\n",
            ["op1", "op1.a", "op1.b", "op2"],
            "a participle below a colon is an item",
        ),
        (
            "Noting the costs,\nLooks forward to the plan,\nNoting the gains,\nUrges States to act;\n",
            ["pp1", "pp2", "pp3", "op1"],
            "a verb with the comma of the reasons around it",
        ),
        (
            "Urges States to act;\n2. Invites the Office to help;\nWelcomes the plan;\n",
            ["op1", "op2", "op3"],
            "the number after the last that was printed",
        ),
        (
            "1. Urges States to act;\n2. Invites the Office to help;\nWelcomes the plan;\n",
            ["op1", "op2", "x1"],
            "where numbers are printed, one without is not counted",
        ),
        (
            "Noting the decade “Water”,\n2005–2015, and its plan,\nUrges States to act;\n",
            ["pp1", "op1"],
            "years never begin a paragraph",
        ),
        (
            "Noting the statements of 1 May 2006,\n2 June 2007 and 3 July 2008,\nUrges States to act;\n",
            ["pp1", "op1"],
            "nor does a day",
        ),
        (
            "Urges States to act, as planned from\n2 June 2007 to 3 July 2008;\n",
            ["op1"],
            "a day after “from”",
        ),
    ],
)
def test_paragraphs_that_open_in_unusual_ways(body, expected, why):
    assert anchors(body)[: len(expected)] == expected, why


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        (
            "Urges States to:\nDig wells;\nMap lakes, such as:\nLong ones;\nDeep ones;\nFeed fields;\n",
            ["op1.b.ii"],
            "which items belong to the inner list does not show",
        ),
        (
            "Urges States:\nTo dig wells;\nTo map lakes, such as:\nLong ones;\nDeep ones;\nTo feed fields;\n",
            [],
            "their forms show it",
        ),
        (
            "Condemns:\nThe waste of water, such as:\nSpilling;\nThe theft of water;\n",
            ["op1.b"],
            "A/RES/78/218: a list of one item is none",
        ),
        (
            "Urges States to:\n(a) Map lakes, such as:\n(i) Long ones;\n(ii) Deep ones;\n",
            [],
            "letters are printed",
        ),
    ],
)
def test_the_depth_of_items_without_letters_is_doubted(body, expected, why):
    doubts = [w.anchor for w in read(body).warnings if w.code == "depth_inferred"]
    assert doubts == expected, why


def test_a_day_in_an_annex_is_not_that_of_the_adoption():
    text = (
        "Resolution adopted by the General Assembly on 1 March 2017\n"
        "71/900. Review of rivers\nThe General Assembly,\nUrges States to act.\n"
        "Annex\nAgreed text\n30 June 2012\nThe Group met.\n"
    )
    assert str(pipeline.parse(text.encode(), "a.txt").front.adopted) == "2017-03-01"


def test_a_title_goes_on_below_a_line_with_a_space_at_its_end():
    text = "59/900. Review of the rivers of the \nUnited Nations\nThe General Assembly,\nUrges States.\n"
    title = pipeline.parse(text.encode(), "a.txt").front.title
    assert title == "Review of the rivers of the United Nations"


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        (
            "Decides to hear, in this order:\nRequests for advice;\nNotes by the Office;\nUrges States to act;\n",
            ["op1", "op1.a", "op1.b", "op2"],
            "nouns that look like verbs",
        ),
        (
            "Urges States to act;\nRecognizing the costs, calls upon the Office to:\nShare the costs;\nShare the gains;\nInvites States to help;\n",
            ["op1", "op2", "op2.a", "op2.b", "op3"],
            "a participle that leads to a list among operative paragraphs",
        ),
        (
            "Urges States to act;\nOffice of the Inspector of Lakes and\nRivers\nInvites States to help;\n",
            ["op1", "h1", "op2"],
            "a heading torn behind “and”",
        ),
    ],
)
def test_lines_that_look_like_others(body, expected, why):
    assert anchors(body) == expected, why


@pytest.mark.parametrize(
    ("head", "title", "why"),
    [
        (
            "71/900. Third meeting on the least\nWatered countries\n",
            "Third meeting on the least Watered countries",
            "a title of two lines",
        ),
        (
            "71/900. Review of rivers\nA\n",
            "Review of rivers",
            "the letter of a part is none of its title",
        ),
    ],
)
def test_a_title_goes_on_in_the_next_line(head, title, why):
    text = f"{head}The General Assembly,\nUrges States to act.\n"
    parsed = pipeline.parse(text.encode(), "a.txt")
    assert parsed.front.title == title, why


def test_a_closing_line_may_lack_a_space():
    text = HEAD + "Urges States to act.\n65th plenary meeting\n4 December2024\n"
    parsed = pipeline.parse(text.encode(), "a.txt")
    assert str(parsed.front.adopted) == "2024-12-04"


def test_the_name_of_the_body_and_its_agenda_item_may_stand_in_capitals():
    text = (
        "HUMAN RIGHTS COUNCIL\nTwelfth session\nAgenda item 2\n"
        "ANNUAL REPORT OF THE OFFICE ON RIVERS\nAND LAKES\n"
        "Resolution adopted by the Human Rights Council\n12/900. Rivers\n"
        "The Human Rights Council,\nUrges States to act.\n"
    )
    parsed = pipeline.parse(text.encode(), "a.txt")
    assert (
        parsed.front.agenda_title == "ANNUAL REPORT OF THE OFFICE ON RIVERS AND LAKES"
    )
    assert [p.anchor for p in parsed.paragraphs] == ["op1"]


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        (
            "Urges States to act;\nA.Methods of work\nWelcomes the plan;\n",
            ["op1", "h1", "s1.op2"],
            "the tab behind the letter is lost",
        ),
        (
            "Urges States to act;\nI. Introduction\nWelcomes the plan;\n",
            ["op1", "h1", "s1.op2"],
            "numbers run on over a title",
        ),
        (
            "Urges States to act;\nPart I\nRivers\nSection 1\nLakes\nWelcomes the plan;\n",
            ["op1", "h1", "h2", "h3", "h4", "s1.op2"],
            "and over the parts of a budget",
        ),
        (
            "Urges States to act;\n== II ==\nWelcomes the plan;\n",
            ["op1", "h1", "s2.op1"],
            "a wiki's heading",
        ),
        (
            "Requests a plan for:\nRivers;\nLakes;\nIncome section 2\nGeneral income\nUrges States to act;\n",
            ["op1", "op1.a", "op1.b", "h1", "h2", "op2"],
            "two headings end a list",
        ),
        (
            "Urges States to act;\n“Acting as one”\nWelcomes the plan;\n",
            ["op1", "h1", "op2"],
            "a heading in quotation marks",
        ),
        (
            "Urges States to act;\nContents for the\nPREAMBLE\nWelcomes the plan;\n",
            ["op1", "h1", "h2", "op2"],
            "capitals do not go on from small letters",
        ),
    ],
)
def test_headings_as_converters_leave_them(body, expected, why):
    assert anchors(body)[: len(expected)] == expected, why


@pytest.mark.parametrize(
    ("first", "second", "expected", "why"),
    [
        ("(a)", "(b)", ["op1.a", "op1.a.i", "op1.a.ii", "op1.b", "op1.b.i"], "letters"),
        (
            "(i)",
            "(ii)",
            ["op1.i", "op1.i.a", "op1.i.b", "op1.ii", "op1.ii.a"],
            "small Roman numbers, as S/RES/2277(2016) prints them",
        ),
    ],
)
def test_items_below_a_title_whose_letter_is_printed(first, second, expected, why):
    body = (
        f"Decides that the mission shall have these tasks:\n{first} Guarding wells\n"
        f"Guard all wells;\nReport on wells;\n{second} Guarding lakes\nGuard all lakes;\n"
    )
    assert anchors(body) == ["op1", *expected], why


def test_a_heading_that_opens_as_a_reason_does_not_run_into_the_declaration():
    body = "Adopts the following declaration:\nRealizing the aims of 2015\nWe call for wells:\nDig them;\n"
    texts = [p.text for p in read(body).paragraphs]
    assert texts[1:4] == [
        "Realizing the aims of 2015",
        "We call for wells:",
        "Dig them;",
    ]
