"""A search that finds nothing offers those next to it that find something."""

from __future__ import annotations

import pytest

from resolutions.tests.factories import a_citation, an_operative, hold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive_of_five")]


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("q=corupption", "Did you mean corruption?"),
        ("q=%22crime+preventions%22", "The quoted words in any of their forms"),
        ("q=%22justice+crime+and%22", "The words without quotation marks"),
        ("q=corruption+zebra", "Without “zebra”"),
        ("q=what+does+the+corruption+zebra+say", "Any one of the words"),
        ("q=crime+near+justice", "The words near each other: crime near/5 justice"),
        ("q=64/179+zebra", "Without “zebra”"),
        ("q=corruption&year=1999", "Without the filter Year: 1999"),
        ("q=corruption&year=1999&from=2100", "Without any filter"),
    ],
)
def test_a_step_has_the_count_that_following_it_gives(find, address, label):
    found = find(address)
    assert found.count == 0
    steps = {step.label: step for step in found.next_steps}
    if label != "Without any filter":
        assert label in steps
    for step in found.next_steps:
        assert step.count == find(step.url).count > 0


def test_a_word_that_only_the_title_has_is_looked_for_there(find, empty_archive):
    hold("A/RES/78/92", [an_operative(1, "Notes the military base;")], title="Guam")
    hold("A/RES/78/93", [an_operative(1, "Notes the military base;")], title="Aruba")
    hold("A/RES/78/94", [an_operative(1, "Notes the water of Guam;")], title="Water")
    found = find("q=Guam military")
    assert found.count == 0
    steps = {step.label: step for step in found.next_steps}
    step = steps["“Guam” in the title of the resolution"]
    assert [hit.symbol for hit in find(step.url).results] == ["A/RES/78/92"]


def test_a_symbol_that_no_paragraph_has_offers_those_that_cite_it(find, empty_archive):
    cited = [a_citation("A/RES/60/288"), a_citation("Sales No. E.10.IV.6")]
    hold("A/RES/64/179", [an_operative(1, citations=cited)])
    for q, symbol in (
        ("A/RES/60/288", "A/RES/60/288"),
        ("Sales No. E.10.IV.6", "Sales No. E.10.IV.6"),
    ):
        (step,) = [each for each in find(f"q={q}").next_steps if "cite" in each.label]
        assert step.label == f"Paragraphs that cite {symbol}"
        assert step.count == find(step.url).count == 1


def test_a_search_with_hits_offers_no_other(find):
    assert find("q=crime").next_steps == ()


def test_nothing_is_offered_where_nothing_near_finds_anything(find):
    assert find("q=xqzwv").next_steps == ()
