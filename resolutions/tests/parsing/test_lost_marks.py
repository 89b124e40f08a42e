"""Marks whose notes the file does not hold: taken out where they can be nothing else."""

import pytest

from resolutions.parsing.lexicon import shipped_lexicon
from resolutions.parsing.lost_marks import without_lost_marks
from resolutions.parsing.marks import tie_marks
from resolutions.parsing.text import Text

KNOWN = shipped_lexicon().with_words_of(["Unit and Goals, Unit and Goals"])


def mended(*texts, notes=frozenset()):
    tied, unread = tie_marks([Text(text) for text in texts], notes)
    return [
        text.text.content
        for text in without_lost_marks(tied, unread, notes, KNOWN.knows)
    ]


@pytest.mark.parametrize(
    ("printed", "kept", "why"),
    [
        ("the Committee,3 and", "the Committee, and", "behind a comma"),
        ("the Committee3 and", "the Committee and", "behind a word"),
        ("the Unit1 and Goals2 of it", "the Unit and Goals of it", "words of its own"),
        ("human rights”16 was", "human rights” was", "behind a quotation"),
        ("(the Committee)5 and", "(the Committee) and", "behind a bracket"),
        (
            "entitled “The Committee”,10 States",
            "entitled “The Committee”, States",
            "two signs",
        ),
        ("(the Committee),8 in", "(the Committee), in", "a bracket and a comma"),
        ("the law of the sea,4 and", "the law of the sea, and", "a short word"),
        ("to the current report.1", "to the current report.", "behind the last stop"),
        ("of the Committee;4, 8", "of the Committee;", "two marks at the end"),
        ("of the Committee;4", "of the Committee;", "one mark at the end"),
        (
            "the Secretary-General,[143] and",
            "the Secretary-General, and",
            "in brackets",
        ),
        ("on 19 April 1991;[143]", "on 19 April 1991;", "in brackets, at the end"),
        (
            "the Committee3[4] and",
            "the Committee3 and",
            "a figure that no space follows stays",
        ),
    ],
)
def test_a_mark_of_a_lost_note_is_taken_out(printed, kept, why):
    assert mended(printed) == [kept], why


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("under agenda item10 of", "OCR lost the space: the word counts something"),
        ("not later than15 October", "OCR lost the space: the month follows"),
        ("the “Space2030” programme", "a year"),
        ("the aims of Goal14 and", "the space before a number is lost"),
        ("in documents A/520 and Corr.1", "the number of a document"),
        ("as set out in A/520/Rev.2", "the number of a document, behind a stroke"),
        ("he came in May12 and", "a month counts days"),
        ("the sale of CO2 and others", "too short for a word"),
        ("of the Xyzzyq3 and others", "no word that is known"),
        ("the text [12] of the draft", "a bracket that stands by itself"),
    ],
)
def test_other_figures_stay(printed, why):
    assert mended(printed) == [printed], why


def test_what_is_taken_out_is_on_record():
    tied, unread = tie_marks([Text("the Committee3 and the Unit,4 and")], set())
    (text,) = without_lost_marks(tied, unread, set(), KNOWN.knows)
    assert [span.value for span in text.text.of_kind("repair")] == ["e3", ",4"]
