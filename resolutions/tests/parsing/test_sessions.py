"""What a text can cite in its year, and places it may mean without saying "above"."""

from datetime import date

import pytest

from resolutions.parsing.citations import find_citations
from resolutions.parsing.instruments import Names
from resolutions.parsing.internal import settle
from resolutions.parsing.sessions import held_by
from resolutions.parsing.types import Paragraph

COUNCIL = "Human Rights Council"
DATED = [
    # (year, text, symbols, why)
    (2019, "Recalling resolution 60/251", [None], "the Council held its 60th in 2025"),
    (2026, "Recalling resolution 60/25", ["A/HRC/RES/60/25"], "and could by then"),
    (2019, "Recalling resolution 60/251 of 15 March 2006", ["A/RES/60/251"], "its date is the Assembly's"),
    (2019, "the Assembly, in its resolution 73/131 of 13 December 2018,", ["A/RES/73/131"], "of another body whatever its says"),
    (2019, "Recalling resolution 41/10 of 11 July 2019", ["A/HRC/RES/41/10"], "of the year itself"),
    (None, "Recalling resolution 60/251", ["A/HRC/RES/60/251"], "the year is not known"),
]  # fmt: skip


@pytest.mark.parametrize(("year", "text", "symbols", "why"), DATED)
def test_a_text_cites_no_session_to_come(year, text, symbols, why):
    names = Names.under("", date(year, 6, 1) if year else None)
    assert [c.symbol for c in find_citations(text, COUNCIL, names)] == symbols, why


def test_sessions_that_bodies_can_have_held():
    crime = "Commission on Crime Prevention and Criminal Justice"
    assert held_by(crime, 18, 2009)
    assert not held_by(crime, 19, 2009)
    assert not held_by(crime, 64)
    assert held_by("a body without sessions here", 64)


PLACES = [
    # (anchor of the citing paragraph, text, anchors, why)
    ("op2", "as described in paragraph 1;", ["op1"], "only this text can be meant"),
    ("op2", "as described in paragraph 9;", [], "there is none"),
    ("op2", "the report, in its view on paragraph 1;", [], "the report's or this one's"),
    ("op2", "as described in paragraph 1 of its charter", [], "another text's"),
    ("op1", "as described in paragraph 1;", [], "no paragraph speaks of itself so"),
    ("annex1.p1", "as described in paragraph 2;", [], "the annex's or the text's"),
    ("op2", "in paragraph 9 above;", ["op9"], "said to be above, and answered as missing"),
]  # fmt: skip


@pytest.mark.parametrize(("home", "text", "anchors", "why"), PLACES)
def test_a_paragraph_alone_is_a_place_where_nothing_else_can_be(
    home, text, anchors, why
):
    citing = Paragraph(
        home,
        "operative",
        None,
        text,
        citations=find_citations(text, "Security Council"),
    )
    others = [
        Paragraph(a, "operative", None, "")
        for a in ("op1", "op2", "annex1.p1")
        if a != home
    ]
    settled, _ = settle([citing, *others], [])
    assert [c.symbol for c in settled[0].citations] == anchors, why
