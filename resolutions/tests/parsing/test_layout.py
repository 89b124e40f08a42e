"""What the place and size of printed lines say, on pages laid out by hand."""

import pytest

from resolutions.parsing import parse
from resolutions.parsing.formats import read

from .pdf_files import BODY, FIRST, Page, pdf
from .test_pdf import ACTS, PREAMBLE, SPEAKS, notes, outline, parsed, resolution

WORD = "Frobnicating"  # no vocabulary knows it
FOOT = 59.5


def texts(*pages):
    return [text for _, text, _ in outline(parsed(*pages))]


def left_out(document):
    return [(left.text, left.reason) for left in document.left_out]


def roles(*pages):
    lines = read(pdf(*pages), "a.pdf").lines
    return [(x.role, x.content.strip()) for x in lines if not x.is_blank]


def head(number, foot="09-47257"):
    return Page(number, head="A/RES/64/179", foot=foot)


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


NOTING = "<i>Noting</i> the Office<sup>1</sup> and the Convention,<sup>2</sup>"


@pytest.mark.parametrize(
    ("printed", "foot", "rule"),
    [
        (("<sup>1</sup> See A/64/1.", "<sup>2</sup> Ibid., annex."), FOOT, True),
        # low on the page, in the part where running feet stand
        (("<sup>1</sup> See A/64/1.", "<sup>2</sup> Ibid., annex."), 30.0, True),
        # where a converter left the rule out, size and place tell
        (("<sup>1</sup> See A/64/1.", "<sup>2</sup> Ibid., annex."), FOOT, False),
        (("<sup>1</sup> See\nA/64/1.", "<sup>2</sup> Ibid.,\nannex."), FOOT, True),
        (("<sup>1</sup> See\nA/64/1.", "<sup>2</sup> Ibid.,\nannex."), 45.0, True),
    ],
)
def test_notes_are_found_at_the_foot_of_the_page(printed, foot, rule):
    page = resolution(NOTING, ACTS).notes(*printed, foot=foot, rule=rule)
    document = parsed(page)
    assert outline(document)[1:] == [
        (
            "pp2",
            "Noting the Office and the Convention,",
            [(1, "Office"), (2, "ntion,")],
        ),
        ("op1", "Decides to remain seized of the matter.", []),
    ]
    assert notes(document) == [(1, "See A/64/1.", 1), (2, "Ibid., annex.", 1)]


def test_what_stands_close_below_a_note_is_not_part_of_it():
    first = resolution("<i>Noting</i> the Office,<sup>1</sup>")
    first.notes("<sup>1</sup> See A/64/1.", foot=56.0).at(65.2, 44.4, "For the record")
    others = [
        Page(n, foot="Printed in Vienna")
        .paragraphs(f"{n}.  <i>Requests</i> the Office;<sup>{n}</sup>")
        .notes(f"<sup>{n}</sup> See A/64/{n}.", foot=48.0)
        for n in (2, 3)
    ]
    assert notes(parsed(first, *others)) == [
        (n, f"See A/64/{n}.", n) for n in (1, 2, 3)
    ]


def test_a_note_goes_on_at_the_foot_of_the_next_page():
    first = resolution("<i>Noting</i> the Office,<sup>1</sup>")
    first.notes("<sup>1</sup> See A/64/1, annex, on the means and the ends of the")
    second = head(2).paragraphs("1.  <i>Requests</i> the Office;<sup>2</sup>")
    second.notes("Programme and its Fund.", "<sup>2</sup> See A/64/2.")
    document = parsed(first, second)
    assert notes(document) == [
        (1, "See A/64/1, annex, on the means and the ends of the Programme and its Fund.", 1),
        (2, "See A/64/2.", 2),
    ]  # fmt: skip
    assert texts(first, second)[-1] == "Requests the Office;"


def test_small_type_in_the_middle_of_a_page_is_no_note():
    page = resolution().paragraph("<i>Noting</i> small type,", size=8.5)
    page.paragraphs(ACTS)
    assert texts(page)[1:] == [
        "Noting small type,",
        "Decides to remain seized of the matter.",
    ]


def table(page):
    for cells in (
        ("Body", "Members", "Term"),
        ("Commission", "40", "3 years"),
        ("Council", "54", "3 years"),
    ):
        page.row(*cells)
    page.y -= 6
    return page


ROWS = ["Body | Members | Term", "Commission | 40 | 3 years", "Council | 54 | 3 years"]


def test_rows_of_a_table_stand_alone_between_paragraphs():
    page = resolution("<i>Noting</i> the numbers below,")
    page.y = 400.0  # above stands the masthead, which has cells too
    table(page).paragraphs("1.  <i>Requests</i> the Office;")
    assert [text for role, text in roles(page) if role == "table"] == ROWS
    assert texts(page)[1:] == [
        "Noting the numbers below,",
        *ROWS,
        "Requests the Office;",
    ]


def test_one_line_with_a_wide_gap_is_no_table():
    page = resolution("<i>Noting</i> the<|> Office,")
    page.y = 400.0
    page.at(BODY, page.y, "1.  <i>Requests</i>").at(260, page.y, "the Office;")
    assert texts(page)[-1] == "Requests the Office;"
    assert all(role != "table" for role, _ in roles(page))


def test_a_table_in_an_annex_keeps_its_rows_and_the_letters_below_it():
    first = resolution("1.  <i>Adopts</i> the scale annexed to the present resolution.")
    first.at(394.0, first.y, "<i>65th plenary meeting</i>")
    first.at(394.0, first.y - 12, "<i>18 December 2009</i>")
    second = head(2).heading("<b>Annex</b>").heading("<b>Scale of the States</b>")
    table(second)
    second.notes(
        "<sup>a</sup> Elected by the Council.", "<sup>b</sup> Until 2012.", foot=400
    )
    document = parsed(first, second)
    assert [(anchor, text) for anchor, text, _ in outline(document)][1:] == [
        ("op1", "Adopts the scale annexed to the present resolution."),
        ("h1", "Annex"),
        ("h2", "Scale of the States"),
        ("annex1.p1", ROWS[0]),
        ("annex1.p2", ROWS[1]),
        ("annex1.p3", ROWS[2]),
        ("annex1.p4", "a Elected by the Council."),
        ("annex1.p5", "b Until 2012."),
    ]
    assert document.footnotes == ()
    assert document.front.plenary_meeting == 65


def test_a_label_of_several_lines_and_a_head_above_the_columns_are_of_the_table():
    first = resolution("1.  <i>Adopts</i> the scale annexed to the present resolution.")
    page = head(2).heading("<b>Annex</b>").heading("<b>Scale of the States</b>")
    page.at(483.4, page.y, "Net, all")
    page.y -= 12
    page.row("", "", "Gross", "revenue")
    page.row("Gross appropriation", "", "62 287", "57 451")
    page.row("Of which:")
    for line in ("Contributions according to the", "scale of the"):  # fmt: skip
        page.row(line)
    page.row("United Nations", "", "23 999", "21 578")
    page.row("Recommendations of the Committee on Administrative Budgetary")
    page.row("Questions", "", "2 061", "1 897")
    document = parsed(first, page)
    found = [(a, text) for a, text, _ in outline(document)]
    assert found[4:] == [
        ("annex1.p1", "Net, all"),
        ("annex1.p2", "Gross | revenue"),
        ("annex1.p3", "Gross appropriation | 62 287 | 57 451"),
        ("annex1.p4", "Of which:"),
        (
            "annex1.p5",
            "Contributions according to the scale of the United Nations | 23 999 | 21 578",
        ),
        (
            "annex1.p6",
            "Recommendations of the Committee on Administrative Budgetary Questions "
            "| 2 061 | 1 897",
        ),
    ]


def test_a_full_cell_is_parted_from_the_next_where_other_rows_have_their_columns():
    first = resolution("1.  <i>Decides</i> on the dates below:")
    page = head(2).row("Youth forum", "14–16 April", apart=170)
    page.row("High-level political forum on peace", "6–10 July", apart=170)
    page.row("July segment", "21 and 22 July", apart=170)
    page.paragraph("2.  <i>Decides</i> to meet.")
    texts = [text for _, text, _ in outline(parsed(first, page))]
    assert "High-level political forum on peace | 6–10 July" in texts


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


def test_a_draft_has_its_own_notes_where_the_report_around_it_has_the_same_numbers():
    """A/79/437/Add.4 counts the notes of the Committee, and then those of the draft."""
    report = Page().masthead("A/79/437", "1 December 2024").job_number()
    report.heading("<b>Report of the Second Committee</b>")
    report.paragraph(
        "1.  The Committee held its debate at its third meeting, as was told in",
        "its record,<sup>1</sup> and voted.<sup>2</sup>",
    )
    report.notes(
        "<sup>1</sup> See A/79/1.", "<sup>2</sup> Two States did not vote.", foot=70
    )
    draft = head(2).paragraph(
        "2.  The Second Committee recommends to the General Assembly the",
        "adoption of the following draft resolution:",
    )
    draft.heading("<b>Protection of rivers</b>")
    draft.paragraphs(
        SPEAKS, "<i>Recalling</i> the Convention,<sup>1</sup> and\nits aims,", ACTS
    )
    draft.notes("<sup>1</sup> Resolution 55/2.")
    document = parsed(report, draft)
    assert notes(document) == [(1, "Resolution 55/2.", 2)]
    assert [m for _, _, m in outline(document)][0] == [(1, "ntion,")]
    assert [w.code for w in document.warnings] == ["several_texts"]
    left = {x.text: x.reason for x in document.left_out}
    assert left["1 See A/79/1."] == "footnote of another resolution on the page"
    assert left["2 Two States did not vote."] == left["1 See A/79/1."]


LONG_NOTE = (
    "<sup>1</sup> <i>Official Records of the Council, 2010</i> (E/2010/30), chap.\n"
    "I, as recommended by the Commission, with the changes"
)


@pytest.mark.parametrize(
    ("rest", "number"),
    [("set out in the annex.", "<sup>2</sup>"), ("set out in the annex.", "2")],
)
def test_a_note_goes_on_overleaf_though_no_line_of_signs_stands_above_it(rest, number):
    """Where the rule above the notes is drawn, only their type and place show them."""
    first = resolution("<i>Recalling</i> the Convention,<sup>1</sup> and", "its aims,")
    first.notes(LONG_NOTE, rule=False)
    second = head(2).paragraph(
        "1.  <i>Decides</i> to meet,<sup>2</sup> and to", "report;"
    )
    second.paragraph("2.  <i>Decides</i> to remain seized", "of the matter.")
    second.notes(rest, f"{number} See A/64/2.", rule=False)
    document = parsed(first, second)
    assert [(number, text[-25:]) for number, text, _ in notes(document)] == [
        (1, "changes set out in the annex."[-25:]),
        (2, "See A/64/2."),
    ]
    assert [a for a, _, _ in outline(document)] == ["pp1", "pp2", "op1", "op2"]


def test_the_number_of_a_note_may_be_as_large_as_the_text():
    page = resolution(
        "<i>Recalling</i> the Convention,<sup>1</sup> and", "its aims,", ACTS
    )
    page.at(117.0, 70, "1", 10).at(123.0, 70, "See A/64/1.", 8.5)
    assert notes(parsed(page)) == [(1, "See A/64/1.", 1)]


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
