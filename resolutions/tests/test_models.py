from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from resolutions.models import (
    Citation,
    CitedDocument,
    Paragraph,
    Resolution,
    SourceFile,
    Topic,
    Verb,
    path_of,
)
from resolutions.shapes import verbs_shape
from resolutions.tests.factories import (
    a_citation,
    a_draft,
    a_paragraph,
    a_preambular,
    an_operative,
    hold,
    hold_parsed,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_archive")]


@pytest.mark.parametrize(
    ("symbol", "anchor", "path"),
    [
        ("A/RES/64/179", None, "/A/RES/64/179"),
        ("A/RES/64/179", "op12.b.ii", "/A/RES/64/179/op12.b.ii"),
        # a footnote has no page of its own
        ("A/RES/64/179", "fn2", "/A/RES/64/179#fn2"),
        # parentheses stay as they are
        ("A/RES/217(III)A", "op1", "/A/RES/217(III)A/op1"),
        ("LOCAL/65-232-revised-draft", "pp3", "/LOCAL/65-232-revised-draft/pp3"),
    ],
)
def test_a_symbol_is_its_own_address(symbol, anchor, path):
    assert path_of(symbol, anchor) == path


def test_every_kind_of_thing_with_a_page_knows_its_address():
    operative = an_operative(
        8, verb="takes note", topics=["corruption"], citations=[a_citation("A/64/123")]
    )
    held = hold("A/RES/64/179", [operative])
    addresses = [
        held.get_absolute_url(),
        held.paragraphs.get().get_absolute_url(),
        Verb.objects.get().get_absolute_url(),
        Topic.objects.get().get_absolute_url(),
        CitedDocument.objects.get().get_absolute_url(),
    ]
    assert addresses == [
        "/A/RES/64/179",
        "/A/RES/64/179/op8",
        "/verbs/takes-note",
        "/topics/corruption",
        "/documents/A/64/123",
    ]


def test_spaces_in_the_symbol_of_a_document_are_encoded():
    document = CitedDocument(symbol="Sales No. E.10.IV.6")
    assert document.get_absolute_url() == "/documents/Sales%20No.%20E.10.IV.6"


def test_headings_and_unclassified_lines_are_not_searchable():
    kinds = ["preambular", "operative", "heading", "annex", "unclassified"]
    hold(
        "A/RES/64/179",
        [
            a_paragraph(f"x{n}", "Text", kind=kind, number=None)
            for n, kind in enumerate(kinds)
        ],
    )
    found = Paragraph.objects.searchable().values_list("kind", flat=True)
    assert set(found) == {"preambular", "operative", "annex"}


def test_the_words_in_use_come_largest_first_with_their_count():
    paragraphs = [a_preambular(1), an_operative(1), an_operative(2)]
    heading = a_paragraph("h1", "Urges", "urges", kind="heading")
    hold("A/RES/64/179", [*paragraphs, heading])
    counts = [(verb["name"], verb["count"]) for verb in verbs_shape()["verbs"]]
    assert counts == [("requests", 2), ("recalling", 1)]


def test_the_newest_come_first_and_those_without_a_year_last():
    hold("A/RES/64/2", year=2009)
    hold_parsed(a_draft())
    hold("A/RES/64/10", year=2009)
    hold("A/RES/65/1", year=2010)
    symbols = [each.symbol for each in Resolution.objects.newest_first()]
    assert symbols == [
        "A/RES/65/1",
        "A/RES/64/10",
        "A/RES/64/2",
        "LOCAL/65-232-revised-draft",
    ]


def test_a_resolution_with_a_source_cannot_be_deleted():
    held = hold("A/RES/64/179")
    with pytest.raises(IntegrityError), transaction.atomic():
        held.delete()


def test_a_resolution_has_one_source_of_its_text():
    held = hold("A/RES/64/179")
    with pytest.raises(IntegrityError), transaction.atomic():
        SourceFile.objects.create(
            resolution=held, sha256="0", content=b"", is_text_source=True
        )


@pytest.mark.parametrize("place", [{}, {"paragraph": True, "footnote": True}])
def test_a_citation_stands_in_exactly_one_text(place):
    held = hold("A/RES/64/179", [an_operative(1)])
    footnote = held.footnotes.create(number=1, text="A/64/123")
    where = {"paragraph": held.paragraphs.get(), "footnote": footnote}
    with pytest.raises(IntegrityError), transaction.atomic():
        Citation.objects.create(
            start=0, end=1, text="A", **{name: where[name] for name in place}
        )
