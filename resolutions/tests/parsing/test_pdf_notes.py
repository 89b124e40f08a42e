"""Footnotes at the feet of pages laid out by hand."""

import pytest

from .pdf_files import Page
from .pdf_texts import ACTS, SPEAKS, head, notes, outline, parsed, resolution, texts

FOOT = 59.5
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


def test_the_number_of_a_note_may_stand_right_before_its_words():
    """Of a note above 99 the number fills the place before the words."""
    page = resolution(
        "<i>Recalling</i> the Convention,<sup>100</sup> and", "its aims,", ACTS
    )
    page.notes("<sup>100</sup>See A/64/1.")
    assert notes(parsed(page)) == [(100, "See A/64/1.", 1)]


def test_the_rest_of_a_note_is_no_running_foot_though_other_pages_end_with_it():
    """A/HRC/RES/59/25: four notes end "decision 1/CP.21.", each at the foot of a page."""
    pages = [
        (head(number, "") if number > 1 else resolution())
        .paragraphs(f"<i>Recalling</i> the Agreement,<sup>{number}</sup> and its aims,")
        .notes(
            f"<sup>{number}</sup> See FCCC/CP/20{number}1/10, in particular\nits annex.",
            foot=45,
        )
        for number in (1, 2, 3)
    ]
    assert [text for _, text, _ in notes(parsed(*pages))] == [
        f"See FCCC/CP/20{number}1/10, in particular its annex." for number in (1, 2, 3)
    ]
