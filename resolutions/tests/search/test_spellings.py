"""Words that are spelt in two ways find the same, however they are typed."""

from __future__ import annotations

import pytest

from resolutions.search.spellings import BEGINNINGS, ROWS, spellings
from resolutions.tests.factories import an_operative, hold


@pytest.mark.parametrize(
    ("here", "elsewhere"),
    [
        ("organization", "organisation"),
        ("criminalizing", "criminalising"),
        ("reorganized", "reorganised"),
        # not all of what begins a word: "program" is the beginning of "programme"
        ("programme", "program"),
        ("programmes", "programs"),
        ("subprogramme", "subprogram"),
        ("labour", "labor"),
        ("misbehaviour", "misbehavior"),
        ("defence", "defense"),
        ("licensing", "licencing"),
        ("travelled", "traveled"),
        ("fulfilment", "fulfillment"),
        ("judgement", "judgment"),
    ],
)
def test_each_is_known_from_the_other(here, elsewhere):
    assert set(spellings(here)) == set(spellings(elsewhere)) == {here, elsewhere}


@pytest.mark.parametrize(
    "word",
    # never with a z; another word with one; no such ending; no letters
    ["supervise", "prize", "prise", "crime", "2009", "size", "x" * 600, "é", "ise"],
)
def test_most_words_are_spelt_in_one_way(word):
    assert spellings(word) == (word, word)


def test_no_beginning_stands_in_two_rows():
    assert len(BEGINNINGS) == sum(bool(spelt) for row in ROWS for spelt in row)


@pytest.fixture
def archive(empty_archive):
    texts = (
        "Requests the Organization to report on its programme of labour;",
        "Thanks the World Organisation for its labor, its labor and its labour;",
        "Notes a program of work and the working of programmes;",
        "Notes the labour-intensive defence of fisheries;",
        "Recalls an international program and a national programme;",
    )
    title = "Programme for organizations"
    return hold(
        "A/RES/64/179",
        [an_operative(n, text) for n, text in enumerate(texts, 1)],
        title=title,
    )


@pytest.mark.parametrize("by_sql", [False, True])
@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("organisation", "organization", 2),
        ("programs", "programmes", 3),
        ("program of work", "programme of work", 1),
        ("labor-intensive", "labour-intensive", 1),
        ('~"programs of labor"', '~"programmes of labour"', 1),
        ("labor near/3 program", "labour near/3 programme", 1),
        ("international NOT program", "international NOT programme", 0),
        ("title:program labor", "title:programme labour", 3),
        ("program organisation", "programme organization", 1),
    ],
)
def test_both_find_the_same_in_the_same_order(
    archive, find, settings, by_sql, one, other, count
):
    settings.SEARCH_BY_SQL = by_sql
    found, also = find(f"q={one}"), find(f"q={other}")
    assert found.count == count
    assert found.results == also.results


def test_both_are_marked_in_the_excerpt(archive, find):
    (hit,) = find("q=international programs").results
    assert hit.snippet == (
        "Recalls an <mark>international</mark> <mark>program</mark>"
        " and a national <mark>programme</mark>;"
    )


def test_quoted_words_and_prefixes_stay_as_they_are_spelt(archive, find):
    assert find('q="programme of work"').count == 0
    assert find('q="program"').count == 2
    assert find("q=organis*").count == 1
