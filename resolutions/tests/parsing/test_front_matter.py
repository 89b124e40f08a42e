from datetime import date

import pytest

from resolutions.parsing.pipeline import parse

BODY = "\n\nThe General Assembly,\n\nRecalling the law,\n\n1. Takes note of it.\n"


def front(head, body=BODY, filename="a.txt"):
    return parse((head + body).encode(), filename)


def test_the_title_block_of_an_adopted_resolution_is_read():
    parsed = front(
        "Resolution adopted by the General Assembly on 18 December 2009\n"
        "[on the report of the Third Committee (A/64/440 and Corr.1)]\n"
        "64/179.\tStrengthening the Programme\n"
    )
    assert parsed.symbol == "A/RES/64/179"
    assert parsed.status == "adopted"
    assert parsed.front.title == "Strengthening the Programme"
    assert parsed.front.adopted == date(2009, 12, 18)
    assert parsed.front.committee_report == "A/64/440 and Corr.1"
    assert parsed.front.session == "64"
    assert parsed.front.body == "General Assembly"


def test_the_closing_line_gives_meeting_and_date():
    parsed = front(
        "65/232. A title", BODY + "\n\n71st plenary meeting\n21 December 2010\n"
    )
    assert parsed.front.adopted == date(2010, 12, 21)
    assert parsed.front.plenary_meeting == 71


def test_what_is_not_printed_stays_unknown():
    parsed = front("65/232. A title")
    for name in (
        "adopted",
        "agenda_item",
        "committee_report",
        "distributed",
        "job_number",
    ):
        assert getattr(parsed.front, name) is None
    assert "adoption_date_missing" in [w.code for w in parsed.warnings]


def test_a_symbol_that_disagrees_with_the_title_is_said():
    parsed = front("A/RES/65/231\n\n65/232. A title")
    assert parsed.symbol == "A/RES/65/231"
    assert "symbol_disagrees" in [w.code for w in parsed.warnings]


def test_a_draft_has_sponsors_and_a_name_of_the_archives_own():
    parsed = front(
        "Crime prevention and criminal justice\n\nI celand, Italy and Atlantis: revised draft resolution\n\nA title",
        filename="draft-of-A-RES-65-232.txt",
    )
    assert parsed.status == "draft"
    assert parsed.symbol == "LOCAL/65-232-revised-draft"
    assert parsed.symbol_is_local
    assert parsed.front.agenda_title == "Crime prevention and criminal justice"
    assert parsed.front.sponsors == ("Iceland", "Italy", "Atlantis")
    assert parsed.front.title == "A title"
    codes = [w.code for w in parsed.warnings]
    assert "unknown_sponsor" in codes and "symbol_not_printed" in codes
    assert [(r.field, r.found, r.repaired) for r in parsed.repairs] == [
        ("sponsors", "I celand", "Iceland")
    ]


def test_a_document_of_limited_distribution_is_a_draft():
    parsed = front("A/C.3/65/L.7/Rev.1\n\nDistr.: Limited\n\nA title")
    assert (parsed.symbol, parsed.status) == ("A/C.3/65/L.7/Rev.1", "draft")


def test_a_nameless_document_is_named_after_its_title_and_fingerprint():
    parsed = front("On the prevention of crime")
    assert parsed.symbol.startswith("LOCAL/on-the-prevention-of-crime-")
    assert parsed.symbol == front("On the prevention of crime").symbol


def test_lines_above_the_title_that_say_nothing_known_are_kept():
    parsed = front("Some words of a clerk\n\nMore words\n\nA title")
    assert [p.text for p in parsed.paragraphs[:2]] == [
        "Some words of a clerk",
        "More words",
    ]
    assert parsed.front.title == "A title"


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("The General Assembly,", "General Assembly"),
        ("The Economic and Social Council,", "Economic and Social Council"),
        (
            "The Commission on Crime Prevention and Criminal Justice,",
            "Commission on Crime Prevention and Criminal Justice",
        ),
    ],
)
def test_the_enacting_words_name_the_body(words, body):
    parsed = front(
        "A title", f"\n\n{words}\n\nRecalling the law,\n\n1. Takes note of it.\n"
    )
    assert parsed.front.body == body
    assert parsed.front.enacting_words == words
