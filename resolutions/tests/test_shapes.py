from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict

from resolutions import shapes
from resolutions.citedby.places import Citers, citing_document
from resolutions.models import CitedDocument, Paragraph, Topic, Verb
from resolutions.parsing import types
from resolutions.tests.factories import (
    a_citation,
    a_draft,
    a_footnote,
    a_mark,
    a_preambular,
    an_operative,
    hold,
    hold_parsed,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_archive")]

# As the public contract of the addresses lists them.
RESOLUTION = (
    "symbol url official_url status body session title adopted agenda_item "
    "committee_report plenary_meeting distributed job_number sponsors paragraphs "
    "footnotes warnings source"
)
PARAGRAPH = (
    "anchor url kind number depth text opening verb verbs addressees topics "
    "footnotes citations"
)
CITATION = "symbol text start end status url"
SOURCE = "filename sha256 media_type text_from parser_version imported_at"


def has_keys(shape, keys):
    return set(keys.split()) <= set(shape)


def plain(shape):
    """As it arrives: nothing in it may need a special encoder."""
    return json.loads(json.dumps(shape))


def document_shape(document):
    citers = Citers(citing_document(document), QueryDict(), document.get_absolute_url())
    return shapes.document_shape(document, citers, Paginator(citers.hits, 50).page(1))


def a_resolution(length=1, symbol="A/RES/64/179"):
    operative = [
        an_operative(
            n,
            "Requests a report;",
            topics=("corruption",),
            addressees=("Secretary-General",),
            marks=(a_mark(n, 9), a_mark(1, 12), a_mark(n, 17)),
            citations=(
                a_citation("A/RES/60/288"),
                a_citation("op1", status="internal"),
                a_citation(None, "resolution 1/1", status="ambiguous"),
                a_citation(symbol, pinpoint="annex"),
            ),
        )
        for n in range(1, length + 1)
    ]
    notes = [
        a_footnote(n, citations=[a_citation("A/64/1")]) for n in range(1, length + 1)
    ]
    return hold(
        symbol,
        [a_preambular(1, verb=None), *operative],
        notes,
        plenary_meeting=65,
        distributed=date(2010, 3, 26),
        sponsors=("Italy", "Peru"),
        warnings=(types.ParseWarning("odd", "Odd.", "op1"),) * length,
        repairs=(types.Repair("op1", 0, "Reguests", "Requests"),),
        left_out=(types.LeftOut(1, "09-47257", "job number"),),
    )


def test_a_resolution_has_every_key_of_the_contract():
    shape = plain(shapes.resolution_shape(a_resolution()))
    assert has_keys(shape, RESOLUTION)
    assert all(has_keys(each, PARAGRAPH) for each in shape["paragraphs"])
    assert has_keys(shape["footnotes"][0], "number anchor text paragraphs citations")
    assert has_keys(shape["paragraphs"][1]["citations"][0], CITATION)
    assert has_keys(shape["source"], SOURCE)
    assert shape["warnings"] == [{"code": "odd", "message": "Odd.", "anchor": "op1"}]


def test_its_values_are_of_the_kinds_the_contract_names():
    shape = plain(shapes.resolution_shape(a_resolution()))
    assert (shape["session"], shape["plenary_meeting"]) == ("64", 65)
    assert (shape["adopted"], shape["distributed"]) == ("2009-12-18", "2010-03-26")
    assert (shape["sponsors"], shape["agenda_item"]) == (["Italy", "Peru"], None)
    assert (shape["local_symbol"], shape["left_out"]) == (False, 1)
    assert shape["repairs"][0]["found"] == "Reguests"
    preambular, operative = shape["paragraphs"]
    assert (preambular["opening"], preambular["verb"]) == (None, None)
    assert (operative["number"], operative["verb"]) == ("1", "requests")
    assert operative["verbs"] == [
        {"verb": "requests", "phrase": "Requests", "start": 0}
    ]
    assert operative["addressees"] == ["Secretary-General"]
    assert operative["topics"] == ["corruption"]


def test_the_notes_of_a_paragraph_come_in_order_of_marks_without_repeats():
    shape = shapes.resolution_shape(a_resolution(3))
    assert [each["footnotes"] for each in shape["paragraphs"]] == [
        [],
        [1],
        [2, 1],
        [3, 1],
    ]
    assert shape["footnotes"][0]["paragraphs"] == ["op1", "op2", "op3"]
    assert shape["footnotes"][1]["paragraphs"] == ["op2"]


def test_citations_say_whether_the_document_is_held_and_lead_there():
    a_resolution()
    held = hold("A/RES/60/288")
    paragraph = Paragraph.objects.get(anchor="op1")
    citations = shapes.paragraph_page_shape(paragraph)["citations"]
    found = [(each["status"], each["url"], each["symbol"]) for each in citations]
    assert found == [
        ("held", "/A/RES/60/288", held.symbol),
        ("internal", "/A/RES/64/179/op1", "A/RES/64/179"),
        ("ambiguous", None, None),
        ("held", "/A/RES/64/179", "A/RES/64/179"),
    ]
    assert citations[3]["pinpoint"] == "annex"
    note = shapes.paragraph_page_shape(paragraph)["notes"][0]
    assert note["citations"][0]["status"] == "not_held"
    assert note["citations"][0]["url"] == "/documents/A/64/1"


def test_a_paragraph_stands_by_itself_with_its_citation_in_three_forms():
    a_resolution()
    shape = plain(shapes.paragraph_page_shape(Paragraph.objects.get(anchor="op1")))
    assert has_keys(shape, f"{PARAGRAPH} resolution cite earlier later cited_by")
    assert has_keys(shape["cite"], "un bibtex ris")
    assert shape["resolution"]["url"] == "/A/RES/64/179"
    assert (shape["earlier"], shape["later"]) == ([], [])


def test_a_paragraph_knows_who_cites_it():
    hold("A/RES/64/179", [an_operative(8), an_operative(9)])
    inside = a_citation("op8", "paragraph 8 above", status="internal")
    outside = a_citation("A/RES/64/179", pinpoint="paras. 8 and 30")
    elsewhere = a_citation("A/RES/64/179", pinpoint="annex, para. 8")
    hold(
        "A/RES/65/1",
        [an_operative(8), an_operative(2, citations=[inside])],
    )
    hold(
        "A/RES/66/1",
        [
            an_operative(1, citations=[outside]),
            an_operative(2, citations=[elsewhere]),
            an_operative(3, marks=[a_mark(1)]),
        ],
        [a_footnote(1, citations=[outside])],
        year=2011,
    )

    def citing(symbol, anchor):
        paragraph = Paragraph.objects.get(resolution__symbol=symbol, anchor=anchor)
        return [
            each["url"] for each in shapes.paragraph_page_shape(paragraph)["cited_by"]
        ]

    assert citing("A/RES/64/179", "op8") == ["/A/RES/66/1/op1", "/A/RES/66/1/op3"]
    assert citing("A/RES/64/179", "op9") == []
    assert citing("A/RES/65/1", "op8") == ["/A/RES/65/1/op2"]


def test_a_document_lists_the_paragraphs_that_cite_it_also_through_footnotes():
    direct = a_citation("A/64/123")
    note = a_footnote(12, citations=[a_citation("A/64/123")])
    lost = a_footnote(13, "A/64/123.", [a_citation("A/64/123")])
    hold(
        "A/RES/64/179",
        [
            an_operative(1, marks=[a_mark(12)]),
            an_operative(2),
            an_operative(11, marks=[a_mark(12)], citations=[direct]),
        ],
        [note, lost],
    )
    hold("A/RES/65/1", [a_preambular(1, citations=[direct])], year=2010)
    shape = plain(document_shape(CitedDocument.objects.get()))
    assert [
        (each["symbol"], each["anchor"], each["via"]) for each in shape["cited_by"]
    ] == [
        ("A/RES/65/1", "pp1", None),
        ("A/RES/64/179", "op1", "fn12"),
        ("A/RES/64/179", "op11", None),
        # its mark is lost in the source, so the note stands for itself
        ("A/RES/64/179", "fn13", "fn13"),
    ]
    assert shape["cited_by"][1]["text"] == "Requests a report;"
    assert shape["cited_by"][3]["url"] == "/A/RES/64/179#fn13"


def test_a_document_says_whether_it_is_held_and_what_it_is():
    hold(
        "A/RES/64/179",
        [an_operative(1, citations=[a_citation("A/RES/60/288"), a_citation("A/64/1")])],
    )
    hold("A/RES/60/288", title="The strategy")
    held, other = (
        plain(document_shape(CitedDocument.objects.get(symbol=symbol)))
        for symbol in ("A/RES/60/288", "A/64/1")
    )
    assert (held["held"], held["title"]) == (True, "The strategy")
    assert (held["kind"], held["resolution_url"]) == ("resolution", "/A/RES/60/288")
    assert (other["held"], other["title"], other["kind"]) == (False, None, "report")
    assert other["official_url"] == "https://docs.un.org/en/A/64/1"


def test_topics_and_verbs_say_where_they_stand():
    a_resolution(2)
    hold_parsed(a_draft(paragraphs=[an_operative(1, topics=["corruption"])]))
    topic = plain(shapes.topic_shape(Topic.objects.get()))
    verb = plain(shapes.verb_shape(Verb.objects.get()))
    assert (topic["slug"], topic["label"]) == ("corruption", "Corruption")
    assert topic["search_url"] == "/search?topic=corruption"
    assert (verb["name"], verb["slug"]) == ("requests", "requests")
    for shape in (topic, verb):
        assert shape["count"] == 3
        assert [each["count"] for each in shape["resolutions"]] == [2, 1]
    line = {
        "name": "requests",
        "slug": "requests",
        "count": 3,
        "url": "/verbs/requests",
    }
    assert shapes.verbs_shape() == {"verbs": [line]}
    assert shapes.topics_shape()["topics"][0]["count"] == 3


def test_the_front_page_counts_what_is_held():
    a_resolution(2)
    shape = plain(shapes.home_shape())
    assert shape["counts"] == {"resolutions": 1, "paragraphs": 3, "documents": 3}
    assert shape["resolutions"][0]["url"] == "/A/RES/64/179"


def test_the_number_of_queries_does_not_grow(
    django_assert_num_queries, django_assert_max_num_queries
):
    small, large = a_resolution(1), a_resolution(30, "A/RES/65/1")
    hold("A/RES/60/288")
    for resolution in (small, large):
        resolution = type(resolution).objects.get(pk=resolution.pk)
        with django_assert_num_queries(13):
            shapes.resolution_shape(resolution)
        paragraph = Paragraph.objects.get(resolution=resolution, anchor="op1")
        with django_assert_max_num_queries(18):
            shapes.paragraph_page_shape(paragraph)
    for symbol in ("A/64/1", "A/RES/60/288"):
        document = CitedDocument.objects.select_related("resolution").get(symbol=symbol)
        with django_assert_num_queries(4 if symbol == "A/64/1" else 3):
            document_shape(document)
