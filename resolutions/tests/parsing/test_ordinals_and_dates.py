from datetime import date

import pytest

from resolutions.parsing.closing import is_closing_line, read_closing_line
from resolutions.parsing.dates import read_date
from resolutions.parsing.enumerators import letter_value, place, roman_value
from resolutions.parsing.ordinals import ordinal_value


@pytest.mark.parametrize(
    ("words", "value"),
    [("first", 1), ("Twelfth", 12), ("twentieth", 20), ("Sixty-ninth", 69), ("hundredth", 100), ("sixty", None), ("", None)],
)  # fmt: skip
def test_an_ordinal_in_words_has_a_value(words, value):
    assert ordinal_value(words) == value


def test_every_ordinal_to_a_hundred_is_known():
    from resolutions.parsing.ordinals import _ROUND, _TENS, _UNITS

    words = [*_UNITS]
    for tens in _TENS:
        words.append(next(r for r, v in _ROUND.items() if v == _TENS[tens]))
        words += [f"{tens}-{unit}" for unit in _UNITS[:9]]
    assert [ordinal_value(word) for word in [*words, "hundredth"]] == list(
        range(1, 101)
    )


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("18 December 2009", date(2009, 12, 18)), ("31 February 2009", None)],
)
def test_a_printed_date_is_read(printed, expected):
    assert read_date(printed) == expected


@pytest.mark.parametrize(
    ("path", "label", "opens_list", "expected", "why"),
    [
        ((), "a", True, ("a",), "the first letter"),
        (("a",), "b", False, ("b",), "the next letter"),
        (("a",), "i", True, ("a", "i"), "a colon opens a roman list"),
        (("h",), "i", False, ("i",), "the ninth letter follows the eighth"),
        (("h",), "i", True, ("h", "i"), "unless (h) opens a list"),
        (("a", "i"), "ii", False, ("a", "ii"), "the next roman number"),
        (("b", "iv"), "v", False, ("b", "v"), "roman goes on with roman"),
        (("u",), "v", False, ("v",), "letter goes on with letter"),
        (("a", "iii"), "b", False, ("b",), "back to letters"),
        (("z",), "aa", False, ("aa",), "letters begin again, doubled"),
    ],
)
def test_a_subparagraph_finds_its_level(path, label, opens_list, expected, why):
    assert place(label, path, opens_list) == expected, why


def test_letters_and_roman_numbers_count_on():
    assert [letter_value(x) for x in ("a", "z", "aa", "ab", "é")] == [
        1,
        26,
        27,
        None,
        None,
    ]
    assert [roman_value(x) for x in ("i", "iv", "xx", "a")] == [1, 4, 20, None]


def test_a_closing_line_whose_last_figure_is_misread():
    assert is_closing_line("25 October 197].")
    assert str(read_closing_line("25 October 197].")[1]) == "1971-10-25"
    assert not is_closing_line("25 October [197].")
