"""A pasted line of citations, in any style, answered by what it names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing import resolve_line

LINES = [
    # (line, speaking body, [(symbol, text)], why)
    ("A/RES/64/179", None, [("A/RES/64/179", "A/RES/64/179")], "a symbol"),
    ("  64/179 ", None, [("A/RES/64/179", "64/179")], "a number of the Assembly, with spaces"),
    ("18/3", "CCPCJ", [("E/CN.15/RES/18/3", "18/3")], "a number of the body that speaks"),
    ("18/3", None, [(None, "18/3")], "a number of nobody"),
    ("General Assembly resolution 64/179 (A/RES/64/179)", None, [("A/RES/64/179", "resolution 64/179")], "one document, not two"),
    ("resolutions 64/179 and 64/180", None, [("A/RES/64/179", "64/179"), ("A/RES/64/180", "64/180")], "a run without a body"),
    ("64/179, 64/180 and 18/3", None, [("A/RES/64/179", "64/179"), ("A/RES/64/180", "64/180"), (None, "18/3")], "numbers and nothing else"),
    ("decisions 60/508 and 60/509", None, [("A/DEC/60/508", "60/508"), ("A/DEC/60/509", "60/509")], "decisions"),
    ("see A/64/123, chap. II; E/2009/30 and Corr.1", None, [("A/64/123", "A/64/123"), ("E/2009/30", "E/2009/30"), ("E/2009/30/Corr.1", "Corr.1")], "several on a line"),
    ("https://docs.un.org/en/A/RES/64/179?direct=true", None, [("A/RES/64/179", "https://docs.un.org/en/A/RES/64/179?direct=true")], "an address"),
    ("64/179 para 8", None, [("A/RES/64/179", "64/179")], "a place after the number"),
    ("OP 8 of 64/179", None, [("A/RES/64/179", "64/179")], "a place before it"),
    ("A/RES/64/179/op8", None, [("A/RES/64/179", "A/RES/64/179")], "the address of a paragraph"),
    ("18/3 para 4", "CCPCJ", [("E/CN.15/RES/18/3", "18/3")], "of the body that speaks"),
    ("18/3 para 4", None, [(None, "18/3")], "of nobody"),
    ("64/179", "CCPCJ", [(None, "64/179")], "a session that the Commission has not held"),
    ("www.unodc.org", None, [("www.unodc.org", "www.unodc.org")], "a site"),
    ("https://www.unodc.org/", None, [("www.unodc.org", "https://www.unodc.org/")], "a site with https"),
    ("crime prevention", None, [], "words"),
    ("", None, [], "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "body", "expected", "why"), LINES)
def test_a_line_is_answered_by_what_it_names(line, body, expected, why):
    assert [(c.symbol, c.text) for c in resolve_line(line, body)] == expected, why


def test_a_place_is_kept_as_typed():
    places = ["64/179 para 8", "OP 8 of 64/179", "A/RES/64/179/op8", "64/179, OP 8 (b)"]
    told = [resolve_line(line)[0].pinpoint for line in places]
    assert told == ["para 8", "OP 8", "op8", "OP 8 (b)"]


def test_what_cannot_be_told_has_a_reason_and_candidates():
    (unsure,) = resolve_line("18/3")
    assert (unsure.status, unsure.reason) == ("ambiguous", "body_not_named")
    assert "E/CN.15/RES/18/3" in unsure.candidates
    (known,) = resolve_line("64/179")
    assert (known.kind, known.reason) == ("resolution", "")
    assert known.official_url == "https://docs.un.org/en/A/RES/64/179"


@given(st.text(max_size=100), st.sampled_from([None, "General Assembly", "nobody"]))
@settings(max_examples=100, deadline=None)
def test_no_line_breaks_it(line, body):
    for found in resolve_line(line, body):
        assert line[found.start : found.end] == found.text
