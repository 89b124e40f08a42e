"""PDFs written by hand: what the reader makes of their objects and what parsing makes
of them, and what is said of those that cannot be read."""

import shutil

import pytest

from resolutions.parsing import UnreadableFile, parse
from resolutions.parsing.formats import pdf as reader
from resolutions.parsing.formats import read

from .pdf_files import BODY, Page, in_form, pdf, show

TITLE = "<b>64/179.</b><|>   <b>Strengthening the Programme</b>"
SPEAKS = "<i>The General Assembly</i>,"
ACTS = "1.  <i>Decides</i> to remain seized of the matter."
WORDS = (
    "<i>Recalling</i> its resolution on the creation of the Programme of the Office,"
)
PREAMBLE = (
    "<i>Concerned</i> by crime and by all that follows from it, in the States and\n"
    "between them, and by the number of its victims in all parts of the world, and\n"
    "aware that no State can counter it alone, and that the Programme needs means\n"
    "that it does not have,"
)


def resolution(*texts):
    """A page with a title, the words of the body, a preamble of four lines and these
    paragraphs; a page of single lines would not show what its leading is."""
    return Page(head="A/RES/64/179").paragraphs(TITLE, SPEAKS, PREAMBLE, *texts)


def parsed(*pages):
    return parse(pdf(*pages), "a.pdf")


def outline(document):
    """Anchor, text and marks of the paragraphs, a mark with the letters before it."""
    return [
        (p.anchor, p.text, [(m.number, p.text[: m.position][-6:]) for m in p.marks])
        for p in document.paragraphs
    ]


def notes(document):
    return [(note.number, note.text, note.page) for note in document.footnotes]


def lines(*pages):
    return [x.content for x in read(pdf(*pages), "a.pdf").lines if not x.is_blank]


def test_a_resolution_is_read_whole():
    first = Page().masthead("A/RES/64/179", "26 March 2010").job_number()
    first.heading(
        "<b>Resolution adopted by the General Assembly on 18 December 2009</b>"
    )
    first.paragraph("[<i>on the report of the Third Committee (A/64/440)</i>]")
    first.heading(TITLE)
    first.paragraphs(
        SPEAKS,
        "<i>Recalling</i> its resolution 46/152 of 18 December 1991 on the creation of the\n"
        "Programme,<sup>1</sup> and the Convention,<sup>2</sup>",
        "1.  <i>Requests</i> the Office:",
        "(a)  To act;",
        "(b)  To report;<sup>1</sup>",
    )
    first.notes(
        "<sup>1</sup> See A/64/1.",
        "<sup>2</sup> United Nations, <i>Treaty Series</i>, vol. 2225, No. 39574.",
        foot=70,
    )
    second = Page(2, "A/RES/64/179", "2").paragraphs(
        "2.  <i>Decides</i> to remain seized of the matter."
    )
    second.at(394.0, second.y, "<i>65th plenary meeting</i>")
    second.at(394.0, second.y - 12, "<i>18 December 2009</i>")
    document = parsed(first, second)
    front = document.front
    assert (document.symbol, front.session, front.agenda_item) == (
        "A/RES/64/179",
        "64",
        "104",
    )
    assert front.title == "Strengthening the Programme"
    assert (front.committee_report, front.plenary_meeting) == ("A/64/440", 65)
    assert (str(front.adopted), str(front.distributed)) == ("2009-12-18", "2010-03-26")
    assert (front.job_number, document.text_from) == ("09-47257", "text layer")
    assert outline(document) == [
        (
            "pp1",
            "Recalling its resolution 46/152 of 18 December 1991 on the creation of the "
            "Programme, and the Convention,",
            [(1, "ramme,"), (2, "ntion,")],
        ),
        ("op1", "Requests the Office:", []),
        ("op1.a", "To act;", []),
        ("op1.b", "To report;", [(1, "eport;")]),
        ("op2", "Decides to remain seized of the matter.", []),
    ]
    assert [p.page for p in document.paragraphs] == [1, 1, 1, 1, 2]
    assert notes(document) == [
        (1, "See A/64/1.", 1),
        (2, "United Nations, Treaty Series, vol. 2225, No. 39574.", 1),
    ]
    assert document.warnings == ()
    assert [(left.text, left.reason) for left in document.left_out] == [
        ("United Nations A/RES/64/179", "masthead"),
        ("General Assembly Distr.: General", "masthead"),
        ("26 March 2010", "masthead"),
        ("Sixty-fourth session", "masthead"),
        ("Agenda item 104", "masthead"),
        ("_" * 18, "rule line"),
        ("09-47257 (E) 101125", "masthead"),
        ("*0947257*", "bar code"),
        ("A/RES/64/179", "masthead"),
        ("2", "page number"),
    ]


@pytest.mark.parametrize(
    ("printed", "text", "marks"),
    [
        ("the Programme,<sup>1</sup> and", "the Programme, and", [(1, "ramme,")]),
        # as Word exports a mark that was typed after a space
        ("the Programme <sup>1</sup> and", "the Programme and", [(1, "gramme")]),
        ("the Programme<sup>1</sup>\nand", "the Programme and", [(1, "gramme")]),
        ("the Pro-\ngramme,<sup>1</sup> and", "the Programme, and", [(1, "ramme,")]),
        # two marks after one word are two numbers, 1 and 2, not note 12
        (
            "the Programme,<sup>1</sup><sup>,</sup><|><sup>2</sup> and",
            "the Programme, and",
            [(1, "ramme,"), (2, "ramme,")],
        ),
        (
            "the Programme;<sup>1, 2</sup> and",
            "the Programme; and",
            [(1, "ramme;"), (2, "ramme;")],
        ),
        # an exponent leads to no note and stays
        ("of 5 km<sup>9</sup> and", "of 5 km9 and", []),
    ],
)
def test_a_raised_figure_is_a_mark_wherever_it_stands(printed, text, marks):
    page = resolution(f"<i>Recalling</i> {printed} its aims,", ACTS)
    page.notes("<sup>1</sup> See A/64/1.", "<sup>2</sup> See A/64/2.")
    assert outline(parsed(page))[1] == ("pp2", f"Recalling {text} its aims,", marks)


def test_a_raised_figure_without_a_note_is_named():
    document = parsed(resolution("<i>Noting</i> the Office,<sup>7</sup>", ACTS, WORDS))
    found = [w.message for w in document.warnings if w.anchor == "pp2"]
    assert "The mark “7” leads to no footnote." in found


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
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_read(printed, text):
    page = resolution(f"<i>Recalling</i> {printed} as a whole,", ACTS)
    assert outline(parsed(page))[1][1] == f"Recalling {text} as a whole,"


def test_a_very_long_object_is_read_whole():
    words = "of the Programme " * 300  # pdfium leaves out what the page cuts off
    page = Page().at(100, 700, "The General Assembly,").at(100, 600, words, size=0.2)
    assert lines(page)[-1] == words


def test_italics_and_raised_figures_are_spans():
    page = resolution("<i>Recalling</i> the Convention,<sup>1</sup>", ACTS)
    source = read(pdf(page), "a.pdf")
    line = next(x for x in source.lines if x.content.startswith("Recalling"))
    assert [(s.kind, line.content[s.start : s.end].strip(), s.value) for s in line.text.spans] == [
        ("italic", "Recalling", ""),
        ("raised", "1", "1"),
    ]  # fmt: skip


def test_pages_without_text_need_tesseract(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    with pytest.raises(UnreadableFile, match="tesseract"):
        parsed(Page(), Page())


def test_a_stamp_on_a_picture_is_no_text_layer(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    with pytest.raises(UnreadableFile, match="tesseract"):
        parsed(Page(head="A/RES/64/179"), Page(2, head="A/RES/64/179"))


ENCRYPTED = (
    "/Encrypt<</Filter/Standard/V 1/R 2/P -44"
    f"/O<{'41' * 32}>/U<{'42' * 32}>>>/ID[<{'43' * 16}><{'43' * 16}>]"
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf(resolution(WORDS), trailer=ENCRYPTED), "encrypted"),
        (pdf(resolution(WORDS))[:400], "damaged or cut short"),
        (b"%PDF-1.4\n" + b"x" * 500, "damaged or cut short"),
        (pdf(*["BT ET"] * (reader.MAX_PAGES + 1)), "The file has 501 pages; 500"),
        # print holds some 5,000
        (
            pdf("\n".join(show(0, 5 + 7 * n, "a " * 240, 1) for n in range(90))),
            "more text than a page can",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data, words):
    with pytest.raises(UnreadableFile, match=words) as refused:
        parse(data, "a.pdf")
    assert str(refused.value).endswith(".")


def set_off(y, *pieces):
    """The operators of a line whose text objects stand apart by these points."""
    shown = " ".join(f"[({text}) {-100 * gap:.0f}] TJ" for text, gap in pieces)
    return f"BT 1 0 0 1 {BODY} {y} Tm /F1 10 Tf {shown} ET"


@pytest.mark.parametrize(
    ("pieces", "printed"),
    [
        ([("to the full an", 1.4), ("d fair trial", 0)], "to the full and fair trial"),
        ([("the most eff", 0.3), ("ective way", 0)], "the most effective way"),
        # The foot of an f hangs over the space behind it.
        ([("the work of ", -1.0), ("the Office", 0)], "the work of the Office"),
        ([("as agreed by", 1.9), ("the Council", 0)], "as agreed by the Council"),
    ],
)
def test_letter_spacing_between_objects_is_no_gap_between_words(pieces, printed):
    rest = [set_off(664 - 12 * n, ("words of the line", 0)) for n in range(3)]
    assert lines("\n".join([set_off(700, *pieces), *rest]))[0] == printed


def test_slanted_letters_lean_over_the_space_behind_them():
    """A/HRC/RES/59/25 op6: upright letters follow after less than spacing sets off."""
    gap = "[(Calls for ) 130] TJ /F1 10 Tf (deep cuts) Tj ET"
    rest = [set_off(664 - 12 * n, ("words of the line", 0)) for n in range(3)]
    page = f"BT 1 0 0 1 {BODY} 700 Tm /F2 10 Tf {gap}"
    assert lines("\n".join([page, *rest]))[0] == "Calls for deep cuts"


def test_headings_of_one_line_each_stand_apart_though_no_two_lines_show_their_leading():
    first = Page().masthead("A/RES/78/301", "24 April 2024").job_number()
    first.heading("<b>78/301.</b><|>   <b>Questions relating to rivers</b>")
    first.heading("<b>A</b>").heading("<b>Rivers of the north</b>")
    first.paragraphs(SPEAKS, PREAMBLE, ACTS)
    second = Page(2, "A/RES/78/301", "2")
    second.at(440, second.y, "<i>50th plenary meeting</i>")
    second.at(440, second.y - 12, "<i>22 December 2023</i>")
    second.y -= 40
    second.heading("<b>B</b>").heading("<b>Rivers of the south</b>")
    second.paragraphs(SPEAKS, PREAMBLE, ACTS)
    document = parsed(first, second)
    assert document.front.title == "Questions relating to rivers"
    assert [p.text for p in document.paragraphs if p.kind == "heading"] == [
        *("A", "Rivers of the north"),
        *("B", "Rivers of the south", "The General Assembly,"),
    ]
    assert document.front.plenary_meeting == 50


def test_a_budget_whose_rows_have_numbers_is_no_text_set_out():
    first = resolution("1.  <i>Resolves</i> that amounts be appropriated as follows:")
    page = Page(2, "A/RES/64/179", "2")
    page.row("Section", "Gross", "Net").row("Part I", "100", "100")
    page.row("1. Policy-making", "60", "60").row("2. Affairs", "40", "40")
    page.y -= 10
    page.paragraphs("2.  <i>Decides</i> that income be set off.")
    document = parsed(first, page)
    texts = {p.anchor: p.text for p in document.paragraphs if p.kind != "preambular"}
    assert texts["op2"] == "Decides that income be set off."
    assert [a for a in texts if a.startswith("x")] == ["x1", "x2", "x3", "x4"]


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


def test_a_table_whose_notes_have_letters_is_read():
    page = resolution("1.  <i>Decides</i> on the table below:")
    page.row("Section", "Gross").row("Policy<sup>a</sup>", "100")
    page.paragraph("<sup>a</sup> Without the Office.")
    assert any("Without the Office." in p.text for p in parsed(page).paragraphs)


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
