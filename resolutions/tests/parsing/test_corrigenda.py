"""Corrigenda written for the tests: of resolutions and drafts read, of others refused."""

import pytest

from resolutions.parsing import UnreadableFile, parse

from .pdf_files import Page, pdf

OF_A_RESOLUTION = """United Nations\tA/RES/64/179/Corr.1
General Assembly\tDistr.: General
12 April 2010

Original: English

Sixty-fourth session
Agenda item 104

Strengthening the Programme

Corrigendum

Paragraph 3

The paragraph should read as follows:

3. Recognizes the work of the Office;

Footnote 4

For A/64/99 read A/64/99 and Corr.1.

10-31234 (E) 120410
"""
OF_A_DRAFT = """A/C.3/64/L.7/Rev.1/Corr.1
Distr.: Limited

Sixty-fourth session
Third Committee
Agenda item 104
Crime prevention and criminal justice

Italy: revised draft resolution

Strengthening the Programme

Corrigendum

1. Add Chile to the list of sponsors of the draft resolution.

(a) In the second line, delete the words “and others”.
"""


def outline(document):
    return [(p.anchor, p.kind, p.number, p.text) for p in document.paragraphs]


def test_a_corrigendum_of_a_resolution_is_a_document_of_its_own():
    document = parse(OF_A_RESOLUTION.encode(), "a.txt")
    front = document.front
    assert document.symbol == "A/RES/64/179/Corr.1"
    assert (front.title, front.body) == (
        "Strengthening the Programme",
        "General Assembly",
    )
    assert (front.session, front.agenda_item, front.job_number) == (
        "64",
        "104",
        "10-31234",
    )
    assert outline(document) == [
        ("h1", "heading", None, "Corrigendum"),
        ("h2", "heading", None, "Paragraph 3"),
        ("x1", "unclassified", None, "The paragraph should read as follows:"),
        ("x2", "unclassified", "3", "Recognizes the work of the Office;"),
        ("h3", "heading", None, "Footnote 4"),
        ("x3", "unclassified", None, "For A/64/99 read A/64/99 and Corr.1."),
    ]


def test_a_corrigendum_is_not_asked_for_what_only_a_resolution_prints():
    assert parse(OF_A_RESOLUTION.encode(), "a.txt").warnings == ()
    untitled = OF_A_RESOLUTION.replace("Strengthening the Programme\n\n", "")
    found = parse(untitled.encode(), "a.txt").warnings
    assert [w.code for w in found] == ["title_missing"]


def test_a_corrigendum_of_a_draft_is_a_draft():
    document = parse(OF_A_DRAFT.encode(), "a.txt")
    assert document.symbol == "A/C.3/64/L.7/Rev.1/Corr.1"
    assert (document.status, document.front.sponsors) == ("draft", ("Italy",))
    assert [row[2:] for row in outline(document)[1:]] == [
        ("1", "Add Chile to the list of sponsors of the draft resolution."),
        ("a", "In the second line, delete the words “and others”."),
    ]


def test_a_corrigendum_is_read_from_a_pdf():
    page = Page().masthead("A/RES/64/179/Corr.1", "12 April 2010")
    page.heading("<b>Strengthening the Programme</b>", size=14)
    page.heading("<b>Corrigendum</b>").heading("<b>Paragraph 3</b>")
    page.paragraph("<i>For</i> Programme <i>read</i> programmes of all the bodies that")
    page.job_number("10-31234", "*1031234*")
    document = parse(pdf(page), "a.pdf")
    assert document.symbol == "A/RES/64/179/Corr.1"
    assert [row[0] for row in outline(document)] == ["h1", "h2", "x1"]


@pytest.mark.parametrize(
    ("symbol", "above"),
    [
        ("A/64/123", "Report of the Secretary-General"),
        ("E/CN.15/2010/L.1/Add.1", "Draft report"),
    ],
)
def test_a_corrigendum_of_anything_else_is_refused_by_name(symbol, above):
    text = (
        f"{symbol}/Corr.1\n\n{above}\n\nCorrigendum\n\nParagraph 3\n\nFor 12 read 13.\n"
    )
    with pytest.raises(UnreadableFile, match=f"a corrigendum to {symbol}, which is"):
        parse(text.encode(), "a.txt")
