from __future__ import annotations

from time import monotonic

import pytest

from resolutions.search.query import LONGEST, MOST_TERMS, read_words


@pytest.mark.parametrize(
    ("typed", "websearch"),
    [
        ("crime prevention", "crime prevention"),
        ('"crime prevention" justice', '"crime prevention" justice'),
        # quotation marks as word processors print them
        ("“crime prevention” justice", '"crime prevention" justice'),
        ("-„asset recovery“", '-"asset recovery"'),
        # an accent typed as a character of its own
        ("Co\u0302te d’Ivoire", "Côte d’Ivoire"),
        ("crime -drugs", "crime -drugs"),
        ("crime NOT drugs", "crime -drugs"),
        ('crime -"asset recovery"', 'crime -"asset recovery"'),
        ("crime AND justice", "crime justice"),
        ("crime OR justice", "crime or justice"),
        # a small "or" is a word like any other, and too common to be looked for
        ("crime or justice", "crime justice"),
        # operators without anything to work on
        ("OR crime OR", "crime"),
        ("NOT", ""),
        ("AND OR NOT", ""),
        # each lone dash would be a NOT, and PostgreSQL has room for few of them
        ("- " * 33, ""),
        ("-- -crime", "-crime"),
        ("--crime", "-crime"),
        # unbalanced
        ('"crime prevention', "crime prevention"),
        ('crime" prevention', "crime prevention"),
        ("(crime (prevention", "crime prevention"),
        ("crime)", "crime"),
        # punctuation only
        ("?!...()", ""),
        ('""', ""),
        # characters that mean something to to_tsquery
        ("crime & justice | !x:*", "crime justice !x:"),
        # a symbol is one word
        ("A/RES/64/179", "A/RES/64/179"),
        ("  crime \t\n prevention ", "crime prevention"),
    ],
)
def test_what_is_typed_becomes_a_websearch(typed, websearch):
    assert read_words(typed).websearch == websearch


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("crime justice", "with “crime” and “justice”"),
        (
            '"asset recovery" -drugs',
            "with the phrase “asset recovery”, but without “drugs”",
        ),
        ("-drugs -arms", "without “drugs” or “arms”"),
        ("crime OR justice reform", "with “crime”; or with “justice” and “reform”"),
    ],
)
def test_it_says_in_words_how_it_was_understood(typed, words):
    assert read_words(typed).in_words == words


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("crime\x00\x07", "Control characters"),
        ("\ud800crime", "Control characters"),
        ("x" * (LONGEST + 1), f"first {LONGEST} characters"),
        ("a " * (MOST_TERMS + 1), f"first {MOST_TERMS} words"),
        ('crime "', "quotation mark"),
        ("(crime)", "Brackets"),
        ("crim*", "Brackets"),
        ("?!", "no words"),
    ],
)
def test_what_was_left_out_is_noted(typed, note):
    notes = read_words(typed).notes
    assert len(notes) == 1
    assert note in notes[0]


@pytest.mark.parametrize("typed", ["crime", '"crime"', "crime -drugs", "", "  "])
def test_a_plain_search_has_no_notes(typed):
    assert read_words(typed).notes == ()


def test_no_more_is_kept_than_can_be_searched_for():
    words = read_words("word " * 100)
    assert len(words.alternatives[0]) == MOST_TERMS
    assert len(read_words("y" * 1000).text) == LONGEST


def test_a_very_long_text_takes_no_longer_than_a_long_one():
    def seconds(typed):
        start = monotonic()
        read_words(typed)
        return monotonic() - start

    read_words("x" * 1000)
    for shape in ("x", '"', "- ", "(", "\x00", "OR "):
        assert seconds(shape * 100_000) < 0.5
