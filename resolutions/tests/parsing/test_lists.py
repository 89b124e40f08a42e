"""Lists that begin on the line of a number, and lists that something interrupts."""

import pytest

from resolutions.parsing import pipeline

# Whole paragraphs on a line each: no Markdown, whatever else is in them.
LAW = "the law of the sea, " * 8
ANNEX = (
    f"64/1.\tA title\nThe General Assembly,\nRecalling {LAW}\nAdopts the plan.\n"
    "65th plenary meeting\n18 December 2009\nAnnex\nPlan\n"
)


def read(body, head=ANNEX):
    parsed = pipeline.parse((head + body).encode(), "a.txt")
    return [p for p in parsed.paragraphs if p.kind == "annex" or head != ANNEX]


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("1. Rivers are free.\n2. (a) Lakes are deep;\n(b) Seas are wide.\n3. Ice is cold.\n", ["op1", "op2", "op2.a", "op2.b", "op3"], "A/RES/45/158: the number and its (a) on one line"),
        ("1. (a) Lakes are deep:\n(i) In spring;\n(ii) In autumn;\n(b) Seas are wide.\n", ["op1", "op1.a", "op1.a.i", "op1.a.ii", "op1.b"], "lists hang under that letter"),
        ("1. (i) Lakes are deep;\n(ii) Seas are wide.\n", ["op1", "op1.i", "op1.ii"], "small Roman numbers as well"),
        ("1. Lists name:\n(a) Acids;\n(b). Nitrates.\n2. Others.\n", ["op1", "op1.a", "op1.b", "op2"], "S/RES/2776(2025) prints a full stop behind a bracket"),
        ("1. (b) Lakes are deep.\n", ["op1"], "a list begins with its first letter"),
        ("1. The measures are:\n(a) A session;\n(b) A segment as follows:\nHigh-level segment\n(i) Four days;\nDialogue takes one day.\nOperational segment\n(ii) Two days.\n(c) A report.\n2. They begin in May.\n", ["op1", "op1.a", "op1.b", "op1.b.i", "p1", "op1.b.ii", "op1.c", "op2"], "A/RES/45/264: headings and plain paragraphs stand in the list"),
        ("1. Terms mean:\n(a) Boats that:\n(i) Float; or\n(ii) Sail;\nand carry nets;\n(b) Ships.\n", ["op1", "op1.a", "op1.a.i", "op1.a.ii", "p1", "op1.b"], "words that end an item stand in the list"),
        ("1. Boats are:\n(a) Small;\nNets are:\n(a) Wide;\n(b) Long.\n", ["op1", "op1.a", "p1", "p1.a", "p1.b"], "a list that begins anew is another one"),
        ("1. Boats:\n(a) Small;\n2. Nets.\nRivers\n(b) Long.\n", ["op1", "op1.a", "op2", "p0.b"], "a number ends the list for good"),
    ],
)  # fmt: skip
def test_letters_in_annexes(body, expected, why):
    assert [p.anchor for p in read(body)] == [f"annex1.{a}" for a in expected], why


def test_a_number_with_its_letter_has_no_words_of_its_own():
    number, letter, *_ = read("1. (a) Lakes are deep;\n(b) Seas are wide.\n")
    assert (number.number, number.text, number.depth) == ("1", "", 0)
    assert (letter.number, letter.text, letter.depth) == ("a", "Lakes are deep;", 1)


def test_such_a_paragraph_of_the_resolution_is_not_questioned():
    body = "64/1.\tA title\nThe General Assembly,\n1. (a) Urges States;\n(b) Requests a report;\n2. Decides to meet.\n"
    parsed = pipeline.parse(body.encode(), "a.txt")
    assert [p.anchor for p in parsed.paragraphs] == ["op1", "op1.a", "op1.b", "op2"]
    assert "unexpected_ending" not in {w.code for w in parsed.warnings}


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("1. Seas.\n-2. Ice.\n", ["op1", "op2"], "A/RES/2106(XX): a speck before the number"),
        ("1. Seas:\n(a) Wide;\n( b) Deep.\n", ["op1", "op1.a", "op1.b"], "A/RES/2106(XX): a gap in the brackets"),
        ("| Independence |\n|---|\n| 1. Seas are free. |\n| 2. Ice is cold. |\n", ["op1", "op2"], "A/RES/46/91: paragraphs framed as rows of one cell"),
    ],
)  # fmt: skip
def test_numbers_that_a_converter_or_ocr_disguised(body, expected, why):
    assert [p.anchor for p in read(body)] == [f"annex1.{a}" for a in expected], why


COUNCIL = f"Resolution 9 (2011)\nThe Security Council,\nRecalling {LAW}\n"


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("1. Requests States:\n(a) To meet;\n(b) To report;\nand urges them to pay;\n2. Decides to meet.\n", ["op1", "op1.a", "op1.b", "p1", "op2"], "A/RES/79/56: printed letters"),
        ("1. Requests States:\n(a) To meet;\nexcept that they may pay;\n(b) To report;\n2. Decides to meet.\n", ["op1", "op1.a", "p1", "op1.b", "op2"], "the list goes on below them"),
        ("1. Requests States:\n(a) To meet; and\nin this context to pay;\n2. Decides to meet.\n", ["op1", "op1.a", "op1.b", "op2"], "an item is still due"),
        ("1. Requests States:\n(a) To meet;\nthe Commission shall pay;\n2. Decides to meet.\n", ["op1", "op1.a", "x1", "op2"], "S/RES/1636(2005): an item that lost its letter"),
        ("Requests States to:\nMeet each year;\nPay their share;\nand urges them to report;\nDecides to meet.\n", ["op1", "op1.a", "op1.b", "p1", "op2"], "S/RES/2748(2024): lost letters"),
        ("Requests States to:\nMeet each year;\nin support of the law;\nPay their share;\nDecides to meet.\n", ["op1", "op1.a", "p1", "op1.b", "op2"], "S/RES/2556(2020): lost letters go on below them"),
        ("Decides to modify the measures:\nfunds are frozen;\nexcept as provided in (a), banks are free;\nDecides to meet.\n", ["op1", "op1.a", "op1.b", "op2"], "S/RES/2009(2011): an item names another one"),
    ],
)  # fmt: skip
def test_words_that_end_the_sentence_of_a_list(body, expected, why):
    paragraphs = read(body, COUNCIL)[1:]
    assert [p.anchor for p in paragraphs] == expected, why
    assert {p.kind for p in paragraphs if p.anchor == "p1"} <= {"operative"}, why


def test_such_words_are_not_questioned():
    body = "1. Requests States:\n(a) To meet;\nand urges them to pay;\n2. Decides to meet.\n"
    parsed = pipeline.parse((COUNCIL + body).encode(), "a.txt")
    codes = {w.code for w in parsed.warnings}
    assert not {"unclassified", "unexpected_ending"} & codes
