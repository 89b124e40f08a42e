"""Text objects of a PDF made into printed lines: words, italics, raised figures."""

import pytest

from resolutions.parsing import parse
from resolutions.parsing.formats import read

from .pdf_files import BODY, Page, in_form, pdf
from .pdf_texts import ACTS, WORDS, lines, notes, outline, parsed, resolution


def set_off(y, *pieces):
    """The operators of a line whose text objects stand apart by these points."""
    shown = " ".join(f"[({text}) {-100 * gap:.0f}] TJ" for text, gap in pieces)
    return f"BT 1 0 0 1 {BODY} {y} Tm /F1 10 Tf {shown} ET"


@pytest.mark.parametrize(
    "number",
    [
        "31.  <i>Requests</i> the Office;",
        # a figure split over objects, as justified lines have it
        "3<|>1.  <i>Requests</i> the Office;",
        "3<|>1<|>.<|>  <i>Re<|>quests</i> the <|>Of<|>fice;",
    ],
)
def test_figures_and_words_split_over_objects_are_one(number):
    assert outline(parsed(resolution(number)))[1] == (
        "op31",
        "Requests the Office;",
        [],
    )


def test_objects_on_nearly_one_baseline_are_a_line():
    page = Page().at(100, 700, "General").at(135, 699, "Assembly").at(174.5, 700, ",")
    page.at(100, 600, "of the Office for the crime prevention programme")
    assert lines(page)[0] == "General Assembly,"


def test_objects_are_read_by_their_place_not_by_their_order_in_the_file():
    page = Page().at(100, 600, "of the Office for the crime prevention programme")
    page.at(180, 700, "drugs and crime").at(100, 700, "The programme on")
    assert lines(page) == [
        "The programme on drugs and crime",
        "of the Office for the crime prevention programme",
    ]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        # a word the archive knows is made whole
        ("its resolu-\ntion on crime", "its resolution on crime"),
        # a compound keeps its hyphen
        ("a post-\nconflict State", "a post-conflict State"),
        # in an object of its own, as justified lines have it
        ("a post<|>-\nconflict State", "a post-conflict State"),
        ("the Asia-\nPacific region", "the Asia-Pacific region"),
        ("crime – \nand drugs", "crime – and drugs"),
        ("a post-\nconflict resolu-\ntion", "a post-conflict resolution"),
        # a hanging one keeps its space, also at the end of a line
        ("a short-\nand long-term plan", "a short- and long-term plan"),
        ("the years 2010-\n2014", "the years 2010-2014"),
        # a justified line sets a closing quotation mark off
        ("“human organs ”, and law", "“human organs”, and law"),
        # a hyphen may stand before the part of a compound
        ("an African-led and -owned plan", "an African-led and -owned plan"),
        # and a comma
        ("the Panel of Experts , and law", "the Panel of Experts, and law"),
        # for a dash one stands between spaces before a name
        ("the earthquake - Pakistan", "the earthquake - Pakistan"),
        ("the thirty - first day", "the thirty-first day"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_read(printed, text):
    page = resolution(f"<i>Recalling</i> {printed} as a whole,", ACTS)
    assert outline(parsed(page))[1][1] == f"Recalling {text} as a whole,"


def test_a_very_long_object_is_read_whole():
    words = "of the Programme " * 300  # pdfium leaves out what the page cuts off
    page = Page().at(100, 700, "The General Assembly,").at(100, 600, words, size=0.2)
    assert lines(page)[-1] == words


@pytest.mark.parametrize(
    ("pieces", "printed"),
    [
        ([("to the full an", 1.4), ("d fair trial", 0)], "to the full and fair trial"),
        ([("the most eff", 0.3), ("ective way", 0)], "the most effective way"),
        # The foot of an f hangs over the space behind it.
        ([("the work of ", -1.0), ("the Office", 0)], "the work of the Office"),
        ([("as agreed by", 1.9), ("the Council", 0)], "as agreed by the Council"),
        # A figure 1 and an apostrophe end well before the next sign begins.
        ([("the years 2011", 1.2), ("-2014 of", 0)], "the years 2011-2014 of"),
        ([("the year 201", 1.2), ("4, the plan", 0)], "the year 2014, the plan"),
        ([("the Children\\222", 1.2), ("s Fund", 0)], "the Children’s Fund"),
        ([("the States\\222", 1.9), ("duties", 0)], "the States’ duties"),
    ],
)
def test_letter_spacing_between_objects_is_no_gap_between_words(pieces, printed):
    rest = [set_off(664 - 12 * n, ("words of the line", 0)) for n in range(3)]
    assert lines("\n".join([set_off(700, *pieces), *rest]))[0] == printed


def test_no_word_begins_slanted_that_ends_upright():
    """The f hangs over most of a narrow space."""
    rest = [set_off(664 - 12 * n, ("words of the line", 0)) for n in range(3)]
    page = f"BT 1 0 0 1 {BODY} 700 Tm /F2 10 Tf [(Takes note of ) 80] TJ /F1 10 Tf (the report) Tj ET"
    assert lines("\n".join([page, *rest]))[0] == "Takes note of the report"


def test_slanted_letters_lean_over_the_space_behind_them():
    """A/HRC/RES/59/25 op6: upright letters follow after less than spacing sets off."""
    gap = "[(Calls for ) 130] TJ /F1 10 Tf (deep cuts) Tj ET"
    rest = [set_off(664 - 12 * n, ("words of the line", 0)) for n in range(3)]
    page = f"BT 1 0 0 1 {BODY} 700 Tm /F2 10 Tf {gap}"
    assert lines("\n".join([page, *rest]))[0] == "Calls for deep cuts"


@pytest.mark.parametrize(
    ("factors", "order", "turned"),
    [
        ("0 1 -1 0", 1, 0),  # to be read from the right edge of the page
        ("0 -1 1 0", -1, 0),  # from its left edge
        ("0 1 -1 0", 1, 90),  # turned level by the viewer
        ("-1 0 0 -1", 0, 180),
    ],
)
def test_a_page_set_sideways_is_read_as_it_is_held(factors, order, turned):
    words = [
        "The General Assembly,",
        "of the Office for the crime",
        "prevention programme",
    ]
    page = Page(turned=turned)
    for place, line in enumerate(words):
        at = f"{300 + 12 * order * place} {400 + (0 if order else 12 * place)}"
        page.set_at(f"{factors} {at}", line)
    assert lines(page) == words


@pytest.mark.parametrize(
    "across",
    [
        ("0 -1 1 0 580 400", "A/RES/64/179"),  # beside a table on a page of its own
        ("0 1 -1 0 60 300", "Number of cases"),  # along the axis of a chart
        ("0.7 0.7 -0.7 0.7 200 300", "ADVANCE UNEDITED"),  # stamped over the page
    ],
)
def test_what_is_set_across_a_page_is_no_part_of_its_text(across):
    page = resolution("1.  <i>Requests</i> a report;").set_at(*across)
    document = parsed(page)
    assert [p.anchor for p in document.paragraphs] == ["pp1", "op1"]
    assert across[1] in [left.text for left in document.left_out]
    assert document.paragraphs[1].text == "Requests a report;"


def test_letters_that_are_slanted_are_italics():
    page = resolution(WORDS).set_at(f"1 0 0.3 1 {BODY} 300", "Noting")
    source = read(pdf(page), "a.pdf")
    line = next(x for x in source.lines if x.content == "Noting")
    assert [s.kind for s in line.text.spans] == ["italic"]


def test_italics_and_raised_figures_are_spans():
    page = resolution("<i>Recalling</i> the Convention,<sup>1</sup>", ACTS)
    source = read(pdf(page), "a.pdf")
    line = next(x for x in source.lines if x.content.startswith("Recalling"))
    assert [(s.kind, line.content[s.start : s.end].strip(), s.value) for s in line.text.spans] == [
        ("italic", "Recalling", ""),
        ("raised", "1", "1"),
    ]  # fmt: skip


def test_a_page_shown_as_a_form_is_read_where_it_is_shown():
    """Programs that stamp or scale pages wrap them in forms."""
    page = resolution("<i>Recalling</i> the Convention,<sup>1</sup>", ACTS)
    page.notes("<sup>1</sup> See A/64/1.")
    large = Page()
    large.operators = [f"q 2 0 0 2 0 0 cm {line} Q" for line in page.operators]
    whole, scaled = parsed(page), parse(in_form(large, "0.5 0 0 0.5 0 0"), "a.pdf")
    assert outline(scaled) == outline(whole)
    assert notes(scaled) == notes(whole) == [(1, "See A/64/1.", 1)]
    assert {x.top for x in scaled.paragraphs} == {x.top for x in whole.paragraphs}


def test_the_corner_of_a_page_may_stand_anywhere():
    page = resolution("<i>Recalling</i> the Convention,<sup>1</sup>", ACTS)
    page.notes("<sup>1</sup> See A/64/1.")
    whole = parsed(page)
    page.operators = [f"q 1 0 0 1 -400 -300 cm {line} Q" for line in page.operators]
    page.box = "-400 -300 212 492"
    moved = parsed(page)
    assert outline(moved) == outline(whole)
    assert [p.top for p in moved.paragraphs] == [p.top for p in whole.paragraphs]


def test_words_printed_twice_to_look_bold_are_read_once():
    page = resolution(ACTS)
    page.at(BODY, 300, "A declaration", 12).at(BODY + 0.4, 300, "A declaration", 12)
    assert lines(page)[-1] == "A declaration"


@pytest.mark.parametrize(
    ("printed", "text"),
    [("the Convention,¹ and its aims,", "the Convention, and its aims,")],
)
def test_superscript_characters_are_marks(printed, text):
    page = resolution(f"<i>Recalling</i> {printed}", ACTS)
    page.notes("<sup>1</sup> See A/64/1.")
    _, found, marks = outline(parsed(page))[1]
    assert (found, marks) == (f"Recalling {text}", [(1, "ntion,")])
