"""Pages of Official Records carry the end of one resolution and the start of the next."""

import pytest

from resolutions.parsing.carrier import symbol_of_name
from resolutions.parsing.pipeline import parse

PAGE = """\
Resolutions adopted on the reports of the First Committee

arranging for a periodical devoted to peaceful uses.

550th plenary meeting,
3 December 1955.

913 (X). Effects of radiation

The General Assembly,

Recognizing the problem,

1. Requests the Committee to report;

2. Decides to transmit the records.

550th plenary meeting,
4 December 1955.

914 (X). Reduction of armaments

The General Assembly,

Recalling its resolution 808 (IX),

1. Urges States to disarm;
"""


def read(filename, page=PAGE):
    return parse(page.encode(), filename)


def test_the_first_resolution_that_begins_on_the_page_is_read():
    parsed = read("page.txt")
    assert parsed.symbol == "A/RES/913(X)"
    assert parsed.front.title == "Effects of radiation"
    assert [p.anchor for p in parsed.paragraphs] == ["pp1", "op1", "op2"]


def test_the_name_of_the_file_chooses_another():
    parsed = read("A_RES_914(X).txt")
    assert parsed.symbol == "A/RES/914(X)"
    assert [p.text for p in parsed.paragraphs] == [
        "Recalling its resolution 808 (IX),",
        "Urges States to disarm;",
    ]


def test_what_belongs_to_the_neighbours_is_left_out_and_said():
    left_out = {left.text: left.reason for left in read("page.txt").left_out}
    reason = "belongs to another resolution on the page"
    assert left_out["1. Urges States to disarm;"] == reason
    assert left_out["914 (X). Reduction of armaments"] == reason
    assert left_out["arranging for a periodical devoted to peaceful uses."] == reason


def test_a_masthead_above_the_title_is_not_a_neighbour():
    parsed = read(
        "a.txt",
        "Agenda item 7\n\nResolution adopted by the General Assembly on 18 December 2009\n\n"
        "64/179. A title\n\nThe General Assembly,\n\n1. Urges States.\n",
    )
    assert parsed.front.agenda_item == "7"
    assert parsed.front.adopted is not None


@pytest.mark.parametrize(
    ("filename", "symbol"),
    [
        ("A_RES_913(X).txt", "A/RES/913(X)"),
        ("A-RES-62-175.docx", "A/RES/62/175"),
        ("S_RES_690(1991).txt", "S/RES/690(1991)"),
        ("E_RES_2012_19.pdf", "E/RES/2012/19"),
        ("E_RES_106_(VI).txt", "E/RES/106(VI)"),
        ("A_RES_48_218_B.txt", "A/RES/48/218B"),
        ("N0947257.pdf", None),
        ("minutes.txt", None),
        ("", None),
    ],
)
def test_a_file_may_be_named_after_its_symbol(filename, symbol):
    named = symbol_of_name(filename)
    assert (named.canonical if named else None) == symbol


def test_a_footnote_marked_only_in_a_neighbour_is_left_out_and_said():
    page = PAGE.replace("the problem,", "the problem,7").replace("(IX),", "(IX),8")
    parsed = read("page.txt", page + "\n7 A/2001.\n8 A/2002.\n9 A/2003.\n")
    assert [note.number for note in parsed.footnotes] == [7, 9]
    assert "8 A/2002." in {left.text for left in parsed.left_out}


@pytest.mark.parametrize(
    ("below", "why"),
    [
        ("Other decisions\nQuestion of lakes\n(Item 37)\nAt its 9th plenary meeting, the General Assembly took note.20\n\n20 A/9774.\n", "A/RES/3331(XXIX): under a heading"),
        ("At its 2443rd plenary meeting, on 17 December 1975, the General Assembly appointed members.\n", "A/RES/3376(XXX): without one"),
    ],
)  # fmt: skip
def test_decisions_below_the_closing_line_are_not_of_the_resolution(below, why):
    page = PAGE.split("914 (X)")[0] + below
    parsed = read("page.txt", page)
    assert [p.anchor for p in parsed.paragraphs] == ["pp1", "op1", "op2"], why
    assert not parsed.footnotes, why


def test_an_annex_may_tell_of_decisions():
    page = (
        PAGE.split("914 (X)")[0] + "Annex\n\nReport\n\nDecisions\n\nThe group agreed.\n"
    )
    assert read("page.txt", page).paragraphs[-1].text == "The group agreed."


def test_an_annex_below_what_is_told_of_a_meeting_is_of_the_resolution():
    told = "At its 1404th plenary meeting, on 20 December 1965, the Assembly appointed members.\n"
    page = f"{PAGE.split('914 (X)')[0]}{told}\nAnnex\n\nProgramme\n\n1. Courses are held.\n"
    assert [p.anchor for p in read("page.txt", page).paragraphs][-1] == "annex1.op1"
