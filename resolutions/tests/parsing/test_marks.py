import pytest

from resolutions.parsing.formats import read
from resolutions.parsing.marks import tie_marks
from resolutions.parsing.text import Text


def tie(*contents, notes):
    """Tie marks in texts as the plain-text reader gives them; ^ shows where they stood."""
    texts = [read(c.encode(), "a.txt").lines[0].text for c in contents]
    tied, unread = tie_marks(texts, set(notes))
    shown = []
    for item in tied:
        content = item.text.content
        for mark in reversed(item.marks):
            sign = f"^{mark.number}"
            content = content[: mark.position] + sign + content[mark.position :]
        shown.append(content)
    return shown, [candidate.printed for candidate in unread]


@pytest.mark.parametrize(
    ("printed", "notes", "expected", "why"),
    [
        ("on Drugs and Crime,1 which aims", {1}, "on Drugs and Crime,^1 which aims", "glued after a comma"),
        ("on Drugs and Crime1 and of", {1}, "on Drugs and Crime^1 and of", "glued to a word"),
        ("on 8 September 20061 and its", {1}, "on 8 September 2006^1 and its", "glued to a year"),
        ("on 8 September 2006,1", {1}, "on 8 September 2006,^1", "after a year and a comma"),
        ("Counter the Problem ¹ adopted", {1}, "Counter the Problem^1 adopted", "raised, with a space before"),
        ("the Protocols thereto¹ represent", {1}, "the Protocols thereto^1 represent", "raised and glued"),
        ("biennial reviews, 1", {1}, "biennial reviews,^1", "a space at the end"),
        ("women and girls, 1 and reiterating", {1}, "women and girls,^1 and reiterating", "a space within"),
        ("Treatment of Prisoners 1 in line", {1}, "Treatment of Prisoners^1 in line", "a space after a word"),
        ('and girls",1 and looks', {1}, 'and girls",^1 and looks', "after a straight quotation mark"),
        ("Drugs and Crime”,1 namely", {1}, "Drugs and Crime”,^1 namely", "after a curly one"),
        ("(Merida Convention)1 and the", {1}, "(Merida Convention)^1 and the", "after a parenthesis"),
        ("the Council,1,2 which", {1, 2}, "the Council,^1^2 which", "a comma parts two marks"),
        ("resolution 64/179;1", {1}, "resolution 64/179;^1", "after a semicolon"),
        ("of Human Rights 1/ and the", {1}, "of Human Rights^1 and the", "with a stroke, until the 1990s"),
        ("Western Sahara,[1] by which", {1}, "Western Sahara,^1 by which", "in brackets, from a converter"),
        ("Crime,* which aims", {1}, "Crime,^1 which aims", "OCR reads 1 as an asterisk"),
        ("the Assembly, * and", {1}, "the Assembly,^1 and", "OCR sets it apart"),
        ("property,” the outcome", {1}, "property,^1 the outcome", "OCR reads 7 as a quotation mark"),
        ("Persons,® stressing", {1}, "Persons,^1 stressing", "OCR reads 9 as a trade mark"),
        ("thereto? as the main", {1}, "thereto^1 as the main", "OCR reads 2 as a question mark"),
    ],
)  # fmt: skip
def test_a_mark_is_found_in_every_form(printed, notes, expected, why):
    assert tie(printed, notes=notes)[0] == [expected], why


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("from 12 to 19 April 2010;", "days of a month"),
        ("at its meeting on 1 April", "a date"),
        ("paragraph 1 above", "a pinpoint"),
        ("in resolution 64/1 and", "a number of a resolution"),
        ("held in 2010 and 2011,", "years"),
        ("entitled “Crime”, namely", "a quotation that closes one"),
        ("the States' parties", "an apostrophe"),
        ("has reached 1 per cent", "a share"),
    ],
)
def test_a_figure_or_sign_of_the_text_is_no_mark(printed, why):
    assert tie(printed, notes={1})[0] == [printed], why


def test_first_marks_run_in_order():
    shown, _ = tie(
        "the Crime,1 which", "the Strategy 2 of", "its work,* and", "meeting 3 times", "a report,4",
        notes={1, 2, 3, 4},
    )  # fmt: skip
    assert shown == [
        "the Crime,^1 which",
        "the Strategy^2 of",
        "its work,^3 and",
        "meeting 3 times",
        "a report,^4",
    ]


def test_the_same_words_carry_the_same_note_again():
    shown, _ = tie(
        "and the Protocols thereto,1 the",
        "Convention against Corruption2 and",
        "and the Protocols thereto? as",
        "Convention against Corruption® and",
        "a third,3",
        notes={1, 2, 3},
    )
    assert shown[2:4] == [
        "and the Protocols thereto^1 as",
        "Convention against Corruption^2 and",
    ]


def test_how_a_mark_was_tied_is_kept():
    texts = [Text("the Crime,1 which"), Text("of the Crime,* which"), Text("x,* and")]
    tied, _ = tie_marks(texts, {1, 2})
    assert [(m.number, m.printed, m.tied_by) for t in tied for m in t.marks] == [
        (1, "1", "printed"),
        (2, "*", "sequence"),
    ]


@pytest.mark.parametrize(
    "bare",
    ["in paragraphs 10, 12, 2, 3 and 20 above", "decision WT/L/508/Add.1 of 25 July"],
)
def test_where_marks_are_raised_a_bare_figure_is_text(bare):
    first = ("the Plan ¹ of", bare, "the Convention ² of", "the Protocol,³", bare)
    shown, unread = tie(*first, notes={1, 2, 3})
    assert (shown[1], shown[4], unread) == (bare, bare, [])
    assert shown[2:4] == ["the Convention^2 of", "the Protocol,^3"]


def test_a_note_that_no_raised_figure_leads_to_may_have_a_bare_mark():
    raised = [f"the Plan {sign} of" for sign in "¹²³⁴"]
    shown, _ = tie(*raised, "the Office,5 which", notes={1, 2, 3, 4, 5})
    assert shown[4] == "the Office,^5 which"


def test_a_raised_mark_is_taken_also_out_of_order():
    shown, _ = tie("the Plan ⁶ of", "the Protocols thereto¹ are", notes={1, 6})
    assert shown == ["the Plan^6 of", "the Protocols thereto^1 are"]


def test_a_raised_mark_without_a_note_is_reported_and_left_in_place():
    shown, unread = tie("the Plan³ of", notes={1})
    assert shown == ["the Plan3 of"]
    assert unread == ["³"]


def test_a_lost_mark_does_not_shift_the_others():
    shown, _ = tie(
        "one,1 and", "two and", "three,3 and", "four,4 and", notes={1, 2, 3, 4}
    )
    assert shown == ["one,^1 and", "two and", "three,^3 and", "four,^4 and"]


def test_without_notes_nothing_is_taken_out():
    text = "on 8 September 20064 and Crime,1 which"
    assert tie(text, notes=set())[0] == [text]


def test_a_number_in_a_sentence_is_no_mark():
    printed = "to report,1) on the progress, 2) on the costs"
    assert tie(printed, notes={1, 2})[0] == [printed]
    assert tie("(as a note on Crime,1)", notes={1})[0] == ["(as a note on Crime,^1)"]


def test_a_figure_behind_the_last_comma_is_a_mark_though_not_raised():
    """A/RES/73/6 raises its marks, and prints one on the line."""
    printed = ["the Committee,¹ of", "in note 1, and", "of the Committee,1"]
    assert tie(*printed, notes={1})[0] == [
        "the Committee,^1 of",
        "in note 1, and",
        "of the Committee,^1",
    ]
