from __future__ import annotations

from datetime import date

import pytest

from resolutions.exports.citing import bibtex, ordinal, ris, un_citation
from resolutions.tests.factories import (
    a_draft,
    a_paragraph,
    an_operative,
    hold,
    hold_parsed,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_archive")]

DATED = "General Assembly resolution 64/179 of 18 December 2009"


@pytest.mark.parametrize(
    ("anchor", "place"),
    [
        ("op8", "para. 8"),
        ("pp5", "fifth preambular paragraph"),
        ("pp52", "fifty-second preambular paragraph"),
        ("op12.b.ii", "para. 12 (b) (ii)"),
        # labels of a working draft
        ("op5-bis.b-ter", "para. 5 bis (b ter)"),
        ("pp3-alt2", "preambular paragraph 3 alt 2"),
        # numbering starts again in each section
        ("s2.op3", "sect. II, para. 3"),
        # a sole annex has no number
        ("annex1.op4", "annex, para. 4"),
        ("annex1.s1.op2", "annex, sect. I, para. 2"),
    ],
)
def test_a_paragraph_is_cited_as_the_united_nations_does(anchor, place):
    held = hold("A/RES/64/179", [a_paragraph(anchor, "Text")])
    citation = un_citation(held, held.paragraphs.get())
    assert citation == f"{DATED}, {place} (A/RES/64/179)"


def test_one_of_several_annexes_is_named_by_its_number():
    paragraphs = [a_paragraph(f"annex{n}.op1", "Text", kind="annex") for n in (1, 2)]
    held = hold("A/RES/64/179", paragraphs)
    assert ", annex I, para. 1 (" in un_citation(held, held.paragraphs.first())


@pytest.mark.parametrize(
    ("symbol", "front", "citation"),
    [
        ("A/RES/64/179", {}, f"{DATED} (A/RES/64/179)"),
        (
            "E/RES/2007/12",
            {"body": "Economic and Social Council", "adopted": date(2007, 7, 25)},
            "Economic and Social Council resolution 2007/12 of 25 July 2007 "
            "(E/RES/2007/12)",
        ),
        # the body is in the symbol, where the text does not name it
        (
            "S/RES/1373(2001)",
            {"body": None, "adopted": None},
            "Security Council resolution 1373 (2001) (S/RES/1373(2001))",
        ),
    ],
)
def test_a_resolution_is_named_by_body_number_and_date(symbol, front, citation):
    assert un_citation(hold(symbol, **front)) == citation


def test_a_draft_is_not_given_a_symbol_it_does_not_have():
    draft = hold_parsed(
        a_draft(
            paragraphs=[an_operative(4)],
            title="Strengthening the Programme",
            session="65",
            agenda_item="105",
        )
    )
    paragraph = draft.paragraphs.get()
    assert un_citation(draft, paragraph) == (
        "Revised draft resolution entitled “Strengthening the Programme”, "
        "General Assembly, sixty-fifth session, agenda item 105, para. 4 "
        "(no official symbol; LOCAL/65-232-revised-draft in this archive)"
    )
    for entry in (bibtex(draft, paragraph), ris(draft, paragraph)):
        assert "no official symbol" in entry
        assert "docs.un.org" not in entry
        assert "2010" not in entry
    assert "number =" not in bibtex(draft)
    assert "M1  -" not in ris(draft)


def test_a_draft_with_a_symbol_is_cited_by_it_alone():
    """It has no number of a resolution yet."""
    draft = hold_parsed(
        a_draft("A/C.3/80/L.10", [an_operative(3)], symbol_is_local=False)
    )
    assert un_citation(draft, draft.paragraphs.get()) == "A/C.3/80/L.10, para. 3"


def test_bibtex_keeps_capitals_and_escapes_what_is_special_there():
    held = hold("A/RES/64/179", title=r"Crime & {justice: 100% of $5_000 #1 \ ~")
    entry = bibtex(held)
    assert entry.startswith("@techreport{A-RES-64-179,\n")
    escaped = (
        r"Crime \& \textbraceleft{}justice: 100\% of \$5\_000 \#1 \textbackslash{} "
        r"\textasciitilde{}"
    )
    assert f"title = {{{{{escaped}}}}},\n" in entry
    assert "institution = {{General Assembly}},\n" in entry
    assert "month = dec,\n" in entry
    assert "url = {https://docs.un.org/en/A/RES/64/179},\n" in entry


def test_a_key_of_bibtex_has_no_character_that_ends_it():
    held = hold("A/RES/217(III)A", [an_operative(1)])
    key = bibtex(held, held.paragraphs.get()).split(",")[0]
    assert key == "@techreport{A-RES-217-III-A-op1"


def test_a_value_of_ris_cannot_begin_another_field():
    held = hold("A/RES/64/179", [an_operative(8)], title="Crime\nER  - \nTY  - BOOK")
    entry = ris(held, held.paragraphs.get())
    lines = entry.split("\r\n")
    assert lines[0] == "TY  - GOVDOC"
    assert lines[-2:] == ["ER  - ", ""]
    assert "TI  - Crime ER - TY - BOOK" in lines
    assert {"PY  - 2009", "DA  - 2009/12/18", "M1  - A/RES/64/179"} <= set(lines)
    assert "N1  - para. 8" in lines


def test_ordinals_are_written_out():
    written = [ordinal(number) for number in (1, 12, 20, 21, 40, 99, 101, 111, 122)]
    assert written == [
        *("first", "twelfth", "twentieth", "twenty-first", "fortieth"),
        *("ninety-ninth", "101st", "111th", "122nd"),
    ]
