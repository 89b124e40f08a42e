"""Items of lists: letters, numbers, bullets, or none."""

import pytest

from resolutions.parsing import pipeline
from resolutions.parsing.landmarks import is_heading

from .plain_texts import HEAD, anchors, parsed, read_anchors


def test_a_list_goes_on_below_the_agenda_that_an_item_sets_out():
    """As E/2025/L.24 has it."""
    text = (
        "The General Assembly decides:\n\n(a) Decides to meet;\n\n(b) Approves the agenda as set out below:\n\n"
        "1. Election of officers.\n\n2. Other matters.\n\n(c) Decides on the documents.\n"
    )
    assert [a for a, _, _ in anchors(text)] == [
        *("op1", "op1.a", "op1.b", "annex1.op1", "annex1.op2", "op1.c"),
    ]


def test_headings_stand_above_the_lettered_items_of_a_list():
    """As the Commission on Narcotic Drugs heads the items of its resolution 68/6."""
    text = (
        "The General Assembly,\n\n1. Decides on a panel:\n\nComposition of the panel\n\n(a) It shall have:\n\n"
        "(i) Ten members;\n\n(ii) Two heads;\n\nSelection of its heads\n\n(b) They shall be old;\n\n2. Requests a report.\n"
    )
    assert [(a, k) for a, k, _ in anchors(text)] == [
        ("op1", "operative"),
        ("h1", "heading"),
        ("op1.a", "operative"),
        ("op1.a.i", "operative"),
        ("op1.a.ii", "operative"),
        ("h2", "heading"),
        ("op1.b", "operative"),
        ("op2", "operative"),
    ]


@pytest.mark.parametrize("above", ["(b) Forests;", "(b) Forests;1", "(b) Forests;”1"])
def test_a_heading_stands_below_the_marked_item_of_a_list(above):
    text = f"The General Assembly,\n\n1. Urges:\n\n(a) Rivers;\n\n{above}\n\nFinancial matters\n\n2. Requests a report.\n"
    kinds = [(a, k) for a, k, _ in anchors(text)]
    assert kinds[-2:] == [("h1", "heading"), ("op2", "operative")]


def test_subparagraphs_hang_under_their_paragraph():
    text = (
        "The General Assembly,\n\n1. Urges Member States:\n\n(a) To adopt laws:\n\n(i) In time;\n\n"
        "(ii) In full;\n\n(b) To report;\n\n2. Requests a report.\n"
    )
    parsed = pipeline.parse((HEAD + text).encode(), "a.txt")
    assert [(p.anchor, p.depth, p.number) for p in parsed.paragraphs] == [
        ("op1", 0, "1"),
        ("op1.a", 1, "a"),
        ("op1.a.i", 2, "i"),
        ("op1.a.ii", 2, "ii"),
        ("op1.b", 1, "b"),
        ("op2", 0, "2"),
    ]


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("1. Amends the rule to read:\n“The rule is new”;\n2. Urges States.\n", ["op1", "op2"], "words laid down belong to their paragraph"),
        ("Requests the Secretary-General\nTo compile a list;\nTo publish it;\nUrges States.\n", ["op1", "op1.a", "op1.b", "op2"], "items without a colon before them"),
        ("1. Decides on this:\n(a) Mode of operation\nThe Office shall act;\n(b) Functions\n2. Urges States.\n", ["op1", "op1.a", "op1.a.p1", "op1.b", "op2"], "A/RES/48/218 B: a subparagraph is a title, its text stands below"),
        ("1. Decides:\n(a) Rules\n(i) Reports\na. Each year;\nb. On request;\n(b) Costs;\n2. Urges States.\n", ["op1", "op1.a", "op1.a.i", "op1.a.i.a", "op1.a.i.b", "op1.b", "op2"], "letters without brackets stand lowest"),
    ],
)  # fmt: skip
def test_lists_as_converters_leave_them(body, expected, why):
    assert read_anchors("The General Assembly,\n" + body) == expected, why


def test_a_list_that_a_converter_made_a_table_of():
    recalled = "Recalling " + "the law of the rivers and the lakes, " * 5 + "\n"
    table = "1. Decides:\n| (a) | To meet; |\n|-----|------|\n| (b) | To report; |\n"
    table += "2. Urges States.\n| Seat | Costs |\n"
    assert read_anchors("The General Assembly,\n" + recalled * 2 + table) == [
        *("pp1", "pp2", "op1", "op1.a", "op1.b", "op2", "x1"),
    ]


@pytest.mark.parametrize(
    ("items", "expected", "why"),
    [
        ("To study, inter alia:\nAssistance to States;\nOrganization of courses;\nTo report;\n", ["a", "a.i", "a.ii", "b"], "an item like the first ends the list in the list"),
        ("That States map their rivers;\nThat the Council act within its means:\nTo train;\nTo report;\nTo meet yearly.\n", ["a", "b", "b.i", "b.ii", "b.iii"], "no item is like those around it"),
        ("Boats:\nSmall ones;\nLarge ones.\nNets of every kind;\n", ["a", "a.i", "a.ii", "b"], "a full stop ends a list of semicolons"),
        ("First session:\nTheme: rivers;\nReview: lakes;\nSecond session:\nTheme: seas;\n", ["a", "a.i", "a.ii", "b", "b.i"], "with a colon as the first of the list around it"),
        ("All States shall prevent the sale of:\nBoats;\nNets;\nStates shall report;\n", ["a", "a.i", "a.ii", "b"], "a sentence of its own stands beside sentences"),
        ("(i) To review the plans;\nTo advise States;\nTo work as follows:\nTo study reports;\n", ["i", "ii", "iii", "iii.a"], "E/RES/920(XXXIV): letters stand below roman numbers"),
    ],
)  # fmt: skip
def test_lists_in_lists_without_letters(items, expected, why):
    body = f"The General Assembly,\nDecides on the following:\n{items}Urges States.\n"
    assert read_anchors(body) == ["op1", *(f"op1.{x}" for x in expected), "op2"], why


@pytest.mark.parametrize("sign", ["•", "●", "▪", "\uf0b7"])
def test_items_with_bullets_are_subparagraphs_without_their_bullet(sign):
    body = (
        "The Security Council,\n\n1. Requests a report, including on:\n\n"
        f"{sign} the work, and\n\n{sign} the costs,\n\n{sign} Steps taken;\n\n2. Decides to meet.\n"
    )
    assert anchors(body) == [
        ("op1", "operative", "Requests a report, including on:"),
        ("op1.a", "operative", "the work, and"),
        ("op1.b", "operative", "the costs,"),
        ("op1.c", "operative", "Steps taken;"),
        ("op2", "operative", "Decides to meet."),
    ]


def test_items_of_an_operative_paragraph_may_be_numbered():
    """S/2018/1021 counts 1, 2, 3 below its paragraph 7, and goes on with 8."""
    body = (
        "The Security Council,\n\n1. Decides to meet;\n\n2. Requests a report on the following:\n\n"
        "1. The work of the Office,\n\n2. The steps of the parties;\n\n3. Urges them to act;\n\n4. Calls for peace.\n"
    )
    assert [anchor for anchor, _, _ in anchors(body)] == [
        "op1",
        "op2",
        "op2.1",
        "op2.2",
        "op3",
        "op4",
    ]


def test_words_below_a_title_with_a_colon_lead_to_its_items():
    body = (
        "The Security Council,\n\n1. Decides on the mandate:\n\n(a) Protection:\n\n(i) To protect;\n\n"
        "(b) Support:\n\nTo carry out these tasks:\n\n(i) Offices;\n\n(ii) Help;\n\n2. Decides to meet.\n"
    )
    assert [anchor for anchor, _, _ in anchors(body)] == [
        "op1",
        "op1.a",
        "op1.a.i",
        "op1.b",
        "op1.b.p1",
        "op1.b.i",
        "op1.b.ii",
        "op2",
    ]


def test_items_without_letters_may_follow_a_semicolon_by_mistake():
    body = (
        "The General Assembly,\n\nStresses the need to act in several ways, including;\n\nImproving the work;\n\n"
        "Defining the roles;\n\nDecides to meet.\n"
    )
    assert [anchor for anchor, _, _ in anchors(body)] == [
        "op1",
        "op1.a",
        "op1.b",
        "op2",
    ]


@pytest.mark.parametrize("end", ["; and", "; or", ", and", "; and/or"])
def test_an_item_before_the_last_is_no_heading(end):
    assert is_heading("The opinion of States")
    assert not is_heading(f"The opinion of States{end}")


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("1. Urges States;\nRequests a report;\n3. Decides to meet.\n", ["op1", "op2", "op3"], "one number is missing, one paragraph has none"),
        ("1. Urges States;\nRequests a report;\n4. Decides to meet.\n", ["op1", "x1", "op4"], "two are missing: which one it is stays open"),
        ("1. Decides:\nTo publish the list;\nActivities of the Centre;\n2. Urges States.\n", ["op1", "op1.a", "op1.b", "op2"], "letters are lost, numbers are not"),
        ("Decides to study:\nAssistance to States;\nActivities of the Centre;\nTakes note of it.\n", ["op1", "op1.a", "op1.b", "op2"], "a noun in -s is an item of the list"),
        ("Urges States to act;\nRecommits to the goals;\n", ["op1", "op2"], "outside a list it is a verb"),
    ],
)  # fmt: skip
def test_numbers_and_letters_that_a_converter_lost(body, expected, why):
    assert read_anchors("The General Assembly,\n" + body) == expected, why


def test_numbers_that_a_converter_lost_are_counted_and_said():
    document = parsed(
        "The General Assembly,\nRecalling the law,\nRequests the Secretary-General:\n"
        "To report;\nTo assist States;\nRecommits to act;\nDecides to meet.\n"
    )
    assert [(p.anchor, p.number) for p in document.paragraphs] == [
        ("pp1", "1"),
        ("op1", "1"),
        ("op1.a", "a"),
        ("op1.b", "b"),
        ("op2", "2"),
        ("op3", "3"),
    ]
    assert "numbers_counted" in [w.code for w in document.warnings]


@pytest.mark.parametrize(
    ("items", "expected", "why"),
    [
        (
            ["(i) Rivers", "(a) To clean;", "(b) To dam;", "(ii) Lakes:", "(a) To fish;", "(iii) Seas."],
            ["i", "i.a", "i.b", "ii", "ii.a", "iii"],
            "S/RES/2556(2020) op29: small roman numbers, and letters below them",
        ),
        (
            ["(i) Rivers:", "(a) To clean:", "(i) banks;", "(ii) beds;", "(b) To dam;", "(ii) Lakes."],
            ["i", "i.a", "i.a.i", "i.a.ii", "i.b", "ii"],
            "and roman numbers again below those",
        ),
        (
            ["(g) Rivers;", "(h) Lakes;", "(i) Seas;", "(j) Ponds."],
            ["g", "h", "i", "j"],
            "the ninth letter is none",
        ),
    ],
)  # fmt: skip
def test_lists_that_count_in_roman_numbers_first(items, expected, why):
    text = "\n\n".join(["The General Assembly,", "1. Decides:", *items, "2. Urges it."])
    found = [anchor for anchor, _, _ in anchors(text + "\n")]
    assert found == ["op1", *(f"op1.{label}" for label in expected), "op2"], why
