from __future__ import annotations

import pytest
from django.http import QueryDict

from resolutions.search import search
from resolutions.tests.factories import (
    a_citation,
    a_draft,
    a_footnote,
    a_mark,
    a_paragraph,
    a_preambular,
    an_operative,
    hold,
    hold_parsed,
)

COUNCIL = "Economic and Social Council"


@pytest.fixture
def small_archive(empty_archive):
    """Four texts in which every facet has several values and some paragraphs none."""
    hold(
        "A/RES/64/179",
        [
            a_preambular(1, citations=[a_citation("A/RES/60/288")]),
            an_operative(
                1,
                "Requests Member States to prevent crime;",
                topics=("corruption", "trafficking-in-persons"),
                addressees=("Member States",),
            ),
            an_operative(
                2,
                "Takes note of crimes and the <img src=x onerror=alert(1)> of justice;",
                "takes note",
                marks=[a_mark(1)],
            ),
            a_paragraph("op2.a", "To prevent crime & corruption;", depth=1),
            a_paragraph("h1", "Crime", kind="heading", number=None),
        ],
        [a_footnote(1, citations=[a_citation("A/64/123")])],
    )
    hold(
        "A/RES/65/232",
        [
            an_operative(
                1,
                "Urges States to report on crime;",
                "urges",
                topics=("corruption",),
                addressees=("States", "Member States"),
            ),
            a_paragraph("annex1.op1", "Justice and crime.", kind="annex"),
            a_paragraph("x1", "crime", kind="unclassified", number=None),
        ],
        year=2010,
    )
    hold(
        "E/RES/2007/12",
        [
            a_preambular(1, "Recalling the crime congress,"),
            an_operative(1, "Requests a report on drugs;", topics=("corruption",)),
        ],
        year=2007,
        body=COUNCIL,
        session=None,
    )
    hold_parsed(
        a_draft(
            paragraphs=[
                an_operative(
                    1, "Urges action against crime;", "urges", marks=[a_mark(1)]
                )
            ],
            footnotes=[a_footnote(1, citations=[a_citation("A/RES/60/288")])],
        )
    )


@pytest.fixture
def find():
    """Search with an address ("q=crime&verb=urges")."""
    return lambda address="": search(QueryDict(address.rpartition("?")[2]))
