"""Pages of a text layer in two columns, as the Official Records print resolutions."""

import pytest

from resolutions.parsing import parse
from resolutions.parsing.formats import read

from .pdf_files import Page, pdf

LEFT, RIGHT = 54.0, 318.0
LEADING = 10.8
WORDS = "by crime and by all that follows from it in the States and between"
FRENCH = "par le crime et par tout ce qui en est la suite dans les pays et"


def column(page, x, *lines, top=690.0):
    """Lines of a column; one that begins with ">" is set in, and stands apart."""
    y = top
    for line in lines:
        y -= LEADING + 4 * line.startswith(">")
        page.at(x + 14 * line.startswith(">"), y, line.lstrip(">"), 9.5)
    return y


def notes(page, x, *lines, foot=60.0):
    for place, line in enumerate(reversed(lines)):
        page.at(x, foot + 9 * place, line, 8)


def filled(count, first, last, words=WORDS):
    """A paragraph of so many lines between its first and its last."""
    return [first, *[words] * count, last]


def outline(document):
    return [(p.anchor, p.text.split()[-1], len(p.marks)) for p in document.paragraphs]


def volume(end="longer."):
    page = Page()
    page.at(200, 730, "Resolutions adopted without reference to a Main Committee", 8.5)
    page.at(290, 28, "101", 9)
    column(
        page,
        LEFT,
        "<b>55/25. Strengthening the Programme</b>",
        "><i>The General Assembly</i>,",
        *filled(6, "><i>Recalling</i> its resolution on the Programme, and", "reason,"),
        *filled(6, "><i>Concerned</i> by crime,<sup>1</sup> by its number", "victims,"),
        "><i>Noting with satisfaction</i> that the States have acted, and",
        "that they have been helped in this work by the Office and by",
    )
    column(
        page,
        RIGHT,
        "all who belong to it,<sup>2</sup>",
        *filled(8, ">1.  <i>Requests</i> the Office to help States that ask", "help;"),
        *filled(8, ">2.  <i>Urges</i> the States to see to the victims", end),
    )
    notes(page, LEFT, "<sup>1</sup> See A/55/1.")
    notes(page, RIGHT, "<sup>2</sup> See A/55/2 and", "its addendum.")
    return page


def test_columns_are_read_one_after_the_other_with_the_notes_at_their_feet():
    document = parse(pdf(volume()), "a.pdf")
    assert outline(document) == [
        *(("pp1", "reason,", 0), ("pp2", "victims,", 1), ("pp3", "it,", 1)),
        *(("op1", "help;", 0), ("op2", "longer.", 0)),
    ]
    assert [(n.number, n.text) for n in document.footnotes] == [
        (1, "See A/55/1."),
        (2, "See A/55/2 and its addendum."),
    ]
    assert document.front.title == "Strengthening the Programme"
    assert document.symbol == "A/RES/55/25"


def test_columns_go_on_overleaf():
    """What the right column leaves open goes on at the head of the left one."""
    second = Page(2)
    column(second, LEFT, *filled(20, "and of what they", "have lost;"))
    column(second, RIGHT, *filled(20, ">3.  <i>Urges</i> States to act", "soon."))
    document = parse(pdf(volume(WORDS), second), "a.pdf")
    assert outline(document)[-2:] == [("op2", "lost;", 0), ("op3", "soon.", 0)]
    assert [p.page for p in document.paragraphs][-2:] == [1, 2]


def test_a_column_in_another_language_is_set_aside_and_said():
    page = Page()
    column(page, LEFT, *filled(20, ">1.  <i>Decides</i> to act", "matter."))
    column(page, RIGHT, *filled(20, ">1.  <i>Décide</i>", "question.", FRENCH))
    source = read(pdf(page), "a.pdf")
    assert [w.code for w in source.warnings] == ["column_set_aside"]
    aside = [x.content for x in source.lines if x.role == "furniture"]
    assert len(aside) == 22 and FRENCH in aside


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (("Uganda", "12 345"), "figures are no column of text"),
        (("Kampala", "a short cell of words"), "nor are short cells"),
    ],
)
def test_a_table_of_two_columns_is_read_row_by_row(cells, why):
    page = Page()
    page.y = 430.0
    for _ in range(20):
        page.row(*cells, apart=200)
    content = [x.content for x in read(pdf(page), "a.pdf").lines if not x.is_blank]
    assert set(content) == {" | ".join(cells)}, why


def test_lines_of_full_width_are_never_cut():
    """One line in five is short enough to end before the middle of the page."""
    page = Page()
    for place in range(30):
        text = "a short line" if place % 5 == 0 else f"{WORDS} {WORDS}"
        page.at(LEFT, 690 - 12 * place, text)
    content = [x.content for x in read(pdf(page), "a.pdf").lines if not x.is_blank]
    assert content.count("a short line") == 6 and len(content) == 30


def test_the_right_column_of_the_last_page_may_be_short_and_full_of_marks():
    page = volume()
    last = Page(2)
    column(last, LEFT, *filled(26, "and of what they have lost,", "again;"))
    lines = [f"{WORDS}<sup>{n}</sup>" for n in range(3, 12)]
    column(last, RIGHT, ">3.  <i>Urges</i> States to act", *lines, "soon.")
    document = parse(pdf(page, last), "a.pdf")
    assert [p.anchor for p in document.paragraphs][-1] == "op3"
