from __future__ import annotations

import pytest

from resolutions.linking import link_arrival, link_cited
from resolutions.models import Citation, CitedDocument
from resolutions.tests.factories import a_citation, a_footnote, an_operative, hold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_archive")]


def citing(symbol, *cited):
    return hold(
        symbol, [an_operative(1, citations=[a_citation(each) for each in cited])]
    )


def test_a_citation_of_what_is_held_is_linked_when_it_arrives():
    target = hold("A/RES/60/288")
    citing("A/RES/64/179", "A/RES/60/288")
    assert CitedDocument.objects.get().resolution == target
    assert Citation.objects.get().status == "held"


def test_a_citation_waits_for_a_resolution_that_arrives_later():
    citing("A/RES/64/179", "A/RES/60/288", "A/64/123")
    assert not CitedDocument.objects.exclude(resolution=None).exists()
    target = hold("A/RES/60/288")
    assert CitedDocument.objects.get(resolution=target).symbol == "A/RES/60/288"
    assert CitedDocument.objects.get(resolution=None).symbol == "A/64/123"


def test_two_that_cite_each_other_are_linked_both_ways():
    first = citing("A/RES/64/179", "A/RES/65/232")
    second = citing("A/RES/65/232", "A/RES/64/179")
    assert first.cited_document.citations.get().paragraph.resolution == second
    assert second.cited_document.citations.get().paragraph.resolution == first


def test_a_resolution_that_cites_itself_is_linked():
    held = citing("A/RES/64/179", "A/RES/64/179")
    assert held.cited_document.citations.count() == 1


def test_citations_in_footnotes_are_linked_too():
    target = hold("A/RES/60/288")
    hold("A/RES/64/179", [], [a_footnote(1, citations=[a_citation("A/RES/60/288")])])
    assert target.cited_document.citations.get().footnote.number == 1


@pytest.mark.parametrize(
    "held",
    [
        # the whole is not its part
        "A/RES/217(III)",
        # nor another part
        "A/RES/217(III)B",
        # a revision is another document
        "A/RES/217(III)A/Rev.1",
    ],
)
def test_only_exactly_the_cited_symbol_is_linked(held):
    hold(held)
    citing("A/RES/64/179", "A/RES/217(III)A")
    assert CitedDocument.objects.get().resolution is None


def test_each_way_is_one_update(django_assert_num_queries):
    citing("A/RES/64/179", "A/RES/60/288", "A/RES/60/289")
    target = hold("A/RES/60/288")
    CitedDocument.objects.update(resolution=None)
    with django_assert_num_queries(1):
        assert link_cited(["A/RES/60/288", "A/RES/60/289"]) == 1
    with django_assert_num_queries(1):
        assert link_arrival(target) == 1


def test_a_resolution_that_is_removed_leaves_its_citations_waiting():
    target = hold("A/RES/60/288")
    citing("A/RES/64/179", "A/RES/60/288")
    target.sources.all().delete()
    target.delete()
    assert Citation.objects.get().status == "not_held"
