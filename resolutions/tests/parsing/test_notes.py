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
