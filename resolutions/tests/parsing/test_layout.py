"""What the place and size of printed lines say, on pages laid out by hand."""

import pytest

from resolutions.parsing import parse

from .pdf_files import BODY, FIRST, Page, pdf
from .pdf_texts import (
    ACTS,
    PREAMBLE,
    SPEAKS,
    head,
    left_out,
    notes,
    outline,
    parsed,
    resolution,
    texts,
)

WORD = "Frobnicating"  # no vocabulary knows it


def test_a_paragraph_runs_over_a_page_and_the_notes_at_its_foot():
    first = resolution(
        "<i>Recalling</i> the Convention against Corruption<sup>1</sup> and the work of"
    )
    first.notes("<sup>1</sup> See A/64/1.")
    second = head(2).paragraph("the Office on Drugs and Crime,", first=BODY)
    second.paragraphs(ACTS)
    document = parsed(first, second)
    assert outline(document)[1:] == [
        (
            "pp2",
            "Recalling the Convention against Corruption and the work of the Office on "
            "Drugs and Crime,",
            [(1, "uption")],
        ),
        ("op1", "Decides to remain seized of the matter.", []),
    ]
    assert [p.page for p in document.paragraphs] == [1, 1, 2]
    assert document.footnotes[0].text == "See A/64/1."


@pytest.mark.parametrize(
    ("above", "opening", "first", "joined"),
    [
        # by its indent a paragraph, though no vocabulary knows the word
        ("the work of States,", f"<i>{WORD}</i> the work of", 147.1, False),
        ("the work of States", f"<i>{WORD}</i> the work of", 147.1, False),
        # at the margin the rest of one, though the line above may end a paragraph
        ("the work of States,", f"{WORD} and the work of", BODY, True),
        ("the work of Heads of", "Recalling and the work of", BODY, False),
        ("the work in St.", "Petersburg and the work of", BODY, True),
        # where the margin is another one, the words decide
        ("the work of", "the Office, and of", 136.0, True),
        ("the work of States;", f"{WORD} and the work of", 136.0, False),
    ],
)
def test_the_indent_says_whether_a_page_begins_with_a_paragraph(
    above, opening, first, joined
):
    upper = resolution(f"<i>Noting</i> the\nmeans and {above}")
    lower = head(2).paragraph(opening, "the Office,", first=first).paragraphs(ACTS)
    rest = opening.replace("<i>", "").replace("</i>", "") + " the Office,"
    whole = f"Noting the means and {above}"
    expected = [f"{whole} {rest}"] if joined else [whole, rest]
    assert texts(upper, lower)[1:-1] == expected


def test_furniture_that_recurs_is_left_out_whatever_page_it_names():
    # as large as the text, so that only its return tells
    pages = [resolution("<i>Noting</i> the Office,")] + [
        Page(n).paragraphs(f"{n}.  <i>Requests</i> the Office;") for n in (1, 2, 3)
    ]
    for number, page in enumerate(pages[1:], start=2):
        page.at(60, 745.0, f"Crime prevention {number}/4", 10)
        page.at(60, 36.7, f"Prevention {number} of 4", 10)
    document = parsed(*pages)
    assert [text for _, text, _ in outline(document)][2:] == [
        "Requests the Office;"
    ] * 3
    assert left_out(document)[1:] == [
        (text, "page furniture")
        for n in (2, 3, 4)
        for text in (f"Crime prevention {n}/4", f"Prevention {n} of 4")
    ]


def test_a_page_number_and_a_job_number_at_the_foot_are_left_out():
    first = resolution("<i>Noting</i> the Office,").job_number("09-47257", "*0947257*")
    first.at(65.2, 17.0, "For the record")
    second = Page(2, "A/RES/64/179", "2/2  09-47257").paragraphs(ACTS)
    document = parsed(first, second)
    assert document.front.job_number == "09-47257"
    assert [text for _, text, _ in outline(document)][1:] == [
        "Noting the Office,",
        "Decides to remain seized of the matter.",
    ]
    assert left_out(document) == [
        ("A/RES/64/179", "masthead"),
        ("09-47257 (E) 101125", "masthead"),
        ("*0947257*", "bar code"),
        ("For the record", "page furniture"),
        ("A/RES/64/179", "masthead"),
        ("2/2 09-47257", "page number"),
    ]


def test_a_line_of_text_in_the_margin_is_no_furniture():
    second = Page(2).at(BODY, 740, "the Office on Drugs and Crime,")
    second.paragraphs(ACTS)
    document = parsed(resolution("<i>Noting</i> the work of"), second)
    assert (
        outline(document)[1][1] == "Noting the work of the Office on Drugs and Crime,"
    )


def test_headings_part_the_operative_part():
    page = resolution()
    page.heading("<b>I</b>").paragraphs("1.  <i>Requests</i> the Office;")
    page.heading("<b>II</b>").heading("<b>Treatment of offenders</b>", size=10.0)
    page.paragraphs("1.  <i>Urges</i> States\nto act.")
    assert [(p.anchor, p.kind, p.text) for p in parsed(page).paragraphs][1:] == [
        ("h1", "heading", "I"),
        ("s1.op1", "operative", "Requests the Office;"),
        ("h2", "heading", "II"),
        ("h3", "heading", "Treatment of offenders"),
        ("s2.op1", "operative", "Urges States to act."),
    ]


def test_a_draft_names_its_sponsors_and_its_starred_note_is_no_footnote():
    page = Page().masthead("A/C.3/64/L.17", "1 October 2009").job_number()
    page.heading("<b>Crime prevention and criminal justice</b>")
    page.paragraph("<b>Italy, Peru and Norway:* draft resolution</b>", first=BODY)
    page.heading("<b>Strengthening the Programme</b>")
    page.paragraphs(SPEAKS, PREAMBLE, "<i>Noting</i> the Office,<sup>1</sup>", ACTS)
    page.notes(
        "* Any changes to the list of sponsors will be reflected in the record.",
        "<sup>1</sup> See A/64/1.",
        foot=70,
    )
    document = parse(pdf(page), "a.pdf")
    front = document.front
    assert (document.symbol, document.status) == ("A/C.3/64/L.17", "draft")
    assert front.sponsors == ("Italy", "Peru", "Norway")
    assert front.agenda_title == "Crime prevention and criminal justice"
    assert front.title == "Strengthening the Programme"
    assert notes(document) == [(1, "See A/64/1.", 1)]
    assert [text for _, text, _ in outline(document)][1:] == [
        "Noting the Office,",
        "Decides to remain seized of the matter.",
    ]


def test_an_annex_follows_the_closing_line():
    page = resolution("1.  <i>Adopts</i> the rules annexed to the present resolution.")
    page.at(394.0, page.y, "<i>65th plenary meeting</i>")
    page.at(394.0, page.y - 12, "<i>18 December 2009</i>")
    second = head(2).heading("<b>Annex</b>").heading("<b>Rules of the Fund</b>")
    second.paragraphs("1.  The Fund helps States.", "2.  It is\nsmall.")
    document = parsed(page, second)
    assert [(p.anchor, p.kind, p.text) for p in document.paragraphs][2:] == [
        ("h1", "heading", "Annex"),
        ("h2", "heading", "Rules of the Fund"),
        ("annex1.op1", "annex", "The Fund helps States."),
        ("annex1.op2", "annex", "It is small."),
    ]
    assert str(document.front.adopted) == "2009-12-18"


def test_a_heading_at_the_head_of_a_page_stands_by_itself():
    """S/2018/693 prints its headings at the margin, where a paragraph may go on."""
    first = resolution("<i>Noting</i> the Office and", "its work of many years,")
    second = head(2).paragraph("Political situation", first=BODY)
    second.paragraph("<i>Recalling</i> the law,", "and its past,").paragraphs(ACTS)
    assert [kind for kind, _, _ in outline(parsed(first, second))][-3:] == [
        "h1",
        "pp3",
        "op1",
    ]


def test_an_item_that_hangs_where_paragraphs_begin_goes_on_over_a_page():
    first = resolution("<i>Recalling</i> the law", "and its past,")
    first.paragraph("1. <i>Decides</i> on the mandate", "of the Mission:")
    first.paragraph("(i) To protect the people and", "their homes;", left=FIRST)
    first.paragraph("(ii) To help those who give aid to", left=FIRST)
    second = head(2).paragraph("the people, and to report;", first=FIRST)
    second.paragraph("2. <i>Decides</i> to remain seized", "of the matter.")
    assert outline(parsed(first, second))[-2:] == [
        ("op1.ii", "To help those who give aid to the people, and to report;", []),
        ("op2", "Decides to remain seized of the matter.", []),
    ]


@pytest.mark.parametrize(
    ("item", "rest", "count"),
    [
        ("(iv) To help", "Revitalized Agreement, and to report on it;", 1),
        ("• To help", "17 October 2023 assessment, and to report on it;", 1),
        ("(iv) To help", "Political situation", 2),
        ("(iv) To help", "(v) To report;", 2),
    ],
)
def test_an_item_that_breaks_off_goes_on_overleaf_also_with_a_capital(
    item, rest, count
):
    """S/RES/2779(2025) has such an item where paragraphs begin."""
    first = resolution("<i>Recalling</i> the law", "and its past,")
    first.paragraph("1. <i>Decides</i> on the mandate", "of the Mission:")
    first.paragraph(
        f"{item} those who give aid to the people of the States of the region and",
        "to support, in good time and with all means, the parties implementing the",
        left=FIRST,
    )
    second = head(2).paragraph(rest, first=FIRST)
    second.paragraph("2. <i>Decides</i> to remain seized", "of the matter.")
    anchors = [anchor for anchor, _, _ in outline(parsed(first, second))]
    assert len(anchors) == 4 + count, anchors


@pytest.mark.parametrize(
    ("end", "rest", "kinds"),
    [
        ("to act, and to take action.", "Guided by the law, they met again.", 1),
        ("to act, and to take action.", "We met, and we met again.", 1),
        ("of the right to life,", "liberty and security of person,", 1),
        ("of the right to life,", "Recalling the law,", 2),
    ],
)
def test_what_stands_overleaf_where_no_first_line_is_set_in(end, rest, kinds):
    first = resolution()
    first.paragraph("<i>Concerned</i> by what was done, and by what was not, in", end)
    second = head(2).paragraph(rest, first=BODY)
    second.paragraph("1.  <i>Decides</i> to remain seized", "of the matter.")
    anchors = [a for a, _, _ in outline(parsed(first, second)) if a.startswith("pp")]
    assert len(anchors) == 1 + kinds


def test_a_heading_close_above_and_below_is_no_part_of_the_paragraph():
    page = resolution("1.  <i>Welcomes</i> the role of all", "in this work;")
    page.y -= 3
    page.at(BODY, page.y, "<b>Role of public institutions</b>", 12)
    page.y -= 20
    page.paragraph("2.  <i>Decides</i> to remain seized", "of the matter.")
    assert [a for a, _, _ in outline(parsed(page))] == ["pp1", "op1", "h1", "op2"]


def test_the_sentence_of_a_list_may_end_below_its_items():
    page = resolution(
        "1.  <i>Requests</i> the Secretary-General to report:",
        "(a)  on the plan;",
        "(b)  on its costs,",
        "and requests the Office to help him in this;",
        "2.  <i>Decides</i> to remain seized of the matter.",
    )
    assert [(a, t.split()[0]) for a, t, _ in outline(parsed(page))][1:] == [
        *(("op1", "Requests"), ("op1.a", "on"), ("op1.b", "on")),
        *(("p1", "and"), ("op2", "Decides")),
    ]


def test_a_letter_counts_on_within_a_sentence_behind_a_mark():
    page = resolution(
        "1.  <i>Notes</i> the work on (a) rivers; (b) lakes;<sup>1</sup> (c) ponds;\n"
        "(d) the seas; and (e) all other waters of the earth;",
        "2.  <i>Decides</i> to remain seized of the matter.",
    )
    page.notes("<sup>1</sup> See A/64/1.")
    assert [a for a, _, _ in outline(parsed(page))] == ["pp1", "op1", "op2"]


@pytest.mark.parametrize("heading", ["Annex", "Terms of reference", "Mission"])
def test_a_heading_alone_at_the_foot_of_a_page_leaves_nothing_open(heading):
    first = resolution(
        "1.  <i>Approves</i> the terms annexed to the present resolution."
    )
    first.heading(f"<b>{heading}</b>")
    second = head(2).paragraph(
        "The Committee meets every year, and its work is set", "out by it.", first=BODY
    )
    second.paragraph(
        "It reports to the Assembly, and to all those who asked", "for it."
    )
    document = parsed(first, second)
    assert [(p.kind, p.text) for p in document.paragraphs][2] == ("heading", heading)
    assert document.paragraphs[3].text.startswith("The Committee meets")


def test_a_heading_at_the_head_of_a_page_is_no_part_of_the_paragraph_before():
    """Where headings stand neither where paragraphs begin nor where lines do."""
    first = resolution("1.  <i>Welcomes</i> the forums;")
    second = head(2).at(180.0, 707.5, "<b>The road ahead</b>")
    second.y = 680.0
    second.paragraph("2.  <i>Calls upon</i> the States to go on with", "this work.")
    document = parsed(first, second)
    assert [p.kind for p in document.paragraphs][1:] == [
        "operative",
        "heading",
        "operative",
    ]
