"""Lists and titles of annexes whose letters or headings a converter lost."""

import pytest

from resolutions.parsing import pipeline

ANNEX = (
    "64/1.\tA title\nThe General Assembly,\nRecalling the law of the sea,\n"
    "Adopts the plan.\n65th plenary meeting\n18 December 2009\nAnnex\n"
)


def read(text):
    return pipeline.parse(text.encode(), "a.txt")


def in_annex(body):
    return [p.anchor for p in read(ANNEX + body).paragraphs if p.kind != "operative"][
        1:
    ]


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("Plan\nWe protect rivers by:\nClosing dams;\nPlanting trees.\nWe meet.\n", ["h2", "p1", "p1.a", "p1.b", "p2"], "A/RES/65/1: items to a full stop"),
        ("Plan\nWe decide to:\nRecognize rivers;\nPlant trees.\n", ["h2", "p1", "p1.a", "p1.b"], "A/RES/79/1: what a declaration decides"),
        ("Plan\nWe protect rivers by:\nClosing dams:\n30 dams by May;\n40 dams by June;\nPlanting trees.\n", ["h2", "p1", "p1.a", "p1.a.i", "p1.a.ii", "p1.b"], "A/RES/75/284: a list in the list"),
        ("Plan\nCommit to rivers by:\nClosing dams;\nPlanting trees;\nCommit to meet;\n", ["h2", "p1", "p1.a", "p1.b", "p2"], "A/RES/70/266: the next paragraph ends the list"),
        ("Plan\nWe, Heads of State:\nWant rivers;\nPlant trees;\n", ["h2", "p1", "p2", "p3"], "A/RES/78/3: the numbers of paragraphs are lost, no letters"),
        ("Plan\nRivers need the following:\nReaffirm the law;\nRecall the plan;\n", ["h2", "p1", "p2", "p3"], "A/RES/65/312: nor below other words"),
        ("Plan\nRivers are:\nWide;\n", ["h2", "p1", "p2"], "one item is none"),
        ("Plan\nRivers are:\n1. Wide;\n2. Deep.\n", ["h2", "p1", "op1", "op2"], "items with numbers keep them"),
        ("Plan\n1. Rivers are wide.\n(a) Transport\n2. Lakes are deep.\n", ["h2", "op1", "h3", "op2"], "A/RES/76/258: a title with a letter"),
        ("Plan\n1. Rivers are:\n(a) Wide\n2. Lakes are deep.\n", ["h2", "op1", "op1.a", "op2"], "below a colon it is an item"),
        ("Plan\nRivers bring:\nWater to fields\nFish to people\nSalt to the sea\nMud to lakes.\nWe meet.\n", ["h2", "p1", "p1.a", "p1.b", "p1.c", "p1.d", "p2"], "A/RES/63/303: items without punctuation, the last with a full stop"),
        ("Plan\nRivers bring:\nWater, including:\nFor fields\nFor farms\nFish, including:\nEels\nTrout.\n", ["h2", "p1", "p1.a", "p1.a.i", "p1.a.ii", "p1.b", "p1.b.i", "p1.b.ii"], "A/RES/67/78: such lists in such a list"),
        ("Plan\nRivers bring:\nWater\nFish\nWe meet.\n", ["h2", "p1", "h3", "h4", "p2"], "headings above a paragraph are none"),
        ("Plan\nHe leads “the River”.\nHe said “the river is mine.”\n", ["h2", "p1", "p2"], "S/RES/2653(2022): a sentence that ends with a quotation"),
        ("Plan of rivers " * 16 + "of the world\nRivers are wide.\n", ["h2", "p1"], "A/RES/68/3: the title of an annex may be long"),
        ("Plan\nRivers are wide.\nRealizing the plan of the sea\nWe protect lakes.\n", ["h2", "p1", "h3", "p2"], "A/RES/68/3: a heading that opens as a reason does"),
    ],
)  # fmt: skip
def test_lists_and_titles_in_annexes(body, expected, why):
    named = [a if a.startswith("h") else f"annex1.{a}" for a in expected]
    assert in_annex(body)[1:] == named, why


def test_titles_with_labels_stand_above_rules():
    """As A/RES/65/229 prints them."""
    parsed = read(
        ANNEX + "Rules\n1. Basic principle\n[Supplements rule 6 of the older rules]\n"
        "Rule 1\nRivers are free.\n2. Health\n(a) Screening\n"
        "Rule 2\n1. Rivers are seen:\n(a) By day;\n(b) By night.\n2. So are lakes.\n"
        "(b) Mental health\n[Supplements rule 7]\nRule 3\nSeas are calm.\n"
    )
    below = parsed.paragraphs[3:]
    assert [p.number for p in below if p.kind == "heading" and p.number] == [
        "1", "1", "2", "a", "2", "b", "3",
    ]  # fmt: skip
    found = [p.anchor.removeprefix("annex1.") for p in below if p.kind == "annex"]
    assert found == [
        "rule1.p1", "rule2.op1", "rule2.op1.a", "rule2.op1.b", "rule2.op2",
        "rule2.p1", "rule3.p1",
    ]  # fmt: skip
    assert "number_gap" not in {w.code for w in parsed.warnings}


def test_an_item_is_due_below_and_with_a_comma():
    """As S/RES/2744(2024) prints "; and," and "; and/or"."""
    parsed = read(
        ANNEX.replace("Adopts the plan.", "Adopts the plan;\nDecides to meet.")
        + "Plan\nStates will:\nName rivers;\nClose dams; and,\nTell people such as:\n"
        "fishers; and/or\nfarmers.\nThey meet.\n"
    )
    found = [p.anchor for p in parsed.paragraphs if p.kind == "annex"]
    below = ["", ".a", ".b", ".c", ".c.i", ".c.ii"]
    assert found == [*(f"annex1.p1{each}" for each in below), "annex1.p2"]


def test_letters_given_in_an_annex_are_said():
    parsed = read(f"{ANNEX}Plan\nRivers need:\nTrees of all kinds;\nRain.\n")
    assert "numbers_counted" in {w.code for w in parsed.warnings}


@pytest.mark.parametrize(
    ("sentences", "numbers", "expected", "why"),
    [
        (6, False, True, "the numbers of the resolution are lost, these may be too"),
        (5, False, False, "a short text has none"),
        (6, True, False, "the resolution prints its own"),
        (25, True, True, "a long text is numbered in print"),
    ],
)
def test_that_an_annex_may_have_lost_its_numbers_is_said(
    sentences, numbers, expected, why
):
    one, two = ("1. ", "2. ") if numbers else ("", "")
    text = (
        "64/1.\tA title\nThe General Assembly,\nRecalling the law of the sea,\n"
        f"{one}Adopts the plan;\n{two}Decides to meet.\n65th plenary meeting\n"
        "18 December 2009\nAnnex\nPlan\n" + "Rivers are wide.\n" * sentences
    )
    codes = {w.code for w in read(text).warnings}
    assert ("annex_numbers_lost" in codes) is expected, why


def test_a_title_below_the_last_words_of_the_council_opens_an_annex():
    parsed = read(
        "Resolution 1730 (2006)\nThe Security Council,\nRecalling the law of the sea,\n"
        "Adopts the procedure in the annex;\nDecides to remain seized of the matter.\n"
        "De-listing procedure\nThe focal point shall meet.\n(a)\tIt reports.\n"
    )
    assert [(p.anchor, p.kind) for p in parsed.paragraphs[1:]] == [
        ("op1", "operative"),
        ("op2", "operative"),
        ("h1", "heading"),
        ("annex1.p1", "annex"),
        ("annex1.p1.a", "annex"),
    ]
    assert not {"unclassified", "unexpected_ending"} & {w.code for w in parsed.warnings}


def test_a_title_between_operative_paragraphs_opens_none():
    parsed = read(
        "Resolution 1730 (2006)\nThe Security Council,\nAdopts the plan;\nProcedure\n"
        "Decides to remain seized of the matter.\n"
    )
    assert [p.anchor for p in parsed.paragraphs] == ["op1", "h1", "op2"]
