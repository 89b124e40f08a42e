import pytest

from resolutions.parsing import parse
from resolutions.parsing.formats import read
from resolutions.parsing.notes import lift_notes


def lift(text):
    body, notes, left_out = lift_notes(read(text.encode(), "a.txt").lines)
    return (
        [line.content.strip() for line in body if not line.is_blank],
        [(note.number, note.text.content) for note in notes],
        [left.text for left in left_out],
    )


def test_notes_below_a_rule_end_with_the_page():
    body, notes, _ = lift(
        "adopted the Organized Crime Threat\n\n_______________\n"
        "14 United Nations publication,\nSales No. E.10.IV.6.\n15 A/65/116.\n"
        "\fAssessment,14 which provides\n"
    )
    assert body == [
        "adopted the Organized Crime Threat",
        "Assessment,14 which provides",
    ]
    assert notes == [
        (14, "United Nations publication, Sales No. E.10.IV.6."),
        (15, "A/65/116."),
    ]


def test_notes_at_the_foot_without_a_rule_must_follow_in_number():
    page = "words of a printed line that is cut where the page ends, as pages do\n" * 10
    body, notes, _ = lift(
        page + "\n1 Resolution 60/288.\n2 |bid., vol. 2349.\n\fand on\n"
    )
    assert notes == [(1, "Resolution 60/288."), (2, "|bid., vol. 2349.")]
    assert body[-1] == "and on"


def test_a_line_of_text_that_begins_with_a_figure_is_no_note():
    text = "held in Vienna from 18 to\n22 October 2010,\n\n12 Member States were present,\n"
    assert lift(text)[1] == []


def test_notes_follow_the_closing_line_of_a_word_file():
    body, notes, _ = lift(
        "65th plenary meeting\n18 December 2009\n1 A/64/123.\n2 A/64/130.\n"
    )
    assert notes == [(1, "A/64/123."), (2, "A/64/130.")]
    assert body == ["65th plenary meeting", "18 December 2009"]


def test_notes_strewn_between_paragraphs_are_put_in_order():
    body, notes, _ = lift(
        "Reaffirming the Plan ⁶ adopted,\n\n⁶ See E/2009/28.\n\n¹ Ibid., vol. 976.\n\nRecalling it,\n"
    )
    assert notes == [(1, "Ibid., vol. 976."), (6, "See E/2009/28.")]
    assert body == ["Reaffirming the Plan 6 adopted,", "Recalling it,"]


def test_an_address_repeated_below_its_note_is_left_out_and_said():
    _, notes, left_out = lift(
        "_______________\n18 Available from www.un.org/a.pdf.\n19 Resolution 65/230, annex.\n"
        "\nwww.un.org/a.pdf.\n\f7. Notes\n"
    )
    assert [number for number, _ in notes] == [18, 19]
    assert left_out == ["www.un.org/a.pdf."]


def test_no_line_is_lost():
    text = "\n".join(
        ["A word", "1 Note one", "more", "", "3 Other", "_____", "7 Seven", "x"]
    )
    body, notes, left_out = lift(text)
    kept = " ".join([*body, *(f"{n} {t}" for n, t in notes), *left_out])
    assert sorted(kept.split()) == sorted(text.replace("_____", "").split())


def test_notes_with_a_stroke_stand_also_between_paragraphs():
    body, notes, _ = lift(
        "Emphasizing the Rights 1/ and,\n1/ Resolution 217 A (III).\n2/ S/23500.\nRecalling it,\n"
    )
    assert notes == [(1, "Resolution 217 A (III)."), (2, "S/23500.")]
    assert body == ["Emphasizing the Rights 1/ and,", "Recalling it,"]


@pytest.mark.parametrize(
    ("text", "notes", "body", "why"),
    [
        ("8 Ibid., annexes.\n5 Official Records, p. 3.\n6 A/5803.\n", [5, 6, 8], [], "the notes of a second column start again"),
        ("1 A/42/1.\n37 (IV). A commission\n", [1], ["37 (IV). A commission"], "a title begins with a figure too"),
        ("20 A/42/1.\n21 December 1987\nANNEX\n", [20], ["21 December 1987", "ANNEX"], "so does a date"),
        ("65 HS/C/2/8.\nzations outside the system\n", [65], ["zations outside the system"], "the column above goes on below its note"),
    ],
)  # fmt: skip
def test_notes_of_a_page_whose_lines_are_whole_paragraphs(text, notes, body, why):
    lines = read(text.encode(), "a.txt").lines
    kept, lifted, _ = lift_notes(lines, hard_wrapped=False)
    assert [note.number for note in lifted] == notes, why
    assert [line.content for line in kept if not line.is_blank] == body, why


def test_a_second_note_of_a_number_is_left_out_and_said():
    parsed = parse(
        b"The General Assembly,\nNoting the report,1\nRequests a study.\n1 A/1.\n1 A/2.\n",
        "a.txt",
    )
    assert [note.text for note in parsed.footnotes] == ["A/1."]
    assert "footnote_number_twice" in {w.code for w in parsed.warnings}
    assert [left.text for left in parsed.left_out] == ["1 A/2."]


def test_a_note_ends_where_a_new_page_begins_with_furniture():
    parsed = parse(
        b"<!-- Page 1 -->\nThe General Assembly,\nHaving considered the reports of\n"
        b"4 A/42/1\n<!-- Page 2 -->\n7\nthe Committee,\nRequests a study.\n",
        "a.txt",
    )
    assert [note.text for note in parsed.footnotes] == ["A/42/1"]
    assert (
        parsed.paragraphs[0].text == "Having considered the reports of the Committee,"
    )


def test_a_note_in_printed_lines_ends_where_small_letters_go_on_with_the_text():
    page = "words of a printed line that is cut where the page ends, as pages do\n" * 10
    body, notes, _ = lift(
        page + "\n1 Official Records, Supplement No.\nix, chap. II.\n2 A/65/116.\n"
        "which the words of the line above need to be whole,\n"
    )
    assert notes == [
        (1, "Official Records, Supplement No. ix, chap. II."),
        (2, "A/65/116."),
    ]
    assert body[-1].startswith("which the words")


def test_the_empty_line_below_notes_stays_where_lines_are_paragraphs():
    long = "words of a paragraph that stands on one line of the file, " * 5
    text = f"{long}\n{long}\n---\n1 Resolution 60/288.\n\n1. Boats may pass.\n"
    lines = read(text.encode(), "a.txt").lines
    body, notes, _ = lift_notes(lines, hard_wrapped=False)
    assert [note.number for note in notes] == [1]
    assert [line.is_blank for line in body][:4] == [False, False, True, False]
