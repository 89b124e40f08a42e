"""PDFs written by hand: what parsing makes of them, and what is said of those that cannot
be read."""

import shutil

import pytest

from resolutions.parsing import UnreadableFile, parse
from resolutions.parsing.formats import pdf as reader

from .pdf_files import Page, pdf, show
from .pdf_texts import (
    ACTS,
    PREAMBLE,
    SPEAKS,
    TITLE,
    WORDS,
    notes,
    outline,
    parsed,
    resolution,
)


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
