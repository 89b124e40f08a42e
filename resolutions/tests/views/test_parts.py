"""The page of a text in sections: its contents, its headings, its front matter."""

from __future__ import annotations

import re

import pytest

from resolutions.tests.factories import (
    a_draft,
    a_paragraph,
    a_preambular,
    an_operative,
    hold,
    hold_parsed,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_archive")]

TAG_RE = re.compile(r"<[^<>]*>")


def a_heading(anchor, text, number=None):
    return a_paragraph(anchor, text, kind="heading", number=number)


def contents_of(client, held):
    """The lines of the contents, without the paragraphs folded in them."""
    page = client.get(held.get_absolute_url()).content.decode()
    nav = page.partition('<nav class="contents"')[2].partition("</nav>")[0]
    shown = re.findall(r"<summary>(.*?)</summary>|href=\"#h\d\">(.*?)</a>", nav)
    return [TAG_RE.sub("", summary or link) for summary, link in shown]


def test_the_contents_name_what_stands_under_a_heading_by_its_numbers(client):
    """A/RES/79/161 prints sections whose numbers go on from one to the next."""
    held = hold(
        "A/RES/79/161",
        [
            a_preambular(1),
            a_heading("h1", "I International Convention", "I"),
            a_paragraph("s1.op1", "Recalls;"),
            a_paragraph("s1.op2", "Urges:"),
            a_paragraph("s1.op2.a", "To act;", depth=1),
            a_paragraph("s1.op3", "Decides;"),
            a_heading("h2", "II International Decade", "II"),
            a_paragraph("s2.op4", "Recalls;"),
            a_heading("h3", "Annex"),
            a_heading("h4", "I. Global context", "I"),
            a_paragraph("annex1.s1.op1", "We met.", kind="annex"),
            a_paragraph("annex1.s1.op2", "We agreed.", kind="annex"),
        ],
    )
    assert contents_of(client, held) == [
        "Preamble 1",
        "I. International Convention",
        "Paragraphs 1 to 3",
        "II. International Decade",
        "Paragraph 4",
        "Annex",
        "I. Global context",
        "Paragraphs 1 and 2",
    ]


def test_paragraphs_without_a_number_are_said_to_be_so_in_the_contents(client):
    bare = a_paragraph("annex1.p1", "We met.", kind="annex", number=None)
    held = hold("A/RES/80/3", [an_operative(1), a_heading("h1", "Annex"), bare])
    assert contents_of(client, held) == [
        "Operative part 1",
        "Annex",
        "Paragraphs without a number",
    ]


def test_the_number_of_a_section_stands_above_its_title_as_printed(client):
    held = hold("A/RES/79/161", [a_heading("h1", "II International Decade", "II")])
    page = client.get(held.get_absolute_url()).content.decode()
    assert 'id="h1"><em>II</em> International Decade</h2>' in page


@pytest.mark.parametrize(
    ("origin", "label", "linked"),
    [
        ("A/64/440 and Corr.1", "Committee report", "A/64/440"),
        ("A/79/456, para. 31", "Committee report", "A/79/456"),
        # Without reference to a Main Committee a draft is named in that place.
        ("A/79/L.96", "Draft resolution", "A/79/L.96"),
    ],
)
def test_the_document_that_a_resolution_comes_from_is_linked(
    client, origin, label, linked
):
    held = hold("A/RES/79/313", committee_report=origin)
    page = client.get(held.get_absolute_url()).content.decode()
    entry = page.partition(f"<dt>{label}</dt>")[2].partition("</dd>")[0]
    assert f'href="https://docs.un.org/en/{linked}">{origin}</a>' in entry


def test_the_hits_in_a_draft_are_marked_in_a_search(client):
    hold_parsed(a_draft(paragraphs=[an_operative(1, "Requests a drafted report;")]))
    hold("A/RES/64/179", [an_operative(1, "Requests an adopted report;")])
    page = client.get("/search?q=report").content.decode()
    results = page.split('<li class="result">')[1:]
    assert [('<span class="status draft">' in each) for each in results] == [
        "LOCAL/" in each for each in results
    ]
    assert len(results) == 2


IN_PARTS = [
    # (asked for, words of the message, the first that are offered)
    ("op4", "has no operative paragraph 4", ["s2.op4"]),
    ("s2.op9", "has no section II, operative paragraph 9", ["s2.op5", "s2.op4"]),
    ("op3", "has no operative paragraph 3", ["s1.op3", "annex1.op3"]),
    ("s2", "section II itself has none", ["s2.op4", "s2.op5"]),
    ("annex1", "annex I itself has none", ["annex1.op3"]),
    ("annex2", "has no annex II", []),
    ("s1.op3.b", "has no section I, operative paragraph 3 (b)", ["s1.op3"]),
]


@pytest.mark.parametrize(
    ("anchor", "words", "offered"), IN_PARTS, ids=[case[0] for case in IN_PARTS]
)
def test_what_stands_in_another_part_is_offered(client, anchor, words, offered):
    hold(
        "A/RES/79/161",
        [
            a_paragraph("s1.op3", "Decides;"),
            a_paragraph("s2.op4", "Recalls:"),
            a_paragraph("s2.op4.a", "To act;", depth=1),
            a_paragraph("s2.op5", "Urges;"),
            a_paragraph("annex1.op3", "We met.", kind="annex"),
        ],
    )
    error = client.get(f"/A/RES/79/161/{anchor}.json").json()["error"]
    assert words in error["message"]
    nearest = [link["anchor"] for link in error["nearest"]]
    assert nearest[: len(offered)] == offered
    assert nearest[-1] is None
    assert nearest[:-1] or not offered
