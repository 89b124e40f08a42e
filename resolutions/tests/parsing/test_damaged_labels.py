"""Numbers and letters as OCR misreads them, and paragraphs that stand on one line."""

import pytest

from resolutions.parsing import parse

HEAD = (
    "<!-- Page 1 -->\n2297 (XXII). A title\nThe General Assembly,\nNoting the trends,\n"
)
END = "\n1623rd plenary meeting,\n8 December 1967.\n"


def read(*lines):
    return parse((HEAD + "\n".join(lines) + END).encode(), "A_RES_2297(XXII).txt")


def anchors(parsed):
    return [p.anchor for p in parsed.paragraphs]


@pytest.mark.parametrize(
    "printed",
    [
        "{}. ",  # as it is set
        "{} . ",  # a space before the full stop
        "({}) ",  # as the 1940s set numbers, and as OCR reads a stroke
        "{}) ",
        "{}, ",
        "'{}. ",  # a speck before the figure
        "{}.\n",  # alone on its line
    ],
)
def test_a_number_is_read_however_its_full_stop_looks(printed):
    parsed = read(
        f"{printed.format(1)}Requests a report;",
        f"{printed.format(2)}Urges all States;",
        f"{printed.format(3)}Decides to meet.",
    )
    assert [(p.anchor, p.text) for p in parsed.paragraphs] == [
        ("pp1", "Noting the trends,"),
        ("op1", "Requests a report;"),
        ("op2", "Urges all States;"),
        ("op3", "Decides to meet."),
    ]
    assert not parsed.warnings


def test_the_mark_behind_a_number_is_no_part_of_it():
    parsed = read("1. Requests it;", "2.1 (a) Urges States;", "(b) Invites them.")
    assert anchors(parsed) == ["pp1", "op1", "op2", "op2.a", "op2.b"]


@pytest.mark.parametrize("one", ["l", "I", "|"])
def test_a_one_read_as_a_letter_is_a_one_before_a_verb(one):
    parsed = read(f"{one}. Requests a report;", "2. Decides to meet.")
    assert anchors(parsed) == ["pp1", "op1", "op2"]


@pytest.mark.parametrize(
    ("letter", "figure"), [("Z", 2), ("A", 4), ("S", 5), ("G", 6), ("B", 8)]
)
def test_a_figure_read_as_a_capital_is_one_where_it_comes_next(letter, figure):
    before = [f"{n}. Requests a report;" for n in range(1, figure)]
    parsed = read(*before, f"{letter}. Decides to meet.")
    assert anchors(parsed)[-1] == f"op{figure}"
    assert not parsed.warnings


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("7) Urges all States;", "it does not follow 1"),
        ("(2) of the report before it;", "no operative verb stands behind it"),
    ],
)
def test_a_number_that_does_not_fit_is_left_alone_and_said(line, reason):
    parsed = read("1. Requests a report;", line, "3. Decides to meet.")
    assert "op2" not in anchors(parsed), reason
    assert {w.code for w in parsed.warnings} & {"number_gap", "unclassified"}


@pytest.mark.parametrize(
    "labels",
    [
        ("(a)", "(b)", "(c)"),
        ("{a)", "(b)", "(c)"),  # another bracket
        ("(a)", "b)", "(c)"),  # one bracket lost
        ("(a)", "(b", "(c)"),
        ("(a)", "( b )", "(c),"),
        ("a", "(b)", "c"),  # both lost
        ("(a)", "(b,)", "(c)."),
    ],
)
def test_a_letter_is_read_however_its_brackets_look(labels):
    items = [f"{label} To act in time;" for label in labels]
    parsed = read("1. Requests States:", *items, "2. Decides to meet.")
    assert [p.text for p in parsed.paragraphs if p.depth] == ["To act in time;"] * 3
    assert anchors(parsed) == ["pp1", "op1", "op1.a", "op1.b", "op1.c", "op2"]
    assert not parsed.warnings


def test_an_article_is_no_letter():
    items = ("the Office;", "a State;", "a Member State;")
    parsed = read("1. Requests:", *items, "2. Decides to meet.")
    assert [p.text for p in parsed.paragraphs if p.depth] == list(items)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("a", "b", "e", "d"), "abcd"),  # between b and d it is c
        (("c", "b", "c"), "cbc"),  # nothing tells what the first was
    ],
)
def test_a_letter_between_its_neighbours_is_the_one_between(labels, expected):
    items = [f"({label}) To act;" for label in labels]
    parsed = read("1. Requests States:", *items, "2. Decides to meet.")
    assert "".join(p.number for p in parsed.paragraphs if p.depth) == expected


@pytest.mark.parametrize("roman", [("(1)", "(ii)"), ("(l)", "(11)"), ("(i)", "(ü)")])
def test_small_roman_numbers_read_as_figures(roman):
    parsed = read(
        "1. Requests States:",
        "(a) To act:",
        f"{roman[0]} In time;",
        f"{roman[1]} In full;",
        "(b) To report;",
        "2. Decides to meet.",
    )
    assert anchors(parsed)[2:5] == ["op1.a", "op1.a.i", "op1.a.ii"]


def test_a_one_in_brackets_after_h_is_the_letter_i():
    items = [f"({label}) To act;" for label in "abcdefgh1j"]
    parsed = read("1. Requests States:", *items, "2. Decides to meet.")
    assert "".join(p.number for p in parsed.paragraphs if p.depth) == "abcdefghij"


@pytest.mark.parametrize(
    ("lines", "expected", "warned"),
    [
        # A printed number shows where the next one begins.
        (["1. Requests a report; 2. Urges States.", ], "op1 op2", False),
        (["Recalling its work, 1. Requests a report;", "2. Urges States."], "pp2 op1 op2", False),
        (["1. Requests States:", "(a) To act; (b) To report;", "2. Urges States."], "op1 op1.a op1.b op2", False),
        (["1. Requests States: (a) To act;", "(b) To report;", "2. Urges States."], "op1 op1.a op1.b op2", False),
        (["1. Requests a report;", "2. Urges States. 12th plenary meeting"], "op1 op2", False),
        # Only the words do.
        (["Recalling its work, Noting the report,", "1. Requests a report;", "2. Urges States."], "pp2 pp3 op1 op2", True),
        (["1. Requests a report; Invites its bodies;", "3. Urges States."], "op1 op2 op3", True),
        # None of these is the beginning of a paragraph.
        (["1. Requests “an answer; Invites its bodies” of them;", "2. Urges States."], "op1 op2", False),
        (["1. Requests a report on: (a) work; (b) means; and (c) staff;", "2. Urges States."], "op1 op2", False),
        (["Recalling its work, Africa and the report,", "1. Requests a report;", "2. Urges States."], "pp2 op1 op2", False),
        (["1. Requests States:", "(a) To act; (b) To report;", "(b) To meet;", "2. Urges States."], "op1 op1.a op1.b op2", False),
    ],
)  # fmt: skip
def test_paragraphs_on_one_line_are_parted(lines, expected, warned):
    parsed = read(*lines)
    assert " ".join(anchors(parsed)[1:]) == expected
    assert ("paragraphs_parted" in {w.code for w in parsed.warnings}) == warned


def test_what_was_typeset_is_left_as_it_is():
    text = (
        "<<ODS JOB NO>>N0000000<<ODS JOB NO>>\n"
        + HEAD
        + "Recalling it, Noting it,\n1. Acts.\n"
    )
    parsed = parse(text.encode(), "a.txt")
    assert anchors(parsed)[:2] == ["pp1", "pp2"]


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        (
            "Article 8\nl. States act.\n2. They meet.\n",
            ["art8.op1", "art8.op2"],
            "A/HRC/RES/16/1: the letter l stands for the figure",
        ),
        (
            "Article 8\nl. States act.\nThey meet.\n",
            ["art8.p0.l", "art8.p1"],
            "no paragraph 2 bears it out",
        ),
    ],
)
def test_a_letter_typed_for_the_figure_one(body, expected, why):
    text = (
        "64/1. A title\nThe General Assembly,\nRecalling the law,\nAdopts the text.\n"
        f"65th plenary meeting\n18 December 2009\nAnnex\nDeclaration\n{body}"
    )
    paragraphs = parse(text.encode(), "a.txt").paragraphs
    found = [p.anchor for p in paragraphs if p.kind == "annex"]
    assert found == [f"annex1.{each}" for each in expected], why


def test_a_semicolon_read_as_a_j_ends_an_item():
    parsed = read(
        "1. Requests the Committee:",
        "(a) To reportj",
        "(b) To meet in Rajj",
        "(c) To act.",
    )
    assert [p.text for p in parsed.paragraphs][2:] == [
        "To report;",
        "To meet in Rajj",
        "To act.",
    ]
    assert [(r.field, r.found, r.repaired) for r in parsed.repairs] == [
        ("op1.a", "j", ";")
    ]
