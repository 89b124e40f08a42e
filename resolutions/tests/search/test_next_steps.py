"""A search that finds nothing offers those next to it that find something."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive_of_five")]


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("q=corupption", "Did you mean corruption?"),
        ("q=%22crime+preventions%22", "The quoted words in any of their forms"),
        ("q=%22justice+crime+and%22", "The words without quotation marks"),
        ("q=corruption+zebra", "Without “zebra”"),
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


def test_a_search_with_hits_offers_no_other(find):
    assert find("q=crime").next_steps == ()


def test_nothing_is_offered_where_nothing_near_finds_anything(find):
    assert find("q=xqzwv").next_steps == ()
