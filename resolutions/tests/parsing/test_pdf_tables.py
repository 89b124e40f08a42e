"""Tables on pages laid out by hand."""

from .pdf_files import BODY, Page
from .pdf_texts import head, outline, parsed, resolution, roles, texts


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


def test_a_table_whose_notes_have_letters_is_read():
    page = resolution("1.  <i>Decides</i> on the table below:")
    page.row("Section", "Gross").row("Policy<sup>a</sup>", "100")
    page.paragraph("<sup>a</sup> Without the Office.")
    assert any("Without the Office." in p.text for p in parsed(page).paragraphs)
