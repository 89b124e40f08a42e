import pytest

from resolutions.parsing import parse
from resolutions.parsing.checks import check_footnotes, check_paragraphs
from resolutions.parsing.types import Footnote, Mark, Paragraph


def paragraph(anchor, text, depth=0, marks=()):
    kind = "preambular" if anchor.startswith("pp") else "operative"
    number = anchor.rpartition(".")[2] if depth else anchor[2:]
    return Paragraph(anchor, kind, number, text, depth=depth, marks=tuple(marks))


def found(*paragraphs):
    return [(w.code, w.anchor) for w in check_paragraphs(paragraphs)]


@pytest.mark.parametrize(
    ("paragraphs", "expected", "why"),
    [
        ([("pp1", "Recalling it,"), ("op1", "Urges it;"), ("op2", "Asks it.")], [], "as the manual has it"),
        ([("pp1", "Recalling it."), ("op1", "Urges it.")], [("unexpected_ending", "pp1")], "A/RES/69/197 pp1"),
        ([("op1", "Urges it:"), ("op2", "Asks it.")], [("unexpected_ending", "op1")], "A/RES/69/197 op18"),
        ([("op1", "Urges it,"), ("op2", "Asks it.")], [("unexpected_ending", "op1")], "draft of 65/232, op28"),
        ([("op1", "Urges it"), ("op2", "Asks it.")], [("unexpected_ending", "op1")], "cut off"),
        ([("op1", "Urges it;"), ("op3", "Asks it.")], [("number_gap", "op3")], "op2 is missing"),
        ([("op2", "Urges it;"), ("op3", "Asks it.")], [("number_gap", "op2")], "op1 is missing"),
        ([("s1.op1", "Urges it;"), ("s2.op1", "Asks it.")], [], "numbers begin again in a section"),
        ([("op1", "Urges it; and"), ("op2", "Asks it.")], [], "the last but one"),
        ([("op1", "Urges it; and,"), ("op2", "Asks it.")], [], "S/2024/557"),
        ([("op1", "Urges it and"), ("op2", "Asks it.")], [("unexpected_ending", "op1")], "cut off after its and"),
        ([("op1", "Notes “crime;"), ("op2", "Asks it.")], [("unbalanced_quotation", "op1")], "quotation not closed"),
    ],
)  # fmt: skip
def test_doubts_about_paragraphs_are_said(paragraphs, expected, why):
    assert found(*(paragraph(a, t) for a, t in paragraphs)) == expected, why


@pytest.mark.parametrize(
    ("labels", "expected", "why"),
    [
        ("a b c", [], "as printed"),
        ("a c d f", ["op1.c"], "one warning for a list"),
        ("b c", ["op1.b"], "the first is lost"),
        ("i ii iii", [], "Roman numbers"),
        ("h i j", ["op1.h"], "a list that begins late; i is the letter after h"),
        ("a b a b", [], "a list that begins anew"),
        ("1 2 4", ["op1.4"], "items with figures"),
    ],
)
def test_a_letter_that_is_skipped_is_said(labels, expected, why):
    items = [paragraph(f"op1.{label}", "To act;", 1) for label in labels.split()]
    gaps = [
        anchor
        for code, anchor in found(paragraph("op1", "Urges States:"), *items)
        if code == "letter_gap"
    ]
    assert gaps == expected, why


@pytest.mark.parametrize(
    ("texts", "expected", "why"),
    [
        (["Recalling it,", "Deeply appalled by it,"], [], "participles"),
        (["Recalling it,", "28 November 2006 and later,"], ["pp2"], "the rest of pp1"),
        (["Recalling it,", "Promote peace,"], ["pp2"], "an item of a list"),
        (
            ["Recalling the aims: peace,", "Fostering trade,"],
            ["pp2"],
            "an item below a colon",
        ),
        (["Recalling it,", "While fostering trade,"], [], "no participle comes first"),
    ],
)
def test_a_preambular_paragraph_that_begins_otherwise_is_said(texts, expected, why):
    preamble = [paragraph(f"pp{n}", text) for n, text in enumerate(texts, start=1)]
    codes = found(*preamble, paragraph("op1", "Urges it."))
    assert codes == [("no_opening_phrase", anchor) for anchor in expected], why


def test_an_operative_paragraph_that_begins_otherwise_is_said():
    codes = found(paragraph("op1", "To submit it;"), paragraph("op2", "Asks it."))
    assert codes == [("no_opening_phrase", "op1")]


def test_a_colon_before_subparagraphs_is_expected():
    assert (
        found(
            paragraph("op1", "Urges States:"),
            paragraph("op1.a", "To act;", 1),
            paragraph("op1.b", "To report.", 1),
        )
        == []
    )


def test_a_colon_before_the_text_that_a_paragraph_adopts_is_expected():
    text = Paragraph("annex1.p1", "annex", None, "We are united.")
    title = Paragraph("h1", "heading", None, "Declaration")
    adopts = paragraph("op1", "Adopts the following declaration:")
    urges = paragraph("op1", "Urges States:")
    assert found(adopts, title, text) == []
    assert found(urges, title, text) == [("unexpected_ending", "op1")]


def test_the_last_item_may_lead_to_the_agenda_that_it_approves():
    """E/2025/24: "(c) Approves the provisional agenda, as set out below:"."""
    said = list(
        check_paragraphs(
            [
                paragraph("op1", "Takes action:"),
                paragraph("op1.a", "Approves the agenda, as set out below:", 1),
                Paragraph("h1", "heading", None, "Agenda"),
                Paragraph("annex1.op1", "annex", "1", "Election."),
            ]
        )
    )
    assert [w.message for w in said if "where “:”" in w.message] == []


def test_doubts_about_footnotes_are_said():
    paragraphs = [
        paragraph("pp1", "x,", marks=[Mark(2, 0, "2")]),
        paragraph("op1", "x.", marks=[Mark(1, 0, "1")]),
    ]
    notes = [Footnote(n, "A/64/1.") for n in (1, 2, 3, 5)]
    assert [(w.code, w.anchor) for w in check_footnotes(paragraphs, notes)] == [
        ("footnote_without_mark", "fn3"),
        ("footnote_without_mark", "fn5"),
        ("footnote_number_gap", "fn5"),
        ("mark_out_of_order", "op1"),
    ]


@pytest.mark.parametrize(
    ("number", "body", "closing", "fits"),
    [
        ("1600 (XV).", "General Assembly", "985th plenary meeting\n15 April 1961", True),  # a session goes on next year
        ("1600 (XV).", "General Assembly", "985th plenary meeting\n15 April 1966", False),  # a figure misread
        ("41/128.", "General Assembly", "97th plenary meeting\n4 December 1986", True),
        ("41/128.", "General Assembly", "97th plenary meeting\n4 December 1968", False),
        ("1984/45.", "Economic and Social Council", "21st plenary meeting\n25 May 1984", True),
        ("2020/2.", "Economic and Social Council", "8th plenary meeting\n10 December 2019", True),  # its session began in 2019
        ("1984/45.", "Economic and Social Council", "21st plenary meeting\n25 May 1994", False),
        ("S-10/2.", "General Assembly", "27th plenary meeting\n30 June 1978", True),  # special sessions have no year
    ],
)  # fmt: skip
def test_the_date_is_of_the_session_or_year_that_the_number_names(
    number, body, closing, fits
):
    text = f"{number} A title\n\nThe {body},\n\nNoting it,\n\nDecides to meet.\n\n{closing}\n"
    found = {w.code for w in parse(text.encode(), "a.txt").warnings}
    assert ("date_disagrees" not in found) == fits
    assert "adoption_date_missing" not in found
