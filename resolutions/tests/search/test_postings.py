"""The index says what plain SQL says: totals, facets, order, page for page."""

from __future__ import annotations

import random
import subprocess
import sys

import numpy as np
import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection, transaction
from django.http import QueryDict
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from resolutions import editions, storing
from resolutions.models import Resolution, SearchPosting, SearchSegment, SearchText
from resolutions.search import search
from resolutions.search.binding import bind
from resolutions.search.engine import answer
from resolutions.search.filters import ParagraphFilters
from resolutions.search.language import read
from resolutions.search.postings import (
    answering,
    asking,
    counting,
    growing,
    rows,
    writing,
)
from resolutions.search.postings.asking import look_up
from resolutions.search.postings.growing import Units
from resolutions.search.postings.words import _stable, members_of
from resolutions.tests.factories import (
    a_citation,
    a_footnote,
    a_mark,
    a_preambular,
    an_operative,
    hold,
    parsed,
)
from resolutions.tests.search.test_exact import CHOSEN, QUERIES, VALUES

pytestmark = pytest.mark.django_db


def both(q, order="relevance", chosen=None, start=0, size=30):
    """What the index and plain SQL say to one search."""
    said = []
    tree, _ = bind(read(q).tree)
    params = QueryDict(mutable=True)
    for name, values in (chosen or {}).items():
        params.setlist(name, values)
    understood = ParagraphFilters(params).chosen
    for by_sql in (False, True):
        django_settings.SEARCH_BY_SQL = by_sql
        try:
            found = answer(tree, understood, order)
            rows = [row._asdict() for row in found.rows(start, size)]
            said.append((found.count, found.counts(), rows))
        finally:
            django_settings.SEARCH_BY_SQL = False
    return said


# The archive is the same for every example.
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    q=QUERIES,
    picked=CHOSEN,
    order=st.sampled_from(["relevance", "newest", "oldest"]),
    start=st.sampled_from([0, 1, 20, 100]),
)
@example(q='"crime prevention"', picked={}, order="relevance", start=0)
@example(q="c* near/50 p*", picked={}, order="relevance", start=0)
def test_index_and_plain_sql_agree(archive_of_five, q, picked, order, start):
    chosen = {
        name: [VALUES[name.removeprefix("-")][n % len(VALUES[name.removeprefix("-")])]]
        for name, n in picked.items()
    }
    one, other = both(q, order, chosen, start)
    assert one == other


WORDS = ["crime", "crimes", "criminal", "prevention", "prevent", "justice", "of", "the",
         "and", "drugs", "Office", "treaty", "report", "reports", "states", "1990"]  # fmt: skip


@pytest.fixture
def made_up_archive(empty_archive, monkeypatch):
    """Twenty-four texts, two thousand paragraphs; some texts replaced or withdrawn,
    and segments joined again and again."""
    monkeypatch.setattr(writing, "SEGMENTS_OF_A_SIZE", 3)
    # Texts of a dozen words all resemble each other: to find the most alike takes long.
    monkeypatch.setattr(storing.resolution.placing, "place", lambda resolution: None)
    chance = random.Random(7)
    for number in range(24):
        held = hold_made_up(chance, f"A/RES/{50 + number // 8}/{number}")
        if number % 8 == 3:
            storing.store_resolution(made_up(chance, held.symbol), held)
        if number % 8 == 6:
            editions.withdraw(held, "An error.")
        writing.tidy()


def hold_made_up(chance, symbol):
    return storing.store_resolution(made_up(chance, symbol))


def made_up(chance, symbol):
    def words(most):
        return " ".join(chance.choices(WORDS, range(len(WORDS), 0, -1), k=most))

    notes = [
        a_footnote(n, words(9), [a_citation(f"A/{n % 5}/{n % 7}")]) for n in range(1, 9)
    ]
    paragraphs = []
    for n in range(1, chance.randint(3, 180)):
        make = chance.choice([an_operative, a_preambular])
        paragraphs.append(
            make(
                n,
                words(chance.randint(1, 60)),
                chance.choice(["requests", "urges", "recalling", None]),
                marks=[a_mark(chance.randint(1, 8))] if n % 4 == 0 else [],
                topics=tuple(
                    chance.sample(
                        [
                            "corruption",
                            "trafficking-in-persons",
                            "technical-assistance",
                        ],
                        n % 3,
                    )
                ),
                addressees=("States",) if n % 5 == 0 else (),
                citations=[a_citation(f"A/RES/{n % 3}/1")] if n % 6 == 0 else [],
            )
        )
    by_anchor = {each.anchor: each for each in paragraphs}
    year = chance.choice([1990, 1991, 2000, None])
    return parsed(symbol, by_anchor.values(), notes, year=year, title=words(6))


def random_query(chance):
    parts = []
    for _ in range(chance.randint(1, 3)):
        word, other = chance.choices(WORDS, k=2)
        parts.append(
            chance.choice(
                [word, word, f'"{word} {other}"', f'~"{word} {other}"', f"{word[:3]}*",
                 f"{word} near/{chance.randint(1, 4)} {other}", f"title:{word}",
                 f'title:"{word} {other}"', f"({word} in:footnotes)", f"-{word}",
                 f'"{word} {other} {word}"', f'"the {word} of {other} and the"',
                 f'"{word}" near/2 "{other} the"', "cites:A/RES/2/1", "verb:urges",
                 f"({word} OR {other}*)", f"({word} {other} in:title)", "in:footnotes",
                 "year:..1995", "topic:trafficking-in-persons", f'("{word} {other}" in:footnotes)']
            )
        )  # fmt: skip
    return chance.choice([" ", " ", " OR "]).join(parts)


FILTERED = [
    {}, {}, {}, {"verb": ["urges", "requests"]}, {"-topic": ["trafficking-in-persons"]},
    {"year": ["1990", "none"], "kind": ["operative"]}, {"from": ["1991"]},
    {"cites": ["A/1/1"]}, {"topic": ["corruption"], "addressee": ["States"]},
]  # fmt: skip


def test_both_agree_on_a_larger_archive(made_up_archive, monkeypatch):
    chance = random.Random(1)
    for _ in range(120):
        q, chosen = random_query(chance), chance.choice(FILTERED)
        order = chance.choice(["relevance", "relevance", "newest", "oldest"])
        one, other = both(q, order, chosen, chance.choice([0, 0, 20, 500]))
        assert one == other, (q, chosen, order)
    assert 1 < SearchSegment.objects.count() < 9
    before = search(QueryDict("q=crime+OR+title:treaty&sort=oldest"))
    # In one go, and in several that are joined.
    for texts_at_once in (2_500, 7):
        monkeypatch.setattr(writing, "TEXTS_A_SEGMENT", texts_at_once)
        call_command("rebuild_search", verbosity=0)
        assert SearchSegment.objects.count() == 1
        assert search(QueryDict("q=crime+OR+title:treaty&sort=oldest")) == before
    assert SearchText.objects.count() == Resolution.objects.count()
    one, other = both("crime")
    assert one == other


def everything_in(held):
    """What a holding knows, whatever the numbers that it gave to values."""
    newest = held.newest
    return {
        "texts": list(held.texts),
        "live": list(held.live),
        "newest": newest.paragraphs(range(len(newest))).tolist(),
        "oldest": held.oldest().paragraphs(range(len(newest))).tolist(),
        "places": newest.places(
            members_of(held.live), held.text_of[held.live]
        ).tolist(),
        "bitmaps": {
            (facet, value): list(having)
            for facet, values in held.bitmaps.items()
            for value, having in values.items()
        },
        "totals": held.totals,
        "values": [
            sorted(label for number in numbers for label in held.sets.sets[number])
            for numbers in held.sets_of.tolist()
        ],
        "units": [units.starts.tolist() for units in held.units.values()],
        **{
            name: getattr(held, name).tolist()
            for name in (
                "keys",
                "text_of",
                "lengths",
                "stem_lengths",
                "kinds",
            )
        },
    }


def test_what_is_held_grows_with_each_change(empty_archive, monkeypatch):
    """As if it had been read anew; and who has a former one keeps it as it was."""
    monkeypatch.setattr(storing.resolution.placing, "place", lambda resolution: None)
    monkeypatch.setattr(growing, "LEAST_SPARE", 200)
    chance = random.Random(3)
    former = []
    for number in range(12):
        held = hold_made_up(chance, f"A/RES/{50 + number % 5}/{number}")
        if number % 4 == 1:
            storing.store_resolution(made_up(chance, held.symbol), held)
        if number % 4 == 3:
            editions.withdraw(held, "An error.")
        former.append((asking.current(), everything_in(asking.current())))
    rebuilt = {held.rebuilt for held, _ in former}
    assert len(rebuilt) == 1
    monkeypatch.setattr(asking, "_held", None)
    assert everything_in(asking.current()) == everything_in(former[-1][0])
    assert all(everything_in(held) == was for held, was in former)


def test_values_are_counted_the_same_by_sets_and_one_by_one(made_up_archive):
    held, chance = asking.current(), random.Random(5)
    facets = [*counting.GROUP_OF]
    live = list(held.live)
    for size in (0, 1, 2, 30, 200, len(live)):
        hits = BitMap(chance.sample(live, size))
        some = chance.sample(facets, chance.randint(1, len(facets)))
        by_value = {facet: counting._by_value(held, hits, facet) for facet in some}
        assert counting._by_set(held, hits, some) == by_value


@settings(max_examples=40, deadline=None)
@given(
    numbers=st.lists(
        st.one_of(st.integers(0, 5), st.integers(65_530, 65_540), st.integers(0, 2**40))
    )
)
def test_numbers_are_sorted_whatever_their_size(numbers):
    found = np.array(numbers, dtype=np.int64)
    expected = sorted(range(len(numbers)), key=numbers.__getitem__)
    assert _stable(found).tolist() == expected


@settings(max_examples=40, deadline=None)
@given(
    sizes=st.lists(st.lists(st.integers(1, 90), max_size=20), min_size=1, max_size=4)
)
def test_each_place_is_in_its_unit(sizes):
    units, expected, others = Units.none(), [], []
    for some in sizes:
        # Another one made out of the same must not get in the way, and keeps its own.
        other = units.longer(np.array([7, 7]))
        others.append((other.starts, other.starts.tolist()))
        units = units.longer(np.array(some, dtype=np.int64))
        for size in some:
            expected += [expected[-1] + 1 if expected else 0] * size
    places = np.arange(len(expected), dtype=np.uint32)
    assert units.of(places).tolist() == expected
    assert len(units.ends) == sum(map(len, sizes))
    assert all(starts.tolist() == before for starts, before in others)


def test_segments_are_joined_apart_from_publications(empty_archive, monkeypatch):
    """No publication waits for it, and one process at a time does it."""
    monkeypatch.setattr(writing, "SEGMENTS_OF_A_SIZE", 3)
    for number in range(3):
        hold(f"A/RES/70/{number}", [an_operative(1, f"Notes drug {number};")])
    assert SearchSegment.objects.count() == 3
    found = search(QueryDict("q=drugs"))
    elsewhere = connection.copy()
    try:
        with elsewhere.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [writing.JOINING_LOCK])
            writing.tidy()
            assert SearchSegment.objects.count() == 3
            cursor.execute("SELECT pg_advisory_unlock(%s)", [writing.JOINING_LOCK])
    finally:
        elsewhere.close()
    writing.tidy()
    assert SearchSegment.objects.count() == 1
    assert search(QueryDict("q=drugs")) == found
    assert found.count == 3


def test_a_paragraph_in_two_segments_is_an_error_not_a_count(small_archive):
    """As after a text was added without its former one being removed."""
    row = SearchPosting.objects.get(key="s:drug")
    twin = SearchSegment.objects.create(size=row.segment.size)
    SearchPosting.objects.create(
        key=row.key, segment=twin, members=row.members, counts=row.counts
    )
    with pytest.raises(ValueError, match="share members of s:drug"):
        search(QueryDict("q=drugs"))


def test_what_a_transaction_took_back_is_not_found(small_archive):
    count = search(QueryDict("q=crime")).count
    try:
        with transaction.atomic():
            hold("A/RES/70/1", [an_operative(1, "Urges crime prevention;")])
            assert search(QueryDict("q=crime")).count == count + 1
            raise RuntimeError
    except RuntimeError:
        pass
    assert search(QueryDict("q=crime")).count == count
    # Another text in the same place: nothing of the former may be left in memory.
    hold("A/RES/70/2", [an_operative(1, "Notes drugs;"), an_operative(2, "A crime.")])
    one, other = both("drugs OR crime")
    assert one == other
    assert one[0] == count + 3


def test_what_was_shown_is_not_asked_for_again_until_it_changes(
    small_archive, monkeypatch
):
    asked = []

    def fetch(sql, params):
        asked.append(params)
        return rows.fetch(sql, params)

    monkeypatch.setattr(answering, "fetch", fetch)
    held = hold("A/RES/70/1", [an_operative(1, "Urges zebras;")])
    first = search(QueryDict("q=zebra"))
    assert len(asked) == 1
    # By another search as well.
    assert search(QueryDict("q=urges+zebras")).results[0].anchor == "op1"
    assert len(asked) == 1
    again = parsed("A/RES/70/1", [an_operative(1, "Notes zebras;")])
    storing.store_resolution(again, held)
    second = search(QueryDict("q=zebra"))
    assert len(asked) == 2
    assert "Urges" in first.results[0].snippet
    assert "Notes" in second.results[0].snippet


def test_a_posting_of_many_slices_comes_whole(small_archive):
    members = BitMap(range(0, 1_000_000, 3))
    counts = bytes(n % 251 for n in range(len(members)))
    segment = SearchSegment.objects.create(size=len(members))
    SearchPosting.objects.create(
        key="w:often", segment=segment, members=members.serialize(), counts=counts
    )
    # Asked for by itself and by a beginning, at once and again.
    for _ in range(2):
        _, found = look_up({"w:often", "w:oft*", "w:seldom"})
        for posting in (found.get("w:often"), *found.beginning("w:oft")):
            assert (posting.members, posting.counts) == (members, counts)
        assert found.get("w:seldom") is None
        assert len(found.beginning("w:oft")) == 1


ANOTHER_PROCESS = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
import django
django.setup()
from django.db import connection
from django.http import QueryDict
from resolutions.search import search
connection.settings_dict["NAME"] = sys.argv[1]
for line in sys.stdin:
    found = search(QueryDict(line.strip()))
    status = {value.value: value.count for value in found.facets["status"].values}
    print(found.count, status.get("adopted", 0), len(found.results), flush=True)
"""


@pytest.mark.django_db(transaction=True)
def test_two_processes_count_the_same_as_soon_as_a_text_is_public():
    name = connection.settings_dict["NAME"]
    with subprocess.Popen(
        [sys.executable, "-c", ANOTHER_PROCESS, name],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip

        def counted_there():
            other.stdin.write("q=zebra\n")
            other.stdin.flush()
            return other.stdout.readline().split()

        assert counted_there() == ["0", "0", "0"]
        with transaction.atomic():
            held = hold("A/RES/70/1", [an_operative(1, "Urges zebra crossings;")])
            assert search(QueryDict("q=zebra")).count == 1
            # Not public yet.
            assert counted_there() == ["0", "0", "0"]
        assert counted_there() == ["1", "1", "1"]
        with transaction.atomic():
            editions.withdraw(held, "An error.")
            assert counted_there() == ["1", "1", "1"]
        assert counted_there() == ["0", "0", "0"]
        other.stdin.close()
