from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resolutions.models import Paragraph
from resolutions.parsing.topics import TOPICS
from resolutions.search import search
from resolutions.search.asked import read_asked
from resolutions.search.filters import ParagraphFilters
from resolutions.tests.factories import an_operative, hold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_archive")]

NAMES = ("year", "verb", "topic", "body", "addressee", "kind", "status")

# One row a paragraph: what it has of every facet, read plainly.
READ = {
    "year": lambda p: [str(p.resolution.year or "none")],
    "verb": lambda p: [p.verb.name] if p.verb else [],
    "topic": lambda p: [topic.slug for topic in p.topics.all()],
    "body": lambda p: [p.resolution.body] if p.resolution.body else [],
    "addressee": lambda p: [each.name for each in p.addressees.all()],
    "kind": lambda p: [p.kind],
    "status": lambda p: [p.resolution.status],
}
CHOICES = {
    "year": ["2007", "2009", "2010", "none", "1999", "junk"],
    "verb": ["urges", "requests", "takes note", "frobs", ""],
    "topic": ["corruption", "trafficking-in-persons", "terrorism", "-"],
    "body": ["General Assembly", "Economic and Social Council", "\x00"],
    "addressee": ["Member States", "States", "Nobody"],
    "kind": ["preambular", "operative", "annex", "heading"],
    "status": ["adopted", "draft", "DRAFT"],
}


def rows():
    paragraphs = Paragraph.objects.filter(kind__in=["preambular", "operative", "annex"])
    return [
        {"text": each.text.lower(), **{name: set(READ[name](each)) for name in NAMES}}
        for each in paragraphs
    ]


def obeys(row, chosen):
    return all(
        not row[name[1:]] & values if name[0] == "-" else bool(row[name] & values)
        for name, values in chosen.items()
    )


def choosing(name, value, chosen):
    """What choosing the value alone asks for: with what else of the facet is left out."""
    left_out = {f"-{name}": chosen.get(f"-{name}", set()) - {value}}
    return chosen | left_out | {name: {value}}


def addressed(chosen, **more):
    pairs = [(name, value) for name, values in chosen.items() for value in values]
    pairs += more.items()
    return "&".join(f"{name}={value}" for name, value in pairs)


chosen_values = st.dictionaries(
    st.sampled_from([*NAMES, *(f"-{name}" for name in NAMES)]),
    st.sets(st.integers(0, 5), min_size=1, max_size=3),
    max_size=4,
).map(
    lambda chosen: {
        name: {
            CHOICES[name.removeprefix("-")][n % len(CHOICES[name.removeprefix("-")])]
            for n in picked
        }
        for name, picked in chosen.items()
    }
)
KNOWN = {name: set(values) - {"frobs", "", "-", "junk", "\x00", "Nobody", "heading"}
         for name, values in CHOICES.items()}  # fmt: skip


def understood(chosen):
    known = {
        name: {value.replace("DRAFT", "draft") for value in values}
        & KNOWN[name.removeprefix("-")]
        for name, values in chosen.items()
    }
    return {name: values for name, values in known.items() if values}


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(chosen=chosen_values, q=st.sampled_from(["", "crime", "report", "zebra"]))
def test_counts_are_those_of_counting_by_hand(find, chosen, q):
    known = understood(chosen)
    stems = {"crime": "crime", "report": "report", "zebra": "zebra", "": ""}
    matching = [row for row in rows() if stems[q] in row["text"]]
    found = find(addressed(chosen, q=q, **{"more": "topic"}))
    assert found.count == sum(obeys(row, known) for row in matching)
    for name in NAMES:
        values = {value for row in matching for value in row[name]}
        by_hand = {
            value: sum(obeys(row, choosing(name, value, known)) for row in matching)
            for value in values
        }
        shown = {each.value: each.count for each in found.facets[name].values}
        in_force = known.get(name, set()) | known.get(f"-{name}", set())
        counted = {value: count for value, count in by_hand.items() if count}
        assert shown == dict.fromkeys(in_force, 0) | counted


@pytest.mark.parametrize(
    "address",
    ["", "q=crime", "year=2009", "verb=urges&topic=corruption", "-body=General+Assembly",
     "cites=A/RES/60/288", "from=2009", "q=crime&status=adopted&kind=operative",
     "-topic=corruption", "-addressee=States&-topic=trafficking-in-persons&q=crime",
     "-topic=corruption&-topic=terrorism&-verb=urges"],
)  # fmt: skip
def test_a_count_is_what_choosing_the_value_gives(find, address):
    found = find(address)
    for name, facet in found.facets.items():
        if any(each.selected for each in facet.values):
            continue
        for each in facet.values:
            chosen = find(each.url)
            assert chosen.count == each.count, (name, each.value)
            others = find(each.exclude_url)
            left = each.count if each.excluded else -each.count
            assert others.count == found.count + left, (name, each.value)


def value_of(found, facet, value):
    return next(each for each in found.facets[facet].values if each.value == value)


def test_a_facet_counts_as_if_nothing_in_it_were_chosen(find):
    before, after = find("q=crime"), find("q=crime&verb=urges&-verb=takes+note")
    counts = [
        {each.value: each.count for each in found.facets["verb"].values}
        for found in (before, after)
    ]
    assert counts[0] == counts[1]
    assert after.facets["year"].values != before.facets["year"].values


def test_the_address_of_a_value_toggles_it_and_drops_the_page(find):
    found = find("size=1&page=2&verb=requests")
    assert found.page == 2
    assert value_of(found, "verb", "urges").url == (
        "/search?verb=requests&verb=urges&size=1"
    )
    assert value_of(found, "verb", "requests").url == "/search?size=1"
    assert value_of(found, "verb", "requests").selected


def test_excluding_a_value_takes_its_choice_back(find):
    requests = value_of(find("verb=requests"), "verb", "requests")
    assert requests.exclude_url == "/search?-verb=requests"
    excluded = value_of(find("-verb=requests"), "verb", "requests")
    assert (excluded.selected, excluded.excluded) == (False, True)
    assert excluded.url == "/search?verb=requests"
    assert excluded.exclude_url == "/search"


def test_a_chosen_value_is_listed_even_when_nothing_has_it(find):
    terrorism = value_of(find("topic=terrorism"), "topic", "terrorism")
    assert (terrorism.count, terrorism.selected) == (0, True)
    assert terrorism.label == TOPICS["terrorism"]


def test_years_come_newest_first_and_no_year_last(find):
    years = find().facets["year"].values
    assert [year.value for year in years] == ["2010", "2009", "2007", "none"]
    assert years[-1].label == "No year stated"


def test_other_values_come_by_count_and_then_by_name(find):
    verbs = [(each.value, each.count) for each in find().facets["verb"].values]
    assert verbs == [("recalling", 2), ("requests", 2), ("urges", 2), ("takes note", 1)]


def test_ten_values_are_listed_and_all_when_asked_for(find):
    hold(
        "A/RES/66/1",
        [an_operative(n, addressees=[f"Office {n:02}"]) for n in range(12)],
        year=2011,
    )
    facet = find().facets["addressee"]
    assert (len(facet.values), facet.truncated) == (10, True)
    everything = find(facet.more_url).facets["addressee"]
    assert (len(everything.values), everything.truncated) == (14, False)
    assert everything.more_url is None
    last = find("addressee=office-11").facets["addressee"]
    assert [each.value for each in last.values if each.selected] == ["Office 11"]
    assert len(last.values) == 10


def test_every_filter_in_force_can_be_taken_back(find):
    found = find("q=crime&verb=urges&-topic=corruption&from=2008&cites=A/64/123")
    chips = {chip.label: chip.url for chip in found.chips}
    assert list(chips) == [
        "Verb: urges",
        "Topic: not Corruption",
        "Cites: A/64/123",
        "From 2008",
    ]
    assert chips["From 2008"] == (
        "/search?q=crime&verb=urges&-topic=corruption&cites=A%2F64%2F123"
    )
    for url in chips.values():
        assert len(find(url).chips) == 3


@pytest.mark.parametrize(
    "address",
    ["", "q=a+%26+b/c&year=2009&year=2010&-year=2007&sort=oldest&size=5&more=topic",
     "-topic=corruption&topic=terrorism&verb=takes+note&to=2010&cites=A/RES/60/288",
     "topic=terrorism&topic=corruption&from=2000"],
)  # fmt: skip
def test_addresses_put_together_at_once_are_those_put_together_singly(address):
    params = QueryDict(address)
    asked, _ = read_asked(params, params.get("q", ""), ParagraphFilters(params).chosen)
    assert asked.chosen or not address
    for name in NAMES:
        values = [value for value in CHOICES[name] if value]
        for value, choose, leave_out in asked.toggles(name, values):
            assert choose == asked.toggled(name, value).url
            assert leave_out == asked.toggled(f"-{name}", value).url


def test_links_of_data_lead_to_data(find):
    params = QueryDict("q=crime&size=1&page=2&verb=urges&verb=requests")
    page, data = search(params), search(params, ending=".json")
    assert data.url == page.url and data.results == page.results
    links = [
        *(data.next, data.previous, *(chip.url for chip in data.chips)),
        *(v.url for facet in data.facets.values() for v in facet.values),
        *(v.exclude_url for facet in data.facets.values() for v in facet.values),
    ]
    assert links and all(url.startswith("/search.json") for url in links)
    assert data.next.replace(".json", "") == page.next
