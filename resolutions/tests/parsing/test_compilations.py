"""Reports that hold several resolutions and decisions, each below its heading."""

import pytest

from resolutions.parsing import parse
from resolutions.parsing.chosen_notes import numbers_on
from resolutions.parsing.compilations import read_heading
from resolutions.parsing.notes import RawNote
from resolutions.parsing.text import Text
from resolutions.parsing.types import UnreadableFile

REPORT = """United Nations\tE/2015/30
Economic and Social Council

Commission on Crime Prevention and Criminal Justice

Report on the twenty-fourth session

A.\tDraft resolutions for adoption by the General Assembly

1.\tThe Commission recommends to the Council the approval of the following draft resolutions:

Draft resolution I

Title of the first

The General Assembly,

Recalling the law,

1.\tWelcomes the work;

2.\tRequests a report.

Draft resolution II

Title of the second

The Economic and Social Council,

Urges States.

B.\tDraft decision for adoption by the Economic and Social Council

2.\tThe Commission recommends to the Council the adoption of the following draft decision:

Draft decision I

Report of the Commission

The Economic and Social Council takes note of the report.

C.\tMatters brought to the attention of the Economic and Social Council

Resolution 24/1

Title of the third

The Commission on Crime Prevention and Criminal Justice,

Aware of the need,

Decides to meet.

Decision 24/1: Title of a decision

At its 9th meeting, on 22 May 2015, the Commission on Crime Prevention and Criminal Justice decided to meet.

Chapter II

Opening of the session

The session was opened.
"""
HELD = "The file holds 2 draft resolutions, 1 draft decision, 1 resolution and 1 decision; "


def read(name, text=REPORT):
    document = parse(text.encode(), name)
    doubts = [w.message for w in document.warnings if w.code == "several_texts"]
    return document, doubts


@pytest.mark.parametrize(
    ("name", "symbol", "title", "said", "texts"),
    [
        ("report.txt", None, "Title of the first", "Draft resolution I", ["Recalling the law,", "Welcomes the work;", "Requests a report."]),
        ("E-CN.15-RES-24-1.txt", "E/CN.15/RES/24/1", "Title of the third", "Resolution 24/1", ["Aware of the need,", "Decides to meet."]),
        ("E-CN.15-DEC-24-1.txt", "E/CN.15/DEC/24/1", "Title of a decision", "Decision 24/1", ["At its 9th meeting, on 22 May 2015, the Commission on Crime Prevention and Criminal Justice decided to meet."]),
        ("Draft resolution II.txt", None, "Title of the second", "Draft resolution II", ["Urges States."]),
        ("draft_decision_I.txt", None, "Report of the Commission", "Draft decision I", ["The Economic and Social Council takes note of the report."]),
        ("resolution-24-1.txt", "E/CN.15/RES/24/1", "Title of the third", "Resolution 24/1", ["Aware of the need,", "Decides to meet."]),
        ("E-CN.15-RES-24-9.txt", None, "Title of the first", "Draft resolution I", ["Recalling the law,", "Welcomes the work;", "Requests a report."]),
    ],
)  # fmt: skip
def test_one_text_of_a_report_is_read_and_the_others_are_named(
    name, symbol, title, said, texts
):
    document, doubts = read(name)
    assert document.front.symbol == symbol
    assert document.front.title == title
    assert document.front.committee_report == "E/2015/30"
    assert [p.text for p in document.paragraphs] == texts
    assert len(doubts) == 1
    assert doubts[0].startswith(f"{HELD}only “{said}” was read.")


def test_every_line_of_the_report_stands_somewhere():
    document, _ = read("report.txt")
    left = " ".join(line.text for line in document.left_out)
    for words in ("Urges States.", "decided to meet.", "The session was opened."):
        assert words in left


def test_a_text_of_a_report_is_a_draft_where_its_heading_says_so():
    assert read("report.txt")[0].status == "draft"
    assert read("E-CN.15-RES-24-1.txt")[0].status == "adopted"


def test_a_table_of_contents_is_no_second_text():
    contents = "Resolution 24/1: One\n\nResolution 24/2: Two\n\n"
    text = "Resolution 24/1: One\n\nThe Governing Council,\n\nDecides to meet.\n"
    assert read("a.txt", contents + text)[1] == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Draft resolution II", "Draft resolution II"),
        ("DRAFT DECISION 3", "Draft decision 3"),
        ("Resolution 24/3: Youth and cities", "Resolution 24/3"),
        ("Decision 67/1.", "Decision 67/1"),
        ("Resolution 60/288, annex", None),
        ("Resolution 60/288 was adopted", None),
        ("Draft resolution submitted by the Chair", None),
        ("resolution 24/3", None),
    ],
)
def test_a_heading_names_one_text(line, name):
    heading = read_heading(line)
    assert (heading and heading.name) == name


SOLE = """A/79/437/Add.4
Agenda item 18
Protection of climate

Report of the Second Committee

I. Introduction

1. The Committee held a debate at its 3rd meeting (see A/C.2/79/SR.3), on the law and on its past, and adopted it.

{words}

Protection of rivers

The General Assembly,

Recalling the law,

1. Welcomes the work;

2. Requests a report.
"""


@pytest.mark.parametrize(
    "words",
    [
        "19. The Second Committee recommends to the General Assembly the adoption of the following draft resolution:",
        "12. The Chair proposed the following draft resolution for adoption by the Committee:",
        # as letters that ask for an item print it
        "Draft resolution",
        # as reports head it: E/2025/72, A/80/15 (Part I)
        "I.\tDraft resolution for adoption by the Economic and Social Council",
        "Draft resolution for the consideration of the General Assembly at its eightieth session",
        "A.\tDraft resolution recommended for adoption by the Council\n\n1.\tThe Committee of Experts recommends that the Council adopt the following draft resolution:",
    ],
)
def test_the_one_draft_of_a_report_or_letter_is_read_without_what_stands_around_it(
    words,
):
    document = parse(SOLE.format(words=words).encode(), "a.txt")
    assert (document.symbol, document.status) == ("A/79/437/Add.4", "draft")
    assert document.front.title == "Protection of rivers"
    assert [p.anchor for p in document.paragraphs] == ["pp1", "op1", "op2"]
    assert [w.code for w in document.warnings] == ["several_texts"]
    left = [x.text for x in document.left_out]
    assert "Report of the Second Committee" in left
    assert any(text.startswith("1. The Committee held a debate") for text in left)


def test_a_draft_with_nothing_but_its_head_above_it_is_no_report():
    head = "A/79/L.4\nAgenda item 18\n\nDraft resolution\n\nRivers\n\nThe General Assembly,\n\nDecides to meet.\n"
    assert [w.code for w in parse(head.encode(), "a.txt").warnings] == []


def test_the_drafts_of_a_report_may_have_letters():
    """A/80/21 holds "Draft resolution A" and "Draft resolution B"."""
    heading = read_heading("Draft resolution A Information in the service of humanity")
    assert heading is not None
    assert (heading.number, heading.title) == (
        "A",
        "Information in the service of humanity",
    )


def test_the_title_of_a_draft_may_stand_overleaf():
    words = "10. The Fourth Committee recommends to the General Assembly the adoption of the following draft resolution:\n<!-- Page 2 -->"
    document = parse(SOLE.format(words=words).encode(), "a.txt")
    assert document.front.title == "Protection of rivers"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        # E/2025/72 goes on to its own second heading
        ("I.\tDraft resolution for adoption by the Council", "II.\tImplementation of the last one"),
        ("C.\tDraft resolution for adoption by the Council", "D.\tWhat else was said"),
        # A/80/15 (Part I) holds its draft in the second annex of three
        ("Annex II\n\nDraft resolution for the consideration of the Assembly", "Annex III\n\nAttendance"),
    ],
)  # fmt: skip
def test_a_headed_draft_ends_at_the_next_heading_of_its_row(above, below):
    text = (
        SOLE.format(words=above)
        + f"\n{below}\n\n3.\tAs the Council asked, the work was done.\n"
    )
    document = parse(text.encode(), "a.txt")
    assert document.front.title == "Protection of rivers"
    assert [p.anchor for p in document.paragraphs] == ["pp1", "op1", "op2"]
    assert [w.code for w in document.warnings] == ["several_texts"]


@pytest.mark.parametrize(
    ("heading", "sections"),
    [("I.", ("A", "B")), ("A.", ("A", "B")), ("A.", ("A.\tSeas", "B.\tSkies")), ("I.", ("I", "II"))],
)  # fmt: skip
def test_the_sections_of_a_draft_are_no_headings_of_the_report(heading, sections):
    words = f"{heading}\tDraft resolution for adoption by the Council"
    body = "".join(
        f"\n{section}\n\nMindful of the sea,\n\n1.\tUrges States to act.\n"
        for section in sections
    )
    text = SOLE.format(words=words).replace("\nRecalling the law,", body.rstrip("\n"))
    text = text[: text.index("\n\n1. Welcomes")] + "\n"
    document = parse(text.encode(), "a.txt")
    texts = [p.text for p in document.paragraphs]
    assert texts.count("Urges States to act.") == 2


def test_a_contents_line_with_a_number_is_not_the_draft_below_it():
    """The contents of E/2025/70 end with the title of a decision of 2025."""
    contents = "2025/18. Raising awareness of the importance of names\n\n"
    words = "1.\tThe Group of Experts recommends to the Council the adoption of the following draft resolution:"
    document = parse((contents + SOLE.format(words=words)).encode(), "a.txt")
    assert document.front.title == "Protection of rivers"
    assert [p.anchor for p in document.paragraphs] == ["pp1", "op1", "op2"]


def test_a_decision_may_list_what_it_decides_below_a_bare_name():
    """E/2025/45/Add.1 prints "The Economic and Social Council" without a colon."""
    text = (
        "E/2025/45\n\nDraft decision\n\nVenue of the next session\n\nThe Economic and Social Council\n\n"
        "(a)\tDecides that the session will be held in Geneva;\n\n(b)\tApproves the agenda.\n"
    )
    document = parse(text.encode(), "a.txt")
    assert document.front.body == "Economic and Social Council"
    assert [p.anchor for p in document.paragraphs] == ["op1", "op1.a", "op1.b"]


def test_states_that_declare_something_are_no_body():
    """A/79/903 is a letter with a declaration of two States, not a resolution."""
    text = (
        "A/79/903\n\nLetter dated 6 May 2025 from the representatives of two States to the Secretary-General\n\n"
        "Declaration on law\n\nThe Russian Federation and the Republic of Belarus,\n\nRecalling the law,\n\nDeclare:\n"
    )
    with pytest.raises(UnreadableFile, match="reads as a letter"):
        parse(text.encode(), "a.txt")


def test_a_draft_is_marked_with_the_notes_of_its_own_pages():
    """ "Target B6" in the draft of E/2025/72 looks like a mark of note 6, pages below."""
    notes = [RawNote(1, 4, 10, Text("A/79/1.")), RawNote(6, 9, 90, Text("A/79/6."))]
    assert numbers_on(notes, {3, 4}) == {1}
    # notes at the end of the file, and a text without others around it
    assert numbers_on(notes, {3}) == numbers_on(notes, set()) == {1, 6}
